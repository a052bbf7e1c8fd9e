"""A look-back by hand: the six panels, one and one written alone, three and two agreed, trust, the page of the quarter."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.canaries import files_below, sightings
from tests.stories.acts import NADIA, TOMAS, close_session, next_section, open_alone, open_together, save_summary, seal
from tests.stories.hands import Hands

WROTE = {
    NADIA: {"goingWell": "He asks before he decides", "toChange": "Fewer late changes: greyheron"},
    TOMAS: {"goingWell": "She brings the market first", "toChange": "Answer within a day: saltmarsh"},
}
THIRD = "Nobody waited for more than three days"


def sit_down(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_look_back")
    hands.click("start_now")
    hands.see("Look-back", "The six panels", "commitments were kept on time", "Pulse, written apart")


def write_alone(hands: Hands) -> None:
    next_section(hands, "A line or two each.")
    for side, name in (("rec", NADIA), ("man", TOMAS)):
        open_alone(hands, f"alone_round_{side}_write", name)
        for key, words in WROTE[name].items():
            hands.type_into(f"own_{key}_editor", words)
        seal(hands)
    contents = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    assert [w for w in ("greyheron", "saltmarsh") if w in hands.words() or sightings(w, contents)] == []


def agree(hands: Hands) -> None:
    """What each wrote is taken over with a press, and the other agrees."""
    next_section(hands, "Three things going well")
    open_together(hands, "agree_round_open")
    hands.see("greyheron", "saltmarsh")
    for side in ("rec", "man"):
        for key in ("goingWell", "toChange"):
            hands.click(f"take_{side}_{key}")
    hands.type_into("well_3_editor", THIRD)
    for field, others in (("well_1", "man"), ("well_2", "rec"), ("change_1", "man"), ("change_2", "rec")):
        hands.click(f"{field}_{others}_agrees")
    hands.click("well_3_rec_agrees")
    hands.click("well_3_man_agrees")


def hand_over(hands: Hands) -> None:
    next_section(hands, "Trust and commitments")
    hands.click("trust_add_man")
    hands.type("You close a process in my name")
    hands.click("commitment_add_rec")
    hands.type("Bring three profiles")
    hands.press("Tab")
    hands.type("30 Nov 2026")
    hands.press("Tab")


def test_a_quarter_is_looked_back_on_from_the_panels_to_the_printed_page(agreed: Hands, tmp_path: Path) -> None:
    hands = agreed
    sit_down(hands)
    write_alone(hands)
    agree(hands)
    hand_over(hands)
    close_session(hands)
    both = "select key, text from entry where (key like 'well.%' or key like 'change.%') order by key"
    assert hands.sql(both) == [
        ("change.1", "Fewer late changes: greyheron"), ("change.2", "Answer within a day: saltmarsh"),
        ("well.1", "He asks before he decides"), ("well.2", "She brings the market first"), ("well.3", THIRD),
    ]  # fmt: skip
    assert hands.sql("select text from trust_entry") == [("You close a process in my name",)]
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    printed = save_summary(hands, tmp_path / "quarter.pdf")
    for words in ("Nadia and Tomas", "greyheron", "saltmarsh", "close a process in my name", "Bring three profiles"):
        assert words in printed
