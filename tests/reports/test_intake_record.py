"""The full intake brief as a record: power log, parked points, prompts dismissed, versions in words, time used."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.coaching.catalogue import every_rule, rule_words
from hirepair_desktop.model import kinds as k
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.dismissing import dismiss
from tests.reports.reading import in_order, printed, words_of
from tests.reports.world import BEGUN, World


def _full(world: World) -> str:
    return words_of(printed(world, world.intake, detail="full"))


# Power log


def _moved(world: World, what: k.PowerOver, why: str, days: int) -> None:
    with world.store.write() as s:
        role = s.query(m.Role).one()
        s.add(m.PowerEntry(role_id=role.id, at=BEGUN - timedelta(days=days), what=what, from_id=world.manager,
                           to_id=world.recruiter, by=world.recruiter, why=why))  # fmt: skip


def test_power_log_stands_after_everybodys_part_and_before_pay_principles(own_world: World) -> None:
    _moved(own_world, k.PowerOver.OFFER, "The director named a figure.", 1)
    wanted = [
        "Everybody's part", "What the organisation still requires", "Power log", "An offer, 2 Jun 2026:",
        "By Amara Okafor. The director named a figure.", "What moves pay",
    ]  # fmt: skip
    assert in_order(_full(own_world), wanted) == []


def test_power_log_of_nothing_says_so(world: World) -> None:
    assert "Power log Nothing has moved away from the two." in _full(world)


def test_what_moved_after_the_sitting_is_not_in_it(own_world: World) -> None:
    _moved(own_world, k.PowerOver.RANGE, "Only later.", -30)
    assert "Only later." not in _full(own_world)


# Parked points


@pytest.mark.parametrize(
    "until,event,words",
    [(date(2026, 7, 17), "", "until 17 Jul"), (None, "the third interview", "until this: the third interview")],
)
def test_parked_point_says_until_when(own_world: World, until: date | None, event: str, words: str) -> None:
    with own_world.store.write() as s:
        parked = s.query(m.Challenge).filter_by(session_id=own_world.intake, result=k.ChallengeResult.KEPT).one()
        parked.result, parked.parked_until, parked.parked_event = k.ChallengeResult.PARKED, until, event
    assert in_order(_full(own_world), ["Every challenge", words, "Amara answered, parked"]) == []


# The grid


def test_grid_tells_who_leads_from_who_also_listens(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.BriefVersion).delete()
        fault = s.query(m.Stage).filter_by(name="Fault session").one()
        fault.lead_ids = [criterion.id for criterion in fault.criteria]
    wanted = ["Who leads, who also listens", "Finds causes of live faults", "Jonas", "also Amara"]
    assert in_order(words_of(printed(own_world, own_world.intake)), wanted) == []


def test_grid_nobody_leads_in_says_who_looks(world: World) -> None:
    words = words_of(printed(world, world.intake))
    assert ("Who looks First talk" in words, "also " in words) == (True, False)


# Prompts dismissed


def test_nothing_sent_away_is_said(world: World) -> None:
    assert "Prompts dismissed Nobody sent a prompt away or opened a block." in _full(world)


def test_a_block_was_opened_and_its_prompt_names_what_it_was_about(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.BriefVersion).delete()
        for stage in s.query(m.Stage):
            stage.criteria = []
        must = s.query(m.Criterion).filter_by(rank=0).one()
        dismiss(s, "I-02", must.id, own_world.intake, own_world.recruiter, BEGUN, "The reference call tests it.")
    wanted = [
        "I-02 Nothing in the plan tests “Designs reliable payment flows”", "Amara opened it, 3 Jun 2026",
        "The reference call tests it.",
    ]  # fmt: skip
    assert in_order(_full(own_world), wanted) == []


def test_a_prompt_that_holds_no_longer_is_printed_in_the_words_of_its_rule(own_world: World) -> None:
    with own_world.store.write() as s:
        must = s.query(m.Criterion).filter_by(rank=0).one()
        dismiss(s, "I-02", must.id, own_world.intake, own_world.recruiter, BEGUN, "A reference.")
    assert "I-02 Nothing in the plan tests “…”, so you would be guessing." in _full(own_world)


@pytest.mark.parametrize("days,is_there", [(-1, True), (1, False)])
def test_what_was_sent_away_on_the_roles_page_belongs_to_the_sitting_after_it(
    own_world: World, days: int, is_there: bool
) -> None:
    with own_world.store.write() as s:
        role = s.query(m.Role).one()
        dismiss(s, "I-13", role.id, None, own_world.manager, BEGUN + timedelta(days=days), "Obvious.")
    assert ("Obvious." in _full(own_world)) is is_there


def test_another_roles_dismissals_stay_out(own_world: World) -> None:
    with own_world.store.write() as s:
        pair = s.query(m.Partnership).one()
        other = m.Role(code="R2", title="Other", partnership_id=pair.id, opened_on=date(2026, 6, 2))
        s.add(other)
        s.flush()
        dismiss(s, "I-13", other.id, None, own_world.manager, BEGUN - timedelta(days=1), "Not here.")
    assert "Not here." not in _full(own_world)


def test_every_rule_of_the_method_has_its_words() -> None:
    counts = {"I": 32, "R": 40, "F": 28, "C": 14, "P": 14}
    wanted = {f"{chapter}-{n:02}" for chapter, most in counts.items() for n in range(1, most + 1)}
    assert (set(every_rule()), [key for key in wanted if not rule_words(key) or "{" in rule_words(key)]) == (wanted, [])


# Versions


def test_a_version_says_what_it_changed_and_what_the_drift_is_made_of(own_world: World) -> None:
    later = BEGUN.replace(month=9)
    with own_world.store.write() as s:
        role = s.query(m.Role).one()
        first = s.query(m.Session).filter_by(id=own_world.intake).one()
        again = m.Session(
            kind=k.SessionKind.RE_INTAKE, partnership_id=first.partnership_id, role_id=role.id,
            started_at=later, closed_at=later.replace(hour=10), brief_version=1,
        )  # fmt: skip
        s.add(again)
        s.add(m.Criterion(role_id=role.id, label="Speaks to finance", definition="x", rank=20))
        s.flush()
        s.refresh(role)
        agree_brief(s, role, [own_world.recruiter, own_world.manager], later, "Finance joined")
        session_id = again.id
    words = words_of(printed(own_world, session_id, detail="full"))
    wanted = [
        "Versions and drift", "Version 1, 3 June 2026", "Version 2, 3 September 2026", "agreed by Amara Okafor",
        "Finance joined.", "Drift from version 1: 0.33. 1 must added, over musts that weigh 3.",
        "Changed: “Speaks to finance” was added as a must.", "Who was there",
    ]  # fmt: skip
    assert in_order(words, wanted) == []


# Time


def test_minutes_planned_and_used_are_added_up(own_world: World) -> None:
    with own_world.store.write() as s:
        session = s.query(m.Session).filter_by(id=own_world.intake).one()
        done = {"state": "done", "extended": False, "first_speaker_id": None}
        session.sections = [
            {"key": "arrive", "started_at": BEGUN.isoformat(), "ended_at": (BEGUN + timedelta(minutes=4)).isoformat(),
             **done},
            {"key": "team", "started_at": None, "ended_at": None, **done, "state": "skipped"},
        ]  # fmt: skip
    wanted = ["Full form, 11 minutes planned, 4 used.", "3 min", "4 min, done", "8 min", "skipped"]
    assert in_order(_full(own_world), wanted) == []


# Placeholders


def test_a_placeholder_of_a_template_is_printed_as_open(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.BriefVersion).delete()
        hard = s.query(m.Entry).filter_by(session_id=own_world.intake, key="honestHard").one()
        hard.text = "On call one week in [four]."
    wanted = [
        "On call one week in [four]. (Open: the words in brackets.)", "Still open",
        "The hardest part of this job: still a placeholder",
    ]  # fmt: skip
    assert in_order(_full(own_world), wanted) == []
