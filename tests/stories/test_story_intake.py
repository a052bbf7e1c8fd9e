"""From an empty folder to a saved brief: nine sections of an intake by mouse and keyboard, agreed by both."""

from __future__ import annotations

from pathlib import Path

from tests.stories.acts import (
    NADIA,
    TOMAS,
    agree,
    next_section,
    open_alone,
    open_together,
    save_summary,
    seal,
    sit_down_for_intake,
    take_chairs,
    type_row,
)
from tests.stories.hands import Hands

TITLE = "Senior Data Engineer"
MISSION = "Every refund arrives the same day."
OUTCOMES = (
    ("Failed refunds under 0.5 %", "Weekly, 1.9 % today", "6"),
    ("The ledger move is done", "No entry left behind", "9"),
    ("Nights on call halved", "Calls a month", "12"),
)
MUSTS = (
    ("Explains a risky design", "In a walk-through of their own work", "Names tools", "Support could act on it"),
    ("Grows other engineers", "Two examples", "Shares out work", "Somebody got better"),
    ("Reads a live failure", "A replayed outage", "Guesses", "Finds the cause and removes it"),
)
STAGES = (("First call", "30", "Nadia Rahimi"), ("Work sample", "90", "Tomas Eklund"))
PROMISES = {
    "rec": ("Three names by Friday", "An answer within two days"),
    "man": ("Read profiles the same day", "Feedback after each talk"),
}
COMMITMENTS = {"rec": ("Publish the advert", "1 Dec 2026"), "man": ("Ask three old colleagues", "27 Nov 2026")}
ANSWER, REASON = "Two of five did, both with help.", "The help leaves in June."


def arrive(hands: Hands) -> None:
    hands.type_into("hope_r_editor", "To fill this without guessing")
    hands.type_into("hope_m_editor", "Somebody who stays curious")
    hands.type_into("whyNow_editor", "Refund failures doubled since March.")
    hands.type_into("ifNobody_editor", "The ledger move stops.")


def team(hands: Hands) -> None:
    hands.type_into("team_now_editor", "Five engineers, thin on review.")
    hands.type_into("team_direction_editor", "One team for every payment from card to ledger.")
    hands.type_into("team_gap_editor", "Nobody enjoys writing things down.")
    for place, words in enumerate(("The ledger move", "Fewer night calls", "Writing decisions down"), 1):
        hands.type_into(f"priorities_{place}_editor", words)
    hands.click("load_m_choice_stretched")
    hands.type_into("readback_r_editor", "You need somebody who writes, and the move cannot wait.")
    hands.click("that_is_right")
    hands.see("Tomas says that's right")


def success(hands: Hands) -> None:
    hands.type_into("mission_editor", MISSION)
    for outcome in OUTCOMES:
        hands.click("outcomes_add")
        type_row(hands, *outcome)
    hands.type_into("firstWin90_editor", "One class of failed refund is gone.")


def criteria(hands: Hands) -> None:
    for must in MUSTS:
        hands.click("criterion_add")
        type_row(hands, *must)
        hands.click("criterion_*_rec_agrees")
        hands.click("criterion_*_man_agrees")
    hands.see("Both agree")


def tradeoff(hands: Hands) -> None:
    """Nadia guesses the first two musts, Tomas picks the first and the last."""
    open_alone(hands, "tradeoff_round_rec_write", NADIA)
    hands.click("stays_*", 0)
    hands.click("stays_*", 1)
    seal(hands)
    assert hands.focus_name() == "tradeoff_round_rec_write"  # keys go on where they were
    open_alone(hands, "tradeoff_round_man_write", TOMAS)
    hands.click("stays_*", 0)
    hands.click("stays_*", 2)
    seal(hands)
    assert hands.sql("select * from tradeoff") == []
    open_together(hands, "tradeoff_round_open")
    hands.see("Nadia guessed", "Tomas chose", "One in common, talk about the other")


def market(hands: Hands) -> None:
    hands.click("market_evidence_add")
    type_row(hands, "38 people within an hour show this mix", "Own count", "2 Nov 2026")
    hands.type_into("marketOpinion_editor", "Drop the second language; it costs half of them.")
    hands.click("source_plan_add")
    hands.type("Old colleagues")
    hands.choose("source_plan_*_person_id_editor", TOMAS)
    hands.type_into("source_plan_*_due_on_editor", "5 Dec 2026")
    agree(hands, "pitch", "You own the moment people get their money back.")
    agree(hands, "companyStory", "Forty people, one product, paid by its users.")
    hands.type_into("honestHard_editor", "On call one week in five.")


def plan(hands: Hands) -> None:
    for name, minutes, who in STAGES:
        hands.click("stage_add")
        hands.type(name)
        hands.type_into("stage_*_minutes_editor", minutes)
        hands.choose("stage_*_people_add", who)
    hands.see("Nobody looks for this yet")
    for place in range(len(MUSTS)):
        hands.click("stage_*_tests_*", place)
    hands.click("stage_*_questions_add")
    type_row(hands, "Walk us through a design you were unsure about", "Names what could break")
    hands.type_into("candidateCare_editor", "Ask Nadia for any adjustment; the range comes with the first mail.")


