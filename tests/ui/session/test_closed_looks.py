"""How talks of the sample look once they are closed, and a person's page beside them: one window, looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Outcome, Person, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.widgets.boxes import Panel, Rule
from hirepair_desktop.ui.widgets.tag import Tag
from tests.ui.window import own_copy, settle, window_on


class Seen:
    """The window, and the last closed talk of a kind on its table."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def page(self, kind: SessionKind, section: str, alias: str = "") -> Any:
        """A section of the last talk of this kind that is closed, shown."""
        assert self.window.workspace is not None
        with self.window.workspace.read() as s:
            wanted = select(Session.id).where(Session.kind == kind, Session.closed_at.is_not(None))
            if alias:
                wanted = wanted.where(Session.candidates.any(Candidate.alias == alias))
            found = s.scalars(wanted.order_by(Session.closed_at.desc())).first()
        assert found is not None
        if self.window.table is None or self.window.table.panel.session_id != found:
            self.window.go("session", found)
        table: Any = self.window.table
        table.frame.show_section(section)
        settle()
        return table.panel.pages[section]

    def day_90(self, section: str) -> Any:
        """A section of the talk of day 90 with K07 (picture 20)."""
        return self.page(SessionKind.CHECK_IN, section, "K07")


@pytest.fixture(scope="module")
def seen(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    folder = tmp_path_factory.mktemp("closed_looks")
    with window_on(own_copy(made_sample, folder), folder) as window:
        yield Seen(window)


def fill(made: QPushButton) -> str:
    """The colour of a button beside its words."""
    return QColor(made.grab().toImage().pixel(4, made.height() // 2)).name()


def right(part: QWidget) -> int:
    return part.mapTo(part.window(), QPoint(part.width(), 0)).x()


def test_what_was_chosen_is_seen_where_nothing_can_be_chosen_any_more(seen: Seen) -> None:
    colours = {key: fill(made) for key, made in seen.day_90("support").again.buttons.items()}
    assert colours["unsure"] == colours["no"] != colours["yes"]


def test_words_of_thanks_end_where_the_page_ends(seen: Seen) -> None:
    thanks = seen.day_90("celebrate").thanks
    assert {right(helper.words) for helper in thanks.helpers.values()} == {right(thanks)}


def test_an_outcome_that_is_late_is_nothing_to_be_talked_about(seen: Seen) -> None:
    tags = seen.day_90("support").said_part.findChildren(Tag)
    assert [tag.token for tag in tags if tag.words == "Behind"] == [""]


def test_who_was_hired_speaks_on_neither_side(seen: Seen) -> None:
    said = seen.day_90("support").said_part.findChild(Panel, "voice_said").grab().toImage()
    middle = said.height() // 2
    assert said.pixel(0, middle) == said.pixel(3, middle) != said.pixel(2, middle)


def test_answers_that_can_only_be_read_do_not_look_like_buttons(seen: Seen) -> None:
    page = seen.page(SessionKind.FEEDBACK, "manager_receives")
    item = next(iter(page.items.values()))
    strip = item.view.strip
    free = next(made for made in strip.buttons.values() if not made.isChecked())
    behind = QColor(item.view.grab().toImage().pixel(strip.mapTo(item.view, QPoint(free.x() - 2, free.y() + 2))))
    shown = item.view.grab().toImage().pixel(free.mapTo(item.view, QPoint(4, free.height() // 2)))
    assert QColor(shown).name() == behind.name()


def test_the_first_promise_stands_under_its_line_like_the_next(seen: Seen) -> None:
    page = seen.page(SessionKind.FEEDBACK, "promised")
    first = page.groups["rec"].itemAt(0).widget()
    lines = first.parentWidget().findChildren(Rule, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert [line.y() + line.height() for line in lines] == [first.y()]


def test_one_line_stands_before_the_end_of_a_closed_talk(seen: Seen) -> None:
    assert seen.page(SessionKind.MEND, "repair").ending.isHidden()


def test_reasons_of_what_was_heard_begin_under_each_other(seen: Seen) -> None:
    assert seen.window.workspace is not None
    with seen.window.workspace.read() as s:
        amara = s.scalars(select(Person.id).where(Person.name == "Amara Okafor")).one()
    seen.window.go("person", amara)
    settle()
    desk: Any = seen.window.desk
    answers = desk.page.findChildren(Tag, "heard_answer")
    assert {tag.words for tag in answers} == {"Accepted", "Adapted"}
    assert len({tag.parentWidget().x() for tag in answers}) == 1


def test_outcomes_of_a_role_are_read_to_their_end(seen: Seen) -> None:
    assert seen.window.workspace is not None
    with seen.window.workspace.read() as s:
        role, said = (
            s.scalars(select(Role.id).where(Role.code == "R2")).one(),
            "One escalation guide, nights and weekends included",
        )
        assert said in s.scalars(select(Outcome.text).where(Outcome.role_id == role)).all()
    seen.window.go("role", role)
    settle()
    desk: Any = seen.window.desk
    label = next(label for label in desk.page.findChildren(QLabel) if label.text() == said)
    assert label.heightForWidth(label.width()) <= label.height()
