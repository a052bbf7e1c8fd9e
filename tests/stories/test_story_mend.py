"""To mend a fence by hand: written alone, read aloud, said back until it is right, one repair each, printed by both."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.canaries import files_below, sightings
from tests.stories.acts import NADIA, TOMAS, close_session, next_section, open_alone, open_together, save_summary, seal
from tests.stories.hands import Hands

WROTE = {
    NADIA: {"happened": "A must changed on Friday: greyheron", "didToMe": "I stopped asking: blackibis",
            "myPart": "I said nothing: rookery1", "repair": "I say the cost the same day"},
    TOMAS: {"happened": "I changed the bar: hedgewren", "didToMe": "I was alone with it: saltmarsh",
            "myPart": "I gave no reason: fieldfare", "repair": "No must changes without you"},
}  # fmt: skip
CANARIES = ("greyheron", "blackibis", "rookery1", "hedgewren", "saltmarsh", "fieldfare")
HEARD = {"man": "You ran a search you had not agreed to", "rec": "My silence looked like a yes"}


def write_alone(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_mend")
    hands.click("start_now")
    hands.see("Mend a fence", "Each alone")
    for side, name in (("rec", NADIA), ("man", TOMAS)):
        open_alone(hands, f"alone_round_{side}_write", name)
        for key, words in WROTE[name].items():
            hands.type_into(f"own_{key}_editor", words)
        if side == "rec":
            hands.type_into("own_didToMe_editor", "You never tell me anything")
            hands.see("is rarely true and easy to argue with; give one case.")
            hands.type_into("own_didToMe_editor", WROTE[NADIA]["didToMe"])
        seal(hands)


def nothing_shows(hands: Hands) -> None:
    assert hands.one("select count(*) from entry where key = 'myPart'") == 0
    contents = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    assert [word for word in CANARIES if word in hands.words() or sightings(word, contents)] == []


def read_aloud(hands: Hands) -> None:
    next_section(hands, "Each reads the other's words aloud")
    open_together(hands, "aloud_round_open")
    hands.see(*CANARIES, "Tomas reads this aloud")
    for side in ("man", "rec"):
        hands.click(f"{side}_reads")
    hands.see("Read aloud at")


def say_back(hands: Hands) -> None:
    """The first try is not right yet and stays; what is right cannot be changed until it is taken back."""
    next_section(hands, "Say back what you heard")
    hands.see("Tomas read it aloud at", "No answer, no defence, no advice")
    hands.type_into("say_back_man_words_editor", "You were cross")
    hands.click("say_back_man_not_yet")
    hands.see("Not yet: You were cross")
    hands.type_into("say_back_man_words_editor", HEARD["man"])
    hands.click("say_back_man_right")
    hands.see("That’s right")
    hands.press("Ctrl+Z")
    hands.until(lambda: "That’s right" not in hands.words().splitlines(), lambda: hands.words())
    hands.click("say_back_man_right")
    hands.type_into("say_back_rec_words_editor", HEARD["rec"])
    hands.click("say_back_rec_right")


def repair(hands: Hands) -> None:
    next_section(hands, "Dated; then they join your commitments.")
    for side, day in (("rec", "30 Nov 2026"), ("man", "4 Dec 2026")):
        hands.click(f"offer_{side}_take")
        hands.type(day)
        hands.press("Tab")
        hands.click(f"repair_page_{side}_prints")
    hands.see("Both agree that a summary may exist.")


def file_holds_it(hands: Hands) -> None:
    wrote = hands.sql(
        "select person.name, key, text from entry join person on person.id = person_id "
        "where key in ('happened', 'didToMe', 'myPart', 'repair')"
    )
    assert {(name, key): text for name, key, text in wrote} == {
        (name, key): text for name, mine in WROTE.items() for key, text in mine.items()
    }
    assert sorted(hands.sql("select key, text from entry where key like 'sayBack%'")) == [
        ("sayBack", HEARD["rec"]), ("sayBack", HEARD["man"]), ("sayBack.1", "You were cross"),
    ]  # fmt: skip
    assert hands.one("select count(*) from entry where key = 'sayBack' and length(agreed_by) > 4") == 2
    assert sorted(hands.sql("select text, due from commitment where due in ('2026-11-30', '2026-12-04')")) == [
        ("I say the cost the same day", "2026-11-30"), ("No must changes without you", "2026-12-04"),
    ]  # fmt: skip


def test_a_fence_is_mended_from_the_curtain_to_the_printed_page(agreed: Hands, tmp_path: Path) -> None:
    hands = agreed
    write_alone(hands)
    nothing_shows(hands)
    read_aloud(hands)
    say_back(hands)
    repair(hands)
    close_session(hands)
    file_holds_it(hands)
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    printed = save_summary(hands, tmp_path / "mended.pdf")
    for words in (
        *CANARIES,
        "Tomas heard:",
        "My silence looked like",
        "Nadia: that’s right",
        "One repair each",
        "30 Nov",
    ):
        assert words in printed
    assert "You were cross" not in printed
