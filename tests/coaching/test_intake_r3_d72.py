"""R3 on day 72 (METHOD F, tension 3): criteria move after K11 and K12 were met, without a reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from hirepair_desktop.coaching.engine import look_at, prompts_now, role_prompts
from hirepair_desktop.coaching.prompt import Act, Prompt, State, stopping
from hirepair_desktop.model import Criterion, Dismissal, Role
from hirepair_desktop.model.brief import changed_parts
from hirepair_desktop.storage.store import Store
from tests.coaching.r3_d72 import DAY_72, EVENING, r3_on_day_72
from tests.shared import shared_folder
from tests.transfer.sample.sampled import person


@pytest.fixture(scope="module")
def day_72(tmp_path_factory):
    with shared_folder(tmp_path_factory, "r3") as folder, r3_on_day_72(folder) as store:
        yield store


def told(store: Store, rule_id: str) -> list[Prompt]:
    """What one rule says about R3 that evening."""
    with store.read() as s:
        role = s.scalars(select(Role).where(Role.code == "R3")).one()
        return [p for p in role_prompts(s, role.id, look_at(s, EVENING, DAY_72)) if p.id == rule_id]


def criterion(s, label: str) -> Criterion:
    """A criterion of R3 by its label."""
    return s.scalars(select(Criterion).join(Role).where(Role.code == "R3", Criterion.label == label)).one()


@pytest.fixture
def changed(tmp_path):
    """A copy of that day a test may write to."""
    with r3_on_day_72(tmp_path) as store:
        yield store


def test_the_copy_holds_version_two_as_it_was_agreed(day_72):
    with day_72.read() as s:
        assert changed_parts(s, s.scalars(select(Role).where(Role.code == "R3")).one()) == []


def test_i_27_stops_agree_changes(day_72):
    assert [p.id for p in stopping(told(day_72, "I-27"), Act.AGREE_CHANGES)] == ["I-27"]


def test_i_27_names_what_moved(day_72):
    (prompt,) = told(day_72, "I-27")
    assert prompt.why.startswith("“Has worked in a design system” and “Animation” moved since the first talk")


def test_i_28_names_both_who_were_met_before(day_72):
    assert [(p.message, p.why) for p in told(day_72, "I-28")] == [(
        "Earlier candidates were never tested on “Animation”; go back or drop it.",
        "interviewed before it was added, and without a rating on it: K11 and K12.",
    )]  # fmt: skip


def test_plain_coach_prints_both(day_72):
    with day_72.read() as s:
        role = s.scalars(select(Role).where(Role.code == "R3")).one()
        now = {p.id for p in prompts_now(s, look_at(s, EVENING, DAY_72)) if p.where.role == role.id}
    assert {"I-27", "I-28"} <= now


def test_a_reason_on_each_opens_the_act(changed):
    with changed.write() as s:
        for label in ("Animation", "Has worked in a design system"):
            criterion(s, label).change_reason = "Two of three users did not see the state change."
    assert [p.state for p in told(changed, "I-27")] == [State.RESOLVED]


def test_sent_away_as_obvious_it_stops_nothing(changed):
    with changed.write() as s:
        about = s.scalars(select(Role.id).where(Role.code == "R3")).one()
        s.add(Dismissal(rule_id="I-27", about_id=about, by=person(s, "Mei"), at=EVENING, reason="Obvious."))
    assert [p.state for p in told(changed, "I-27")] == [State.DISMISSED]


def test_what_moves_after_it_was_sent_away_is_told_alone(changed):
    with changed.write() as s:
        role = s.scalars(select(Role).where(Role.code == "R3")).one()
        at = EVENING - timedelta(hours=1)
        s.add(Dismissal(rule_id="I-27", about_id=role.id, by=person(s, "Mei"), at=at, reason="Obvious."))
        made = {"label": "Illustration", "definition": "Draws", "added_at": EVENING - timedelta(minutes=5)}
        s.add(Criterion(role_id=role.id, rank=9, **made))
    assert [(p.state, p.why.split(" moved")[0]) for p in told(changed, "I-27")] == [(State.OPEN, "“Illustration”")]
