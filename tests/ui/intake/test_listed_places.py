"""Where candidates live or work: free entry, the dated list beside it, and what the named places ask."""

from __future__ import annotations

import json
from dataclasses import replace

from hirepair_desktop.model.pay_places import put_places, shipped_places, with_place, without_place
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.widgets.labels import Words
from tests.ui.intake.at_table import IntakeTable
from tests.ui.intake.test_power import choose

EU = "Directive (EU) 2023/970, through castegnaro.lu, nettocalc.com and actupool.com"
EU_ASKS = "Range or starting pay before the interview; no questions about earlier pay. Since 7 Jun 2026. Read in: " + EU


def name_places(table: IntakeTable, words: str) -> None:
    field = table.widget(LineField, "jurisdictions")
    field.line.setText(words)
    field.flush()


def kept(table: IntakeTable) -> list[str]:
    places: list[str] = json.loads(str(table.one("SELECT jurisdictions FROM role")))
    return places


def asked(table: IntakeTable) -> str:
    label = table.widget(Words, "places_asked")
    return "" if label.isHidden() else label.text()


def test_a_listed_place_is_offered_and_joins_the_line(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "Texas")
    choose(table, "listed_place", "Germany")
    assert kept(table) == ["Texas", "Germany"]
    assert table.widget(LineField, "jurisdictions").value() == "Texas, Germany"


def test_the_offer_is_empty_again_after_a_choice(table: IntakeTable) -> None:
    table.show("power")
    choose(table, "listed_place", "Germany")
    assert table.widget(ChoiceField, "listed_place").value() == ""


def test_what_is_named_already_is_not_offered(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "de")
    assert table.widget(ChoiceField, "listed_place").list.findData("Germany") == -1


def test_undo_takes_the_place_back(table: IntakeTable) -> None:
    page = table.show("power")
    choose(table, "listed_place", "Germany")
    page.edits.stack.undo()
    assert kept(table) == []
    assert table.widget(LineField, "jurisdictions").value() == ""


def test_what_is_being_typed_is_kept_before_the_chosen_place(table: IntakeTable) -> None:
    table.show("power")
    table.widget(LineField, "jurisdictions").line.setText("Texas")
    choose(table, "listed_place", "Spain")
    assert kept(table) == ["Texas", "Spain"]


def test_places_that_ask_the_same_share_a_line(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "Germany, ES, Texas")
    assert asked(table) == f"Germany, Spain: {EU_ASKS}"


def test_places_that_ask_something_else_have_a_line_of_their_own(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "Germany, Colorado")
    assert asked(table).splitlines()[1].startswith("Colorado: The range in the advert.")


def test_of_places_outside_the_list_it_is_said_that_they_are_not_in_it(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "Texas, <b>Mars</b>")
    assert asked(table) == ""
    assert table.widget(Words, "places_unlisted").text() == (
        "“Texas” and “<b>Mars</b>” are not in the list, so nothing is said about them here. Edit > Settings adds places."
    )


def test_the_day_of_the_list_is_said(table: IntakeTable) -> None:
    table.show("power")
    words = table.widget(Words, "places_dated").text()
    assert "The list of 24 Nov 2026 has 43 places" in words
    assert "check locally" in words


def test_the_list_of_the_workspace_is_used(table: IntakeTable) -> None:
    table.show("power")
    name_places(table, "Germany, Spain")
    germany = replace(shipped_places()["DE"], asks="In the advert, says the bill.")
    with table.store.write() as s:
        put_places(s, without_place(with_place({}, germany), "ES"))
    assert asked(table) == "Germany: In the advert, says the bill. Since 7 Jun 2026. Read in: " + EU
