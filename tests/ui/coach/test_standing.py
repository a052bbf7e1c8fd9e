"""The coach on Home: what stands over everything two people do together, where it leads, what P-09 offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.model import Partnership, PowerEntry, Role, Session
from hirepair_desktop.model.kinds import PowerOver, SessionKind
from hirepair_desktop.model.parting import end_pair, pair_again
from hirepair_desktop.ui.coach.standing_prompts import StandingPrompts
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.home_page import HomePage
from tests.ui.window import own_copy, settle, until_built, window_on


@pytest.fixture(scope="module")
def window(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """One window for every test here, on Home, with Amara and Priya."""
    folder = tmp_path_factory.mktemp("standing")
    with window_on(own_copy(made_sample, folder), folder) as made:
        yield made


def coach(window: MainWindow) -> StandingPrompts:
    """The coach on Home, once it has looked."""
    window.go("home", "")
    settle()
    assert window.desk is not None
    until_built(window.desk.page)
    found = window.desk.page.findChild(StandingPrompts)
    assert isinstance(found, StandingPrompts)
    found.coach.look()
    until_built(window.desk.page)
    return found


def ids(window: MainWindow) -> list[str]:
    """The rules that speak, the loudest first."""
    return [prompt.id for prompt in coach(window).coach.open()]


def card(window: MainWindow, rule_id: str) -> Any:
    """The card of a rule, with all of them drawn out."""
    found = coach(window)
    found.prompts.drawn_out = True
    found.prompts.show_prompts()
    return next(made for key, made in found.prompts.cards.items() if key.startswith(rule_id))


def test_home_says_what_stands_over_this_pair_and_no_other(window: MainWindow) -> None:
    assert ids(window) == ["R-37", "I-26", "P-10", "R-08"]


def test_whoever_leaves_home_before_it_spoke_hears_it_later(window: MainWindow) -> None:
    assert window.workspace is not None
    page = HomePage(window.workspace)
    page.show()
    page.grab()
    page.hide()
    until_built(page)
    early = page.findChild(StandingPrompts)
    page.show()
    until_built(page)
    later = page.findChild(StandingPrompts)
    page.close()
    page.deleteLater()
    assert (early, later is not None) == (None, True)


def test_three_are_shown_and_the_rest_counted(window: MainWindow) -> None:
    found = coach(window)
    assert len([made for made in found.prompts.cards.values() if made.isVisible()]) == 3
    assert found.prompts.more.text() == "1 more"


@pytest.mark.parametrize(
    ("rule_id", "words", "place"),
    [("I-26", "Go to role", "role"), ("R-37", "Go to candidate", "candidate"), ("R-08", "Go to insights", "insights")],
)
def test_a_prompt_leads_to_what_it_is_about(window: MainWindow, rule_id: str, words: str, place: str) -> None:
    made = card(window, rule_id)
    assert made.go.text() == words
    made.go.click()
    settle()
    assert window.desk is not None and window.desk.shown()[0] == place


def test_a_reason_sends_it_away_and_undo_brings_it_back(window: MainWindow, qtbot: Any) -> None:
    made = card(window, "P-10")
    made.dismiss.click()
    made.reason.setText("Jonas asked for it.")
    qtbot.keyClick(made.reason, Qt.Key.Key_Return)
    made.speakers.itemAt(0).widget().click()
    assert "P-10" not in ids(window)
    window.acts.undo()
    assert "P-10" in ids(window)


def mends(window: MainWindow) -> list[tuple[str, bool]]:
    """Sessions to mend a fence that are not closed: of which pair, and whether they began."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        found = s.scalars(select(Session).where(Session.kind == SessionKind.MEND, Session.closed_at.is_(None)))
        return [(session.partnership_id, session.started_at is not None) for session in found]


def test_decisions_that_move_away_offer_to_mend_a_fence(window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    with workspace.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        for days in (1, 2):
            at = workspace.now() - timedelta(days=days)
            s.add(PowerEntry(role_id=role.id, what=PowerOver.DECISION, at=at, why="The board asked for it"))
    made = card(window, "P-09")
    assert made.message.text() == "Decisions keep moving away from you two; speak with the sponsor."
    assert made.go.text() == "Mend a fence, 15 min"
    pair = workspace.pair()
    made.go.click()
    settle()
    assert pair is not None and mends(window) == [(pair.id, True)]
    assert window.table is not None and window.table.panel.title() == "Mend a fence"


def test_the_offer_leads_back_to_the_session_that_was_begun(window: MainWindow) -> None:
    window.leave_table()
    card(window, "P-09").go.click()
    settle()
    assert len(mends(window)) == 1 and window.table is not None
    window.leave_table()


def test_what_refuses_an_offer_is_said(window: MainWindow) -> None:
    found, workspace = coach(window), window.workspace
    assert workspace is not None
    prompt = next(each for each in found.coach.open() if each.id == "P-09")
    with workspace.write() as s:
        for session in s.scalars(select(Session).where(Session.kind == SessionKind.MEND)):
            session.closed_at = workspace.now()
        end_pair(s, found.partnership_id, workspace.today(), workspace.today())
    said: list[str] = []
    found.page.said.connect(said.append)
    found.go(prompt)
    with workspace.write() as s:
        pair_again(s, found.partnership_id)
    assert [words[:54] for words in said] == ["Amara and Priya are no pair any more since 24 November"]


def places(window: MainWindow) -> list[QRect]:
    """Where the parts of Home stand in the window."""
    assert window.desk is not None
    parts = [window.desk.page.findChild(QWidget, name) for name in ("next_session", "roles_table", "feedback_balance")]
    return [QRect(part.mapTo(window, part.rect().topLeft()), part.size()) for part in parts if part is not None]


def test_looking_returns_before_the_answer_and_what_comes_moves_nothing(window: MainWindow) -> None:
    found = coach(window)
    found.coach.forget()
    settle()
    before = places(window)
    found.coach.look()
    state = (found.is_reading(), found.coach.open())
    until_built(found.page)
    assert (state, bool(found.coach.open()), places(window)) == ((True, []), True, before)


def test_a_late_answer_about_another_pair_is_not_heard(window: MainWindow) -> None:
    found, workspace = coach(window), window.workspace
    assert workspace is not None
    with workspace.read() as s:
        other = s.scalars(select(Partnership.id).where(Partnership.id != found.partnership_id)).first()
    found.coach.look()
    mine = found.partnership_id
    workspace.turn_to(str(other))
    until_built(found.page)
    told = {prompt.where.partnership for prompt in found.coach.prompts}
    workspace.turn_to(mine)
    until_built(found.page)
    assert told <= {other} and found.partnership_id == mine
