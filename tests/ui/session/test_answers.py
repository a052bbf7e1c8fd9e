"""Answers are saved as they are typed, under the person who gives them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Partnership, Person, Session
from hirepair_desktop.model.form import Field, Form, Habit, Kind, Section, Voice
from hirepair_desktop.model.kinds import PersonKind, SessionKind
from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import OpenWorkspace

HABIT = Habit.CANDOUR


def field(key: str, kind: Kind, owner: Voice, **more: object) -> Field:
    return Field(key, "one", kind, owner, True, HABIT, f"Question {key}", "Why it is asked.", **more)  # type: ignore[arg-type]


FORM = Form(
    "A form",
    (Section("one", "One", 3, Voice.BOTH, "What must exist at the end."),),
    (
        field("mine", Kind.TEXT, Voice.RECRUITER),
        field("yours", Kind.LINE, Voice.MANAGER),
        field("ours", Kind.TEXT, Voice.BOTH, good="Like this.", ask_back="And why?"),
        field("each.one", Kind.LINE, Voice.EACH),
        field("load", Kind.CHOICE, Voice.MANAGER, choices=(("light", "Light"), ("heavy", "Heavy"))),
        field("verdict", Kind.TEXT, Voice.OWNER),
        field("rows", Kind.PART, Voice.BOTH),
    ),
)


class Sheet(Page):
    """A page of nothing but answers."""

    def __init__(self, workspace: OpenWorkspace, session_id: str, turn: list[str]) -> None:
        super().__init__(workspace, "sheet")
        pair = workspace.pair()
        assert pair is not None
        self.answers = AnswerFields(self, FORM, "one", session_id, pair, turn=lambda: turn[0])
        self.setLayout(stack(self.answers))

    def refresh(self) -> None:
        self.answers.refresh()


class Table:
    """A pair at the table of one session, with its page."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.store = Store.create(path)
        with self.store.write() as s:
            nadia = Person(name="Nadia Rahimi", kind=PersonKind.RECRUITER)
            tomas = Person(name="Tomas Eklund", kind=PersonKind.MANAGER)
            s.add_all([nadia, tomas])
            s.flush()
            pair = Partnership(recruiter_id=nadia.id, manager_id=tomas.id, started_on=date(2026, 9, 1))
            s.add(pair)
            s.flush()
            session = Session(
                kind=SessionKind.INTAKE, partnership_id=pair.id, started_at=datetime(2026, 11, 24, tzinfo=UTC)
            )
            s.add(session)
            s.flush()
            self.nadia, self.tomas, self.session_id = nadia.id, tomas.id, session.id
        self.workspace = OpenWorkspace(self.store)
        self.turn = ["rec"]
        self.page = Sheet(self.workspace, self.session_id, self.turn)
        self.qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.show()
        qtbot.waitExposed(self.page)

    def type(self, name: str, words: str) -> None:
        """Write words into a field and leave it."""
        voice = self.page.findChild(VoiceField, name)
        assert voice is not None
        voice.text.setFocus()
        voice.text.selectAll()
        voice.text.insertPlainText(words)
        voice.flush()

    def propose(self, key: str, words: str) -> None:
        """Words that a template put there."""
        at = self.workspace.now()
        with self.store.write() as s:
            s.add(Entry(
                session_id=self.session_id, key=key, person_id=self.nadia, text=words, written_at=at, proposed=True
            ))  # fmt: skip
        self.page.refresh()

    def agree_field(self) -> AgreeField:
        """The field of both."""
        found = self.page.findChild(AgreeField, "ours")
        assert found is not None
        return found

    def entry(self, key: str, person_id: str) -> Entry | None:
        """The answer as it stands in the file."""
        with self.store.read() as s:
            return one(s, key, person_id)


def one(s: Block, key: str, person_id: str) -> Entry | None:
    return s.query(Entry).filter_by(key=key, person_id=person_id).one_or_none()


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[Table]:
    made = Table(qtbot, tmp_path / "table.hirepair")
    yield made
    made.page.close()
    made.store.close(backup=False)


@pytest.mark.parametrize(
    ("name", "key", "side"),
    [
        ("mine", "mine", "rec"),
        ("yours", "yours", "man"),
        ("ours", "ours", "rec"),
        ("each_one_rec", "each.one", "rec"),
        ("each_one_man", "each.one", "man"),
        ("load", "load", "man"),
        ("verdict", "verdict", "man"),
    ],
)
def test_an_answer_is_kept_under_whoever_gives_it(table: Table, name: str, key: str, side: str) -> None:
    table.type(name, "Words of one")
    entry = table.entry(key, table.nadia if side == "rec" else table.tomas)
    assert entry is not None
    assert entry.text == "Words of one"


