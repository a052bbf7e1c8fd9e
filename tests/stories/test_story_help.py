"""Help without leaving where one is, and what an empty place says to a newcomer."""

from __future__ import annotations

from tests.stories.hands import Hands


def test_f1_on_the_two_chairs_shows_keys_and_gives_the_field_back(hands: Hands) -> None:
    hands.type("Nadia")
    hands.press("F1")
    hands.see("Ctrl N: new session.")
    hands.press("Esc")
    hands.gone("help_cover")
    hands.type(" Rahimi")
    assert hands.find("name_rec_editor").text() == "Nadia Rahimi"  # type: ignore[attr-defined]


def test_f1_in_a_session_shows_the_keys_of_its_section_first(agreed: Hands) -> None:
    agreed.press("Ctrl+N")
    agreed.click("kind_feedback")
    agreed.click("start_now")
    agreed.press(*["Ctrl+Return"] * 3)
    agreed.see("Tomas receives")
    agreed.press("F1")
    agreed.see("A: accept", "On a scorecard: 1 to 4 rate")
    agreed.click("close_help")
    agreed.see("Tomas receives")


def test_a_list_without_candidates_offers_the_first_one(agreed: Hands) -> None:
    agreed.press("Ctrl+4")
    agreed.see("Nobody is here yet.")
    agreed.click("nobody_act")
    agreed.type("Ada Winter")
    agreed.click("add_it")
    agreed.see("Added as K01.")
    agreed.press("Ctrl+4")
    agreed.see("1 person, 1 open", "Ada Winter")
    assert not agreed.shown("nobody")
