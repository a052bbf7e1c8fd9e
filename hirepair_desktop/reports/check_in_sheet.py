"""The check-in as a document: the page for all three, or everything for the two."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.reports.blocks import Block as Part
from hirepair_desktop.reports.check_in import check_in_page
from hirepair_desktop.reports.check_in_data import CheckInFacts, check_in_facts
from hirepair_desktop.reports.compose import FULL, Fit, on_one_page, when_words
from hirepair_desktop.reports.holding import went_out
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.text import _, joined


def check_in_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The summary of one check-in."""
    facts = check_in_facts(s, session, names=options.names)
    frame = _frame(facts, options)

    def page(fit: Fit) -> list[Part]:
        return [*check_in_page(facts, fit), *went_out(s, session, options, fit)]

    if not options.full:
        return on_one_page(options.paper, frame, page)
    from hirepair_desktop.reports.check_in_full import check_in_rest

    return Sheet(options.paper, frame, [*page(FULL), *check_in_rest(s, facts)])


def _frame(facts: CheckInFacts, options: PrintOptions) -> Frame:
    """Scores and whether one would hire again are for the two alone: the page goes to the hire as well."""
    session, people = facts.session, facts.people
    seen = people.names(people.pair) if options.full else joined([*map(people.name, people.pair), facts.called])
    return Frame(
        kind=_("Check-in summary"),
        when=when_words(session.started_at, session.closed_at),
        about=", ".join(part for part in (facts.role.title, people.both()) if part),
        seen_by=_("May be seen by {names}.").format(names=seen),
        record=session.id,
        printed=options.today,
    )
