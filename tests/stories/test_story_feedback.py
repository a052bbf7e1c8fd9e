"""Two-way feedback by hand: written alone, opened together, answered freely, agreed, and shared only by both."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.canaries import files_below, sightings
from tests.stories.acts import (
    NADIA,
    TOMAS,
    next_section,
    open_alone,
    open_together,
    save_summary,
    seal,
    type_row,
)
from tests.stories.hands import Hands

KEPT, SILENCE, TAKEN_OUT, ROTA = (
    ("Range held firm", "Availability", "17 Nov 2026", "Call on Tuesday", "You said the range first: greyheron",
     "It saved a week", "Keep it", "It helps me"),
    ("Two weeks of silence", "How candidates hear from us", "18 Nov 2026", "After the last talk",
     "No word for nine days: blackibis", "She took another job", "Two lines within 48 hours",
     "The launch ate your weeks"),
    ("You took it out", "How people are found", "10 Nov 2026", "In the intake",
     "You asked who did well without it: rookery1", "We dropped a must", "Ask again", "The brief got better"),
    ("Rota first", "How the role is pitched", "19 Nov 2026", "Call on Thursday", "You opened with the rota: hedgewren",
     "She asked about nights only", "Mission first", "I want your calls to land"),
)  # fmt: skip
ITEMS = {NADIA: (KEPT, SILENCE), TOMAS: (TAKEN_OUT, ROTA)}
CANARIES = ("greyheron", "blackibis", "rookery1", "hedgewren")
PULSE = {NADIA: "4", TOMAS: "5"}
TAKE_AWAY = {
    "rec": ("Open the next calls with the mission", "1 Dec 2026"),
    "man": ("Two lines within 48 hours", "27 Nov 2026"),
}


def arrive(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_feedback")
    hands.click("start_now")
    hands.see("Two-way feedback", "How are you, what is heavy")
    for side in ("rec", "man"):
        hands.click(f"arrival_{side}_load_stretched")
        hands.type_into(f"arrival_{side}_priority_editor", "The launch")
        hands.click(f"arrival_{side}_permission_yes")
    next_section(hands, "What we promised")
    hands.see("Publish the advert")
    hands.click("promise_*_keep")
    hands.see("Kept late")
    hands.type_into("promised_word_rec_editor", "Four people wrote.")


def write_items(hands: Hands, name: str) -> None:
    """One to keep, one that could be better; from the day on with Tab."""
    for place, (headline, topic, day, *parts) in enumerate(ITEMS[name]):
        hands.type_into("item_#_headline_editor", headline, place)
        hands.choose("item_#_topic_editor", topic, place)
        hands.type_into("item_#_day_editor", day, place)
        hands.press("Tab")
        if hands.focus_name().endswith("_clear"):
            hands.press("Tab")
        type_row(hands, *parts)


def write_alone(hands: Hands) -> None:
    next_section(hands, "What you want to tell each other")
    for side, name in (("rec", NADIA), ("man", TOMAS)):
        open_alone(hands, f"feedback_round_{side}_write", name)
        write_items(hands, name)
        seal(hands)
        open_alone(hands, f"pulse_round_{side}_write", name)
        for question in ("understands", "straight", "safe", "grow", "keeps"):
            hands.click(f"pulse_{question}_{PULSE[name]}")
        seal(hands)


def nothing_shows(hands: Hands) -> None:
    assert hands.one("select (select count(*) from feedback) + (select count(*) from pulse)") == 0
    contents = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    for word in CANARIES:
        assert word not in hands.words()
        assert sightings(word, contents) == []


def look_together(hands: Hands) -> None:
    open_together(hands, "feedback_round_open")
    hands.see(*CANARIES)
    open_together(hands, "pulse_round_open")
    hands.see("Understands my world", "Nadia 4 · Tomas 5")


def answer(hands: Hands, thanks: str, key: str, place: int) -> None:
    """Thank, then one letter on the four answers."""
    hands.type_into("thanks_*_editor", thanks, place)
    hands.press("Tab", "Tab", key)


def receive(hands: Hands) -> None:
    """Tomas accepts and adapts, Nadia discards without a reason and thinks until a day."""
    next_section(hands, "Tomas receives")
    answer(hands, "Thank you for saying it", "A", 0)
    answer(hands, "Thank you, it is true", "P", 1)
    next_section(hands, "Nadia receives")
    answer(hands, "Thanks", "D", 0)
    answer(hands, "Thanks, I had not seen it", "T", 1)
    hands.type("1 Dec 2026")


def grow_and_close(hands: Hands) -> None:
    """With the second agreement the session closes."""
    next_section(hands, "Growth")
    hands.type_into("goal_rec_editor", "Say no sooner")
    hands.type_into("goal_rec_help_editor", "I ask you first")
    hands.type_into("goal_man_editor", "Write decisions down")
    hands.type_into("goal_man_help_editor", "I send a note after each call")
    next_section(hands, "How did this land?")
    for side, row in TAKE_AWAY.items():
        hands.click(f"commitment_add_{side}")
        type_row(hands, *row)
    for side, word in (("rec", "lighter"), ("man", "awake")):
        hands.type_into(f"landing_{side}_word_editor", word)
        hands.click(f"landing_{side}_effect_more")
    hands.click("rec_agrees")
    hands.click("man_agrees")
    hands.see("Closed. What is open is printed as open.", "1 session, 4 items", TAKE_AWAY["man"][0])


def print_own_copy(hands: Hands, path: Path) -> str:
    """Without both shares the summary stays in and says so; what one received is one's own."""
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    hands.see("did not agree to share this feedback, so the shared summary stays in.")
    hands.click("copy_*", 0)
    return save_summary(hands, path)


