"""Challenges of a session: written, put to the other, answered, ended; both directions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Partnership, Session
from hirepair_desktop.model.kinds import ChallengeKind
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import OpenWorkspace
from tests.factories import DAY, MOMENT, Factory

TO_MANAGER = ("Who did well here without it?",)
TO_RECRUITER = ("Who will this plan never reach?",)
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


@pytest.mark.parametrize(("act", "result"), [("change", "changed"), ("park", "parked")])
def test_it_ends(table: Table, act: str, result: str) -> None:
    key = table.put("rec", "A point")
    table.press(f"challenge_{key}_{act}")
    assert table.sql("SELECT result, resolved_at IS NOT NULL FROM challenge") == [(result, 1)]


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
