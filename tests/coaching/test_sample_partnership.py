"""What the sample shows of METHOD C.3 to C.5 on day 180 (METHOD F, "Prompts on the sample at D180"): this and no more.

P-11 is kept on ten of the 42 sessions held. METHOD F counts 26 commitments due by day 180, so it leaves sessions
without one: the four shortlists, five debriefs that ended in no hire or a hold, and Amara's and Mei's
first feedback, which closed one way with a reason.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from hirepair_desktop.coaching.check_in import export_stops
from hirepair_desktop.coaching.engine import every_prompt, look_at, prompts_now
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.model import Commitment, Person, Role, Session
from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import TODAY, day, pairs_by_name

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

Place = tuple[str, str]

OPEN = [("P-01", "Mei D168"), ("P-01", "Mei D174"), ("P-02", "Mei D168"), ("P-05", "P3"), ("P-10", "R1")]
KEPT = [
    ("P-11", "P1 debrief D22"), ("P-11", "P1 shortlist D14"), ("P-11", "P2 debrief D44"), ("P-11", "P2 shortlist D33"),
    ("P-11", "P3 debrief D85"), ("P-11", "P3 debrief D95"), ("P-11", "P3 feedback D62"), ("P-11", "P3 shortlist D58"),
    ("P-11", "P4 debrief D131"), ("P-11", "P4 shortlist D126"),
]  # fmt: skip
DISMISSED = [("F-11", "P3 feedback D62"), ("F-11", "P4 feedback D136")]
RESOLVED = [("F-22", "P3 feedback D96")]

NOT_THERE = ("C-01", "P-06", "P-08", "P-09", "P-12", "F-12")
"""METHOD F: "not there in any state but resolved"."""


@pytest.fixture(scope="module")
def seen(read_sample: Store) -> dict[str, list[Place]]:
    """By state: the rules of these chapters that speak, each with what it speaks about."""
    found: dict[str, list[Place]] = {"kept": [], "dismissed": [], "resolved": [], "open": []}
    with read_sample.read() as s:
        look = look_at(s, NOON, TODAY)
        names = {pair.id: name for name, pair in pairs_by_name(s).items()}
        names |= {role.id: role.code for role in s.scalars(select(Role))}
        people = {person.id: person.name.split()[0] for person in s.scalars(select(Person))}
        for made in s.scalars(select(Commitment).where(Commitment.due.is_not(None))):
            names[made.id] = f"{people[made.owner_id or '']} D{day(made.due or TODAY)}"
        for held in s.scalars(select(Session).where(Session.started_at.is_not(None))):
            begun = held.started_at or NOON
            names[held.id] = f"{names[held.partnership_id]} {held.kind.value} D{day(begun)}"

        def place(prompt: Prompt) -> Place:
            return prompt.id, names[prompt.about.id]

        for prompt in every_prompt(s, look):
            if prompt.id[0] in "FCP":
                found[prompt.state.value].append(place(prompt))
        found["now"] = [place(prompt) for prompt in prompts_now(s, look) if prompt.id[0] in "FCP"]
        found["stops"] = [place(stop) for held in s.scalars(select(Session.id)) for stop in export_stops(s, held, look)]
    return found


def test_what_plain_coach_says(seen: dict[str, list[Place]]) -> None:
    assert sorted(seen["now"]) == OPEN


@pytest.mark.parametrize(
    ("state", "expected"), [("open", OPEN), ("kept", KEPT), ("dismissed", DISMISSED), ("resolved", RESOLVED)]
)
def test_what_coach_says_with_all(seen: dict[str, list[Place]], state: str, expected: list[Place]) -> None:
    assert sorted(seen[state]) == expected


@pytest.mark.parametrize("rule_id", NOT_THERE)
def test_what_must_keep_silent(seen: dict[str, list[Place]], rule_id: str) -> None:
    assert [place for state in ("open", "kept", "dismissed") for place in seen[state] if place[0] == rule_id] == []


def test_no_summary_of_a_check_in_is_held_back(seen: dict[str, list[Place]]) -> None:
    assert seen["stops"] == []
