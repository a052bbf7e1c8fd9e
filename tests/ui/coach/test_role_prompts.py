"""The coach outside a session: beside the interview plan, and in the brief on the page of a role."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from hirepair_desktop.model import Dismissal, Role
from hirepair_desktop.ui.coach.role_prompts import RolePrompts
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.window import own_copy, window_on


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a copy of the sample, in which nobody looks for one must of R1."""
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        assert made.workspace is not None
        with made.workspace.write() as s:
            role = s.scalars(select(Role).where(Role.code == "R1")).one()
            alone = next(c for c in role.criteria if c.label == "Raises peers' work")
            for stage in role.stages:
                stage.criteria = [c for c in stage.criteria if c is not alone]
                stage.lead_ids = [key for key in stage.lead_ids if key != alone.id]
        yield made


def shown(window: MainWindow, place: str) -> Any:
    """The page of R1 and the coach on it, once it has looked."""
    assert window.workspace is not None and window.desk is not None
    with window.workspace.read() as s:
        role_id = s.scalars(select(Role.id).where(Role.code == "R1")).one()
    window.go(place, role_id)
    return window.desk.page


def prompts(page: Any, qtbot: Any) -> RolePrompts:
    """The coach on a page."""
    qtbot.waitUntil(lambda: any(p.isVisible() and p.prompts.cards for p in page.findChildren(RolePrompts)))
    found = page.findChild(RolePrompts)
    assert isinstance(found, RolePrompts)
    return found


def test_the_plan_says_what_nothing_tests(window: MainWindow, qtbot: Any) -> None:
    said = prompts(shown(window, "plan"), qtbot).coach.open()
    assert [prompt.id for prompt in said] == ["I-02"]
    assert said[0].message == "Nothing in the plan tests “Raises peers' work”, so you would be guessing."


def test_go_to_row_selects_a_cell_of_it(window: MainWindow, qtbot: Any) -> None:
    page = shown(window, "plan")
    (card,) = prompts(page, qtbot).prompts.cards.values()
    assert card.go.text() == "Go to row"
    card.go.click()
    criterion_id = prompts(page, qtbot).coach.open()[0].about.id
    assert page.matrix.selected()[0] == criterion_id
    assert page.matrix.table.hasFocus()


def test_dismissing_on_the_plan_asks_whose_reason_it_is(window: MainWindow, qtbot: Any) -> None:
    page = shown(window, "plan")
    (card,) = prompts(page, qtbot).prompts.cards.values()
    card.dismiss.click()
    qtbot.keyClicks(card.reason, "The first week shows it")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    asked = card.speakers.itemAt(1).widget()
    assert asked.text() == "Priya says so"
    asked.click()
    assert window.workspace is not None
    with window.workspace.read() as s:
        kept = s.scalars(select(Dismissal).where(Dismissal.reason == "The first week shows it")).one()
        assert (kept.rule_id, kept.session_id) == ("I-02", None)
    assert page.coach.coach.open() == []


def test_the_brief_on_the_page_of_a_role_asks_to_be_reopened(window: MainWindow, qtbot: Any) -> None:
    page = shown(window, "role")
    (card,) = prompts(page, qtbot).prompts.cards.values()
    assert card.message.text() == "Six weeks in: reopen the brief together for ten minutes?"
    assert card.go.isHidden()  # the button beside it, Re-intake, is the way
    assert page.findChild(type(card.go), "brief_again").isVisible()
