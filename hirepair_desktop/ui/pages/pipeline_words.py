"""How the pipeline says things: stages of the strip, where somebody stands, whose step comes next."""

from __future__ import annotations

from hirepair_desktop.model.kinds import CandidateStatus, Source
from hirepair_desktop.model.pipeline import Arranged, Order
from hirepair_desktop.model.pipeline_facts import Act, Step
from hirepair_desktop.text import _, bare_day, ngettext, number


def group_words() -> dict[str, str]:
    """The stages of the strip."""
    return {
        "new": _("New"),
        "shortlisted": _("Shortlisted"),
        "interviewing": _("Interviewing"),
        "debriefed": _("Debriefed"),
        "offered": _("Offered"),
        "hired": _("Hired"),
        "closed": _("Closed"),
    }


def status_words(status: CandidateStatus) -> str:
    """Where a candidate stands."""
    return {
        CandidateStatus.NEW: _("New"),
        CandidateStatus.SHORTLISTED: _("Shortlisted"),
        CandidateStatus.INTERVIEWING: _("Interviewing"),
        CandidateStatus.DEBRIEFED: _("Debriefed"),
        CandidateStatus.OFFERED: _("Offered"),
        CandidateStatus.HIRED: _("Hired"),
        CandidateStatus.DECLINED: _("Declined"),
        CandidateStatus.WITHDRAWN: _("Withdrew"),
        CandidateStatus.LOST: _("Lost"),
        CandidateStatus.CLOSED: _("Closed"),
    }[status]


def end_words() -> list[tuple[str, str]]:
    """How it can end for a candidate: their word first, then ours."""
    return [
        (CandidateStatus.CLOSED.value, _("We close")),
        (CandidateStatus.WITHDRAWN.value, _("Withdrew")),
        (CandidateStatus.DECLINED.value, _("Declined")),
        (CandidateStatus.LOST.value, _("Left waiting")),
    ]


def source_words(source: Source) -> str:
    """How a candidate came."""
    return {
        Source.APPLIED: _("Applied"),
        Source.SOURCED: _("Sourced"),
        Source.REFERRAL: _("Referral"),
        Source.LEAD: _("Lead"),
        Source.INTERNAL: _("From inside"),
    }[source]


def found_words(source: Source, brought_by: str) -> str:
    """How a candidate came and who brought them: `Lucía’s lead`, `Amara`, `Applied`."""
    if not brought_by:
        return source_words(source)
    words = {Source.REFERRAL: _("{name}’s referral"), Source.LEAD: _("{name}’s lead")}.get(source, "{name}")
    return words.format(name=brought_by)


def order_words() -> dict[Order, str]:
    """What the list is sorted by."""
    return {
        Order.WAITING: _("By waiting time"),
        Order.NAME: _("By name"),
        Order.ADDED: _("By the day they came"),
    }


def counted_words(arranged: Arranged, order: Order) -> str:
    """How many there are, how many of them are open and are shown, and that the order is no rank."""
    over = arranged.counts.get("closed", 0) + arranged.counts.get("hired", 0)
    n = arranged.of
    people = ngettext("{n} person", "{n} people", n).format(n=number(n))
    opened = _("{n} open").format(n=number(n - over))
    shown = "" if arranged.shown == n else ", " + _("{n} shown").format(n=number(arranged.shown))
    ordered = {
        Order.WAITING: _("In order of waiting time. Nobody is ranked."),
        Order.NAME: _("In order of names. Nobody is ranked."),
        Order.ADDED: _("In order of the day they came. Nobody is ranked."),
    }[order]
    return f"{people}, {opened}{shown}. {ordered}"


def step_words(step: Step | None) -> str:
    """Whose step comes next: `Priya decides`."""
    if step is None:
        return "–"
    on = bare_day(step.on) if step.on is not None else ""
    words = {
        Act.READ: _("{name}: read the profile"),
        Act.CALL: _("{name}: first call"),
        Act.BOOK: _("{name}: book {words}"),
        Act.TALK: _("{name}: interview {on}") if step.name else _("Interview {on}"),
        Act.PLAN_REVIEW: _("{name}: plan the review"),
        Act.REVIEW: _("Review {on}") if on else _("Review, no day yet"),
        Act.SCORECARD: _("{name}: scorecard"),
        Act.PICK: _("{name}: yes, maybe or no"),
        Act.OPEN: _("Both: open it together"),
        Act.DECIDE: _("{name} decides"),
        Act.HOLD: _hold_words(step),
        Act.OFFER: _("{name}: the offer"),
        Act.ANSWER: _("Their answer"),
        Act.TELL: _("{name} tells {words}"),
        Act.THANK: _("{name} tells {words}"),
    }[step.act]
    return words.format(name=step.name, words=step.words, on=on)


def _hold_words(step: Step) -> str:
    """By when and with which question somebody on hold is decided, or what of the two was not written (R-26)."""
    if step.words:
        return _("{name}, by {on}: {words}") if step.on is not None else _("{name}, no end set: {words}")
    return _("{name}, by {on}: on hold") if step.on is not None else _("{name}: on hold, no end set")


def waits_words(days: int | None) -> str:
    """How long somebody has waited: `today`, `4 d`; a dash where nobody waits."""
    if days is None:
        return "–"
    return _("today") if days <= 0 else _("{n} d").format(n=days)


def waited_words(days: int) -> str:
    """The same, in full, for a screen reader."""
    return ngettext("waits {n} day", "waits {n} days", days).format(n=days)


def walking_hints() -> list[tuple[str, str]]:
    """Keys of the list and the columns, with what they do."""
    return [
        ("J", _("next")), ("K", _("previous")), ("F", _("filter")), ("Space", _("tick")), ("Shift ↓", _("tick on")),
        ("Ctrl A", _("tick all")), ("Alt →", _("next stage")), ("Enter", _("open")),
    ]  # fmt: skip
