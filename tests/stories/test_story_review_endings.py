"""How a review ends, by hand: a hire above the range, a no with dissent, a hold; each to its PDFs, read by pdftotext."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model.kinds import Verdict
from tests.stories.acts import NADIA, TOMAS, close_session, save_summary
from tests.stories.hands import Hands
from tests.stories.prepared import MUSTS, SAMIRA
from tests.stories.reviewed import ADA, SAW, Views, make_revealed
from tests.ui.window import window_on

YES, NO = Verdict.YES, Verdict.NO
FOR_HER: Views = {NADIA: ((3, 3), YES), TOMAS: ((4, 4), YES), SAMIRA: ((3, 3), YES)}
DIVIDED: Views = {NADIA: ((3, 2), YES), TOMAS: ((3, 1), NO), SAMIRA: ((3, 2), NO)}
STRENGTH = "Calm walk-through of the outage, minute by minute."
GROWTH = "A story of one person you developed would have helped."
NEXT = "If you would like to talk about this, name a time."
Opened = Callable[[Views], Hands]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Hands at the table of a review whose pages were opened together."""
    stack = []

    def open_review(views: Views) -> Hands:
        file = tmp_path / "Our hiring.hirepair"
        make_revealed(file, views)
        window = window_on(file, tmp_path)
        stack.append(window)
        hands = Hands(qtbot, window.__enter__(), file)
        hands.press("Ctrl+2")
        hands.click("session_*", 0)
        hands.see(f"Debrief: {ADA}")
        return hands

    yield open_review
    for window in stack:
        window.__exit__(None, None, None)


def to_section(hands: Hands, number: int, title: str) -> None:
    """Section after section to the one with that number in the agenda."""
    for at in range(at_section(hands) + 1, number + 1):
        hands.press("Ctrl+Return")
        hands.see(f"{at} of 8")
    hands.see(title)


def at_section(hands: Hands) -> int:
    """The number the table bar shows."""
    return next(int(found[1]) for found in re.finditer(r"\b([1-8]) of 8\b", hands.words()))


def choose(hands: Hands, value: str, reason: str, criterion: str) -> None:
    """What is decided, why, and on which criterion it rests."""
    hands.click(f"decision_box_choice_{value}")
    hands.type_into("decision_box_reason_editor", reason)
    hands.choose("decision_criteria_add", criterion)


def record(hands: Hands) -> None:
    hands.click("decision_box_record")
    hands.see("Reopen with a reason")


def tell(hands: Hands) -> None:
    """One strength, one point to grow that rests on a must, what happens now, and who says it."""
    hands.click("strengths_add")
    hands.type(STRENGTH)
    hands.click("growth_add")
    hands.type(GROWTH)
    hands.choose("growth_*_criterion_id_editor", MUSTS[1])
    hands.type_into("next_step_editor", NEXT)
    hands.choose("message_owner_editor", NADIA)


def print_session(hands: Hands, path: Path) -> str:
    """The full summary of the review that was closed."""
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    hands.see("pages shown")
    hands.click("detail_full")
    return save_summary(hands, path)


def print_record(hands: Hands, path: Path) -> str:
    """The decision record, from the page of the role."""
    hands.press("Ctrl+3")
    hands.click("role_*", 0)
    hands.choose("role_acts", "Decision record…")
    return save_summary(hands, path)


def print_letter(hands: Hands, path: Path) -> str:
    """The letter, from the page of section 7."""
    hands.click("message_letter")
    return save_summary(hands, path)


def test_a_hire_above_the_range(opened: Opened, tmp_path: Path) -> None:
    """The button waits for the job-related reason; the reason is printed with the place in the range."""
    hands = opened(FOR_HER)
    to_section(hands, 5, "Other views, kept")
    choose(hands, "hire", "Runs feeds alone and two people lead today because of her.", MUSTS[1])
    hands.type_into("decision_box_offer_editor", "90000")
    hands.press("Tab")
    assert hands.focus_name() == "decision_box_range_reason_editor"  # the field this amount brought comes next
    record(hands)
    to_section(hands, 6, "Two minutes on the amount")
    hands.type_into("offer_amount_editor", "91000")
    hands.see("€91,000 is outside the range you both set; write the job-related reason.")
    assert not hands.find("make_offer").isEnabled()
    reason = "Replaces the agency that runs both feeds for us today."
    hands.type_into("offer_reason_editor", reason)
    hands.click("make_offer")
    hands.see("The offer stands as made.")
    to_section(hands, 8, "Thanks and learning")
    close_session(hands)
    printed = print_session(hands, tmp_path / "debrief.pdf")
    for words in ("Hire, €91,000 base", "above the range", reason, MUSTS[1]):
        assert words in printed
    recorded = print_record(hands, tmp_path / "record.pdf")
    assert "K01, offer 1, €91,000: made; above the range of €68,000–84,000 as it stood" in recorded
    assert hands.sql("select amount, range_max, status from offer") == [(9_100_000, 8_400_000, "made")]


