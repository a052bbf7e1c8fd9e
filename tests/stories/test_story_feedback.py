"""Two-way feedback by keyboard alone: written alone, opened together, answered freely, agreed, shared only by both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Feedback, Partnership
from hirepair_desktop.model.kinds import Response, SessionKind, Tone, Topic
from hirepair_desktop.model.sittings import plan_session, start_session
from hirepair_desktop.storage.store import Store
from tests.faults.canaries import files_below, sightings
from tests.stories.acts import NADIA, PASSPHRASES, TOMAS, next_section, type_row
from tests.stories.hands import Hands
from tests.stories.keys import choose, pick, press, save_summary, tab_to, write
from tests.stories.prepared import make_pair
from tests.ui.window import window_on

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
FIRST_ITEM = 3
"""The page is made with two empty items; those it loads its draft into are the third and fourth."""
CANARIES = ("greyheron", "blackibis", "rookery1", "hedgewren")
BEGUN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WHY_ONE_WAY = "Tomas came last week and writes next time."
PULSE = {NADIA: "4", TOMAS: "5"}
TAKE_AWAY = {
    "rec": ("Open the next calls with the mission", "1 Dec 2026"),
    "man": ("Two lines within 48 hours", "27 Nov 2026"),
}


def arrive(hands: Hands) -> None:
    hands.press("Ctrl+N")
    pick(hands, "kind_feedback")
    press(hands, "start_now")
    hands.see("Two-way feedback", "How are you, what is heavy")
    for side, load in (("rec", "stretched"), ("man", "overloaded")):
        pick(hands, f"arrival_{side}_load_{load}")
        write(hands, f"arrival_{side}_priority_editor", "The launch")
        pick(hands, f"arrival_{side}_permission_yes")


def a_promise_of_the_intake_is_asked_about(hands: Hands) -> None:
    next_section(hands, "What we promised")
    hands.see("Publish the advert")
    press(hands, "promise_*_keep")
    hands.see("Kept late")
    write(hands, "promised_word_rec_editor", "Four people wrote.")


def both_calendars_have_it(hands: Hands, folder: Path) -> None:
    """A promise for the search stands in the calendar of each."""
    hands.press("Ctrl+6")
    for place, name in enumerate((NADIA, TOMAS)):
        file = folder / f"{name}.ics"
        tab_to(hands, "calendar")
        hands.press("Space", *["Down"] * (place + 1))
        hands.save_as(lambda: hands.press("Return"), file)
        hands.see(f"Wrote {file.name}.")
        assert "Publish the advert" in file.read_text(encoding="utf-8")


def write_items(hands: Hands, name: str) -> None:
    """One to keep, one that could be better; from the headline on with Tab."""
    for number, (headline, topic, day, *parts) in enumerate(ITEMS[name], FIRST_ITEM):
        write(hands, f"item_{number}_headline_editor", headline)
        hands.press("Tab")
        choose(hands, topic)
        hands.press("Tab")
        hands.type(day)
        tab_to(hands, f"item_{number}_situation_editor")
        type_row(hands, *parts)


def open_alone(hands: Hands, button: str, name: str) -> None:
    press(hands, button)
    hands.see(f"Hand the laptop to {name.split()[0]}")
    hands.type(PASSPHRASES[name])
    hands.press("Return")
    hands.see(f"Only {name.split()[0]} should be looking")


def seal(hands: Hands) -> None:
    press(hands, "seal")
    hands.gone("private_frame")


def write_alone(hands: Hands) -> None:
    next_section(hands, "What you want to tell each other")
    for side, name in (("rec", NADIA), ("man", TOMAS)):
        open_alone(hands, f"feedback_round_{side}_write", name)
        write_items(hands, name)
        seal(hands)
        open_alone(hands, f"pulse_round_{side}_write", name)
        for question in ("understands", "straight", "safe", "grow", "keeps"):
            pick(hands, f"pulse_{question}_{PULSE[name]}")
        seal(hands)


def nothing_shows(hands: Hands) -> None:
    assert hands.one("select (select count(*) from feedback) + (select count(*) from pulse)") == 0
    contents = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    for word in CANARIES:
        assert word not in hands.words()
        assert sightings(word, contents) == []


def open_together(hands: Hands, button: str) -> None:
    press(hands, button)
    hands.see("Open it together")
    for name in (NADIA, TOMAS):
        hands.type(PASSPHRASES[name])
        hands.press("Return")
    hands.gone("opening")


def look_together(hands: Hands) -> None:
    open_together(hands, "feedback_round_open")
    hands.see(*CANARIES)
    open_together(hands, "pulse_round_open")
    hands.see("Understands my world", "Nadia 4 · Tomas 5")


def answer(hands: Hands, about: str, thanks: str, key: str) -> None:
    """Thank, then one letter on the four answers."""
    item = hands.one("select id from feedback where headline = ?", about)
    write(hands, f"thanks_{item}_editor", thanks)
    hands.press("Tab", "Tab", key)


def receive(hands: Hands) -> None:
    """Tomas accepts and adapts, Nadia discards without a reason and thinks until a day."""
    next_section(hands, "Tomas receives")
    answer(hands, KEPT[0], "Thank you for saying it", "A")
    answer(hands, SILENCE[0], "Thank you, it is true", "P")
    next_section(hands, "Nadia receives")
    answer(hands, TAKEN_OUT[0], "Thanks", "D")
    answer(hands, ROTA[0], "Thanks, I had not seen it", "T")
    hands.type("1 Dec 2026")


def grow_and_close(hands: Hands) -> None:
    """With the second agreement the session closes."""
    next_section(hands, "Growth")
    write(hands, "goal_rec_editor", "Say no sooner")
    write(hands, "goal_rec_help_editor", "I ask you first")
    write(hands, "goal_man_editor", "Write decisions down")
    write(hands, "goal_man_help_editor", "I send a note after each call")
    next_section(hands, "How did this land?")
    for side, row in TAKE_AWAY.items():
        press(hands, f"commitment_add_{side}")
        type_row(hands, *row)
    for side, word in (("rec", "lighter"), ("man", "awake")):
        write(hands, f"landing_{side}_word_editor", word)
        pick(hands, f"landing_{side}_effect_more")
    press(hands, "rec_agrees")
    press(hands, "man_agrees")
    hands.see("Closed. What is open is printed as open.", "1 session, 4 items", TAKE_AWAY["man"][0])


def session(hands: Hands) -> str:
    """The id of the talk."""
    return str(hands.one("select id from session where kind = 'feedback'"))


def print_own_copy(hands: Hands, path: Path) -> str:
    """Without both shares the summary stays in and says so; what one received is one's own."""
    hands.press("Ctrl+2")
    press(hands, f"print_{session(hands)}")
    hands.see("did not agree to share this feedback, so the shared summary stays in.")
    tab_to(hands, "copy_shared")
    hands.press("Right")
    return save_summary(hands, path)


