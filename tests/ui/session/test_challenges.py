"""Challenges of a session: written, put to the other, answered, ended; both directions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Challenge, Partnership, Session
from hirepair_desktop.model.challenging import park
from hirepair_desktop.model.kinds import ChallengeKind
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList, ThreadAbout
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.challenge_thread import ChallengeThread
from hirepair_desktop.ui.widgets.park_line import ParkLine
from hirepair_desktop.ui.workspace import OpenWorkspace
from tests.factories import DAY, MOMENT, Factory

TO_MANAGER = ("Who did well here without it?",)
TO_RECRUITER = ("Who will this plan never reach?",)
EVENT = "the third interview; --\u202e <b>{0}</b>"
HOSTILE = "'; DROP TABLE challenge; --\n<b>שלום</b> \u202e {0}"


class Sheet(Page):
    """A page of nothing but challenges."""

    def __init__(self, workspace: OpenWorkspace, session_id: str) -> None:
        super().__init__(workspace, "sheet")
        pair = workspace.pair()
        assert pair is not None
        self.challenges = ChallengeList(self, session_id, pair, "pitch", ChallengeKind.MARKET)
        self.cards = ChallengeCards(pair, TO_MANAGER, TO_RECRUITER)
        self.cards.played.connect(self.challenges.begin)
        self.setLayout(stack(self.cards, self.challenges))

    def refresh(self) -> None:
        with self.workspace.read() as s:
            self.challenges.show_challenges(s)


class Table:
    """One session with its challenges about the pitch."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.path = path
        make = Factory()
        session = make.the(Session)
        session.started_at = MOMENT
        self.rec, self.man = make.recruiter.id, make.manager.id
        assert make.the(Partnership)
        self.store = Store.create(path)
        make.save(self.store)
        self.page = Sheet(OpenWorkspace(self.store, DAY), session.id)
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        connection = dbapi2.connect(str(self.path))
        try:
            return list(connection.execute(query))
        finally:
            connection.close()

    def press(self, name: str) -> None:
        found = self.page.findChild(QAbstractButton, name)
        assert found is not None and found.isEnabled(), name
        found.click()

    def type(self, name: str, words: str) -> None:
        voice = self.page.findChild(VoiceField, name)
        assert voice is not None, name
        voice.text.selectAll()
        voice.text.insertPlainText(words)
        voice.flush()

    def put(self, side: str, words: str) -> str:
        """A challenge that was put to the other."""
        key = self.page.challenges.begin(side, words)
        self.press(f"challenge_{key}_put")
        return key


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    made = Table(qtbot, tmp_path / "debate.hirepair")
    yield made
    made.page.close()
    made.store.close(backup=False)


@pytest.mark.parametrize(("side", "other"), [("rec", "man"), ("man", "rec")])
def test_a_challenge_goes_to_the_other_who_decides(table: Table, side: str, other: str) -> None:
    table.put(side, "A point")
    expected = (getattr(table, side), getattr(table, other), getattr(table, other), "pitch", "market")
    assert table.sql("SELECT from_id, to_id, owner_id, target, kind FROM challenge") == [expected]


def test_its_words_are_kept_literally(table: Table) -> None:
    key = table.page.challenges.begin("rec")
    table.type(f"challenge_{key}_text", HOSTILE)
    assert table.sql("SELECT text FROM challenge") == [(HOSTILE,)]


def test_nothing_can_be_put_without_words(table: Table) -> None:
    key = table.page.challenges.begin("rec")
    put = table.page.findChild(QAbstractButton, f"challenge_{key}_put")
    assert put is not None
    assert (put.isEnabled(), put.toolTip()) == (False, "Write the point first.")


def test_not_now_takes_it_away_and_undo_brings_it_back(table: Table) -> None:
    key = table.page.challenges.begin("rec", "A point")
    table.press(f"challenge_{key}_drop")
    assert table.sql("SELECT id FROM challenge") == []
    table.page.edits.stack.undo()
    assert table.sql("SELECT text FROM challenge") == [("A point",)]


@pytest.mark.parametrize(("side", "card"), [("rec", TO_MANAGER[0]), ("man", TO_RECRUITER[0])])
def test_a_card_is_played_in_its_words(table: Table, side: str, card: str) -> None:
    table.page.cards.menus[side].chosen.emit("0")
    assert table.sql("SELECT text, from_id FROM challenge") == [(card, getattr(table, side))]


def test_the_answer_is_kept_as_it_is_typed(table: Table) -> None:
    key = table.put("rec", "A point")
    table.type(f"challenge_{key}_answer", HOSTILE)
    assert table.sql("SELECT response FROM challenge") == [(HOSTILE,)]


