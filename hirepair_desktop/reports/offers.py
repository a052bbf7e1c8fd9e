"""An offer in words: where it lies in the range as it stood, and what became of it."""

from __future__ import annotations

from hirepair_desktop.model import Offer
from hirepair_desktop.model.kinds import OfferStatus
from hirepair_desktop.model.review_facts import place_in_range
from hirepair_desktop.text import _, money, money_range

PLACES = {
    "below": _("below the range of {range}"),
    "inside": _("inside the range of {range}"),
    "above": _("above the range of {range}"),
}
STATUSES = {
    OfferStatus.DRAFT: _("draft"), OfferStatus.MADE: _("made"), OfferStatus.ACCEPTED: _("accepted"),
    OfferStatus.DECLINED: _("declined"), OfferStatus.WITHDRAWN: _("withdrawn"),
}  # fmt: skip


def place_words(offer: Offer) -> str:
    """`above the range of €92,000–112,000`, the range as it stood; "" where none was set."""
    low, high = offer.range_min, offer.range_max
    place = place_in_range(offer.amount, low, high)
    if not place:
        return ""
    if low is not None and high is not None:
        return PLACES[place].format(range=money_range(low, high, offer.currency))
    if low is not None:
        return _("the range began at {amount} and had no end").format(amount=money(low, offer.currency))
    assert high is not None
    return _("the range ended at {amount} and had no beginning").format(amount=money(high, offer.currency))
