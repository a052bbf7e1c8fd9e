"""Candour to candidates (METHOD D12)."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.candour_to_candidates import Message, Told, candour_to_candidates, told
from hirepair_desktop.model import CandidateMessage, Interview
from hirepair_desktop.model.kinds import CandidateStatus
from tests.coaching.table import TODAY
from tests.coaching.world import World, moment

FRIDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2026, 11, n) for n in (13, 17, 18, 19))


@pytest.mark.parametrize(
    ("messages", "today", "found"),
    [
        ([Message(TUESDAY, True)], THURSDAY, Told.BOTH),
        ([Message(WEDNESDAY, True)], THURSDAY, Told.BOTH),
        ([Message(THURSDAY, True)], THURSDAY, Told.LATE),
        ([Message(TUESDAY, False)], THURSDAY, Told.ONE_SIDED),
        ([], THURSDAY, Told.NOTHING),
        ([], WEDNESDAY, Told.NOT_DUE),
        ([Message(TUESDAY, False)], WEDNESDAY, Told.NOT_DUE),
    ],
)
def test_what_a_candidate_closed_on_friday_heard(messages, today, found):
    assert told(FRIDAY, messages, 3, today) is found


def close(world: World, n: int, *, met: bool, status: CandidateStatus = CandidateStatus.CLOSED) -> str:
    candidate = world.candidate(n, status=status, closed_at=moment(20))
    if met:
        world.add(Interview(candidate_id=candidate.id, held_at=moment(25)))
    return candidate.id


def test_only_who_was_closed_after_an_interview_counts(world: World):
    close(world, 1, met=True)
    close(world, 2, met=False)
    close(world, 3, met=True, status=CandidateStatus.WITHDRAWN)
    one = next(iter(candour_to_candidates(world.s, ask(world.s, TODAY))))
    assert [each["alias"] for each in one.detail["items"]] == ["K01"]


@pytest.mark.parametrize(
    ("strengths", "growth", "found"),
    [(["Clear."], [{"text": "Help others grow.", "criterion_id": None}], "both"),
     (["Clear."], [{"text": " ", "criterion_id": None}], "one_sided"),
     ([" "], [{"text": "Help others grow.", "criterion_id": None}], "one_sided")],
)  # fmt: skip
def test_a_message_holds_both_kinds_of_candour(world: World, strengths, growth, found: str):
    candidate_id = close(world, 1, met=True)
    world.add(
        CandidateMessage(candidate_id=candidate_id, strengths=strengths, growth=growth, sent_at=moment(19))
    )  # fmt: skip
    one = next(iter(candour_to_candidates(world.s, ask(world.s, TODAY))))
    assert [each["told"] for each in one.detail["items"]] == [found]
