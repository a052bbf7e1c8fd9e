"""Names in other scripts are set in their order and come out of the PDF as they were typed."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.reports import scripts
from tests.reports.reading import letters, letters_of, printed, words_of
from tests.reports.world import World

NAMES = {
    "arabic": "محمد بن عبد الله الأحمد",
    "arabic with vowels": "مُحَمَّد",
    "hebrew": "יצחק בֶּן־דָּוִד כהן",
    "devanagari": "प्रिया कृष्णमूर्ति",
    "tamil": "முத்துக்குமார்",
    "thai": "สมชาย ใจดี",
    "georgian": "ნინო ბერიძე",
    "armenian": "Արամ Խաչատրյան",
    "vietnamese": "Nguyễn Thị Hằng",
    "greek": "Ελένη Παπαδοπούλου",
    "cyrillic": "Оксана Шевченко",
}


@pytest.mark.parametrize("script", NAMES)
def test_name_can_be_read_out_again(own_world: World, script: str) -> None:
    with own_world.store.write() as s:
        s.query(m.Candidate).one().name = NAMES[script]
    words = letters_of(printed(own_world, own_world.debrief, names=True))
    assert letters(NAMES[script]) in words


@pytest.mark.parametrize("script", ["arabic", "hebrew", "devanagari"])
def test_name_within_a_sentence_keeps_its_order(own_world: World, script: str) -> None:
    with own_world.store.write() as s:
        s.query(m.Decision).one().rationale = f"Before {NAMES[script]} after (second file)."
    words = letters_of(printed(own_world, own_world.debrief))
    assert letters(NAMES[script]) in words


def test_letter_no_font_has_is_a_box_that_keeps_its_letter(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Decision).one().rationale = "Signed \U00012000 here."
    assert "\U00012000" in words_of(printed(own_world, own_world.debrief))


def test_missing_script_is_logged_once(own_world: World, caplog: Any) -> None:
    scripts._Fonts.told.clear()
    with own_world.store.write() as s:
        s.query(m.Decision).one().rationale = "\U00012000 \U00012001 and \U00012002."
    with caplog.at_level(logging.INFO):
        printed(own_world, own_world.debrief)
        printed(own_world, own_world.debrief)
    assert sum("printed as boxes" in record.getMessage() for record in caplog.records) == 1


def test_same_names_give_the_same_bytes(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Candidate).one().name = NAMES["arabic"]
        s.query(m.Decision).one().rationale = NAMES["devanagari"]
    first = printed(own_world, own_world.debrief, names=True)
    printed(own_world, own_world.feedback)
    assert printed(own_world, own_world.debrief, names=True) == first


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\tb", "a b"), ("a\r\nb\rc", "a\nb\nc"), ("x\ud800y", "x\ufffdy"), ("\u202eabc\u202c", "abc"),
        ("5 %", "5\u00a0%"), ("zero\u200bwidth\ufeff", "zerowidth"),
    ],
)  # fmt: skip
def test_what_goes_to_print(given: str, kept: str) -> None:
    assert scripts.printable(given) == kept


def test_levels_of_a_mixed_line() -> None:
    _base, found = scripts.levels("ab שלום 12", 0)
    assert found == [0, 0, 0, 1, 1, 1, 1, 1, 2, 2]
