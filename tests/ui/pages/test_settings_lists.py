"""Word lists and pay-transparency places in the settings: shown, added to, taken out of, put back, taken back."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from hirepair_desktop.model.pay_places import pay_places, shipped_places
from hirepair_desktop.model.settings import put_setting, setting
from hirepair_desktop.model.word_lists import edited_lists
from hirepair_desktop.paths import resource
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.pages.settings_list import LineList
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from tests.faults.hostile import HOSTILE
from tests.ui.window import own_copy, settle, window_on

SHIPPED = json.loads(resource("words/en.json").read_text("utf-8"))["lists"]


@pytest.fixture
def words(window):
    window.go("settings", "words")
    settle()
    return window


@pytest.fixture
def places(window):
    window.go("settings", "places")
    settle()
    return window


def part(window, kind, name):
    found = window.desk.page.findChild(kind, name)
    assert found is not None, name
    return found


def click(qtbot, window, name):
    qtbot.mouseClick(part(window, QWidget, name), Qt.MouseButton.LeftButton)
    settle()


def said(window, name) -> str:
    return str(part(window, QLabel, name).text())


def shown(view: LineList) -> list[str]:
    return [view.lines.line(row).words for row in range(view.lines.rowCount())]


def kept(window) -> dict[str, tuple[str, ...]]:
    with window.workspace.read() as s:
        return edited_lists(s)


def choose_list(window, name):
    part(window, LineList, "word_lists").go_to(name)
    settle()


def add(qtbot, window, phrase):
    part(window, LineField, "new_phrase").line.setText(phrase)
    click(qtbot, window, "add_phrase")


# Word lists


def test_every_list_is_named_with_what_it_holds(words):
    assert part(words, LineList, "word_lists").lines.rowCount() == 17


def test_a_list_says_what_it_is_for_and_who_reads_it(words):
    choose_list(words, "FIT")
    assert "likeness" in said(words, "list_purpose")
    assert said(words, "list_users") == "Read by I-07, R-33."


def test_the_list_of_traits_asks_for_a_lawyer(words):
    assert "Have a local lawyer extend it." in said(words, "list_lawyer")
    choose_list(words, "FIT")
    assert part(words, QLabel, "list_lawyer").isHidden()


def test_the_page_says_that_lists_point_and_are_for_one_language(words):
    text = " ".join(label.text() for label in words.desk.page.findChildren(QLabel) if label.isVisible())
    assert "They point, they do not judge" in text
    assert "the word rules are off until lists for it exist" in text


def test_the_phrases_of_a_list_are_shown(words):
    choose_list(words, "FIT")
    assert shown(part(words, LineList, "phrases")) == SHIPPED["FIT"]


def test_a_phrase_is_added_at_the_end_and_found_there(words, qtbot):
    choose_list(words, "FIT")
    add(qtbot, words, "our kind")
    assert kept(words)["FIT"] == (*SHIPPED["FIT"], "our kind")
    assert part(words, LineList, "phrases").current_key() == "our kind"
    assert said(words, "phrase_count") == "15 phrases: 1 added, 0 taken out"


def test_enter_adds_too(words, qtbot):
    choose_list(words, "FIT")
    line = part(words, LineField, "new_phrase").line
    qtbot.keyClicks(line, "our kind")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert kept(words)["FIT"][-1] == "our kind"
    assert line.text() == ""


def test_several_phrases_are_added_at_once(words, qtbot):
    choose_list(words, "FIT")
    add(qtbot, words, "our kind, vibe,  one  of ours ,")
    assert kept(words)["FIT"][-2:] == ("our kind", "one of ours")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write a word or a phrase first."),
        (" , ,", "Write a word or a phrase first."),
        ("Vibe", "“Vibe” is in the list already."),
        ("CULTURE-FIT", "“CULTURE-FIT” is in the list already."),
        ("!?", "A phrase needs a letter or a digit"),
        ("x" * 201, "A phrase has 200 letters at most."),
    ],
)
def test_what_cannot_be_a_phrase_is_said_and_stays_written(words, qtbot, typed, sentence):
    choose_list(words, "FIT")
    add(qtbot, words, typed)
    assert sentence in part(words, FieldSentence, "new_phrase_told").text()
    assert part(words, LineField, "new_phrase").line.text() == typed
    assert kept(words) == {}


def test_a_phrase_is_taken_out_with_delete(words, qtbot):
    choose_list(words, "FIT")
    phrases = part(words, LineList, "phrases")
    phrases.go_to("vibe")
    qtbot.keyClick(phrases, Qt.Key.Key_Delete)
    settle()
    assert "vibe" not in kept(words)["FIT"]
    assert phrases.current_key() == "vibes"


def test_nothing_is_taken_out_where_nothing_is_chosen(words, qtbot):
    choose_list(words, "FIT")
    click(qtbot, words, "take_phrase")
    assert part(words, FieldSentence, "new_phrase_told").text() == "Choose a phrase of the list first."


def test_undo_takes_an_edit_back(words, qtbot):
    choose_list(words, "FIT")
    add(qtbot, words, "our kind")
    words.menus.undo.trigger()
    settle()
    assert kept(words) == {}
    assert shown(part(words, LineList, "phrases")) == SHIPPED["FIT"]


def test_a_list_is_put_back_without_a_trace(words, qtbot):
    choose_list(words, "FIT")
    add(qtbot, words, "our kind")
    click(qtbot, words, "put_list_back")
    assert kept(words) == {}
    assert part(words, QWidget, "put_list_back").isHidden()


def test_find_narrows_the_phrases(words):
    finder = part(words, LineField, "find_phrase")
    finder.line.setText("mother")
    finder.flush()
    assert shown(part(words, LineList, "phrases")) == ["mother tongue"]


def test_an_added_phrase_is_seen_although_another_was_looked_for(words, qtbot):
    choose_list(words, "FIT")
    finder = part(words, LineField, "find_phrase")
    finder.line.setText("beer")
    finder.flush()
    add(qtbot, words, "our kind")
    assert part(words, LineList, "phrases").current_key() == "our kind"


def test_a_list_may_be_emptied_and_says_so(words, qtbot):
    with words.workspace.write() as s:
        put_setting(s, "words.FIT", ["vibe"])
    settle()
    choose_list(words, "FIT")
    phrases = part(words, LineList, "phrases")
    phrases.go_to("vibe")
    click(qtbot, words, "take_phrase")
    assert kept(words)["FIT"] == ()
    assert not part(words, QWidget, "take_phrase").isEnabled()


def test_hostile_phrases_are_kept_and_shown_as_they_are(words, qtbot):
    choose_list(words, "FIT")
    hostile = [p for p in HOSTILE.values() if any(map(str.isalnum, p)) and len(p) <= 200]
    for phrase in hostile:
        add(qtbot, words, phrase)
    assert len(kept(words)["FIT"]) > len(SHIPPED["FIT"])
    assert shown(part(words, LineList, "phrases")) == list(kept(words)["FIT"])
    words.desk.page.grab()


def test_five_thousand_phrases_are_added_and_walked(words, qtbot):
    choose_list(words, "FIT")
    add(qtbot, words, ", ".join(f"phrase {n}" for n in range(5000)))
    phrases = part(words, LineList, "phrases")
    assert phrases.lines.rowCount() == 5014
    phrases.go_to("phrase 2500")
    qtbot.keyClick(phrases, Qt.Key.Key_Down)
    assert phrases.current_key() == "phrase 2501"


def test_a_list_that_another_hand_spoiled_shows_what_ships(words):
    with words.workspace.write() as s:
        put_setting(s, "words.FIT", {"a": 1})
    settle()
    choose_list(words, "FIT")
    assert shown(part(words, LineList, "phrases")) == SHIPPED["FIT"]


def test_a_window_in_another_language_says_that_word_rules_are_off(look, made_sample, tmp_path, monkeypatch):
    monkeypatch.setenv("HIREPAIR_LANG", "de")
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        window.go("settings", "words")
        settle()
        assert "no lists ship for it, so the word rules are off" in said(window, "no_lists")
        assert part(window, LineList, "phrases").lines.rowCount() == 0


# Pay-transparency places


def table(window) -> QTableView:
    found: QTableView = part(window, QTableView, "places_table")
    return found


def go_to(window, code):
    table(window).go_to(code)
    settle()


def place(window, code):
    with window.workspace.read() as s:
        return next((p for p in pay_places(s) if p.code == code), None)


def write(window, name, value):
    field = part(window, TypedField, name)
    if isinstance(field, LineField):
        field.line.setText(value)
    else:
        field.text.setPlainText(value)
    field.flush()
    settle()


def overlay(window):
    with window.workspace.read() as s:
        return setting(s, "pay_places")


def test_the_list_stands_in_a_table_with_its_day(places):
    assert table(places).model().rowCount(QModelIndex()) == 43
    assert said(places, "places_dated") == "List of 24 Nov 2026: 43 places"


def test_the_chosen_place_is_shown_below_with_its_source(places):
    go_to(places, "DE")
    assert part(places, LineField, "place_name").value() == "Germany"
    assert "Directive (EU) 2023/970" in said(places, "place_source_words")


def test_what_a_law_asks_is_written_and_dated_today(places):
    go_to(places, "DE")
    write(places, "place_asks", "In the advert, says the bill.")
    made = place(places, "DE")
    assert (made.asks, made.own, made.as_of.isoformat()) == ("In the advert, says the bill.", True, "2026-11-24")
    assert said(places, "places_dated") == "List of 24 Nov 2026: 43 places, 1 yours"


def test_the_day_somebody_looked_can_be_named(places):
    go_to(places, "DE")
    field = part(places, DateField, "place_as_of")
    field.edit.setDate(QDate(2026, 12, 1))
    field.flush()
    settle()
    assert place(places, "DE").as_of.isoformat() == "2026-12-01"


def test_a_changed_place_is_put_back_without_a_trace(places, qtbot):
    go_to(places, "DE")
    write(places, "place_asks", "Something else.")
    click(qtbot, places, "put_place_back")
    assert overlay(places) is None
    assert part(places, VoiceField, "place_asks").value() == shipped_places()["DE"].asks


def test_undo_takes_a_change_of_a_place_back(places):
    go_to(places, "DE")
    write(places, "place_asks", "Something else.")
    places.menus.undo.trigger()
    settle()
    assert overlay(places) is None


def test_a_place_is_added_and_named_at_once(places, qtbot):
    click(qtbot, places, "add_place")
    write(places, "place_name", "Oregon")
    with places.workspace.read() as s:
        assert "Oregon" in {p.name for p in pay_places(s)}
    assert table(places).places.place(table(places).currentIndex().row()).name == "Oregon"


def test_a_second_new_place_has_a_name_of_its_own(places, qtbot):
    click(qtbot, places, "add_place")
    click(qtbot, places, "add_place")
    assert part(places, LineField, "place_name").value() == "New place 2"


@pytest.mark.parametrize(
    ("name", "sentence"), [("", "A place needs a name."), ("spain", "Spain is in the list already.")]
)
def test_a_name_that_cannot_be_is_refused_and_stays_written(places, name, sentence):
    go_to(places, "DE")
    write(places, "place_name", name)
    field = part(places, LineField, "place_name")
    assert sentence in field.sentence.text()
    assert (field.value(), place(places, "DE").name) == (name, "Germany")


def test_a_refused_name_keeps_the_place_on_show(places):
    go_to(places, "DE")
    write(places, "place_name", "spain")
    go_to(places, "FR")
    settle()
    assert table(places).current_code() == "DE"
    assert part(places, LineField, "place_name").value() == "spain"


def test_what_is_typed_is_kept_when_another_place_is_chosen(places):
    go_to(places, "DE")
    part(places, VoiceField, "place_asks").text.setPlainText("In the advert.")
    go_to(places, "FR")
    assert place(places, "DE").asks == "In the advert."
    assert part(places, LineField, "place_name").value() == "France"


def test_a_place_is_taken_out_and_offered_to_be_put_back(places, qtbot):
    go_to(places, "DE")
    qtbot.keyClick(table(places), Qt.Key.Key_Delete)
    settle()
    assert place(places, "DE") is None
    gone = part(places, QWidget, "places_gone")
    assert gone.isVisible()
    gone.list.actions()[0].trigger()
    settle()
    assert place(places, "DE") == shipped_places()["DE"]


def test_a_refused_name_goes_when_the_place_is_taken_out(places, qtbot):
    go_to(places, "DE")
    write(places, "place_name", "")
    click(qtbot, places, "take_place")
    assert part(places, LineField, "place_name").sentence.text() == ""
    assert place(places, "DE") is None


def test_an_empty_list_says_what_to_do(places):
    with places.workspace.write() as s:
        put_setting(s, "pay_places", dict.fromkeys(shipped_places()))
    settle()
    assert part(places, QLabel, "no_places").isVisible()
    assert part(places, QWidget, "take_place").isHidden()


def test_find_narrows_the_table_by_any_name(places):
    finder = part(places, LineField, "find_place")
    finder.line.setText("deutschland")
    finder.flush()
    model = table(places).places
    assert [model.place(row).code for row in range(model.rowCount())] == ["DE"]


def test_a_list_that_another_hand_spoiled_stops_nothing(places):
    with places.workspace.write() as s:
        put_setting(s, "pay_places", {"DE": {"name": None, "since": 7}, "XX": "words", "": {}})
    settle()
    assert table(places).model().rowCount(QModelIndex()) >= 43
