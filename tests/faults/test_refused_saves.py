"""A disk without room: what was typed stays, a sentence says why, nothing crashes (RELIABILITY faults 5, 6, D2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit
from sqlalchemy import select

from hirepair_desktop.model import Decision, Entry, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.storage.backup import backup_folder, backups
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.scorecard import Scorecard
from tests.faults.at_table import AtTable, at_new_intake, at_table
from tests.faults.refusing import full_disk
from tests.ui.window import own_copy, settle

WORDS = "Typed while the disk was full"
NOT_SAVED = "Not saved: the disk has no room"


@pytest.fixture
def hands(look: None, made_sample: Path, tmp_path: Path) -> Iterator[AtTable]:
    """Amara and Priya at a new intake."""
    with at_new_intake(own_copy(made_sample, tmp_path), tmp_path) as made:
        yield made


def by_event(act: Callable[[], object]) -> None:
    """Do it as the program does: from its loop, where an exception would be one in a slot."""
    QTimer.singleShot(0, act)
    settle()


def why_now(hands: AtTable) -> VoiceField:
    """The field that is written in."""
    return hands.seen(VoiceField, "whyNow")


def write(hands: AtTable) -> None:
    """Type into it and leave it."""
    hands.type_over(why_now(hands).text, WORDS)
    why_now(hands).flush()
    settle()


def said(hands: AtTable) -> str:
    """Every word that can be seen."""
    return "\n".join(label.text() for label in hands.window.findChildren(QLabel) if label.isVisible())


def kept(hands: AtTable) -> list[str]:
    """What the workspace holds of it."""
    with hands.window.workspace.read() as s:
        return list(s.scalars(select(Entry.text).where(Entry.session_id == hands.table.session_id)))


def test_the_words_stay_where_they_were_typed(hands):
    with full_disk():
        write(hands)
    assert (why_now(hands).value(), kept(hands)) == (WORDS, [])


def test_the_reason_stands_under_the_field(hands):
    with full_disk():
        write(hands)
    assert why_now(hands).sentence.text().startswith(NOT_SAVED)


def test_what_a_page_does_not_show_is_said_aloud(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(SessionKind.DEBRIEF, "decision")
        with full_disk():
            hands.click("decision_box_choice_hire")
            assert NOT_SAVED in said(hands)


def test_they_are_saved_by_the_next_flush_when_there_is_room(hands):
    with full_disk():
        write(hands)
    hands.table.frame.show_section("team")
    settle()
    assert kept(hands) == [WORDS]


def test_a_page_that_is_shown_again_does_not_overwrite_them(hands):
    with full_disk():
        write(hands)
        hands.table.frame.page.refresh()
    assert why_now(hands).value() == WORDS


def test_other_pages_can_be_read_meanwhile(hands):
    with full_disk():
        by_event(lambda: hands.table.frame.show_section("market"))
        assert hands.table.frame.section_key() == "market"


def test_the_session_is_not_left_without_a_word(hands):
    with full_disk():
        write(hands)
        by_event(lambda: hands.window.go("home", ""))
        assert hands.window.table is not None
        assert "could not be saved" in said(hands)


def test_who_asks_again_leaves(hands):
    with full_disk():
        write(hands)
        by_event(lambda: hands.window.go("home", ""))
        by_event(lambda: hands.window.go("home", ""))
    assert (hands.window.table, hands.window.stack.currentWidget()) == (None, hands.window.desk)


def test_the_window_does_not_close_without_a_word(hands):
    with full_disk():
        write(hands)
        hands.window.close()
    assert hands.window.isVisible()
    assert "could not be saved" in said(hands)


def test_the_window_closes_when_there_is_room(hands, tmp_path):
    file = hands.window.workspace.store.path
    with full_disk():
        write(hands)
        hands.window.close()
    session_id = hands.table.session_id
    hands.window.close()
    assert not hands.window.isVisible()
    with Store.open(file, read_only=True).read() as s:
        assert s.scalars(select(Entry.text).where(Entry.session_id == session_id)).all() == [WORDS]


def test_a_window_with_nothing_to_lose_closes_on_a_full_disk(hands, expect_log):
    expect_log("backup at the end could not be made")
    workspace_id = hands.window.workspace.store.workspace_id
    with full_disk():
        hands.window.close()
    assert not hands.window.isVisible()
    assert backups(workspace_id) == []


def test_a_session_that_cannot_be_recorded_is_not_begun(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        planned = hands.planned(SessionKind.DEBRIEF)
        with full_disk():
            by_event(lambda: hands.window.go("session", planned))
            assert (hands.window.table, NOT_SAVED in said(hands)) == (None, True)
        assert hands.window.stack.currentWidget() is hands.window.desk
        with hands.window.workspace.read() as s:
            assert s.get_one(Session, planned).started_at is None


def test_another_file_is_opened_also_when_this_one_cannot_be_backed_up(hands, tmp_path):
    other = tmp_path / "other.hirepair"
    Store.create(other).close()
    file = hands.window.workspace.store.path
    folder = backup_folder(hands.window.workspace.store.workspace_id)
    folder.rmdir()
    folder.write_text("no folder")
    by_event(lambda: hands.window.files.open(other))
    assert hands.window.workspace.store.path == other
    assert "backup could not be written" in said(hands)
    Store.open(file).close(backup=False)


# Behind the curtain


@pytest.fixture
def alone(look: None, made_sample: Path, tmp_path: Path) -> Iterator[AtTable]:
    """Priya at her scorecard."""
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as made:
        made.sit_down(SessionKind.DEBRIEF, "reveal")
        made.enter_scorecard()
        yield made


def write_alone(hands: AtTable) -> QTextEdit:
    """Type evidence."""
    editor = hands.seen(Scorecard, "scorecard").lines[0].evidence.text
    hands.type_over(editor, WORDS)
    return editor


def test_a_private_page_that_cannot_be_kept_is_not_hidden(alone):
    with full_disk():
        write_alone(alone)
        alone.key(Qt.Key.Key_Escape)
        assert (alone.shows("scorecard"), NOT_SAVED in said(alone)) == (True, True)
    alone.key(Qt.Key.Key_Escape)
    assert not alone.shows("scorecard")
    assert alone.enter_scorecard().lines[0].evidence.value() == WORDS


def test_a_page_that_cannot_be_sealed_stays_a_draft(alone):
    alone.rate(0, WORDS, 3)
    alone.say_overall(1, "")
    with full_disk():
        alone.click("seal")
        assert (alone.shows("scorecard"), NOT_SAVED in said(alone)) == (True, True)
    alone.click("seal")
    assert not alone.shows("scorecard")


def test_a_reveal_that_cannot_be_written_shows_nothing(alone):
    alone.rate(0, WORDS, 3)
    alone.say_overall(1, "")
    alone.click("seal")
    alone.click(f"enter_{alone.interviewer}")
    alone.give("")
    alone.rate(0, WORDS, 2)
    alone.say_overall(1, "")
    alone.click("seal")
    with full_disk():
        alone.open_together("reveal_together")
        assert (alone.shows("matrix"), NOT_SAVED in said(alone)) == (False, True)
    alone.key(Qt.Key.Key_Escape)
    alone.open_together("reveal_together")
    assert alone.shows("matrix")


# The desk


def test_a_reason_half_written_survives_another_decision(look, made_sample, tmp_path):
    """Answering one decision builds the page again: what is being typed for the other one stays."""
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.window.go("decisions", "")
        settle()
        fields = [f for f in hands.window.findChildren(VoiceField) if f.name.startswith("waiting_reason_")]
        first, second = (each.name for each in fields[:2])
        hands.type_over(hands.seen(VoiceField, first).text, "Because")
        hands.type_over(hands.seen(VoiceField, second).text, "Half a")
        hands.click(first.replace("reason", "yes"))
        assert hands.seen(VoiceField, second).value() == "Half a"
        with hands.window.workspace.read() as s:
            assert s.get_one(Decision, second.rpartition("_")[2]).rationale == "Half a"
        QApplication.processEvents()