def share_and_print(hands: Hands, path: Path) -> str:
    """Both tick in the closed session; the link beside it prints."""
    press(hands, f"session_{session(hands)}")
    hands.see("Closed on 24 Nov 2026")
    hands.press(*["Ctrl+Return"] * 6)
    for side in ("rec", "man"):
        tab_to(hands, f"{side}_shares_editor")
        hands.press("Space")
    hands.see("Both agree that the summary may go out.")
    press(hands, "print_feedback")
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
    both_calendars_have_it(hands, tmp_path)
    arrive(hands)
    a_promise_of_the_intake_is_asked_about(hands)
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
        "Printed because both agreed.", "Four things said, one accepted, one adapted, one being thought about, one set aside.",
        "Publish the advert kept late", *TAKE_AWAY["rec"][:1], "Say no sooner", "Nadia to Tomas 2",
    ):  # fmt: skip
        assert words in printed
    hands.press("Ctrl+7")
    hands.see("Nadia to Tomas: 2 · Tomas to Nadia: 2", "Both agreed to share")


def one_way_talk(file: Path) -> None:
    """A talk in which Tomas alone was told something, and took it."""
    store = Store.open(file)
    with store.write() as s:
        pair = s.query(Partnership).one()
        talk = plan_session(s, SessionKind.FEEDBACK, pair, planned_for=BEGUN)
        start_session(s, talk, BEGUN)
        s.add(
            Feedback(
                session_id=talk.id, from_id=pair.recruiter_id, to_id=pair.manager_id, topic=Topic.SPEED,
                tone=Tone.CONSTRUCTIVE, headline=SILENCE[0], behaviour=SILENCE[4], thanks="True", sealed_at=BEGUN,
                revealed_at=BEGUN, response=Response.DISCARD,
            )
        )  # fmt: skip
    store.close(backup=False)