def power(hands: Hands) -> None:
    hands.see("Tomas Eklund")
    hands.click("decision_roles_new")
    hands.type("Viktor Haas")
    hands.press("Return")
    agree(hands, "limits", "Finance agrees only above the range.")
    hands.choose("pay_owner_editor", "Nadia and Tomas together")
    hands.type_into("pay_min_editor", "68000")
    hands.type_into("pay_max_editor", "84000")
    hands.click("pay_shared_advert")
    hands.type_into("jurisdictions_editor", "Germany")
    agree(hands, "payPrinciples", "Top third only with two musts beyond it.")


def together(hands: Hands) -> None:
    for side, promises in PROMISES.items():
        for promise in promises:
            hands.click(f"promises_{side}_add")
            type_row(hands, promise, "2")
    hands.type_into("candourPact_rec_editor", "writing it first")
    hands.type_into("candourPact_man_editor", "saying it the same day")


def commit(hands: Hands) -> None:
    hands.choose("cards_rec", "Who did well here without it?")
    hands.click("challenge_*_put")
    hands.type_into("challenge_*_answer_editor", ANSWER)
    hands.click("challenge_*_keep")
    hands.type(REASON)
    hands.click("challenge_*_keep")
    hands.see("Kept, with a reason")
    hands.choose("cards_man", "In my own words")
    hands.type("The plan reaches only people we know")
    hands.click("challenge_*_put")
    hands.type_into("challenge_*_answer_editor", "Then I add the advert.", 1)
    hands.click("challenge_*_change")
    for place, (side, row) in enumerate(COMMITMENTS.items()):
        hands.click(f"commitment_add_{side}")
        type_row(hands, *row)
        hands.click("commitment_*_rec_agrees", place)
        hands.click("commitment_*_man_agrees", place)
    hands.see("Nothing is open")


def agree_and_close(hands: Hands) -> None:
    hands.click("rec_agrees")
    hands.see("Waiting for Tomas. Until then nothing is agreed.")
    hands.click("man_agrees")
    hands.see("Version 1 was agreed by both on")
    hands.click("close_session_here")


def pages_show_it(hands: Hands) -> None:
    """Home has the commitments, the role its outcomes, musts and version."""
    hands.see("Closed. What is open is printed as open.")
    hands.see("Today", "Publish the advert", "Ask three old colleagues", TITLE)
    hands.click("sidebar_role_*")
    hands.see(
        "version 1", "Agreed by both on", *(text for text, *_more in OUTCOMES), *(label for label, *_more in MUSTS)
    )


def file_holds_it(hands: Hands) -> None:
    assert hands.sql("select n, reason from brief_version") == [(1, "")]
    assert hands.one("select text from entry where key = 'whyNow'") == "Refund failures doubled since March."
    assert hands.one("select count(*) from outcome") == len(OUTCOMES)
    assert [label for (label,) in hands.sql("select label from criterion order by rank")] == [m[0] for m in MUSTS]
    assert hands.sql("select pay_min, pay_max, pay_currency, pay_by_pair from role") == [(6800000, 8400000, "EUR", 1)]
    assert hands.sql("select channel, due_on from source_lead") == [("Old colleagues", "2026-12-05")]
    assert hands.sql("select result from challenge order by made_at, result desc") == [("kept",), ("changed",)]
    assert hands.one("select count(*) from session where closed_at is not null") == 1


def test_an_intake_from_the_first_launch_to_the_saved_brief(hands: Hands, tmp_path: Path) -> None:
    take_chairs(hands)
    sit_down_for_intake(hands, TITLE)
    arrive(hands)
    next_section(hands, "Team and priorities today")
    team(hands)
    next_section(hands, "What success looks like")
    success(hands)
    next_section(hands, "Must have, nice to have, can learn")
    criteria(hands)
    tradeoff(hands)
    next_section(hands, "Market, sourcing and pitch")
    market(hands)
    next_section(hands, "How we will find out")
    plan(hands)
    next_section(hands, "Who decides, who sets pay")
    power(hands)
    next_section(hands, "How we work together")
    together(hands)
    next_section(hands, "Challenge, read back, commit")
    commit(hands)
    agree_and_close(hands)
    pages_show_it(hands)
    file_holds_it(hands)
    hands.press("Ctrl+P")
    printed = save_summary(hands, tmp_path / "brief.pdf")
    for words in (
        MISSION, *(must[0] for must in MUSTS), "€68,000–84,000 a year", "Tomas Eklund decides",
        *(words for words, _day in COMMITMENTS.values()), ANSWER, "Agreed 24 November 2026, version 1",
    ):  # fmt: skip
        assert words in printed
