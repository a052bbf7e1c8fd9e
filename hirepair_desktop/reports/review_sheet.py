"""The debrief as a document: one candidate after the other, a page each or everything."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import AIRS, FULL, Fit, on_one_page, when_words
from hirepair_desktop.reports.holding import went_out
from hirepair_desktop.reports.options import PrintOptions
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.review import review_page
from hirepair_desktop.reports.review_data import ReviewFacts, review_facts
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.text import _, joined


def review_sheet(s: Block, session: Session, options: PrintOptions) -> Sheet:
    """The summary of one debrief."""
    every = [review_facts(s, session, candidate, names=options.names) for candidate in session.candidates]
    frame = _frame(session, People(s, session.partnership), every, options)
    parts: list[blocks.Block] = []
    for facts in every:
        if parts:
            parts.append(blocks.PageEnd())
        parts += _part(s, facts, options, frame)
    return Sheet(options.paper, frame, parts)


def _part(s: Block, facts: ReviewFacts, options: PrintOptions, frame: Frame) -> list[blocks.Block]:
    def page(fit: Fit) -> list[blocks.Block]:
        return [*review_page(facts, fit), *went_out(s, facts.session, options, fit, facts.candidate.id)]

    if not options.full:
        return list(on_one_page(options.paper, frame, page).blocks)
    from hirepair_desktop.reports.review_full import review_rest

    return [*_whole(options.paper, frame, page), *review_rest(s, facts)]


def _whole(paper: str, frame: Frame, page: Callable[[Fit], list[blocks.Block]]) -> list[blocks.Block]:
    """The page with nothing left out; where closer paddings keep it on one sheet, no last section stands alone."""
    for air in AIRS:
        found = page(Fit(air, whole=True))
        if Sheet(paper, frame, found).fits_one_page():
            return found
    return page(FULL)


def _frame(session: Session, people: People, every: list[ReviewFacts], options: PrintOptions) -> Frame:
    role = session.role
    about = [joined([facts.called for facts in every])]
    if role is not None:
        about.append(role.title)
    about.append(people.both())
    seen = dict.fromkeys([*people.pair, *(rater for facts in every for rater in facts.raters)])
    version = session.brief_version
    when = when_words(session.started_at, session.closed_at)
    return Frame(
        kind=_("Debrief summary"),
        when=_("{when}, brief version {n}").format(when=when, n=version) if version else when,
        about=", ".join(part for part in about if part),
        seen_by=_("May be seen by {names}. Ratings are as sealed.").format(names=people.readers(seen)),
        record=session.id,
        printed=options.today,
    )
