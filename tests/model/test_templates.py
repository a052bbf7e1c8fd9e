"""Templates: what ships, what a role becomes, what a new role begins with, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import (
    Candidate,
    Criterion,
    Entry,
    Outcome,
    Promise,
    Role,
    Session,
    Setting,
    SourceLead,
    Stage,
)
from hirepair_desktop.model.answering import agreeing
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.brief import SHARED, brief_body, brief_entries, brief_hash, brief_text
from hirepair_desktop.model.criteria import is_anchored, is_said
from hirepair_desktop.model.duplicating import duplicate_role, remove_duplicate
from hirepair_desktop.model.intake_state import open_fields
from hirepair_desktop.model.kinds import RoleStatus, SessionKind, StageKind, Tier
from hirepair_desktop.model.nameless import nameless, replacements
from hirepair_desktop.model.settings import drop_setting
from hirepair_desktop.model.template_body import body_values, read_body
from hirepair_desktop.model.templates import (
    Template,
    body_of,
    kept_templates,
    save_template,
    shipped_templates,
    template_of,
)
from hirepair_desktop.model.word_count import words
from hirepair_desktop.storage.store import Store
from tests.factories import MOMENT, Factory
from tests.ui.window import own_copy

TODAY = date(2026, 11, 24)
SHIPPED = shipped_templates()


@pytest.fixture
def block(made_sample: Path, tmp_path: Path) -> Iterator[Block]:
    """A write block over a copy of the sample."""
    store = Store.open(own_copy(made_sample, tmp_path))
    with store.write() as s:
        yield s
    store.close(backup=False)


def role_of(s: Block, code: str = "R1") -> Role:
    return s.scalars(select(Role).where(Role.code == code)).one()


# What ships


def test_four_templates_ship() -> None:
    assert [template.name for template in SHIPPED] == ["Design", "Engineering", "Sales", "Support"]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda template: template.name)
class TestShipped:
    """Each of the four can be used as it is."""

    def test_has_four_to_six_outcomes_with_measure_and_month(self, shipped: Template) -> None:
        assert 4 <= len(shipped.body.outcomes) <= 6
        assert all(o.text and o.measure and o.due_months for o in shipped.body.outcomes)

    def test_has_four_musts_that_say_what_a_1_and_a_4_look_like(self, shipped: Template) -> None:
        musts = [c for c in shipped.body.criteria if c.tier is Tier.MUST]
        assert len(musts) == 4
        assert all(c.definition and c.anchors["1"] and c.anchors["4"] for c in musts)

    def test_has_nice_and_learn(self, shipped: Template) -> None:
        tiers = [c.tier for c in shipped.body.criteria]
        assert tiers.count(Tier.NICE) >= 2 and tiers.count(Tier.LEARN) >= 2

    def test_tests_every_must_in_two_stages_and_leads_it_in_one(self, shipped: Template) -> None:
        stages = shipped.body.stages
        for place, made in enumerate(shipped.body.criteria):
            if made.tier is Tier.MUST:
                assert sum(place in stage.tests for stage in stages) >= 2, made.label
                assert sum(place in stage.leads for stage in stages) == 1, made.label

    def test_asks_about_every_must(self, shipped: Template) -> None:
        asked = {q.about for stage in shipped.body.stages for q in stage.questions}
        assert {p for p, c in enumerate(shipped.body.criteria) if c.tier is Tier.MUST} <= asked

    def test_asks_only_about_what_a_stage_tests(self, shipped: Template) -> None:
        for stage in shipped.body.stages:
            assert {q.about for q in stage.questions} - {None} <= set(stage.tests)

    def test_has_at_most_four_interviews(self, shipped: Template) -> None:
        assert 3 <= len(shipped.body.stages) <= 4
        assert sum(stage.kind is StageKind.INTERVIEW for stage in shipped.body.stages) <= 4

    def test_says_the_hard_part_in_eight_words_or_more(self, shipped: Template) -> None:
        assert words(shipped.body.entries["honestHard"]) >= 8

    def test_every_outcome_is_served(self, shipped: Template) -> None:
        served = {place for c in shipped.body.criteria for place in c.serves}
        assert served == set(range(len(shipped.body.outcomes)))

    def test_promises_run_both_ways(self, shipped: Template) -> None:
        seats = [promise.seat for promise in shipped.body.promises]
        assert seats.count("recruiter") >= 2 and seats.count("manager") >= 2

    def test_reads_the_same_after_writing(self, shipped: Template) -> None:
        assert read_body(json.loads(json.dumps(body_values(shipped.body)))) == shipped.body


# From a role


def test_a_template_holds_the_brief(block: Block) -> None:
    role = role_of(block)
    body = body_of(block, role)
    assert [c.label for c in body.criteria] == [c.label for c in role.criteria if c.retired_at is None]
    assert [stage.name for stage in body.stages] == [stage.name for stage in role.stages]
    assert body.entries["mission"] == brief_text(block, role.id, "mission")


def test_a_template_holds_no_name_of_anybody(block: Block) -> None:
    for role in block.scalars(select(Role)):
        said = json.dumps(body_values(body_of(block, role)), ensure_ascii=False)
        for name in ("Amara", "Priya", "Lucía", "Okafor", "Raman", "K11", "2026"):
            assert name not in said, (role.code, name)


def test_a_retired_criterion_is_not_in_it(block: Block) -> None:
    role = role_of(block)
    role.criteria[0].retired_at = MOMENT
    assert role.criteria[0].label not in [c.label for c in body_of(block, role).criteria]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Priya decides.", "The hiring manager decides."),
        ("Ask Priya Raman first", "Ask the hiring manager first"),
        ("Priya’s team", "The hiring manager’s team"),
        ("Priyanka stays", "Priyanka stays"),
        ("It will go to Will Okoro", "It will go to a colleague"),
        ("Will you do it?", "Will you do it?"),
        ("Due 24 Nov 2026 or 2026-12-01", "Due [day] or [day]"),
        ("Since March", "Since March"),
    ],
)
def test_names_and_days_are_replaced(said: str, expected: str) -> None:
    instead = replacements([("Priya Raman", "the hiring manager"), ("Will Okoro", "a colleague")])
    assert nameless(said, instead) == expected


# Kept in the workspace


def test_it_is_kept_as_a_setting_with_name_and_body(block: Block) -> None:
    made = save_template(block, role_of(block), "  Payments  ")
    kept = block.scalars(select(Setting).where(Setting.key == made.key)).one()
    assert kept.key.startswith("template.")
    assert set(kept.value) == {"name", "body"} and kept.value["name"] == "Payments"


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "Engineering", "ENGINEERING"])
def test_a_name_is_wanted_that_is_not_taken(block: Block, name: str) -> None:
    with pytest.raises(RefusedValueError):
        save_template(block, role_of(block), name)


MANY = 501
TOO_MANY = {
    "501 outcomes": lambda s, role: s.add_all(Outcome(role_id=role.id, rank=n, text="x") for n in range(MANY)),
    "501 criteria": lambda s, role: s.add_all(
        Criterion(role_id=role.id, rank=n, label="x", tier=Tier.NICE, weight=1) for n in range(MANY)
    ),
    "501 stages": lambda s, role: s.add_all(Stage(role_id=role.id, rank=n, name="x") for n in range(MANY)),
    "501 questions in one stage": lambda s, role: s.add(
        Stage(role_id=role.id, rank=9, name="x", questions=[{"text": "x", "listen_for": "", "criterion_id": None}] * MANY)
    ),
    "501 promises": lambda s, role: s.add_all(
        Promise(role_id=role.id, from_id=role.partnership.manager_id, rank=n, text="x") for n in range(MANY)
    ),
    "501 sources": lambda s, role: s.add_all(SourceLead(role_id=role.id, rank=n, channel="x") for n in range(MANY)),
    "due after 1,201 months": lambda s, role: s.add(Outcome(role_id=role.id, rank=9, text="x", due_months=1201)),
}  # fmt: skip


@pytest.mark.parametrize("what", TOO_MANY)
def test_what_could_not_be_read_again_is_not_kept(block: Block, what: str) -> None:
    role = Role(code="R9", title="Large", partnership_id=role_of(block).partnership_id, opened_on=TODAY)
    block.add(role)
    block.flush()
    TOO_MANY[what](block, role)
    block.flush()
    block.expire_all()
    with pytest.raises(RefusedValueError, match=what):
        save_template(block, role, "Large")
    assert kept_templates(block) == []


def test_it_can_be_deleted(block: Block) -> None:
    made = save_template(block, role_of(block), "Payments")
    drop_setting(block, made.key)
    block.flush()
    assert kept_templates(block) == []


def test_what_is_gone_cannot_be_started_from(block: Block) -> None:
    with pytest.raises(RefusedValueError, match="not there any more"):
        template_of(block, "template.ABCDEFGH")


BROKEN: list[Any] = [
    None, [], "words", {"criteria": {}}, {"criteria": [{"tier": "perhaps"}]}, {"criteria": [{"weight": 9}]},
    {"criteria": [{"serves": [0]}]}, {"stages": [{"minutes": 0}]}, {"stages": [{"minutes": True}]},
    {"stages": [{"tests": [3]}]}, {"promises": [{"from": "nobody"}]}, {"title": 7}, {"outcomes": [{"due_months": -1}]},
    {"sources": [1]}, {"criteria": [{}] * 501},
]  # fmt: skip


@pytest.mark.parametrize("values", BROKEN, ids=lambda value: str(value)[:30])
def test_what_is_no_template_is_refused_in_a_sentence(values: object) -> None:
    with pytest.raises(RefusedValueError, match="cannot be read"):
        read_body(values)


@pytest.mark.parametrize("values", BROKEN, ids=lambda value: str(value)[:30])
def test_a_broken_one_from_a_file_is_left_out_of_the_list(block: Block, values: object) -> None:
    block.add(Setting(key="template.BROKEN00", value={"name": "Broken", "body": values}))
    block.flush()
    assert kept_templates(block) == []


# Starting from one


@pytest.fixture
def started(block: Block) -> tuple[Block, Role, Session]:
    """A role that began from the engineering template."""
    pair = role_of(block).partnership
    wish = Wish(SessionKind.INTAKE, pair.id, role_title="Backend", start_from="shipped.engineering", planned_for=MOMENT)
    session = begin(block, wish, TODAY)
    assert session.role is not None
    block.expire_all()
    return block, session.role, session


def engineering() -> Template:
    return next(template for template in SHIPPED if template.key == "shipped.engineering")


def test_a_new_role_has_the_template_whole(started: tuple[Block, Role, Session]) -> None:
    s, role, _session = started
    body, wanted = body_values(body_of(s, role)), body_values(engineering().body)
    assert {**body, "title": ""} == {**wanted, "title": ""}


def test_nobody_has_agreed_to_its_criteria(started: tuple[Block, Role, Session]) -> None:
    _s, role, _session = started
    assert all(c.agreed_by == [] and is_said(c) for c in role.criteria)
    assert all(is_anchored(c) for c in role.criteria if c.tier is Tier.MUST)


def test_its_answers_stand_in_the_intake_of_their_owner(started: tuple[Block, Role, Session]) -> None:
    s, role, session = started
    pair = role.partnership
    who = dict(s.execute(select(Entry.key, Entry.person_id).where(Entry.session_id == session.id)).all())
    assert (who["mission"], who["pitch"]) == (pair.manager_id, pair.recruiter_id)


SHARED_THERE = ("companyStory", "limits", "notNeeded", "payPrinciples", "pitch")
"""The answers of the engineering template that belong to both."""


def shared_answers(s: Block, role: Role) -> dict[str, Entry]:
    return {key: said for key, [said, *_others] in brief_entries(s, role.id).items() if key in SHARED}


def test_nobody_stands_behind_its_shared_answers(started: tuple[Block, Role, Session]) -> None:
    s, role, _session = started
    assert {key: agreeing(said) for key, said in shared_answers(s, role).items()} == {
        key: set() for key in SHARED_THERE
    }


def test_its_shared_answers_are_open_until_each_agrees(started: tuple[Block, Role, Session]) -> None:
    s, role, session = started
    said, pair = shared_answers(s, role)["pitch"], role.partnership
    said.text = "You own the calls and the money."
    opens = ["pitch" in {field.key for field in open_fields(s, session)}]
    for agrees in ([pair.recruiter_id], [pair.recruiter_id, pair.manager_id]):
        said.agreed_by = agrees
        opens.append("pitch" in {field.key for field in open_fields(s, session)})
    assert opens == [True, True, False]


def test_it_has_nothing_of_people(started: tuple[Block, Role, Session]) -> None:
    s, role, _session = started
    assert all(stage.interviewers == [] for stage in role.stages)
    assert {lead.person_id for lead in s.scalars(select(SourceLead).where(SourceLead.role_id == role.id))} == {None}


def test_a_role_can_be_started_from_too(block: Block) -> None:
    old = role_of(block)
    wish = Wish(SessionKind.INTAKE, old.partnership_id, role_title="Again", start_from=f"role.{old.id}")
    new = begin(block, wish, TODAY).role
    assert new is not None
    assert [c.label for c in new.criteria] == [c.label for c in old.criteria if c.retired_at is None]


# Duplicating


@pytest.fixture
def twins(block: Block) -> tuple[Block, Role, Role]:
    """A role and its copy."""
    old = role_of(block)
    new, _session = duplicate_role(block, old, TODAY, MOMENT)
    block.expire_all()
    return block, old, new


def test_a_copy_has_a_code_of_its_own_and_is_a_draft(twins: tuple[Block, Role, Role]) -> None:
    _s, old, new = twins
    assert new.code not in {"R1", "R2", "R3", "R4"}
    assert (new.title, new.status) == (f"{old.title} (copy)", RoleStatus.DRAFT)
    assert (new.intake_version, new.locked_at, new.first_rated_at, new.filled_on) == (0, None, None, None)


@pytest.mark.parametrize("part", ["outcomes", "criteria", "stages"])
def test_a_copy_shares_no_thing_with_its_role(twins: tuple[Block, Role, Role], part: str) -> None:
    _s, old, new = twins
    assert not {thing.id for thing in getattr(old, part)} & {thing.id for thing in getattr(new, part)}


def test_a_copy_keeps_the_people(twins: tuple[Block, Role, Role]) -> None:
    _s, old, new = twins
    assert new.partnership_id == old.partnership_id
    assert (new.decision_owner_id, new.pay_by_pair, new.pay_max) == (
        old.decision_owner_id,
        old.pay_by_pair,
        old.pay_max,
    )
    people = [[p.id for p in stage.interviewers] for stage in old.stages]
    assert [[p.id for p in stage.interviewers] for stage in new.stages] == people


def test_a_copy_points_at_its_own_criteria(twins: tuple[Block, Role, Role]) -> None:
    _s, _old, new = twins
    own = {c.id for c in new.criteria}
    for stage in new.stages:
        assert {c.id for c in stage.criteria} <= own
        assert {q["criterion_id"] for q in stage.questions} - {None} <= own


def test_a_copy_has_nothing_of_candidates_or_sessions(twins: tuple[Block, Role, Role]) -> None:
    s, _old, new = twins
    assert s.scalars(select(Candidate).where(Candidate.role_id == new.id)).all() == []
    [session] = s.scalars(select(Session).where(Session.role_id == new.id))
    assert (session.kind, session.started_at) == (SessionKind.INTAKE, None)


def test_a_copy_keeps_the_answers_and_nobody_has_agreed(twins: tuple[Block, Role, Role]) -> None:
    s, old, new = twins
    assert brief_text(s, new.id, "mission") == brief_text(s, old.id, "mission") != ""
    entries = s.scalars(select(Entry).join(Session).where(Session.role_id == new.id)).all()
    assert {(entry.proposed, *entry.agreed_by) for entry in entries} == {(True,)}
    assert "readback.r" not in {entry.key for entry in entries}


def test_taking_a_copy_back_leaves_nothing(block: Block) -> None:
    before = {
        kind: len(block.scalars(select(kind)).all()) for kind in (Role, Criterion, Outcome, Stage, Promise, Entry)
    }
    new, session = duplicate_role(block, role_of(block), TODAY, MOMENT)
    remove_duplicate(block, new.id, session.id, brief_hash(brief_body(block, new)))
    block.expire_all()
    assert {kind: len(block.scalars(select(kind)).all()) for kind in before} == before


@pytest.mark.parametrize("work", ["a candidate", "a criterion", "the intake has begun"])
def test_a_copy_somebody_worked_on_is_not_taken_back(block: Block, work: str) -> None:
    new, session = duplicate_role(block, role_of(block), TODAY, MOMENT)
    brief = brief_hash(brief_body(block, new))
    if work == "a candidate":
        block.add(Candidate(role_id=new.id, alias="K98"))
    elif work == "a criterion":
        new.criteria[0].label = "Reworded"
    else:
        session.started_at = MOMENT
    block.flush()
    with pytest.raises(RefusedValueError, match="stays: somebody has worked on the copy"):
        remove_duplicate(block, new.id, session.id, brief)


def test_the_factory_role_without_anything_can_be_copied(tmp_path: Path) -> None:
    make = Factory()
    role = make.the(Role)
    store = Store.create(tmp_path / "one.hirepair")
    make.save(store)
    with store.write() as s:
        new, _session = duplicate_role(s, s.get_one(Role, role.id), TODAY, MOMENT)
        assert new.criteria == []
    store.close(backup=False)
