"""While the disk is full the window says so, tries again, and offers a way out (RELIABILITY D2, faults 5 and 6)."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from hirepair_desktop.model import Entry
from hirepair_desktop.storage.reserve import RESERVE_BYTES, free_reserve, keep_reserve, reserve_file
from hirepair_desktop.transfer.exchange import read_exchange
from hirepair_desktop.ui.fields.voice_field import VoiceField
from tests.faults.at_table import AtTable, at_new_intake
from tests.faults.refusing import full_disk, full_file
from tests.ui.window import own_copy, settle

WORDS = "Typed while the disk was full"


@pytest.fixture
def hands(look: None, made_sample: Path, tmp_path: Path) -> Iterator[AtTable]:
    """Amara and Priya at a new intake."""
    with at_new_intake(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def write(hands: AtTable, words: str = WORDS) -> None:
    field = hands.seen(VoiceField, "whyNow")
    field.text.setFocus()
    field.text.setPlainText(words)
    field._pause.touch()
    field.flush()
    settle()


def kept(hands: AtTable) -> list[str]:
    with hands.window.workspace.read() as s:
        return list(s.scalars(select(Entry.text).where(Entry.session_id == hands.table.session_id)))


def bar(hands: AtTable) -> tuple[str, bool, bool]:
    """What is said of not being saved, whether the saved time shows, whether the way out does."""
    status = hands.window.status
    return status.unsaved.text(), status.saved.isVisible(), status.elsewhere.isVisible()


def test_the_bar_says_so_in_the_place_of_the_saved_time(hands):
    with full_disk():
        write(hands)
        assert bar(hands) == ("Not saved: the disk is full", False, True)


def test_it_is_tried_again_until_there_is_room(hands, qtbot: QtBot):
    with full_disk():
        write(hands)
        assert hands.window.saving.is_unsaved()
    qtbot.waitUntil(lambda: kept(hands) == [WORDS], timeout=5000)
    assert bar(hands) == ("", True, False)


def test_each_try_waits_longer_than_the_one_before(hands):
    saving, waits = hands.window.saving, []
    with full_disk():
        write(hands)
        for _time in range(5):
            waits.append(saving._next.interval() // 1000)
            saving.try_again()
    assert waits == [1, 2, 5, 10, 10]


def test_the_reserve_makes_room_at_once(hands):
    assert keep_reserve()
    store, limits = hands.window.workspace.store, resource.getrlimit(resource.RLIMIT_FSIZE)
    store.subscribe_no_room(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits))  # the room that was given back
    with full_disk():
        write(hands)
    assert (kept(hands), reserve_file().exists()) == ([WORDS], False)
    assert hands.seen(VoiceField, "whyNow").sentence.text() == ""


def test_the_reserve_is_put_aside_again_when_all_is_quiet(hands):
    free_reserve()
    hands.window.state._on_idle_timeout()
    assert reserve_file().stat().st_size == RESERVE_BYTES


def test_a_copy_elsewhere_holds_what_was_saved_and_beside_it_what_was_not(hands, tmp_path, monkeypatch):
    target = tmp_path / "stick.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    many = f"{WORDS}. " * 2000
    with full_file(hands.window.workspace.store):
        write(hands, many)
        hands.click("save_elsewhere")
        assert bar(hands)[0] == "Not saved: the disk is full"
    assert (tmp_path / "stick, not saved.txt").read_text() == f"Why this role, now\n{many}"
    assert len(read_exchange(target).rows["role"]) == 5


def test_a_copy_elsewhere_that_finds_no_room_either_says_so(hands, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "stick.json"), ""))
    with full_disk():
        write(hands)
        hands.click("save_elsewhere")
        assert not (tmp_path / "stick.json").exists()
    assert any("could not be written" in label.text() for label in hands.window.findChildren(QLabel))