def test_a_no_with_dissent_and_the_letter(opened: Opened, tmp_path: Path) -> None:
    """The other view stays in its own words inside; the letter holds no rating, no other name, no pay note."""
    hands = opened(DIVIDED)
    to_section(hands, 5, "Other views, kept")
    choose(
        hands, "no_hire", "Raises the bar was one and two: two stories of sharing out work, none of growing.", MUSTS[1]
    )
    hands.see("You did not all agree. Record the other view with respect.")
    dissent = "The second story was about growing, I think; I carry the no."
    hands.type_into("dissent_*_editor", dissent, 0)
    record(hands)
    to_section(hands, 7, "What Ada will hear")
    tell(hands)
    letter = print_letter(hands, tmp_path / "letter.pdf")
    for words in (
        "Thank you for your time, K01",
        "We will not go on with your application",
        STRENGTH,
        GROWTH,
        NEXT,
        NADIA,
    ):
        assert words in letter
    inside = [TOMAS, "Tomas", "Samira", ADA, dissent, "sharing out work", "€", "86", "68", *MUSTS, "dissent", "rating"]
    inside += [evidence for saw in SAW.values() for evidence in saw]
    assert [words for words in inside if words in letter] == []
    hands.click("message_sent")
    to_section(hands, 8, "Thanks and learning")
    close_session(hands)
    printed = print_session(hands, tmp_path / "debrief.pdf")
    for words in ("No hire", dissent, "Would hire", STRENGTH, GROWTH):
        assert words in printed
    assert f"sees it differently: {dissent}" in print_record(hands, tmp_path / "record.pdf")


def test_a_letter_that_names_somebody_else_stays_in(opened: Opened) -> None:
    hands = opened(DIVIDED)
    to_section(hands, 5, "Other views, kept")
    choose(
        hands, "no_hire", "Raises the bar was one and two: two stories of sharing out work, none of growing.", MUSTS[1]
    )
    record(hands)
    to_section(hands, 7, "What Ada will hear")
    hands.click("strengths_add")
    hands.type("Samira still uses your drawing.")
    hands.click("message_letter")
    hands.see("The letter would name Samira. It names nobody but who speaks")
    assert not hands.find("save_pdf").isEnabled()


def test_a_hold_with_its_question_and_its_date(opened: Opened, tmp_path: Path) -> None:
    """Without them the coach speaks; with them they stand in both PDFs, on Home, under Decisions and in the pipeline."""
    hands = opened(DIVIDED)
    to_section(hands, 5, "Other views, kept")
    choose(hands, "hold", "Raises the bar is open: one story could not be placed by any of the three of us.", MUSTS[1])
    hands.see("A hold needs one question and one date, or it becomes a silent no.")
    hands.type_into("next_question_editor", "Who grew, and what changed for them?")
    hands.type_into("next_date_editor", "1 Dec 2026")
    record(hands)
    to_section(hands, 8, "Thanks and learning")
    close_session(hands)
    printed = print_session(hands, tmp_path / "debrief.pdf")
    assert "Hold" in printed and "Waits for: Who grew, and what changed for them? By 1 Dec." in printed
    recorded = print_record(hands, tmp_path / "record.pdf")
    assert "Waits for: Who grew, and what changed for them? By 1 Dec 2026." in recorded
    for place in ("Ctrl+1", "Ctrl+5"):
        hands.press(place)
        hands.see("K01 on hold: Who grew, and what changed for them?", "Data Engineer · by 1 Dec")
    hands.press("Ctrl+4")
    hands.see("Tomas, by 1 Dec: Who grew, and what changed for them?")
    assert hands.sql("select value, next_question from decision") == [("hold", "Who grew, and what changed for them?")]
