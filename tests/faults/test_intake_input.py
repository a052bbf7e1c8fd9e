"""Bad input at an intake in the real window: a sentence under the field, the text kept, nothing lost (issue B)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.model import Partnership
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.money_field import MoneyField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.criterion_row import CriterionRow
from hirepair_desktop.ui.intake.stage_row import StageRow
from hirepair_desktop.ui.notice import Notice
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.widgets.toast import Toast
from tests.faults.at_table import AtTable, at_table
from tests.faults.hostile import paste
from tests.ui.window import TODAY, own_copy, settle

UPSIDE_DOWN = "The range ends below its start. Did you mean €92,000 to €112,000?"
LONG = "criterion " * 10_000


class Intake(AtTable):
    """Amara and Priya at the intake of a new role."""

    def __init__(self, hands: AtTable) -> None:
        super().__init__(hands.window)
        assert self.window.workspace is not None
        self.file = self.window.workspace.store.path
        with self.window.workspace.write() as s:
            pair = s.scalars(select(Partnership)).first()
            assert pair is not None
            wish = Wish(SessionKind.INTAKE, pair.id, role_title="Harbour pilot")
            self.session_id = begin(s, wish, TODAY).id
        self.window.go("session", self.session_id)
        settle()

    def show(self, section: str) -> None:
        """Turn to a section."""
        self.table.frame.show_section(section)
        settle()

    def amount(self, name: str, words: str) -> MoneyField:
        """Type an amount over what stands there, then go on with Tab."""
        field = self.seen(MoneyField, name)
        field.spin.setFocus()
        field.spin.lineEdit().selectAll()
        QTest.keyClick(field.spin, Qt.Key.Key_Delete)
        QTest.keyClicks(field.spin, words)
        self.key(Qt.Key.Key_Tab)
        return field

    def sentence(self, name: str) -> str:
        """What is said under a field."""
        return self.seen(FieldSentence, name).text()

    def sql(self, column: str, table: str = "role", where: str = "title = 'Harbour pilot'") -> list[Any]:
        """What plain SQL finds in the file, past every class of ours."""
        connection = dbapi2.connect(str(self.file))
        try:
            return [row[0] for row in connection.execute(f"SELECT {column} FROM {table} WHERE {where}")]
        finally:
            connection.close()

    def added(self, name: str, table: str) -> str:
        """Press a button that adds a row; the id of the row."""
        here = "role_id = (SELECT id FROM role WHERE title = 'Harbour pilot')"
        before = set(self.sql("id", table, here))
        self.click(name)
        (made,) = set(self.sql("id", table, here)) - before
        return str(made)

    def said(self) -> str:
        """The sentence in front of the window."""
        return self.seen(Notice, "notice").words.text()


@pytest.fixture
def intake(look: None, made_sample: Path, tmp_path: Path) -> Iterator[Intake]:
    """The intake of a role that has nothing yet."""
    with at_table(own_copy(made_sample, tmp_path), tmp_path) as hands:
        hands.window.activateWindow()
        yield Intake(hands)


# The range


def upside_down(intake: Intake) -> None:
    intake.show("power")
    intake.amount("pay_min", "112000")
    intake.amount("pay_max", "92000")


def no_amount(intake: Intake) -> None:
    intake.show("power")
    intake.amount("pay_min", "90,5")


def test_a_range_upside_down_is_said_under_it_and_not_kept(intake):
    upside_down(intake)
    assert intake.sentence("pay_range_sentence") == UPSIDE_DOWN
    assert not intake.shows("pay_max_sentence")  # once, under the whole row
    assert (intake.sql("pay_min"), intake.sql("pay_max")) == ([11_200_000], [None])


def test_a_range_upside_down_is_there_when_one_comes_back(intake):
    upside_down(intake)
    intake.show("market")
    intake.show("power")
    assert intake.sentence("pay_range_sentence") == UPSIDE_DOWN
    assert intake.seen(MoneyField, "pay_max").spin.cleanText() == "92,000"


def test_mending_the_one_end_takes_the_sentence_about_both_away(intake):
    upside_down(intake)
    intake.amount("pay_min", "80000")
    assert not intake.shows("pay_range_sentence") and not intake.shows("pay_max_sentence")
    assert (intake.sql("pay_min"), intake.sql("pay_max")) == ([8_000_000], [9_200_000])


@pytest.mark.parametrize("words", ["-5", "USD 90000", "90,5"])
def test_an_amount_that_is_none_is_said_under_it_and_stays(intake, words):
    intake.show("power")
    field = intake.amount("pay_min", words)
    assert (intake.sentence("pay_min_sentence") != "", field.spin.cleanText()) == (True, words)
    intake.show("market")
    intake.show("power")
    assert (field.spin.cleanText(), intake.sql("pay_min")) == (words, [None])


@pytest.mark.parametrize("wrong", [upside_down, no_amount])
def test_a_session_is_not_left_without_a_word_while_it_stands_there(intake, wrong):
    wrong(intake)
    intake.window.go("roles", "")
    settle()
    assert (intake.window.table is not None, "could not be saved" in intake.said()) == (True, True)


@pytest.mark.parametrize("wrong", [upside_down, no_amount])
def test_a_session_is_not_closed_while_it_stands_there(intake, wrong):
    wrong(intake)
    intake.table.frame.close_session.trigger()
    settle()
    assert intake.seen(Toast, "toast").words.text().startswith("Something typed here could not be saved")
    assert intake.sql("closed_at", "session", f"id = '{intake.session_id}'") == [None]


def test_another_currency_keeps_the_amounts(intake):
    intake.show("power")
    intake.amount("pay_min", "92000")
    currency = intake.seen(ChoiceField, "pay_currency")
    currency.list.setCurrentIndex(currency.list.findData("GBP"))
    currency.list.activated.emit(currency.list.currentIndex())
    settle()
    assert (intake.sql("pay_min"), intake.sql("pay_currency")) == ([9_200_000], ["GBP"])


# Minutes


@pytest.mark.parametrize("words", ["0", "100000"])
def test_minutes_that_cannot_be_are_said_under_the_field_and_stay(intake, words):
    intake.show("plan")
    key = intake.added("stage_add", "stage")
    field = intake.seen(NumberField, f"stage_{key}_minutes")
    kept = intake.sql("minutes", "stage", f"id = '{key}'")
    field.spin.setFocus()
    field.spin.selectAll()
    QTest.keyClicks(field.spin, words)
    intake.key(Qt.Key.Key_Tab)
    intake.show("power")
    intake.show("plan")
    assert "between 1 minute and 24 hours" in field.sentence.text()
    assert field.sentence.width() > 4 * field.width()  # under the whole row, not in the column of the number
    assert (field.value(), intake.sql("minutes", "stage", f"id = '{key}'")) == (int(words), kept)


# Criteria and stages


def test_a_criterion_of_100000_letters_is_kept_whole(intake):
    intake.show("criteria")
    key = intake.added("criterion_add", "criterion")
    paste(intake.seen(VoiceField, f"criterion_{key}_label").text, LONG)
    flush_all()
    assert intake.sql("label", "criterion", f"id = '{key}'") == [LONG]
    settle()
    assert intake.seen(QLabel, f"criterion_{key}_long").text().startswith("100,000 letters, all kept.")
    assert intake.seen(VoiceField, f"criterion_{key}_label").height() < 400  # what stands below stays in reach


def test_a_criterion_that_a_stage_tests_comes_back_into_it(intake):
    intake.show("criteria")
    criterion = intake.added("criterion_add", "criterion")
    paste(intake.seen(VoiceField, f"criterion_{criterion}_label").text, "Reads water")
    flush_all()
    intake.show("plan")
    stage = intake.added("stage_add", "stage")
    intake.seen(StageRow, f"stage_{stage}").editor.boxes[criterion].box.check.click()
    settle()
    tested = ("stage_id", "stage_criterion", f"criterion_id = '{criterion}'")
    assert intake.sql(*tested) == [stage]
    intake.show("criteria")
    intake.seen(CriterionRow, f"criterion_{criterion}").set_open(True)
    settle()
    intake.click(f"criterion_{criterion}_delete")
    assert (intake.sql(*tested), intake.sql("id", "criterion", f"id = '{criterion}'")) == ([], [])
    toast = intake.seen(Toast, "toast")
    assert toast.words.text() == "“Reads water” was taken out, and out of “A stage without a name”"
    toast.undo.click()
    settle()
    assert intake.sql(*tested) == [stage]


def test_a_stage_that_goes_says_what_goes_with_it(intake):
    intake.show("plan")
    stage = intake.added("stage_add", "stage")
    intake.seen(StageRow, f"stage_{stage}").editor.questions.add.click()
    settle()
    intake.click(f"stage_{stage}_remove")
    toast = intake.seen(Toast, "toast")
    assert toast.words.text() == "“A stage without a name” was taken out, with its question"
    toast.undo.click()
    settle()
    assert intake.sql("id", "stage", f"id = '{stage}'") == [stage]


# A text of both, in turn


def test_two_people_who_write_one_text_in_turn_lose_nothing(intake):
    intake.show("market")
    pair, shown = intake.table.panel.pair, intake.seen(AgreeField, "pitch")
    here = f"session_id = '{intake.session_id}' AND key = 'pitch'"
    for turn, words in (("rec", "You own the harbour."), ("man", "You own the harbour and the pilots.")):
        intake.table.frame.set_turn(turn)
        shown.text.setFocus()
        intake.type_over(shown.text, words)
        other = "man" if turn == "rec" else "rec"
        intake.click(f"pitch_{other}_agrees") if turn == "rec" else flush_all()
    settle()
    said = intake.sql("text", "entry", here), intake.sql("agreed_by", "entry", here)
    assert said == (["You own the harbour and the pilots."], ["[]"])
    assert intake.seen(QLabel, "pitch_fallen").text().startswith(pair.recruiter.first)
    intake.window.menus.undo.trigger()
    settle()
    assert (shown.value(), intake.sql("text", "entry", here)) == ("You own the harbour.", ["You own the harbour."])


def test_what_was_kept_is_there_after_closing_and_opening_the_file(intake):
    upside_down(intake)
    intake.window.close_workspace()
    intake.window.close_workspace()  # the first says that the end of the range is not kept
    settle()
    intake.window.files.open(intake.file)
    intake.window.go("session", intake.session_id)
    intake.show("power")
    assert intake.seen(MoneyField, "pay_min").value() == 11_200_000
