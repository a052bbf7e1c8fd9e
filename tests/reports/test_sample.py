"""Every summary of the sample: what may go out does, on one page each; the rest says why not (issue A)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from hirepair_desktop.model import Candidate, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.reports import MayNotGoOutError, PrintOptions, session_pdf
from hirepair_desktop.reports.compose import FULL
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.records import attendance
from hirepair_desktop.storage.store import Store
from tests.reports.reading import in_order, pages, words_of

SHORTENED = re.compile(r"… (\+\d|in full)")
"""What stands where words were left out."""

DAY_180 = date(2026, 11, 24)


def _all(store: Store, options: PrintOptions) -> tuple[dict[str, bytes], Counter[str], list[str]]:
    """Documents by session, their count by kind, and why others stay in."""
    found: dict[str, bytes] = {}
    kinds: Counter[str] = Counter()
    left: list[str] = []
    with store.read() as s:
        for session in s.query(Session):
            try:
                found[session.id] = session_pdf(s, session.id, options)
                kinds[session.kind.value] += 1
            except MayNotGoOutError as error:
                left.append(str(error))
    return found, kinds, left


def test_one_document_for_each_session_that_may_go_out(sample: Store) -> None:
    _found, kinds, _left = _all(sample, PrintOptions())
    assert kinds == {"intake": 4, "re_intake": 1, "shortlist": 4, "debrief": 13, "feedback": 9, "check_in": 8}


def test_seven_stay_in_and_say_why(sample: Store) -> None:
    _found, _kinds, left = _all(sample, PrintOptions())
    assert [sum(words in why for why in left) for words in ("did not agree", "did not press", "has not begun")] == [
        2,
        1,
        4,
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_summary_is_one_page(sample: Store, paper: str) -> None:
    found, _kinds, _left = _all(sample, PrintOptions(paper=paper))  # type: ignore[arg-type]
    assert {pages(pdf) for pdf in found.values()} == {1}


def test_nothing_is_shortened_in_full(sample: Store) -> None:
    found, _kinds, _left = _all(sample, PrintOptions(detail="full"))
    assert [key for key, pdf in found.items() if SHORTENED.search(words_of(pdf))] == []


def test_who_was_there_is_not_parted_between_two_pages(sample: Store) -> None:
    with sample.read() as s:
        session = s.query(Session).filter(Session.kind == SessionKind.DEBRIEF, Session.closed_at.is_not(None)).first()
        assert session is not None
        made = attendance(session, People(s, session.partnership), FULL)
    width, full = 490.0, 680.0
    assert made.split(width, made.height(width) - 1, full) == (None, made)


def test_no_candidate_is_named_unless_names_are_ticked(sample: Store) -> None:
    with sample.read() as s:
        names = [candidate.name for candidate in s.query(Candidate) if candidate.name.strip()]
    found, _kinds, _left = _all(sample, PrintOptions())
    assert [name for pdf in found.values() for name in names if name in words_of(pdf)] == []


def test_sealed_page_of_the_sample_is_nowhere(sample: Store) -> None:
    with sample.read() as s:
        planned = s.query(Session).filter_by(kind=SessionKind.DEBRIEF, started_at=None).one().id
    found, _kinds, _left = _all(sample, PrintOptions())
    assert planned not in found


def test_whoever_may_see_a_page_is_read_whole_at_its_foot(sample: Store) -> None:
    with sample.read() as s:
        k02 = s.query(Candidate).filter_by(alias="K02").one()
        session = next(x for x in s.query(Session).filter_by(kind=SessionKind.DEBRIEF) if k02 in x.candidates)
        words = words_of(session_pdf(s, session.id, PrintOptions()))
    assert "May be seen by Amara, Priya, Jonas and Lucía. Ratings are as sealed." in words


def _left_out(words: str) -> int:
    """How many words the notes on a page say are left out."""
    return sum(int(n) for n in re.findall(r"… (?:\+|in full: )(\d+)", words))


def _brief(sample: Store, code: str, kind: SessionKind, **options: str) -> str:
    with sample.read() as s:
        session = next(x for x in s.query(Session).filter_by(kind=kind) if x.role is not None and x.role.code == code)
        return words_of(session_pdf(s, session.id, PrintOptions(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("code,most", [("R1", 130), ("R2", 40), ("R3", 40), ("R4", 40)])
def test_page_of_a_brief_leaves_little_out(sample: Store, code: str, most: int) -> None:
    assert _left_out(_brief(sample, code, SessionKind.INTAKE)) <= most


def test_re_intake_of_the_sample_tells_how_its_block_was_opened(sample: Store) -> None:
    words = _brief(sample, "R3", SessionKind.RE_INTAKE, detail="full")
    wanted = [
        "I-27 Criteria are moving after you met people", "Mei opened it, 8 Aug 2026, 15:41: Obvious.",
        "Version 2, 8 August 2026", "No reason was written.", "Drift from version 1: 0.50.", "Changed:", "“Animation” was added as a must.",
        "Version 3, 2 September 2026", "Drift from version 1: 0.17.", "minutes planned",
    ]  # fmt: skip
    assert in_order(words, wanted) == []


def test_offer_set_by_another_is_printed_with_how_its_block_was_opened(sample: Store) -> None:
    with sample.read() as s:
        k17 = s.query(Candidate).filter_by(alias="K17").one()
        debrief = next(x for x in s.query(Session).filter_by(kind=SessionKind.DEBRIEF) if k17 in x.candidates)
        words = words_of(session_pdf(s, debrief.id, PrintOptions(detail="full")))
    wanted = [
        "Prompts dismissed",
        "R-22 Pay was yours to set",
        "Priya opened it, 9 Oct 2026",
        "Viktor named the figure",
    ]
    assert in_order(words, wanted) == []
