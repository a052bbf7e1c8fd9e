"""Every plain question of the intake is on the page of its section and is saved as it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from hirepair_desktop.model.form import Kind, Voice
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.intake_state import PARTS
from hirepair_desktop.text import clean
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.answer_views import attribute
from tests.ui.intake.at_table import IntakeTable

PLAIN = [field for field in INTAKE.fields if field.kind in (Kind.TEXT, Kind.LINE, Kind.CHOICE)]
HOSTILE = (
    "'; DROP TABLE entry; --",
    "<b>bold</b> &amp; <img src=x onerror=alert(1)>",
    "line one\nline two\r\nline three",
    "שלום \u202e reversed \u200f",
    "e\u0301 👩‍💻 \ufffd",
    "{0} %s %(name)s {name}",
    "x" * 5000,
)


def writers(field: object) -> list[tuple[str, str]]:
    """The name of each field of a question, and the side whose words go into it."""
    name = attribute(field.key)  # type: ignore[attr-defined]
    owner = field.owner  # type: ignore[attr-defined]
    if owner is Voice.EACH:
        return [(f"{name}_rec", "rec"), (f"{name}_man", "man")]
    return [(name, "man" if owner is Voice.MANAGER else "rec")]


CASES = [
    (field.section, field.key, name, side) for field in PLAIN for name, side in writers(field)
]  # one for each voice


@pytest.mark.parametrize(("section", "key", "name", "side"), CASES, ids=[case[2] for case in CASES])
def test_typed_words_are_in_the_file(table: IntakeTable, section: str, key: str, name: str, side: str) -> None:
    table.show(section)
    table.turn("rec")
    table.type(name, "Words of one of the two")
    person = table.nadia if side == "rec" else table.tomas
    assert table.sql("SELECT text, person_id FROM entry WHERE key = ?", key) == [("Words of one of the two", person)]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_kept_literally(table: IntakeTable, words: str) -> None:
    for section in INTAKE.sections:
        table.show(section.key)
        for _section, _key, name, _side in [case for case in CASES if case[0] == section.key]:
            table.type(name, words)
    kept = table.sql("SELECT text FROM entry WHERE key NOT LIKE 'agree%'")
    assert len(kept) == len(CASES)
    assert {text for (text,) in kept} == {clean(words)}


def test_a_load_is_kept_with_its_word(table: IntakeTable) -> None:
    table.show("team")
    table.type("load_m", "Two people short until July")
    table.press("load_m_choice_overloaded")
    assert table.sql("SELECT choice, text FROM entry WHERE key = 'load.m'") == [
        ("overloaded", "Two people short until July")
    ]


def test_every_question_is_on_the_page_of_its_section(table: IntakeTable) -> None:
    absent = []
    for section in INTAKE.sections:
        page = table.show(section.key)
        here = {key for answers in page.answer_fields for key in answers.answers} | set(page.heads)
        here |= set(page.focus_at)  # anchors stand in the fold of each criterion
        absent += [field.key for field in INTAKE.fields_of(section.key) if field.key not in here]
    assert absent == []


def test_every_question_with_rows_says_when_it_is_answered() -> None:
    needed = {field.key for field in INTAKE.fields if field.kind is Kind.PART and field.needed}
    assert set(PARTS) == needed


def test_undo_takes_typed_words_back(table: IntakeTable) -> None:
    page = table.show("arrive")
    table.type("whyNow", "First reason")
    table.type("whyNow", "Second reason")
    page.edits.stack.undo()
    assert table.one("SELECT text FROM entry WHERE key = 'whyNow'") == "First reason"


def test_redo_brings_them_again(table: IntakeTable) -> None:
    page = table.show("arrive")
    table.type("whyNow", "First reason")
    page.edits.stack.undo()
    page.edits.stack.redo()
    assert table.widget(VoiceField, "whyNow").value() == "First reason"


def test_undo_belongs_to_its_page(table: IntakeTable) -> None:
    table.show("arrive")
    table.type("whyNow", "A reason")
    assert not table.show("team").edits.stack.canUndo()


def test_written_by_one_is_open_until_the_other_agrees(table: IntakeTable) -> None:
    """METHOD S01."""
    table.show("market")
    table.turn("rec")
    table.type("pitch", "You will own the moment people get their money back.")
    assert "go_pitch" in [button.objectName() for button in go_buttons(table)]
    table.widget(AgreeField, "pitch").marks["man"].click()
    assert "go_pitch" not in [button.objectName() for button in go_buttons(table)]


def go_buttons(table: IntakeTable) -> list[QPushButton]:
    """The buttons of the side that lead to an open field."""
    return [found for found in table.panel.side.findChildren(QPushButton) if found.objectName().startswith("go_")]


def test_the_side_leads_to_an_open_field(table: IntakeTable) -> None:
    table.show("arrive")
    table.press("go_ifNobody")
    assert table.widget(VoiceField, "ifNobody").text.hasFocus()


def test_every_section_can_be_reached_in_any_order(table: IntakeTable) -> None:
    for key in ("commit", "arrive", "power", "team"):
        table.show(key)
        assert table.frame.section_key() == key


def test_the_manager_says_that_is_right(table: IntakeTable) -> None:
    table.show("team")
    table.type("readback_r", "You hold it together by knowing things.")
    table.press("that_is_right")
    assert table.one("SELECT agreed_by FROM entry WHERE key = 'readback.r'") == f'["{table.tomas}"]'


def test_new_words_of_the_recruiter_want_a_new_confirmation(table: IntakeTable) -> None:
    table.show("team")
    table.type("readback_r", "You hold it together by knowing things.")
    table.press("that_is_right")
    table.type("readback_r", "Other words")
    assert table.one("SELECT agreed_by FROM entry WHERE key = 'readback.r'") == "[]"


def test_a_correction_is_kept_in_the_managers_words(table: IntakeTable) -> None:
    table.show("team")
    table.type("readback_r", "You hold it together by knowing things.")
    table.press("not_quite")
    table.type("correction", "Not knowing: nights.")
    found = table.sql("SELECT person_id, text FROM remark WHERE about = 'readback.r'")
    assert found == [(table.tomas, "Not knowing: nights.")]
