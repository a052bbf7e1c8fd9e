"""Two-way feedback as a document: shared by both, or what one person received."""

from __future__ import annotations

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.reports.compose import FULL, on_one_page, when_words
from hirepair_desktop.reports.feedback import feedback_page
from hirepair_desktop.reports.feedback_data import FeedbackFacts, feedback_facts
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.text import _


def feedback_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The summary of one feedback session."""
    facts = feedback_facts(s, session, options.only_received_by)
    frame = _frame(facts, options)
    if options.full:
        from hirepair_desktop.reports.feedback_full import feedback_rest

        page = feedback_page(facts, FULL)
        return Sheet(options.paper, frame, [*page, *feedback_rest(s, facts, options)])
    return on_one_page(options.paper, frame, lambda fit: feedback_page(facts, fit))


def _frame(facts: FeedbackFacts, options: PrintOptions) -> Frame:
    session, people = facts.session, facts.people
    if facts.alone is None:
        seen = _("Printed because both agreed. May be seen by {names}.").format(names=people.names(people.pair))
    else:
        seen = _("What one person received. May be seen by {name}.").format(name=people.name(facts.alone))
    return Frame(
        kind=_("Two-way feedback"),
        when=when_words(session.started_at, session.closed_at),
        about=people.both(),
        seen_by=seen,
        record=session.id,
        printed=options.today,
    )
