"""A hire from the debrief to day 90 by keyboard alone: decided, offered, accepted, started, talked with on days 30 and 90."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.hands import Hands
from tests.stories.keys import choose, pick, press, save_summary, tab_to, write
from tests.stories.prepared import MUSTS, SAMIRA
from tests.stories.reviewed import ADA, make_revealed
from tests.stories.test_story_review_endings import FOR_HER
from tests.ui.window import TODAY, window_on

START = date(2026, 12, 1)
DAY_30, DAY_90 = date(2026, 12, 31), date(2027, 3, 1)
JOY_30, JOY_90 = "She found the lost feed in week two.", "No feed was without an owner since January."
SIGN = "The port team asks for her by name."
VOICE = "The feeds are what you told me; the on-call rota is not written down."
SUPPORT = "Tomas writes the rota down."
THANKS = "for the walk-through in November"


@contextmanager
def at(qtbot: QtBot, file: Path, today: date) -> Iterator[Hands]:
    """Hands at the window on a later day."""
    with window_on(file, file.parent, today) as window:
        yield Hands(qtbot, window, file)


def decide(hands: Hands) -> None:
    """Tomas decides on the evidence, the amount stands in the range, she accepts."""
    hands.press("Ctrl+2")
    press(hands, "session_*")
    hands.see(f"Debrief: {ADA}")
    hands.press(*["Ctrl+Return"] * 4)
    hands.see("Other views, kept")
    pick(hands, "decision_box_choice_hire")
    write(hands, "decision_box_reason_editor", "Runs feeds alone and two people lead today because of her.")
    tab_to(hands, "decision_criteria_add")
    hands.press("Space", "Down", "Return")
    write(hands, "decision_box_offer_editor", "76000")
    press(hands, "decision_box_record")
    hands.see("Reopen with a reason")
    hands.press("Ctrl+Return")
    hands.see("Two minutes on the amount")
    press(hands, "make_offer")
    hands.see("The offer stands as made.")
    tab_to(hands, "offer_answer")
    hands.press("Space", "Down", "Return")
    hands.until(lambda: hands.one("select status from candidate") == "hired", lambda: hands.words())
    hands.press(*["Ctrl+Return"] * 2)
    hands.see("Thanks and learning")
    press(hands, "close_session_here")
    hands.see("Closed. What is open is printed as open.")


def write_the_start(hands: Hands) -> None:
    """The five talks are counted from it; the one of day 30 is planned for its day."""
    hands.press("Ctrl+8")
    press(hands, "unplanned_*")
    hands.see("New session", "Started on")
    write(hands, "check_in_start_editor", "1 Dec 2026")
    tab_to(hands, "check_in_talk_editor")
    choose(hands, "Day 30")
    write(hands, "day_editor", "31 Dec 2026")
    press(hands, "plan_it")
    hands.until(lambda: hands.one("select count(*) from check_in") == 5, lambda: hands.words())


def talk_on_day_30(hands: Hands) -> None:
    hands.press("Ctrl+8")
    hands.see("Ada, day 30")
    press(hands, f"check_in_{hands.one('select id from check_in where day = 30')}")
    hands.see("Check-in: Ada, day 30")
    write(hands, "celebrate_editor", JOY_30)
    tab_to(hands, "thank_*_editor")
    hands.press("Space")
    write(hands, "thanks_*_editor", THANKS)
    hands.press("Ctrl+Return")
    pick(hands, f"outcome_{hands.one('select id from outcome')}_status_on")
    hands.press("Ctrl+Return")
    tab_to(hands, "consent_editor")
    hands.press("Space")
    write(hands, "hire_voice_editor", VOICE)
    pick(hands, "promise_gap_none")
    hands.press(*["Ctrl+Return"] * 2)
    write(hands, "support_given_editor", SUPPORT)
    close(hands)


def close(hands: Hands) -> None:
    hands.press("Ctrl+Return")
    press(hands, "close_session_here")
    hands.see("Closed. What is open is printed as open.")


def talk_on_day_90(hands: Hands) -> None:
    """What is seen now stands beside what was sealed; both would do it again."""
    hands.press("Ctrl+8")
    press(hands, f"check_in_{hands.one('select id from check_in where day = 90')}")
    hands.see("New session")
    press(hands, "start_now")
    hands.see("Check-in: Ada, day 90")
    write(hands, "celebrate_editor", JOY_90)
    write(hands, "thrive_sign_editor", SIGN)
    hands.press("Ctrl+Return")
    pick(hands, f"outcome_{hands.one('select id from outcome')}_status_ahead")
    hands.press("Ctrl+Return")
    pick(hands, "hire_would_choose_again_yes")
    hands.press("Ctrl+Return")
    hands.see(MUSTS[0], "Circle: Nadia sealed.")
    pick(hands, f"score_{hands.one('select id from criterion where label = ?', MUSTS[0])}_now_4")
    hands.press("Ctrl+Return")
    pick(hands, "would_hire_again_yes")
    close(hands)


def pages_show_it(hands: Hands) -> None:
    """Home is glad, the role follows its outcome, Samira reads her thanks."""
    hands.press("Ctrl+1")
    hands.see("Thriving", f"{ADA}, day 90", JOY_90, "No check-in is due in the next weeks.")
    hands.press("Ctrl+8")
    hands.see("Passed over", "Ada, day 14", "Ada, day 60")
    hands.press("Ctrl+3")
    press(hands, "role_*")
    hands.see("No feed is without an owner", f"{ADA}: day 30 on track, day 90 ahead")
    hands.press("Ctrl+9")
    press(hands, f"ledger_{hands.one('select id from person where name = ?', SAMIRA)}")
    hands.see("Was thanked for", THANKS)


def file_holds_it(hands: Hands) -> None:
    assert hands.one("select started_on from candidate") == START.isoformat()
    held = hands.sql("select day, held_on, would_hire_again, hire_would_choose_again from check_in order by day")
    assert held == [
        (14, None, None, None), (30, DAY_30.isoformat(), None, None), (60, None, None, None),
        (90, DAY_90.isoformat(), "yes", 1), (180, None, None, None),
    ]  # fmt: skip
    assert hands.sql("select person.name, text from thanks join person on person.id = to_id") == [(SAMIRA, THANKS)]


def printed(hands: Hands, path: Path) -> str:
    hands.press("Ctrl+2")
    press(hands, "print_*")
    return save_summary(hands, path)


def test_a_hire_from_the_debrief_to_day_90(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Our hiring.hirepair"
    make_revealed(file, FOR_HER)
    with at(qtbot, file, TODAY) as hands:
        decide(hands)
        write_the_start(hands)
    with at(qtbot, file, DAY_30) as hands:
        talk_on_day_30(hands)
        paper = printed(hands, tmp_path / "30.pdf")
        for words in ("K01, day 30", JOY_30, f"“{VOICE}”", "Printed with consent", "As told.", SUPPORT, "day 60"):
            assert words in paper
    with at(qtbot, file, DAY_90) as hands:
        talk_on_day_90(hands)
        pages_show_it(hands)
        file_holds_it(hands)
        paper = printed(hands, tmp_path / "90.pdf")
        for words in ("K01, day 90", JOY_90, SIGN, "One of one outcome ahead or on."):
            assert words in paper
