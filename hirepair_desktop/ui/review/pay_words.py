"""What is said about the range beside an offer, and about a hope that is not on its line."""

from __future__ import annotations

from hirepair_desktop.model.kinds import PayPeriod
from hirepair_desktop.model.pay_hope import is_in, is_unclear
from hirepair_desktop.model.reviewing import RangeInUse
from hirepair_desktop.text import _, bare_day, day, local, money, money_range, shortened
from hirepair_desktop.ui.fields.pay_unit import period_words

SAID = 40
"""Letters of somebody's own words in a sentence."""


def is_held(low: int | None, high: int | None, currency: str, held: RangeInUse) -> bool:
    """Whether the range of an offer is the one of the brief, and has its day."""
    return (low, high, currency) == (held.low, held.high, held.currency)


def range_words(low: int | None, high: int | None, currency: str, held: RangeInUse) -> str:
    """The range an offer lies in, as it stood; or why it lies in none."""
    stood, agreed = bounds_words(low, high, currency), bounds_words(held.low, held.high, held.currency)
    if stood:
        words = _("Range as it stood: {range}").format(range=stood)
        if held.agreed_at is not None and is_held(low, high, currency, held):
            words += _(", agreed {day}").format(day=day(local(held.agreed_at).date()))
        return words
    if not agreed:
        return _("No range was agreed. The amount stands without one, and the summary says so.")
    return _(
        "The range agreed is {range} {period}. An amount in another currency or for another time stands without one, "
        "and the summary says so."
    ).format(range=agreed, period=dict(period_words())[held.period])


def bounds_words(low: int | None, high: int | None, currency: str) -> str:
    """`€92,000–112,000`, `from €92,000, with no end`: a range as far as it was agreed; "" for none."""
    if low is not None and high is not None:
        return money_range(low, high, currency)
    if low is not None:
        return _("from {amount}, with no end").format(amount=money(low, currency))
    return _("up to {amount}, with no beginning").format(amount=money(high, currency)) if high is not None else ""


def agreed_words(low: int | None, high: int | None, currency: str, held: RangeInUse) -> str:
    """The same in the few words of the decision box."""
    if low is None or high is None:
        return _("No range in this unit")
    if not is_held(low, high, currency, held):
        return _("Range as it stood")
    if held.agreed_at is None:
        return _("Range open")
    return _("Range agreed {day}").format(day=bare_day(local(held.agreed_at).date()))


def hope_words(hope: str, currency: str) -> str:
    """Why what somebody hopes for is not on the line; "" where it can be."""
    if not is_in(hope, currency):
        why = _("What they hope for, “{words}”, is in another currency and is not on the line.")
    elif is_unclear(hope):
        why = _("What they hope for, “{words}”, can be read in more than one way and is not on the line.")
    else:
        return ""
    return why.format(words=shortened(" ".join(hope.split()), SAID))


def pay_label(period: PayPeriod) -> str:
    """What the figure in the decision box is."""
    return {
        PayPeriod.YEAR: _("Pay, base per year"), PayPeriod.MONTH: _("Pay, base per month"),
        PayPeriod.HOUR: _("Pay, base per hour"),
    }[period]  # fmt: skip
