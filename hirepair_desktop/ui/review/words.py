"""How the values of a review are said: verdicts, confidence, decisions, tiers, small numbers."""

from __future__ import annotations

from hirepair_desktop.model.kinds import Confidence, DecisionValue, OfferStatus, Source, Tier, Verdict
from hirepair_desktop.text import _, ngettext


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


def tier_words(tier: str) -> str:
    """What a criterion is to the job."""
    return {Tier.MUST: _("Must-have"), Tier.NICE: _("Nice to have"), Tier.LEARN: _("Can learn")}[Tier(tier)]


def source_words(source: str, first_name: str) -> str:
    """How a candidate came, with the name of who brought them where there is one."""
    if not first_name:
        return {
            Source.APPLIED: _("applied"), Source.SOURCED: _("sourced"), Source.REFERRAL: _("referred"),
            Source.LEAD: _("a lead"), Source.INTERNAL: _("from inside"),
        }[Source(source)]  # fmt: skip
    words = _("referred by {name}") if source == Source.REFERRAL else _("found by {name}")
    return words.format(name=first_name)


def number_word(n: int) -> str:
    """A small number as a word: `five`; figures from eleven on."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"),
        _("nine"), _("ten"),
    )  # fmt: skip
    return words[n] if 0 <= n < len(words) else str(n)


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
