"""The two chairs: what is refused and why, the way back with the recovery sheet, going without, the example."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPoint

from tests.faults.canaries import files_below, sightings
from tests.stories.acts import NADIA, PASSPHRASES, TOMAS, open_alone, take_chairs
from tests.stories.hands import Hands, pdf_text

NEW_WORDS = "gravel under the tide"


def fill_chair(hands: Hands, side: str, name: str, first: str, again: str) -> None:
    """Fill one chair with the mouse."""
    for field, words in (("name", name), ("passphrase", first), ("again", again)):
        hands.type_into(f"{field}_{side}_editor", words)


def go_to_writing(hands: Hands) -> None:
    """From the new session to the page of a feedback talk where both write alone."""
    hands.click("kind_feedback")
    hands.click("start_now")
    hands.see("How are you, what is heavy")
    hands.press("Ctrl+Return", "Ctrl+Return")
    hands.see("What you want to tell each other")


def test_a_chair_says_what_is_missing_until_both_can_begin(hands: Hands) -> None:
    before = [hands.find(name).mapTo(hands.window, QPoint()) for name in ("name_rec", "choose_place")]
    hands.click("start_intake")
    hands.see("Both names are needed; they can be changed later.")
    fill_chair(hands, "rec", NADIA, "short", "short")
    fill_chair(hands, "man", TOMAS, "", "")
    hands.click("start_intake")
    hands.see("Nadia Rahimi: a passphrase has 8 characters or more.")
    assert hands.focus_name() == "passphrase_rec_editor"
    fill_chair(hands, "rec", NADIA, PASSPHRASES[NADIA], "another one")
    hands.click("start_intake")
    hands.see("Nadia Rahimi: the two passphrases are not the same. Type them once more.")
    fill_chair(hands, "rec", NADIA, PASSPHRASES[NADIA], PASSPHRASES[NADIA])
    hands.click("start_intake")
    hands.see("Tomas Eklund has no passphrase yet. Each of you sets one, or both go without.")
    assert hands.focus_name() == "passphrase_man_editor"
    assert not hands.file.exists()
    assert [hands.find(name).mapTo(hands.window, QPoint()) for name in ("name_rec", "choose_place")] == before


def test_the_sheet_is_saved_as_it_is_shown_and_kept_nowhere_else(hands: Hands, tmp_path: Path) -> None:
    fill_chair(hands, "rec", NADIA, PASSPHRASES[NADIA], PASSPHRASES[NADIA])
    fill_chair(hands, "man", TOMAS, PASSPHRASES[TOMAS], PASSPHRASES[TOMAS])
    hands.press("Return")
    hands.see("Nadia, your recovery sheet")
    assert hands.focus_name() == "save_sheet"
    groups = [hands.read(f"group_{n}") for n in range(1, 9)]
    sheet = tmp_path / "sheet.pdf"
    hands.save_as(lambda: hands.click("save_sheet"), sheet)
    printed = pdf_text(sheet)
    sheet.unlink()
    kept = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    assert [group for group in groups if group not in printed] == []
    assert [sightings(first + second, kept) for first, second in pairwise(groups)] == [[]] * 7


def test_with_the_sheet_a_begun_page_comes_back_after_a_forgotten_passphrase(hands: Hands) -> None:
    groups = take_chairs(hands)
    go_to_writing(hands)
    open_alone(hands, "feedback_round_rec_write", NADIA)
    hands.type_into("item_#_headline_editor", "You held the range", 0)
    hands.press("Esc")
    hands.click("feedback_round_rec_write")
    hands.click("forgotten")
    hands.type_into("recovery_code_editor", " ".join(groups).lower())
    hands.press("Tab")
    hands.type(NEW_WORDS)
    hands.press("Tab")
    hands.type(NEW_WORDS)
    hands.click("use_code")
    hands.see("Nadia, your recovery sheet")
    assert [hands.read(f"group_{n}") for n in range(1, 9)] != groups
    hands.press("Tab", "Return")
    hands.type(PASSPHRASES[NADIA])
    hands.press("Return")
    hands.see("Hand the laptop to Nadia")
    hands.type(NEW_WORDS)
    hands.press("Return")
    hands.see("Only Nadia should be looking", "You held the range")


def test_without_passphrases_a_private_page_opens_at_once(hands: Hands) -> None:
    hands.click("without_passphrases")
    hands.see("whoever has the file can read it")
    hands.type_into("name_rec_editor", NADIA)
    hands.press("Return")
    hands.type(TOMAS)
    hands.press("Return")
    hands.see("New session")
    go_to_writing(hands)
    hands.click("feedback_round_rec_write")
    hands.see("Only Nadia should be looking")


def test_the_workspace_can_be_kept_elsewhere(hands: Hands, tmp_path: Path) -> None:
    chosen = tmp_path / "ours" / "Hiring of 2026.hirepair"
    chosen.parent.mkdir()
    hands.save_as(lambda: hands.click("choose_place"), chosen)
    hands.see("ours / Hiring of 2026.hirepair")
    hands.click("name_rec_editor")
    take_chairs(hands)
    assert chosen.exists()
    assert not hands.file.exists()


def test_the_example_is_wiped_in_one_act_and_leaves_room_for_a_pair(hands: Hands) -> None:
    hands.click("open_example")
    hands.see("Today", "Sample data")
    hands.click("sample")
    hands.click("wipe_sample")
    hands.see("Press again: everything of the sample goes")
    hands.click("wipe_sample")
    hands.see("Two chairs, no roles yet.")
    assert "Sample data" not in hands.words()
    hands.click_words("New intake")
    hands.type_into("new_recruiter_editor", NADIA)
    hands.type_into("new_manager_editor", TOMAS)
    hands.type_into("role_title_editor", "Port Planner")
    hands.click("start_now")
    hands.see("Intake: Port Planner")
