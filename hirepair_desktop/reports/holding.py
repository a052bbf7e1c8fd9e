"""What the coach holds back from an export until somebody writes why it goes out (METHOD E: R-28 and C-10)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching import check_in, review
from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import named
from hirepair_desktop.model import Candidate, Criterion, Rating, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import Fit, said, section
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.text import _, ngettext

CAN_BE_HELD = frozenset({SessionKind.DEBRIEF, SessionKind.SHORTLIST, SessionKind.CHECK_IN})
"""The kinds of session whose texts R-28 and C-10 look at."""

MOST_NAMED = 4
PLACES = {
    "message": _("the message to the candidate"),
    "offer": _("the offer"),
    "decision": _("the decision"),
    "person": _("an overall view"),
    "candidate": _("what was written about the profile"),
    "criterion": _("a note on a gap"),
    "check_in": _("what was written at the check-in"),
    "session": _("what was written at the table"),
}
"""Where a prompt's words stand, by the kind of thing it is about."""


def held_back(s: Block, session: Session, today: date | None = None) -> list[Prompt]:
    """The blocks of the coach that stop this summary going out now, also of a session that is closed."""
    if session.kind not in CAN_BE_HELD:
        return []
    look = look_at(s, datetime.now(UTC), today or date.today())
    return [*review.export_stops(s, session.id, look), *check_in.export_stops(s, session.id, look)]


def held_words(s: Block, session: Session, options: PrintOptions) -> str:
    """What is held back, by name and place, and what opens it; "" with a reason or with nothing to hold."""
    stops = [] if options.reason.strip() else held_back(s, session, options.today)
    if not stops:
        return ""
    lines = [f"{_place(s, stop)}: {stop.message}" for stop in stops[:MOST_NAMED]]
    left = len(stops) - MOST_NAMED
    if left > 0:
        lines.append(ngettext("{n} more.", "{n} more.", left).format(n=left))
    return _(
        "The coach holds this summary back. {what} Change the text, or write why it goes out: the reason is printed."
    ).format(what=" ".join(lines))


def _place(s: Block, stop: Prompt) -> str:
    """`K02, the evidence on “Raises peers’ work” (R-28)`."""
    what = PLACES.get(stop.about.kind, _("a text"))
    rating = s.get(Rating, stop.about.id) if stop.about.kind == "rating" else None
    if rating is not None:
        what = _("the evidence on “{criterion}”").format(
            criterion=named(s.get_one(Criterion, rating.criterion_id).label)
        )
    candidate = s.get(Candidate, stop.where.candidate) if stop.where.candidate else None
    words = _("{alias}, {what}").format(alias=candidate.alias, what=what) if candidate is not None else what
    return _("{words} ({rule})").format(words=words[:1].upper() + words[1:], rule=stop.id)


def went_out(
    s: Block, session: Session, options: PrintOptions, fit: Fit, candidate_id: str | None = None
) -> list[blocks.Block]:
    """The reason that opened a block for this export, with the rules it opened, also on one page.

    Where it opened nothing, the full summary says that it was given. With a candidate: only what is held about
    this one, or about nobody.
    """
    if not options.reason.strip():
        return []
    rules = dict.fromkeys(
        stop.id
        for stop in held_back(s, session, options.today)
        if candidate_id is None or stop.where.candidate in (None, candidate_id)
    )
    if not rules:
        return [given(options.reason, fit)] if fit.whole else []
    words = _("A block of the coach ({rules}) was opened for this export: {reason}").format(
        rules=", ".join(rules), reason=options.reason.strip()
    )
    return [section(_("Why it went out"), [said(words, most=fit.free)], fit)]


def given(reason: str, fit: Fit) -> blocks.Stack:
    """The reason somebody gave with the export."""
    return section(_("Reason for this export"), [said(reason)], fit)
