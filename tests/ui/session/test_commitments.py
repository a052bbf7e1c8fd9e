"""Commitments of a session: written, dated, agreed, done, moved, dropped with a word; nothing disappears unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Commitment, Partnership, Session
from hirepair_desktop.model.dismissing import dismiss
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import OpenWorkspace
from tests.factories import DAY, MOMENT, Factory

W = TypeVar("W", bound=QWidget)
HOSTILE = "'; DROP TABLE commitment; --\n<b>שלום</b> \u202e {0}"


class Sheet(Page):
    """A page of nothing but commitments."""

    def __init__(self, workspace: OpenWorkspace, session_id: str, turn: list[str]) -> None:
        super().__init__(workspace, "sheet")
        pair = workspace.pair()
        assert pair is not None
        self.commitments = CommitmentsEditor(self, session_id, pair, lambda: turn[0])
        self.setLayout(stack(self.commitments))

    def refresh(self) -> None:
        with self.workspace.read() as s:
            self.commitments.show_commitments(s)


class Table:
    """One session with its commitments."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        make = Factory()
        session = make.the(Session)
        session.started_at = MOMENT
        self.rec, self.man = make.recruiter.id, make.manager.id
        assert make.the(Partnership)
        self.store = Store.create(path)
        make.save(self.store)
        self.session_id = session.id
        self.turn = ["both"]
        self.workspace = OpenWorkspace(self.store, DAY)
        self.page = Sheet(self.workspace, session.id, self.turn)
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)

    def widget(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        connection = dbapi2.connect(str(self.path))
        try:
            return list(connection.execute(query))
        finally:
            connection.close()

    def added(self, side: str = "rec") -> str:
        """A new commitment by the button; its id."""
        known = {key for (key,) in self.sql("SELECT id FROM commitment")}
        self.qtbot.mouseClick(self.widget(QAbstractButton, f"commitment_add_{side}"), Qt.MouseButton.LeftButton)
        return next(key for (key,) in self.sql("SELECT id FROM commitment") if key not in known)

    def type(self, name: str, words: str) -> None:
        voice = self.widget(VoiceField, name)
        voice.text.selectAll()
        voice.text.insertPlainText(words)
        voice.flush()

    def give_day(self, key: str, day: date) -> None:
        field = self.widget(DateField, f"commitment_{key}_due")
        field.edit.setDate(QDate(day.year, day.month, day.day))
        field.flush()

    def close_session(self) -> None:
        with self.store.write() as s:
            s.get_one(Session, self.session_id).closed_at = MOMENT


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    made = Table(qtbot, tmp_path / "promises.hirepair")
    yield made
    made.page.close()
    made.store.close(backup=False)


@pytest.mark.parametrize("side", ["rec", "man"])
def test_a_commitment_belongs_to_the_one_whose_button_it_was(table: Table, side: str) -> None:
    table.added(side)
    assert table.sql("SELECT owner_id, session_id FROM commitment") == [(getattr(table, side), table.session_id)]


def test_its_words_are_kept_literally(table: Table) -> None:
    key = table.added()
    table.type(f"commitment_{key}_text", HOSTILE)
    assert table.sql("SELECT text FROM commitment") == [(HOSTILE,)]


def test_the_cursor_waits_in_a_new_one(table: Table) -> None:
    key = table.added()
    assert table.widget(VoiceField, f"commitment_{key}_text").text.hasFocus()


def test_a_day_chosen_in_the_session_is_the_first_day(table: Table) -> None:
    key = table.added()
    table.give_day(key, date(2026, 12, 1))
    table.give_day(key, date(2026, 12, 3))
    assert table.sql("SELECT due, first_due, moves FROM commitment") == [("2026-12-03", "2026-12-03", 0)]


def test_a_day_changed_after_the_session_is_a_move(table: Table) -> None:
    key = table.added()
    table.give_day(key, date(2026, 12, 1))
    table.close_session()
    table.give_day(key, date(2026, 12, 9))
    assert table.sql("SELECT due, first_due, moves FROM commitment") == [("2026-12-09", "2026-12-01", 1)]


def test_undo_takes_a_move_back_with_its_count(table: Table) -> None:
    key = table.added()
    table.give_day(key, date(2026, 12, 1))
    table.close_session()
    table.give_day(key, date(2026, 12, 9))
    table.page.edits.stack.undo()
    assert table.sql("SELECT due, moves FROM commitment") == [("2026-12-01", 0)]


def test_for_whom_is_kept(table: Table) -> None:
    key = table.added()
    field = table.widget(ChoiceField, f"commitment_{key}_for")
    field.list.setCurrentIndex(field.list.findData(table.man))
    field.list.activated.emit(field.list.currentIndex())
    assert table.sql("SELECT for_whom FROM commitment") == [(table.man,)]


def test_nobody_agrees_to_what_has_no_day(table: Table) -> None:
    key = table.added()
    mark = table.widget(AgreeMark, f"commitment_{key}_rec_agrees")
    assert (mark.isEnabled(), mark.toolTip()) == (False, "One name and one date.")
    assert table.page.commitments.editors[key].state.text() == "One name and one date."


def test_a_written_reason_opens_the_way_to_agree_without_a_day(table: Table) -> None:
    key = table.added()
    with table.store.write() as s:
        dismiss(s, "P-03", key, table.session_id, table.rec, MOMENT, "It starts when the offer is signed.")
    assert table.widget(AgreeMark, f"commitment_{key}_rec_agrees").isEnabled()


def test_both_agree_by_their_marks(table: Table) -> None:
    key = table.added()
    table.give_day(key, date(2026, 12, 1))
    for side in ("rec", "man"):
        table.widget(AgreeMark, f"commitment_{key}_{side}_agrees").click()
    assert json.loads(table.sql("SELECT agreed_by FROM commitment")[0][0]) == [table.rec, table.man]
    assert table.page.commitments.editors[key].state.text() == "Both agree"


def test_changed_words_are_agreed_by_the_one_who_speaks(table: Table) -> None:
    key = table.added()
    table.give_day(key, date(2026, 12, 1))
    for side in ("rec", "man"):
        table.widget(AgreeMark, f"commitment_{key}_{side}_agrees").click()
    table.turn[0] = "man"
    table.type(f"commitment_{key}_text", "Other words")
    assert json.loads(table.sql("SELECT agreed_by FROM commitment")[0][0]) == [table.man]


def test_done_is_kept_and_can_be_opened_again(table: Table) -> None:
    key = table.added()
    editor = table.page.commitments.editors[key]
    editor.more.chosen.emit("done")
    assert table.sql("SELECT status, done_at IS NOT NULL FROM commitment") == [("done", 1)]
    editor.more.chosen.emit("reopen")
    assert table.sql("SELECT status, done_at FROM commitment") == [("open", None)]


def test_it_is_dropped_with_a_word(table: Table) -> None:
    key = table.added()
    editor = table.page.commitments.editors[key]
    editor.more.chosen.emit("drop")
    table.type(f"commitment_{key}_dropped", "The board is gone")
    editor.drop_it.click()
    assert table.sql("SELECT status, dropped_reason FROM commitment") == [("dropped", "The board is gone")]
    assert editor.state.text() == "Dropped: The board is gone"


def test_without_a_word_it_is_not_dropped(table: Table) -> None:
    key = table.added()
    editor = table.page.commitments.editors[key]
    editor.more.chosen.emit("drop")
    editor.drop_it.click()
    assert table.sql("SELECT status FROM commitment") == [("open",)]
    assert editor.drop_words.sentence.text() == "Say in a word why it is dropped; then it can go."


def test_one_taken_out_comes_back_by_undo(table: Table) -> None:
    key = table.added()
    table.type(f"commitment_{key}_text", "Send the pitch")
    table.page.commitments.editors[key].more.chosen.emit("remove")
    assert table.sql("SELECT id FROM commitment") == []
    table.page.edits.stack.undo()
    assert table.sql("SELECT id, text FROM commitment") == [(key, "Send the pitch")]


def test_one_made_elsewhere_is_shown(table: Table) -> None:
    with table.store.write() as s:
        made = Commitment(session_id=table.session_id, owner_id=table.man, text="From another window")
        s.add(made)
        s.flush()
        key = made.id
    assert table.widget(VoiceField, f"commitment_{key}_text").value() == "From another window"
