"""How the values of a review are said: verdicts, confidence, decisions, tiers."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Confidence, DecisionValue, OfferStatus, Verdict
from hirepair_desktop.text import _, ngettext, number_word


def verdict_words(value: str) -> str:
    """An overall view in two words at most, as the matrix shows it."""
    return {
        Verdict.STRONG_YES: _("Strong yes"), Verdict.YES: _("Yes"),
        Verdict.NO: _("No"), Verdict.STRONG_NO: _("Strong no"),
    }[Verdict(value)]  # fmt: skip


def verdict_choices() -> list[tuple[str, str]]:
    """The four overall views as a scorecard asks for them."""
    return [
        (Verdict.STRONG_YES.value, _("Yes, strongly")), (Verdict.YES.value, _("Yes")),
        (Verdict.NO.value, _("No")), (Verdict.STRONG_NO.value, _("No, strongly")),
    ]  # fmt: skip


def confidence_words() -> list[tuple[str, str]]:
    """How sure somebody is."""
    return [
        (Confidence.LOW.value, _("Low")), (Confidence.MEDIUM.value, _("Medium")),
        (Confidence.HIGH.value, _("High")),
    ]  # fmt: skip


def decision_choices() -> list[tuple[str, str]]:
    """What a decision about a candidate can be, as the buttons of the decision box say it."""
    return [
        (DecisionValue.HIRE.value, _("Hire")), (DecisionValue.NO_HIRE.value, _("No")),
        (DecisionValue.HOLD.value, _("Hold")), (DecisionValue.MORE_EVIDENCE.value, _("More evidence")),
    ]  # fmt: skip


def decision_words(value: str | None) -> str:
    """A decision as it is said; open while there is none."""
    return {
        DecisionValue.HIRE: _("Hire"), DecisionValue.NO_HIRE: _("No hire"), DecisionValue.HOLD: _("Hold"),
        DecisionValue.MORE_EVIDENCE: _("More evidence"), DecisionValue.LOST: _("Lost"),
        DecisionValue.YES: _("Yes"), DecisionValue.NO: _("No"),
    }[DecisionValue(value)] if value else _("Open")  # fmt: skip


def sealed_words(sealed: int, required: int) -> str:
    """How many scorecards were sealed before the reveal."""
    if sealed == required == 2:
        return _("Both sealed")
    if sealed == required:
        return ngettext("One scorecard sealed", "All {n} sealed", sealed).format(n=number_word(sealed))
    return _("{k} of {n} sealed").format(k=sealed, n=required)


def offer_words(status: str) -> str:
    """What became of an offer."""
    return {
        OfferStatus.DRAFT: _("draft"), OfferStatus.MADE: _("made"), OfferStatus.ACCEPTED: _("accepted"),
        OfferStatus.DECLINED: _("declined"), OfferStatus.WITHDRAWN: _("withdrawn"),
    }[OfferStatus(status)]  # fmt: skip
