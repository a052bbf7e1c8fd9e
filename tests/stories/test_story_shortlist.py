"""A shortlist by hand: three profiles picked alone, opened together, talked about where the two differ, closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Candidate, Role
from hirepair_desktop.model.kinds import Source
from hirepair_desktop.storage.store import Store
from tests.faults.canaries import files_below, sightings
from tests.stories.acts import NADIA, TOMAS, close_session, next_section, open_alone, open_together, save_summary, seal
from tests.stories.hands import Hands
from tests.stories.prepared import MUSTS, make_agreed_role
from tests.ui.window import window_on

HEADLINES = {"K01": "Feeds at a port", "K02": "Payments at a marketplace", "K03": "Reports at a bank"}
PICKS = {
    NADIA: {"K01": ("yes", "Feeds in production: greyheron"), "K02": ("no", "Nothing on others: blackibis"),
            "K03": ("maybe", "A long list: rookery1")},
    TOMAS: {"K01": ("yes", "The rarest mix: hedgewren"), "K02": ("yes", "Built what we miss: saltmarsh"),
            "K03": ("no", "No must is shown: fieldfare")},
}  # fmt: skip
CANARIES = ("greyheron", "blackibis", "rookery1", "hedgewren", "saltmarsh", "fieldfare")
SETTLE = "One question in the first call: who works differently because of you?"
REASON = "No live feed and nobody raised; the list names systems and shows no fault that was taken to its cause."
STEPS = {"K01": ("rec", "Call on Monday", "30 Nov 2026"), "K02": ("rec", "Ask about colleagues", "1 Dec 2026"),
         "K03": ("man", "Ring them", "26 Nov 2026")}  # fmt: skip


@pytest.fixture
def three(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at Home of a workspace with an agreed role and three profiles nobody has met."""
    file = tmp_path / "Our hiring.hirepair"
    make_agreed_role(file)
    store = Store.open(file)
    with store.write() as s:
        role = s.query(Role).one()
        for alias, headline in HEADLINES.items():
            s.add(
                Candidate(
                    alias=alias, role_id=role.id, name=f"Somebody {alias}", headline=headline, source=Source.APPLIED,
                    added_on=date(2026, 11, 20),
                )
            )  # fmt: skip
    store.close(backup=False)
    with window_on(file, tmp_path) as window:
        yield Hands(qtbot, window, file)


