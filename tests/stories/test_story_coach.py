"""Two people and the coach at a 60-minute intake, by keyboard alone: a challenge changes a must, a must without a
stage stops the lock by name, a prompt is sent away with a reason, version 1 is locked and printed."""

from __future__ import annotations

import re
from pathlib import Path

from tests.stories.acts import next_section, take_chairs
from tests.stories.hands import AN_ID, Hands
from tests.stories.keys import press, print_in_full, tab_to, write

TITLE = "Senior Data Engineer"
YEARS, TUNED = "Five or more years of Spark", "Has tuned a slow job under pressure"
MODELS = "Models data with people who are not engineers"
ANCHORS = ("Names the tools", "Found the cause and removed it")
CHALLENGE = "Three of your last four strong hires had under three years of Spark."
ANSWER = "Years were a stand-in for tuning a slow job."
BLOCK = f"Nothing in the plan tests “{MODELS}”, so you would be guessing."
REASON = "Luis joins once the first talks are held"


def criterion(hands: Hands, label: str) -> str:
    """The id of a criterion, as soon as its label is saved."""
    wanted = "select id from criterion where label = ?"
    hands.until(lambda: bool(hands.sql(wanted, label)), lambda: f"“{label}” is not saved")
    return str(hands.one(wanted, label))


def sit_down(hands: Hands) -> None:
    write(hands, "role_title_editor", TITLE)
    press(hands, "start_now")
    hands.see(f"Intake: {TITLE}", "Arrive", "60 min")


def two_musts(hands: Hands) -> None:
    for label, seen_in in ((YEARS, "CV"), (MODELS, "Pairing with the claims analyst")):
        press(hands, "criterion_add")
        for place, words in enumerate((label, seen_in, *ANCHORS)):
            if place:
                hands.press("Tab")
            hands.type(words)
        criterion(hands, label)


def years_are_named(hands: Hands) -> None:
    """The coach says it a moment after the words are saved; F8 leads from prompt to prompt."""
    prompt = "Years and degrees stand in for something: what should the person be able to do?"
    for _prompt in range(40):
        hands.press("F8")
        if re.fullmatch(rf"intake_side_coach_prompt_I-05_{AN_ID}_criteria_go", hands.focus_name()):
            break
    hands.see(prompt)
    hands.press("Return")
    assert hands.focus_name().startswith(f"criterion_{criterion(hands, YEARS)}_")


def challenge_changes_it(hands: Hands) -> None:
    spark = criterion(hands, YEARS)
    press(hands, f"criterion_{spark}_rec_challenges")
    hands.type(CHALLENGE)
    press(hands, "challenge_*_put")
    write(hands, "challenge_*_answer_editor", ANSWER)
    press(hands, "challenge_*_change")
    hands.until(
        lambda: hands.sql("select result from challenge") == [("changed",)], lambda: "the challenge did not end"
    )
    write(hands, f"criterion_{spark}_label_editor", TUNED)
    assert criterion(hands, TUNED) == spark


def one_prompt_goes_with_a_reason(hands: Hands) -> None:
    """In Nadia's turn: F8 to the prompt, Tab to Dismiss, the reason, Enter."""
    hands.press("Ctrl+.")
    assert "Nadia Rahimi Speaking" in hands.find("table_bar").accessibleDescription()
    for _prompt in range(40):
        hands.press("F8")
        if "_I-25_" in hands.focus_name():
            break
    hands.press("Tab", "Return")
    hands.type(REASON)
    hands.press("Return")
    nadia = hands.one("select id from person where name = 'Nadia Rahimi'")
    found = hands.sql("select rule_id, by, reason, session_id is not null from dismissal")
    assert found == [("I-25", nadia, REASON, 1)]


def one_stage_for_one_must(hands: Hands) -> None:
    press(hands, "stage_add")
    hands.type("Design conversation")
    tab_to(hands, f"stage_*_tests_{criterion(hands, TUNED)}_editor")
    hands.press("Space")
    hands.see("Nobody looks for this yet", MODELS)


def pay(hands: Hands) -> None:
    tab_to(hands, "pay_owner_editor")
    hands.press("Down")
    hands.see("Nadia and Tomas together")
    write(hands, "pay_min_editor", "68000")
    write(hands, "pay_max_editor", "84000")
    hands.press("Tab")
    assert hands.sql("select pay_by_pair, pay_min, pay_max from role") == [(1, 6_800_000, 8_400_000)]


def the_lock_is_stopped_by_name(hands: Hands) -> None:
    hands.see("One thing is missing before you can agree:", BLOCK)
    for name in ("rec_agrees", "man_agrees"):
        button = hands.find(name)
        assert (button.isEnabled(), button.toolTip()) == (False, BLOCK)


def mapping_it_clears_the_way(hands: Hands) -> None:
    """The link beside the button leads to the line of the must in the first stage."""
    press(hands, "agree_stops_I-02_*_stages_go")
    hands.see("How we will find out")
    assert hands.focus_name().endswith(f"_tests_{criterion(hands, MODELS)}_editor")
    hands.press("Space")
    hands.until(lambda: BLOCK not in hands.words(), lambda: "the must is still called untested")


def lock(hands: Hands) -> None:
    press(hands, "rec_agrees")
    hands.see("Waiting for Tomas. Until then nothing is agreed.")
    press(hands, "man_agrees")
    hands.see("Version 1 was agreed by both on")
    assert hands.sql("select n, reason from brief_version") == [(1, "")]


def test_two_people_and_the_coach_by_keyboard_alone(hands: Hands, tmp_path: Path) -> None:
    take_chairs(hands)
    sit_down(hands)
    for title in ("Team and priorities today", "What success looks like", "Must have, nice to have, can learn"):
        next_section(hands, title)
    two_musts(hands)
    years_are_named(hands)
    challenge_changes_it(hands)
    one_prompt_goes_with_a_reason(hands)
    next_section(hands, "Market, sourcing and pitch")
    next_section(hands, "How we will find out")
    one_stage_for_one_must(hands)
    next_section(hands, "Who decides, who sets pay")
    pay(hands)
    next_section(hands, "How we work together")
    next_section(hands, "Challenge, read back, commit")
    the_lock_is_stopped_by_name(hands)
    mapping_it_clears_the_way(hands)
    for title in ("Who decides, who sets pay", "How we work together", "Challenge, read back, commit"):
        next_section(hands, title)
    lock(hands)
    printed = print_in_full(hands, tmp_path / "brief.pdf")
    for words in (
        "Agreed 24 November 2026, version 1", TUNED, MODELS, "Tomas answered, changed", CHALLENGE[:40],
        "Prompts dismissed", "I-25 No teammate meets this person; who should?", "Nadia dismissed it", REASON,
    ):  # fmt: skip
        assert words in printed
    press(hands, "close_session_here")
    hands.see("Closed. What is open is printed as open.")
