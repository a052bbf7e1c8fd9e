"""The intake brief as a document: its frame, its page or all of it."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports.compose import FULL, on_one_page, when_words
from hirepair_desktop.reports.intake import intake_page
from hirepair_desktop.reports.intake_facts import IntakeFacts, intake_facts
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.text import _, local, long_day


def intake_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The brief of one intake or re-intake."""
    facts = intake_facts(s, session)
    frame = _frame(facts, options)
    if options.full:
        from hirepair_desktop.reports.intake_full import intake_rest

        return Sheet(options.paper, frame, [*intake_page(facts, FULL), *intake_rest(s, facts, options)])
    return on_one_page(options.paper, frame, lambda fit: intake_page(facts, fit))


def _frame(facts: IntakeFacts, options: PrintOptions) -> Frame:
    session, people = facts.session, facts.people
    if facts.version is not None:
        when = _("Agreed {day}, version {n}").format(
            day=long_day(local(facts.version.agreed_at).date()), n=facts.version.n
        )
    else:
        when = _("{when}, not yet agreed").format(when=when_words(session.started_at, session.closed_at))
    kind = _("Intake brief") if session.kind is SessionKind.INTAKE else _("Re-intake brief")
    return Frame(
        kind=kind,
        when=when,
        about=_("{role}, {pair}").format(role=facts.columns["title"], pair=people.both()),
        seen_by=_("May be seen by {names}.").format(names=people.names(people.pair)),
        record=session.id,
        printed=options.today,
    )