@pytest.fixture
def told(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at Home of a workspace in which feedback went one way."""
    file = tmp_path / "Our hiring.hirepair"
    make_pair(file)
    one_way_talk(file)
    with window_on(file, tmp_path) as window:
        yield Hands(qtbot, window, file)


def test_one_way_it_closes_with_a_written_reason_only(told: Hands) -> None:
    """Both agreements are refused by name; the reason is asked for where they stand."""
    told.press("Ctrl+2")
    press(told, "session_*")
    told.see("How are you, what is heavy")
    told.press(*["Ctrl+Return"] * 6)
    told.see("How did this land?", "Nadia said 1, Tomas said nothing.")
    press(told, "rec_agrees")
    press(told, "man_agrees")
    told.see("Feedback went one way. Write why that is right today, then it closes.")
    assert told.one("select closed_at from session") is None
    write(told, "close_reason_editor", WHY_ONE_WAY)
    press(told, "close_session_here")
    told.see("Closed. What is open is printed as open.")
    assert told.sql("select close_reason, closed_at is not null from session") == [(WHY_ONE_WAY, 1)]


HEAVY = "Heavy week: choose one, and ask if now is right."
WHOLE = ("On Tuesday, after the last talk with her", "You answered her in one line", "She took it for a no and left us",
         "Could we write two lines each time", "I want people to speak well of you")  # fmt: skip
"""The parts of an item about which the coach has nothing to say."""


def whole_item(hands: Hands, number: int, why: str) -> None:
    """Something that could be better, in full; each has a reason of its own."""
    write(hands, f"item_{number}_day_editor", "17 Nov 2026")
    tab_to(hands, f"item_{number}_situation_editor")
    type_row(hands, *WHOLE[:-1], why)
    hands.press("Tab")


@pytest.fixture
def paired(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at Home of a workspace of the two, with nothing else in it."""
    file = tmp_path / "Our hiring.hirepair"
    make_pair(file)
    with window_on(file, tmp_path) as window:
        yield Hands(qtbot, window, file)


def test_overload_softens(paired: Hands) -> None:
    """Who came overloaded is asked one thing: the writer alone is told, takes one out, and the table hears nothing."""
    arrive(paired)
    next_section(paired, "What we promised")
    next_section(paired, "What you want to tell each other")
    open_alone(paired, "feedback_round_rec_write", NADIA)
    whole_item(paired, FIRST_ITEM + 1, WHOLE[-1])
    press(paired, "add_item")
    whole_item(paired, FIRST_ITEM + 2, "It is the second time this month")
    paired.see(HEAVY, "Why now: Tomas came overloaded, and 2 items ask something of them.")
    press(paired, f"item_{FIRST_ITEM + 2}_remove")
    paired.until(lambda: HEAVY not in paired.words(), lambda: paired.words())
    seal(paired)
    assert "overloaded, and" not in paired.words()
    assert paired.one("select count(*) from dismissal") == 0
