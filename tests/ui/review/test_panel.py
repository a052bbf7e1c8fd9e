"""The panel in its frame: eight sections that can all be skipped, whose turn it is, the decision at the side."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Entry, GapNote, Session
from hirepair_desktop.model.form import Kind
from hirepair_desktop.model.kinds import SectionState
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.review_state import PARTS
from hirepair_desktop.ui.review.decision_side import DecisionSide
from hirepair_desktop.ui.review.panel import PAGES
from hirepair_desktop.ui.session.agenda_items import agenda_items
from hirepair_desktop.ui.session.frame import SessionFrame
from tests.ui.dressed import dress
from tests.ui.review.debrief import REVEALED, Debrief


@pytest.fixture
def framed(qtbot: QtBot, debrief: Debrief) -> SessionFrame:
    """The session on the table."""
    frame = SessionFrame(debrief.panel())
    qtbot.addWidget(frame)
    frame.resize(1440, 844)
    frame.show()
    qtbot.waitExposed(frame)
    frame.begin()
    return frame


def test_the_decision_is_read_once_on_opening(qtbot: QtBot, debrief: Debrief, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[DecisionSide] = []
    refresh = DecisionSide.refresh
    monkeypatch.setattr(DecisionSide, "refresh", lambda side: (read.append(side), refresh(side)))
    frame = SessionFrame(debrief.panel())
    qtbot.addWidget(frame)
    frame.resize(1440, 844)
    frame.show()
    frame.begin()
    QApplication.processEvents()
    assert (len(read), read[0].isVisible()) == (1, True)


def test_every_section_of_the_form_has_its_page() -> None:
    assert list(PAGES) == [section.key for section in REVIEW.sections]


def test_the_table_bar_names_the_candidate(framed: SessionFrame) -> None:
    assert framed.panel.title() == "Debrief: Priya Raman"


def test_an_unnamed_candidate_is_called_by_alias(debrief: Debrief) -> None:
    debrief.change(Candidate, "candidate", name="")
    assert debrief.panel().title() == "Debrief: K01"


def test_a_debrief_whose_candidate_was_erased_says_so(debrief: Debrief) -> None:
    with debrief.store.write() as s:
        session = s.get_one(Session, debrief["session"])
        session.candidates = []
    with pytest.raises(RefusedValueError, match="names no candidate any more"):
        debrief.panel()


def test_every_section_can_be_skipped(framed: SessionFrame, debrief: Debrief) -> None:
    for _section in REVIEW.sections:
        framed.skip_section.trigger()
    session = next(session for session in debrief.all(Session) if session.id == debrief["session"])
    states = {section["key"]: section["state"] for section in session.sections}
    assert set(states.values()) == {SectionState.SKIPPED}


def test_every_needed_part_of_the_form_knows_when_it_is_open() -> None:
    assert list(PARTS) == [field.key for field in REVIEW.fields if field.needed and field.kind is Kind.PART]


def visited(framed: SessionFrame) -> dict[str, str]:
    """How reveal, gaps and challenge stand in the agenda once each was visited and left."""
    for key in ("reveal", "gaps", "challenge", "decision"):
        framed.show_section(key)
    states = {item.key: item.state for item in agenda_items(framed.panel, "decision")}
    return {key: states[key] for key in ("reveal", "gaps", "challenge")}


def test_what_was_visited_and_is_open_has_no_tick(framed: SessionFrame) -> None:
    assert visited(framed) == {"reveal": "open", "gaps": "open", "challenge": "open"}


def test_what_was_answered_has_its_tick(framed: SessionFrame, debrief: Debrief) -> None:
    debrief.reveal()
    here = {"session_id": debrief["session"]}
    with debrief.store.write() as s:
        s.add(
            GapNote(
                **here, candidate_id=debrief["candidate"], criterion_id=debrief["bar"], text="Two talks, two cases."
            )
        )
        for field in REVIEW.fields_of("challenge"):
            who = debrief["nadia" if field.key.endswith(".r") else "tomas"]
            s.add(Entry(**here, key=field.key, person_id=who, text="Yes", written_at=REVEALED))
    assert visited(framed) == {"reveal": "done", "gaps": "done", "challenge": "done"}


@pytest.mark.parametrize(
    ("key", "turn"),
    [("agreed", "rec"), ("reveal", "both"), ("gaps", "rec"), ("challenge", "rec"), ("decision", "man"), ("pay", "man"),
     ("message", "rec"), ("learning", "both")],
)  # fmt: skip
def test_the_turn_begins_with_who_leads(framed: SessionFrame, key: str, turn: str) -> None:
    framed.show_section(key)
    assert framed.panel.turn == turn


def test_in_the_decision_one_decides_and_one_advises(framed: SessionFrame) -> None:
    framed.show_section("decision")
    section = REVIEW.section("decision")
    assert [framed.panel.doing(section, side) for side in ("rec", "man")] == ["Advising", "Deciding"]


def test_ctrl_d_goes_to_the_decision(framed: SessionFrame, qtbot: QtBot) -> None:
    framed.activateWindow()
    qtbot.waitUntil(framed.isActiveWindow)
    framed.go_decision.trigger()
    assert framed.panel.side.box.options.buttons["hire"].hasFocus()  # type: ignore[attr-defined]


def test_the_coach_leads_to_what_the_decision_lacks(framed: SessionFrame, qtbot: QtBot) -> None:
    framed.activateWindow()
    qtbot.waitUntil(framed.isActiveWindow)
    framed.show_section("decision")
    side: Any = framed.panel.side  # type: ignore[attr-defined]
    side.box.options.buttons["hold"].click()
    framed.panel.page.reach("decision", "")  # type: ignore[union-attr]
    assert side.question.text.hasFocus()
    side.box.options.buttons["hire"].click()
    framed.panel.page.reach("decision", "")  # type: ignore[union-attr]
    assert side.box.reason.text.hasFocus()


def test_write_it_turns_to_the_message(framed: SessionFrame) -> None:
    framed.panel.side.hearing.write.click()  # type: ignore[attr-defined]
    assert framed.section_key() == "message"


@pytest.mark.parametrize(("width", "expected"), [(1440, 412), (1439, 356), (1280, 356)])
def test_the_decision_is_as_wide_as_drawn(framed: SessionFrame, width: int, expected: int) -> None:
    assert framed.panel.side_width(width) == expected


def test_at_1280_nothing_of_the_decision_is_cut(framed: SessionFrame, debrief: Debrief) -> None:
    side: Any = framed.panel.side  # type: ignore[attr-defined]
    side.box.options.buttons["hire"].click()
    framed.resize(1280, 744)
    QApplication.processEvents()
    assert side.minimumSizeHint().width() <= 356 - 10
    assert side.box.draft.text() == "Draft"


def test_in_large_text_the_decision_follows_its_page(debrief: Debrief, qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, text_size=2.0)
    panel = debrief.panel()
    assert panel.make_side() is None
    page = panel.make_page("decision")
    qtbot.addWidget(page)
    assert panel.side is not None and page.isAncestorOf(panel.side)


def test_in_large_text_a_button_brings_the_coach_over_each_page(
    debrief: Debrief, qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, text_size=2.0)
    debrief.reveal()
    panel = debrief.panel()
    frame = SessionFrame(panel)
    qtbot.addWidget(frame)
    frame.resize(1440, 844)
    frame.show()
    frame.begin()
    for section in REVIEW.sections:
        frame.show_section(section.key)
        panel.coach.coach.look()
        made, n = panel.pages[section.key].coach_button, panel.coach.count()
        assert (made.isVisible(), made.text(), n > 0) == (True, f"Coach, {n}", True)
    made.click()
    drawer = panel.coach.drawer
    assert drawer is not None and drawer.isVisible()


def test_required_people_are_fixed_once_the_round_is_open(debrief: Debrief) -> None:
    panel = debrief.panel()
    before = panel.required_people("ratings", debrief["candidate"])
    debrief.set_keys()
    debrief.open_round("nadia", "tomas")
    after = panel.required_people("ratings", debrief["candidate"])
    assert (len(before), after) == (5, [debrief["nadia"], debrief["tomas"]])


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast_dark", "high_contrast_light"])
def test_every_page_can_be_drawn_in_every_theme(qtbot: QtBot, qapp: QApplication, theme: str, debrief: Debrief) -> None:
    dress(qapp, theme)
    debrief.reveal()
    frame = SessionFrame(debrief.panel())
    qtbot.addWidget(frame)
    frame.resize(1280, 744)
    frame.show()
    qtbot.waitExposed(frame)
    frame.begin()
    for key in PAGES:
        frame.show_section(key)
        QApplication.processEvents()
        assert not frame.grab().isNull()
