"""Decisions about a role in the window: asked on two pages, answered by both, taken back, asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from sqlalchemy import select

from hirepair_desktop.model import Decision, Role
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, DecisionValue
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.pages.test_versions import role_id
from tests.ui.window import own_copy, settle, window_on

pytestmark = pytest.mark.usefixtures("look")
REASON = "Two outcomes need somebody who starts sooner."


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def page(window: MainWindow, place: str = "decisions", about: str = "") -> Any:
    window.go(place, about)
    settle()
    assert window.desk is not None
    return window.desk.page


def click(page: Any, name: str) -> None:
    page.findChild(QAbstractButton, name).click()
    settle()


def question(window: MainWindow, words: str) -> Decision | None:
    """The last one with these words."""
    assert window.workspace is not None
    with window.workspace.read() as s:
        wanted = select(Decision).where(Decision.about == DecisionAbout.ROLE, Decision.question == words)
        return s.scalars(wanted.order_by(Decision.raised_at.desc())).first()


def said(page: Any) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def ask(page: Any, words: str) -> None:
    page.asking.question.set_value(words)
    click(page, "ask_it")


def test_the_role_page_asks(window: MainWindow) -> None:
    shown = page(window, "role", role_id(window, "R1"))
    click(shown, "brief_ask")
    ask(shown, "Add a stage?")
    found = question(window, "Add a stage?")
    assert found is not None and (found.about_id, found.decided_by) == (role_id(window, "R1"), DecidedBy.OWNER)


def test_what_was_asked_stands_on_the_brief(window: MainWindow) -> None:
    shown = page(window, "role", role_id(window, "R1"))
    click(shown, "brief_ask")
    ask(shown, "Add a stage?")
    assert "Add a stage?" in said(shown)


def test_a_question_without_words_is_not_asked(window: MainWindow) -> None:
    shown = page(window)
    click(shown, "ask_for_decision")
    click(shown, "ask_it")
    assert "Write the question so that yes or no answers it." in said(shown)


def test_asking_can_be_undone(window: MainWindow) -> None:
    shown = page(window)
    click(shown, "ask_for_decision")
    ask(shown, "Add a stage?")
    shown.edits.stack.undo()
    assert question(window, "Add a stage?") is None


def test_both_agree_before_both_have_decided(window: MainWindow) -> None:
    shown = page(window)
    found = question(window, "Widen the range by 4k?")
    assert found is not None
    shown._editors[found.id].reason.set_value(REASON)
    click(shown, f"waiting_agrees_rec_{found.id}")
    click(shown, f"waiting_no_{found.id}")
    assert "You both decide this: each of you agrees first." in said(shown)


def test_what_both_decided_carries_both_marks(window: MainWindow) -> None:
    shown = page(window)
    found = question(window, "Widen the range by 4k?")
    assert found is not None
    shown._editors[found.id].reason.set_value(REASON)
    for side in ("rec", "man"):
        click(shown, f"waiting_agrees_{side}_{found.id}")
    click(shown, f"waiting_no_{found.id}")
    with window.workspace.read() as s:  # type: ignore[union-attr]
        makers = [line.makers for line in shown._made(s, window.workspace.pair()) if line.id == found.id]  # type: ignore[union-attr]
    assert makers == [(("Amara Okafor", "rec"), ("Priya Raman", "man"))]


def test_a_question_can_be_taken_back_and_comes_back(window: MainWindow) -> None:
    shown = page(window)
    found = question(window, "Second seat at mid level?")
    assert found is not None
    click(shown, f"waiting_back_{found.id}")
    gone = question(window, "Second seat at mid level?")
    shown.edits.stack.undo()
    back = question(window, "Second seat at mid level?")
    assert (gone, back.id if back is not None else "") == (None, found.id)


def decide(window: MainWindow) -> str:
    found = question(window, "Second seat at mid level?")
    assert found is not None
    shown = page(window)
    shown._editors[found.id].reason.set_value(REASON)
    click(shown, f"waiting_yes_{found.id}")
    return found.id


def test_a_decision_is_asked_again_with_a_reason(window: MainWindow) -> None:
    key = decide(window)
    shown = page(window)
    click(shown, f"decide_again_{key}")
    shown._made_rows[key].reason.set_value("The budget came back smaller.")
    click(shown, f"again_ask_{key}")
    with window.workspace.read() as s:  # type: ignore[union-attr]
        role = s.scalars(select(Role).where(Role.code == "R1")).one()
        rows = s.scalars(select(Decision).where(Decision.about_id == role.id, Decision.question.like("Second%")))
        told = sorted((row.value or "", row.reopened_reason) for row in rows)
    assert told == [("", "The budget came back smaller."), (DecisionValue.YES, "")]


def test_asking_again_wants_a_reason(window: MainWindow) -> None:
    key = decide(window)
    shown = page(window)
    click(shown, f"decide_again_{key}")
    click(shown, f"again_ask_{key}")
    assert "Say why it is decided again" in said(shown)