def share_and_print(hands: Hands, path: Path) -> str:
    """Both tick in the closed session; the link beside it prints."""
    hands.click("session_*", 0)
    hands.see("Closed on 24 Nov 2026")
    hands.press(*["Ctrl+Return"] * 6)
    hands.click("rec_shares_editor")
    hands.click("man_shares_editor")
    hands.see("Both agree that the summary may go out.")
    hands.click("print_feedback")
    return save_summary(hands, path)


def file_holds_it(hands: Hands) -> None:
    answers = dict(hands.sql("select headline, response from feedback"))
    assert answers == {KEPT[0]: "accept", SILENCE[0]: "adapt", TAKEN_OUT[0]: "discard", ROTA[0]: "thinking"}
    assert hands.one("select thinking_until from feedback where headline = ?", ROTA[0]) == "2026-12-01"
    assert hands.sql("select happened_on, topic from feedback where headline = ?", SILENCE[0]) == [
        ("2026-11-18", "candidate_comms")
    ]
    assert hands.one("select count(*) from pulse where safe in (4, 5)") == 2
    assert hands.one("select count(*) from growth_goal") == 2
    assert sorted(hands.sql("select word, effect from landing")) == [("awake", "more"), ("lighter", "more")]
    assert hands.one("select status from commitment where text = 'Publish the advert'") == "done"


def test_feedback_from_arriving_to_the_shared_summary(agreed: Hands, tmp_path: Path) -> None:
    hands = agreed
    arrive(hands)
    write_alone(hands)
    nothing_shows(hands)
    look_together(hands)
    receive(hands)
    grow_and_close(hands)
    file_holds_it(hands)
    own = print_own_copy(hands, tmp_path / "own.pdf")
    assert "What Nadia received" in own
    assert "rookery1" in own
    assert "greyheron" not in own
    printed = share_and_print(hands, tmp_path / "feedback.pdf")
    for words in (
        "Printed because both agreed.", "Four things said, two accepted, one being thought about, one set aside.",
        "Publish the advert kept late", *TAKE_AWAY["rec"][:1], "Say no sooner", "Nadia to Tomas 2",
    ):  # fmt: skip
        assert words in printed
    hands.press("Ctrl+7")
    hands.see("Nadia to Tomas: 2 · Tomas to Nadia: 2", "Both agreed to share")
