"""The shortlist review as a document: one page, or everything."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.reports.blocks import Block as Part
from hirepair_desktop.reports.compose import FULL, Fit, on_one_page, when_words
from hirepair_desktop.reports.holding import went_out
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.shortlist import shortlist_page
from hirepair_desktop.reports.shortlist_data import ShortlistFacts, shortlist_facts
from hirepair_desktop.text import _


def shortlist_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The summary of one shortlist review."""
    facts = shortlist_facts(s, session, names=options.names)
    frame = _frame(facts, options)

    def page(fit: Fit) -> list[Part]:
        return [*shortlist_page(facts, fit), *went_out(s, session, options, fit)]

    if not options.full:
        return on_one_page(options.paper, frame, page)
    from hirepair_desktop.reports.shortlist_full import shortlist_rest

    return Sheet(options.paper, frame, [*page(FULL), *shortlist_rest(s, facts)])


def _frame(facts: ShortlistFacts, options: PrintOptions) -> Frame:
    session, people = facts.session, facts.people
    when = when_words(session.started_at, session.closed_at)
    version = session.brief_version
    return Frame(
        kind=_("Shortlist summary"),
        when=_("{when}, brief version {n}").format(when=when, n=version) if version else when,
        about=", ".join(part for part in (facts.role.title, people.both()) if part),
        seen_by=_("May be seen by {names}. Picks are as sealed.").format(names=people.names(people.pair)),
        record=session.id,
        printed=options.today,
    )