def test_it_ends(table: Table) -> None:
    key = table.put("rec", "A point")
    table.press(f"challenge_{key}_change")
    assert table.sql("SELECT result, resolved_at IS NOT NULL FROM challenge") == [("changed", 1)]


def line_to_park(table: Table, key: str) -> ParkLine:
    """The line that asks until when."""
    table.press(f"challenge_{key}_park")
    thread = table.page.findChild(ChallengeThread, f"challenge_{key}")
    assert thread is not None and thread.park_line is not None
    return thread.park_line


def test_parking_asks_until_when_before_it_ends(table: Table) -> None:
    line = line_to_park(table, table.put("rec", "A point"))
    assert line.day.edit.hasFocus()
    assert table.sql("SELECT result FROM challenge") == [(None,)]


def test_a_reason_to_keep_it_and_a_day_to_park_it_are_not_asked_at_once(table: Table) -> None:
    key = table.put("rec", "A point")
    line = line_to_park(table, key)
    line.event_line.line.setText(EVENT)
    thread = table.page.findChild(ChallengeThread, f"challenge_{key}")
    assert thread is not None
    asked = []
    for name in ("keep", "park"):
        table.press(f"challenge_{key}_{name}")
        asked.append((thread.reason.isHidden(), line.isHidden()))
    assert asked == [(False, True), (True, False)]
    assert line.event_line.line.text() == EVENT  # what was typed is there again


def test_parking_until_nothing_says_so_under_it(table: Table) -> None:
    line = line_to_park(table, table.put("rec", "A point"))
    line.park_it.click()
    assert line.sentence.text() == "Name the day it comes back, or what it waits for."
    assert table.sql("SELECT result FROM challenge") == [(None,)]


def test_parked_until_a_day(table: Table) -> None:
    key = table.put("rec", "A point")
    line = line_to_park(table, key)
    line.day.edit.setDate(QDate(2026, 12, 3))
    line.park_it.click()
    found = table.sql("SELECT result, resolved_at IS NOT NULL, parked_until, parked_event FROM challenge")
    assert found == [("parked", 1, "2026-12-03", "")]
    thread = table.page.findChild(ChallengeThread, f"challenge_{key}")
    assert thread is not None
    assert thread.end_words.text() == "Parked until 3 Dec 2026"


def test_parked_until_an_event_in_its_words(table: Table) -> None:
    key = table.put("rec", "A point")
    line = line_to_park(table, key)
    line.event_line.line.setText(EVENT)
    line.park_it.click()
    assert table.sql("SELECT result, parked_until, parked_event FROM challenge") == [("parked", None, EVENT)]


def test_a_day_that_has_come_is_refused_and_stays_written(table: Table) -> None:
    line = line_to_park(table, table.put("rec", "A point"))
    line.day.edit.setDate(QDate(DAY.year, DAY.month, DAY.day))
    line.park_it.click()
    assert line.sentence.text() == "That day has come already. Choose one after today."
    assert line.day.value() == DAY
    assert table.sql("SELECT result FROM challenge") == [(None,)]


def test_not_now_leaves_it_open(table: Table) -> None:
    key = table.put("rec", "A point")
    line_to_park(table, key).leave.click()
    thread = table.page.findChild(ChallengeThread, f"challenge_{key}")
    assert thread is not None and thread.park_line is None
    assert thread.park.hasFocus()


def test_what_is_due_is_open_again_and_says_why(table: Table) -> None:
    key = table.put("rec", "A point")
    with table.store.write() as s:
        made = s.get_one(Challenge, key)
        park(made, MOMENT, DAY - timedelta(days=9), DAY, "")
    thread = table.page.findChild(ChallengeThread, f"challenge_{key}")
    assert thread is not None
    assert not thread.change.isHidden()
    assert thread.came_back.text() == "Parked until 24 Nov 2026. It is open again."


def test_an_end_can_be_undone(table: Table) -> None:
    key = table.put("rec", "A point")
    table.press(f"challenge_{key}_change")
    table.page.edits.stack.undo()
    assert table.sql("SELECT result, resolved_at FROM challenge") == [(None, None)]
    assert not table.page.findChild(QAbstractButton, f"challenge_{key}_change").isHidden()


def test_a_reason_being_typed_outlives_a_refresh(table: Table) -> None:
    key = table.put("rec", "A point")
    table.press(f"challenge_{key}_keep")
    table.put("man", "Another point")
    reason = table.page.findChild(VoiceField, f"challenge_{key}_reason")
    assert reason is not None and not reason.isHidden()


def test_a_put_challenge_leads_on_to_its_answer(table: Table) -> None:
    key = table.page.challenges.begin("rec", "A point")
    table.press(f"challenge_{key}_put")
    item = table.page.challenges.items[key]
    assert isinstance(item, ThreadAbout)
    assert item.inner.answer.text.hasFocus()
