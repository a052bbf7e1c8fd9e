"""Every way into and out of a private turn: nothing stays behind, nothing is lost (RELIABILITY faults 75 to 79, D9)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import PersonKind
from hirepair_desktop.transfer.exchange import exchange_bytes
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.turn import clear_clipboard
from hirepair_desktop.ui.review.scorecard import Scorecard
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from tests.faults.at_table import AtTable, at_table
from tests.faults.canaries import files_below, sightings
from tests.faults.private_words import (
    EVIDENCE,
    FEEDBACK,
    REVIEW,
    WAYS,
    hide,
    letters,
    write_scorecard,
)
from tests.faults.shown import remembered, seen, sightings_in
from tests.ui.window import own_copy, settle

# Every way out leaves nothing, and loses nothing


def typed(hands: AtTable) -> str:
    """Words in the middle of being typed, with no pause after them."""
    line = hands.seen(Scorecard, "scorecard").lines[0]
    hands.type_over(line.evidence.text, letters(EVIDENCE))
    return line.evidence.value()


def evidence(hands: AtTable) -> str:
    """What stands in the first line when Priya opens her page again."""
    hands.sit_down(REVIEW, "reveal")
    return hands.enter_scorecard().lines[0].evidence.value()


def test_a_window_that_is_left_keeps_the_draft_sealed(look, made_sample, tmp_path, own_folders):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(REVIEW, "reveal")
        hands.enter_scorecard()
        typed(hands)
        QApplication.sendEvent(hands.window, QEvent(QEvent.Type.WindowDeactivate))
        hands.window.leaving.flush()
        assert sightings(EVIDENCE, files_below(tmp_path, own_folders)) == []


def test_a_window_closed_in_the_middle_of_a_turn_starts_neutral(look, made_sample, tmp_path, own_folders):
    file = own_copy(made_sample, tmp_path)
    with at_table(file, tmp_path) as hands:
        hands.sit_down(REVIEW, "reveal")
        hands.enter_scorecard()
        typed(hands)
        hands.window.close()
    assert sightings(EVIDENCE, files_below(tmp_path, own_folders)) == []
    with at_table(file, tmp_path) as hands:
        assert (hands.window.private(), hands.window.table, hands.shows("home_page")) == (False, None, True)
        assert sightings_in(seen(), EVIDENCE) == []


def test_a_window_closed_in_the_middle_of_a_turn_loses_nothing(look, made_sample, tmp_path):
    file = own_copy(made_sample, tmp_path)
    with at_table(file, tmp_path) as hands:
        hands.sit_down(REVIEW, "reveal")
        hands.enter_scorecard()
        typed(hands)
        hands.window.close()
    with at_table(file, tmp_path) as hands:
        assert evidence(hands) == EVIDENCE


def test_esc_in_the_middle_of_a_word_loses_nothing(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(REVIEW, "reveal")
        hands.enter_scorecard()
        typed(hands)
        hide(hands)
        assert evidence(hands) == EVIDENCE


def test_a_killed_program_starts_neutral_and_leaves_no_word(look, made_sample, tmp_path, own_folders):
    file = own_copy(made_sample, tmp_path)
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("private_child.py")), str(file), EVIDENCE],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert child.stdout is not None
    told = child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    assert (told, child.communicate()[1], child.returncode) == ("written\n", "", -signal.SIGKILL)
    assert sightings(EVIDENCE, files_below(tmp_path, own_folders)) == []
    with at_table(file, tmp_path) as hands:
        assert (hands.window.private(), hands.shows("home_page"), sightings_in(seen(), EVIDENCE)) == (False, True, [])
        assert evidence(hands) == EVIDENCE


# The hand-over itself


def test_undo_does_not_cross_a_hand_over_on_any_page_of_the_session(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(REVIEW, "learning")
        page = hands.table.frame.page
        assert page.edits.add(Person, {"name": "Before the turn", "kind": PersonKind.REFERRER})
        hands.table.frame.show_section("reveal")
        settle()
        hands.enter_scorecard()
        hide(hands)
        hands.table.frame.show_section("learning")
        hands.window.acts.undo()
        with hands.window.workspace.read() as s:
            assert s.scalar(select(Person).where(Person.name == "Before the turn")) is not None


class Clipboards:
    """The clipboards of a system: who owns them, and which were emptied. Offscreen nobody owns any."""

    def __init__(self, *owned: QClipboard.Mode) -> None:
        self.owned = owned
        self.cleared: list[QClipboard.Mode] = []

    def ownsClipboard(self) -> bool:
        return QClipboard.Mode.Clipboard in self.owned

    def supportsSelection(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return QClipboard.Mode.Selection in self.owned

    def clear(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        self.cleared.append(mode)


@pytest.mark.parametrize(
    "owned", [(), (QClipboard.Mode.Clipboard,), (QClipboard.Mode.Selection,), tuple(QClipboard.Mode)[:2]]
)
def test_what_was_copied_or_selected_is_taken_back_where_it_is_ours(monkeypatch, owned):
    both = Clipboards(*owned)
    monkeypatch.setattr(QApplication, "clipboard", lambda: both)
    clear_clipboard()
    assert both.cleared == list(owned)


@pytest.mark.parametrize("way", WAYS)
def test_the_clipboard_is_emptied_when_a_turn_ends(look, made_sample, tmp_path, monkeypatch, way):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        write_scorecard(hands)
        ours = Clipboards(QClipboard.Mode.Clipboard)
        monkeypatch.setattr(QApplication, "clipboard", lambda: ours)
        WAYS[way](hands)
        assert ours.cleared == [QClipboard.Mode.Clipboard]


def test_a_refused_passphrase_does_not_come_back_with_undo(qtbot, look):
    field = PassphraseField("Passphrase", "passphrase", "rec")
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.line, "harbour and pint")
    field.drop()
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.line.text() == ""


def test_a_passphrase_that_is_shown_is_not_copied(qtbot, look):
    field = PassphraseField("Passphrase", "passphrase", "rec")
    qtbot.addWidget(field)
    field.show()
    QApplication.clipboard().clear()
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field.line, "harbour and pine")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(field.line, key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""


def test_keys_and_clicks_that_end_a_turn_touch_nothing_that_is_gone(made_sample, tmp_path):
    """A child in whose memory freed widgets are overwritten: Enter, Esc, clicks and double clicks on every way."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("turning_child.py")), str(own_copy(made_sample, tmp_path))],
        capture_output=True, text=True, timeout=120,
        env={**os.environ, "MALLOC_PERTURB_": "165", "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "revealed\n", "")


# Somebody without a passphrase


def turn_code(hands: AtTable) -> str:
    """The code that is shown while the turn runs."""
    (words,) = [label.text() for label in hands.window.findChildren(Words) if "code of this turn" in label.text()]
    return re.search(r"is ((?:\w{4} ?){3})", words)[1].strip()


def begin_turn(hands: AtTable, words: str) -> str:
    """An interviewer begins, writes, hides; the code."""
    hands.sit_down(REVIEW, "reveal")
    hands.click(f"enter_{hands.interviewer}")
    hands.give("")
    code = turn_code(hands)
    if words:
        hands.rate(0, words, 2)
    hide(hands)
    return code


def test_an_interviewer_begins_without_a_code_and_comes_back_with_it(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        code = begin_turn(hands, "Drew the flow")
        hands.click(f"enter_{hands.interviewer}")
        hands.give(code)
        assert hands.seen(Scorecard, "scorecard").lines[0].evidence.value() == "Drew the flow"


def test_a_wrong_code_opens_nothing(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        begin_turn(hands, "Drew the flow")
        hands.click(f"enter_{hands.interviewer}")
        hands.give("AAAA BBBB CCCC")
        assert "not the code" in hands.seen(FieldSentence, "passphrase_problem").text()
        assert not hands.shows("scorecard")


def test_a_new_turn_that_writes_nothing_replaces_nothing(look, made_sample, tmp_path):
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        code = begin_turn(hands, "Drew the flow")
        begin_turn(hands, "")
        hands.click(f"enter_{hands.interviewer}")
        hands.give(code)
        assert hands.seen(Scorecard, "scorecard").lines[0].evidence.value() == "Drew the flow"


# The same for what the two tell each other


@pytest.fixture
def told(look: None, made_sample: Path, tmp_path: Path) -> Iterator[AtTable]:
    """Priya has written feedback for Amara, unsealed."""
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.sit_down(FEEDBACK, "write")
        hands.click("feedback_round_man_write")
        hands.give()
        editors = [field.text for field in hands.window.findChildren(VoiceField) if field.text.isVisible()]
        for editor in editors:
            hands.type_over(editor, letters(EVIDENCE))
        assert len(editors) > 3
        hide(hands)
        yield hands


def test_feedback_shows_nowhere_before_it_is_opened(told):
    found = []
    for place in ("feedback", "home", "sessions", "commitments"):
        told.window.go(place, "")
        settle()
        found += sightings_in(seen(), EVIDENCE)
    assert found == []


def test_feedback_lies_in_no_file_and_no_export(told, own_folders):
    store = told.window.workspace.store
    contents = {**files_below(store.path.parent, own_folders), "export": exchange_bytes(store)}
    assert sightings(EVIDENCE, contents) == []


def test_feedback_is_remembered_by_nothing(told):
    assert remembered(EVIDENCE) == []


def test_feedback_is_all_there_when_its_writer_opens_it_again(told):
    told.sit_down(FEEDBACK, "write")
    told.click("feedback_round_man_write")
    told.give()
    shown = [field.value() for field in told.window.findChildren(VoiceField) if field.text.isVisible()]
    assert EVIDENCE in shown
