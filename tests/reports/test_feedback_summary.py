"""Two-way feedback: METHOD E's order, what both share, and what one person alone received."""

from __future__ import annotations

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.reports import PrintOptions, file_name
from tests.reports.reading import in_order, pages, printed, words_of
from tests.reports.world import World

PAGE = [
    "Two-way feedback", "8 July 2026", "Amara and Priya",
    "Written privately, read together. Three things said, two accepted, one set aside.",
    "How each arrived", "Three offers out", "What we had", "Amara opens two channels",
    "What Amara heard", "What Priya heard", "The first ten minutes", "Two minutes of welcome before question one.",
    "Priya: accepted. I block ten minutes before each call.", "To Amara: You brought a count of 38 people.",
    "Tell technical stories.", "Amara rewrites the opening", "Amara to Priya", "Counts, not quality.",
]  # fmt: skip
REST = [
    "They told me they never found their feet.", "Thank you, that is fair.", "Topics", "how candidates hear from us",
    "Pulse", "Understands my world", "How it landed", "Ama-lighter, left more able", "Who was there",
]  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_holds_its_items_in_order(world: World, paper: str) -> None:
    assert in_order(words_of(printed(world, world.feedback, paper=paper)), PAGE) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_is_one_page(world: World, paper: str) -> None:
    assert pages(printed(world, world.feedback, paper=paper)) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_full_holds_the_page_and_then_the_rest_in_order(world: World, paper: str) -> None:
    words = words_of(printed(world, world.feedback, paper=paper, detail="full"))
    assert in_order(words, [PAGE[0], PAGE[4], PAGE[9], *REST]) == []


def test_the_reason_for_saying_it_stands_with_the_item(world: World) -> None:
    """METHOD S49: the ask, then why the giver brings it up, then what the receiver made of it."""
    wanted = [
        "I ask Two minutes of welcome before question one.",
        "Because People who get past that start want to work for you.", "Thanks Thank you, that is fair.",
    ]  # fmt: skip
    assert in_order(words_of(printed(world, world.feedback, detail="full")), wanted) == []


def test_what_was_set_aside_is_not_on_the_page(world: World) -> None:
    assert "Open with the outage in March" not in words_of(printed(world, world.feedback))


def test_what_was_set_aside_is_in_the_full_summary(world: World) -> None:
    words = words_of(printed(world, world.feedback, detail="full"))
    assert "Amara: set aside. The outage scares people off." in words


def test_load_is_printed_when_both_share_it(world: World) -> None:
    assert "Priya: stretched" in words_of(printed(world, world.feedback))


def test_load_is_left_out_when_one_does_not_share_it(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Arrival).filter_by(person_id=own_world.recruiter).one().load_shared = False
    words = words_of(printed(own_world, own_world.feedback, detail="full"))
    assert ("stretched" in words, "The audit" in words) == (False, True)


def test_own_copy_holds_only_what_was_received(world: World) -> None:
    words = words_of(printed(world, world.feedback, only_received_by=world.manager, detail="full"))
    assert ("Two minutes of welcome" in words, "You brought a count" in words) == (True, False)


def test_own_copy_holds_nothing_of_the_other_person(world: World) -> None:
    words = words_of(printed(world, world.feedback, only_received_by=world.manager, detail="full"))
    others = ("Three offers out", "Tell technical stories", "Ama-lighter", "Amara rewrites", "Pulse", "outage")
    assert [text for text in others if text in words] == []


def test_own_copy_says_who_may_see_it(world: World) -> None:
    words = words_of(printed(world, world.feedback, only_received_by=world.manager))
    assert "What one person received. May be seen by Priya Raman." in words


def test_own_copy_is_named_after_its_person(world: World) -> None:
    with world.store.read() as s:
        name = file_name(s, world.feedback, PrintOptions(only_received_by=world.manager))
    assert name == "Feedback for Priya 2026-07-08.pdf"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"status": k.CommitmentStatus.DROPPED, "dropped_reason": "The channel closed."},
         "Amara opens two channels dropped: The channel closed."),
        ({"moves": 2}, "Amara opens two channels moved 2 times, now 10 Jun"),
        ({"status": k.CommitmentStatus.DONE, "done_late": True}, "Amara opens two channels kept late"),
    ],
)  # fmt: skip
def test_promise_says_how_it_went(own_world: World, values: dict[str, object], words: str) -> None:
    with own_world.store.write() as s:
        commitment = s.query(m.Commitment).filter_by(text="Amara opens two channels").one()
        for key, value in values.items():
            setattr(commitment, key, value)
    assert words in words_of(printed(own_world, own_world.feedback))


def test_fewer_items_than_asked_are_open(world: World) -> None:
    assert "Open: an appreciation for Priya" in words_of(printed(world, world.feedback))


def test_article_topics_not_talked_about_are_named(world: World) -> None:
    words = words_of(printed(world, world.feedback, detail="full"))
    assert "Not talked about: how the company is described and how people are found." in words
