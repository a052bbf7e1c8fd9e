"""The three versions of the designer's brief in the sample (METHOD F, tension 3), compared in words."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief_history import Comparison, brief_states, compare_states
from tests.transfer.sample.sampled import role


def compared(s: Block, old: int, new: int) -> Comparison:
    found = role(s, "R3")
    return compare_states(s, found, brief_states(s, found), old, new)


def test_drift_of_each_version(s: Block) -> None:
    assert [state.drift for state in brief_states(s, role(s, "R3"))] == pytest.approx([0, 0.5, 1 / 6])


@pytest.mark.parametrize(
    ("old", "new", "headlines"),
    [
        (1, 2, ["“Has worked in a design system” is now a must", "“Animation” was added as a must",
                "“Animation task” was added to the plan"]),
        (2, 3, ["“Animation” was taken out", "“Animation task” was taken out of the plan",
                "Where the team is heading reads differently", "The read-back reads differently",
                "What is not needed reads differently"]),
        (1, 3, ["“Has worked in a design system” is now a must", "Where the team is heading reads differently",
                "The read-back reads differently", "What is not needed reads differently"]),
    ],
)  # fmt: skip
def test_changes_in_words(s: Block, old: int, new: int, headlines: list[str]) -> None:
    assert [told.change.headline for told in compared(s, old, new).changes] == headlines


def test_animation_came_and_went(s: Block) -> None:
    went = compared(s, 1, 3).went
    assert [found.headline for found in went] == [
        "“Animation” was added as a must", "“Animation task” was added to the plan",
    ]  # fmt: skip


def test_who_is_touched_by_the_new_must(s: Block) -> None:
    assert [(t.alias, t.lines[0][1]) for t in compared(s, 1, 3).touched] == [
        ("K11", "Never tested on it"), ("K12", "Never tested on it"), ("K13", "Not asked, by both"),
        ("K14", "Not asked, by both"),
    ]  # fmt: skip


def test_version_two_gives_no_reason_for_what_asks_one(s: Block) -> None:
    changes = compared(s, 1, 2).changes
    assert [(told.asks_reason, told.has_reason) for told in changes] == [(True, False), (True, False), (False, False)]


def test_the_question_about_the_design_system_is_heard(s: Block) -> None:
    told = compared(s, 1, 3).changes[0]
    assert [said.how for said in told.said] == ["asked", "answered"]