def sit_down(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.click("kind_shortlist")
    hands.see("3 of at most 6 profiles")
    hands.click("start_now")
    hands.see("Shortlist review: Data Engineer", "What we agreed", *HEADLINES.values(), *MUSTS)


def pick_alone(hands: Hands) -> None:
    next_section(hands, "Three profiles, one pick and one line each.")
    for side, name in (("rec", NADIA), ("man", TOMAS)):
        open_alone(hands, f"picks_round_{side}_write", name)
        for alias, (pick, why) in PICKS[name].items():
            hands.click(f"pick_{alias}_{pick}")
            hands.type_into(f"pick_{alias}_why_editor", why)
        seal(hands)


def nothing_shows(hands: Hands) -> None:
    assert hands.one("select count(*) from shortlist_pick") == 0
    contents = files_below(hands.file.parent, Path(os.environ["HIREPAIR_DATA"]))
    for word in CANARIES:
        assert word not in hands.words()
        assert sightings(word, contents) == []


def top(hands: Hands, name: str) -> int:
    """How far down something stands in the window."""
    (found,) = hands.every(name)
    return found.mapTo(hands.window, found.rect().topLeft()).y()


def talk(hands: Hands) -> None:
    """Two apart first; the owner lets K02 go on with a question, sends K03 out with a reason, agrees to K01."""
    next_section(hands, "Shown to both at once, the widest difference first.")
    open_together(hands, "open_round_open")
    hands.see("Two of three profiles to talk about", "Two apart", *(word for word in CANARIES if word not in (
        "greyheron", "hedgewren")))  # fmt: skip
    assert top(hands, "pair_K02") < top(hands, "pair_K03") < top(hands, "same_K01")
    hands.type_into("settle_K02_editor", SETTLE)
    hands.click("outcome_K02_on")
    hands.see(f"Goes on. {SETTLE}")
    hands.click("outcome_K03_out")
    hands.see("Why K03 goes out")
    hands.type(REASON)
    hands.click("out_K03_give")
    hands.see(f"Out, and told. {REASON}")
    hands.click("same_K01_on")
    hands.gone("same_K01_on")


def think_again(hands: Hands) -> None:
    """A later view stands beside the sealed pick, with what moved it."""
    hands.click("settled_K02_again")
    hands.click("now_K02_rec")
    hands.click("now_K02_rec_pick_maybe")
    hands.type_into("now_K02_rec_why_editor", "The page on why the first payout failed")
    hands.click("now_K02_rec_keep")
    hands.see("The page on why the first payout failed")
    hands.click("outcome_K02_keep")


def promise(hands: Hands) -> None:
    next_section(hands, "Next steps")
    for alias, (side, words, day) in STEPS.items():
        hands.click(f"step_{alias}_{side}")
        hands.type(words)
        hands.press("Tab")
        hands.type(day)
    hands.type_into("message_K03_strength_editor", "Your list is honest and complete.")
    hands.type_into("message_K03_growth_editor", "One fault taken to its cause would help.")
    hands.choose("message_K03_rests_editor", MUSTS[0])


def file_holds_it(hands: Hands) -> None:
    picks = hands.sql(
        "select person.name, candidate.alias, pick, why from shortlist_pick "
        "join person on person.id = person_id join candidate on candidate.id = candidate_id"
    )
    assert {(name, alias): (pick, why) for name, alias, pick, why in picks} == {
        (name, alias): picked for name, mine in PICKS.items() for alias, picked in mine.items()
    }
    assert dict(hands.sql("select alias, status from candidate")) == {
        "K01": "shortlisted", "K02": "shortlisted", "K03": "closed",
    }  # fmt: skip
    assert hands.one("select closed_reason from candidate where alias = 'K03'") == REASON
    assert hands.sql(
        "select decision.value, person.name, rationale from decision join person on person.id = made_by"
    ) == [("no_hire", TOMAS, REASON)]  # fmt: skip
    assert hands.sql("select choice, text from entry where key = 'pickNow.K02'") == [
        ("maybe", "The page on why the first payout failed")
    ]
    assert sorted(hands.sql("select text, due from commitment where text like 'K0%'")) == [
        ("K01: Call on Monday", "2026-11-30"), ("K02: Ask about colleagues", "2026-12-01"),
        ("K03: Ring them", "2026-11-26"),
    ]  # fmt: skip
    assert hands.one("select count(*) from candidate_message") == 1


def other_pages_know(hands: Hands) -> None:
    hands.press("Ctrl+1")
    hands.see("K01: Call on Monday")


def print_it(hands: Hands, path: Path) -> str:
    hands.press("Ctrl+2")
    hands.click("print_*", 0)
    return save_summary(hands, path)


def test_a_shortlist_from_six_picks_to_the_printed_page(three: Hands, tmp_path: Path) -> None:
    hands = three
    sit_down(hands)
    pick_alone(hands)
    nothing_shows(hands)
    talk(hands)
    think_again(hands)
    promise(hands)
    close_session(hands)
    file_holds_it(hands)
    other_pages_know(hands)
    printed = print_it(hands, tmp_path / "shortlist.pdf")
    for words in (
        "Three profiles for Data Engineer", "decides on each profile", "K02, two apart", "K03, one apart",
        "blackibis", "saltmarsh", "Nadia now says maybe", "Call on Monday", "Who tells them, and when, is still open",
    ):  # fmt: skip
        assert words in printed
    assert "Somebody" not in printed