def test_parts_have_no_plain_field(table: Table) -> None:
    assert "rows" not in table.page.answers.answers


def test_a_choice_is_kept_with_its_word(table: Table) -> None:
    table.type("load", "Two people away")
    choice = table.page.answers.answers["load"]
    choice.choices.buttons["heavy"].click()  # type: ignore[attr-defined]
    entry = table.entry("load", table.tomas)
    assert entry is not None
    assert (entry.choice, entry.text) == ("heavy", "Two people away")


def test_written_by_one_is_still_open(table: Table) -> None:
    table.type("ours", "What we own within it")
    assert "ours" in table.page.answers.open_keys()


def test_complete_once_the_other_agrees(table: Table) -> None:
    table.type("ours", "What we own within it")
    table.agree_field().marks["man"].click()
    assert "ours" not in table.page.answers.open_keys()


def test_the_writer_stands_behind_the_words(table: Table) -> None:
    table.turn[0] = "man"
    table.type("ours", "Written by Tomas")
    assert [table.agree_field().marks[side].isChecked() for side in ("rec", "man")] == [False, True]


def test_proposed_words_are_open_until_each_agrees(table: Table) -> None:
    table.propose("ours", "A template's words")
    opens = ["ours" in table.page.answers.open_keys()]
    for side in ("rec", "man"):
        table.agree_field().marks[side].click()
        opens.append("ours" in table.page.answers.open_keys())
    assert opens == [True, True, False]


def test_nobody_stands_behind_proposed_words(table: Table) -> None:
    table.propose("ours", "A template's words")
    assert [table.agree_field().marks[side].isChecked() for side in ("rec", "man")] == [False, False]


def test_who_writes_over_proposed_words_stands_behind_them(table: Table) -> None:
    table.propose("ours", "A template's words")
    table.turn[0] = "man"
    table.type("ours", "What we own within it")
    assert [table.agree_field().marks[side].isChecked() for side in ("rec", "man")] == [False, True]


def test_changed_words_are_agreed_by_nobody_else_yet(table: Table) -> None:
    table.type("ours", "What we own within it")
    table.agree_field().marks["man"].click()
    table.type("ours", "Other words")
    assert "ours" in table.page.answers.open_keys()


def test_nothing_can_be_agreed_while_nothing_is_written(table: Table) -> None:
    table.agree_field().marks["man"].click()
    assert not table.agree_field().marks["man"].isChecked()


def test_agreeing_by_key_is_of_the_one_whose_turn_it_is(table: Table) -> None:
    table.type("ours", "What we own within it")
    table.turn[0] = "man"
    table.page.answers.answers["ours"].agree_key.activated.emit()  # type: ignore[attr-defined]
    entry = table.entry("ours", table.nadia)
    assert entry is not None
    assert entry.agreed_by == [table.tomas]


def test_undo_gives_the_words_before(table: Table) -> None:
    table.type("mine", "First")
    table.type("mine", "Second")
    table.page.edits.stack.undo()
    assert table.page.findChild(VoiceField, "mine").value() == "First"


def test_undo_and_redo_end_where_they_began(table: Table) -> None:
    table.type("mine", "First")
    table.page.edits.stack.undo()
    assert table.entry("mine", table.nadia) is None
    table.page.edits.stack.redo()
    again = table.entry("mine", table.nadia)
    assert again is not None and again.text == "First"


def test_words_written_elsewhere_are_shown(table: Table) -> None:
    with table.workspace.write() as s:
        s.add(
            Entry(
                session_id=table.session_id,
                key="mine",
                person_id=table.nadia,
                text="From another window",
                written_at=datetime(2026, 11, 24, tzinfo=UTC),
            )
        )
    assert table.page.findChild(VoiceField, "mine").value() == "From another window"


def test_each_is_answered_only_by_each(table: Table) -> None:
    table.type("each_one_rec", "In a walk")
    assert "each.one" in table.page.answers.open_keys()
    table.type("each_one_man", "In the morning")
    assert "each.one" not in table.page.answers.open_keys()


def test_the_mark_of_a_needed_question_goes_when_it_is_answered(table: Table) -> None:
    heading = table.page.findChild(VoiceField, "mine").heading
    assert heading.text().endswith("●")
    table.type("mine", "Answered")
    assert heading.text() == "Question mine"


def test_a_good_answer_folds_open(table: Table) -> None:
    notes = table.page.answers.answers["ours"].notes
    notes.fold.click()
    assert notes.folded.isVisible()
