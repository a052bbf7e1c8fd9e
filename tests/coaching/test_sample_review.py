"""What the sample shows of METHOD C.2 on day 180 (METHOD F, "Prompts on the sample at D180"): this and no more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from hirepair_desktop.coaching.engine import every_prompt, look_at, prompts_now
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.review import export_stops
from hirepair_desktop.model import Candidate, Dismissal, Session
from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import TODAY, pairs_by_name

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

OPEN = [("R-08", "P1"), ("R-08", "P4"), ("R-31", "K16"), ("R-37", "K06"), ("R-37", "K10")]
KEPT = [
    ("R-06", "K11"), ("R-06", "K17"), ("R-09", "K14"), ("R-11", "K16"), ("R-13", "K16"), ("R-16", "K04"),
    ("R-32", "K18"), ("R-36", "K17"), ("R-38", "K17"),
]  # fmt: skip
DISMISSED = [("R-22", "K17")]
RESOLVED = [
    ("R-21", "K04"), ("R-24", "K02"), ("R-24", "K08"), ("R-24", "K11"), ("R-24", "K12"), ("R-24", "K13"),
    ("R-26", "K09"),
]  # fmt: skip
"""R-24 for whoever waited more than three working days for a decision that came: 11, 5, 19, 22 and 7 days."""


@pytest.fixture(scope="module")
def seen(read_sample: Store) -> dict[str, list[tuple[str, str]]]:
    """By state: the rules of this chapter that speak, each with the candidate or the pair it speaks about."""
    found: dict[str, list[tuple[str, str]]] = {}
    with read_sample.read() as s:
        look = look_at(s, NOON, TODAY)
        names = {c.id: c.alias for c in s.scalars(select(Candidate))}
        names |= {pair.id: name for name, pair in pairs_by_name(s).items()}

        def place(prompt: Prompt) -> tuple[str, str]:
            return prompt.id, names[prompt.where.candidate or prompt.where.partnership or ""]

        for prompt in every_prompt(s, look):
            if prompt.id.startswith("R-"):
                found.setdefault(prompt.state.value, []).append(place(prompt))
        found["now"] = [place(prompt) for prompt in prompts_now(s, look) if prompt.id.startswith("R-")]
        found["stops"] = [
            (stop.id, stop.field)
            for session in s.scalars(select(Session.id))
            for stop in export_stops(s, session, look)
        ]
        gone = s.scalars(select(Dismissal.about_id).where(Dismissal.rule_id == "R-22"))
        found["about"] = [("R-22", names[about]) for about in gone]
    return found


def test_what_plain_coach_says(seen: dict[str, list[tuple[str, str]]]) -> None:
    assert sorted(seen["now"]) == OPEN


@pytest.mark.parametrize(
    ("state", "expected"), [("open", OPEN), ("kept", KEPT), ("dismissed", DISMISSED), ("resolved", RESOLVED)]
)
def test_what_coach_says_with_all(
    seen: dict[str, list[tuple[str, str]]], state: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(seen[state]) == expected


def test_the_reason_given_for_k17s_pay_points_at_the_candidate(seen: dict[str, list[tuple[str, str]]]) -> None:
    assert seen["about"] == [("R-22", "K17")]


def test_no_summary_of_a_review_is_held_back(seen: dict[str, list[tuple[str, str]]]) -> None:
    assert seen["stops"] == []
