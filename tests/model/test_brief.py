"""The working brief and its versions: what is agreed, what changed since, who must say so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import BriefVersion, Criterion, Entry, Outcome, Partnership, Person
from hirepair_desktop.model.brief import (
    agree_brief,
    brief_body,
    brief_entries,
    brief_hash,
    brief_text,
    changed_parts,
    last_version,
)
from hirepair_desktop.model.kinds import PersonKind, RoleStatus, SessionKind, Tier
from hirepair_desktop.model.power import set_decision_owner, set_pay_owner
from hirepair_desktop.model.role_facts import power_log
from hirepair_desktop.model.sittings import plan_session, start_session

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TEN = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def intake(block, role):
    session = plan_session(block, SessionKind.INTAKE, block.get_one(Partnership, role.partnership_id), role=role)
    start_session(block, session, NINE)
    return session


def say(block, session, person_id, words, at=NINE, key="mission"):
    block.add(Entry(session_id=session.id, key=key, person_id=person_id, text=words, written_at=at))
    block.flush()


def test_who_agrees_to_a_version_agrees_to_its_shared_answers(block, role, both, intake):
    say(block, intake, both[0], "You own the money.", key="pitch")
    agree_brief(block, role, both, TEN)
    [said] = brief_entries(block, role.id)["pitch"]
    assert said.agreed_by == sorted(both)


def test_a_brief_is_agreed_by_both(block, role, both):
    with pytest.raises(RefusedValueError, match="agreed by both"):
        agree_brief(block, role, both[:1], NINE)


def test_agreeing_makes_version_one_and_opens_the_role(block, role, both):
    version = agree_brief(block, role, both, NINE)
    assert (version.n, role.intake_version, role.status, role.locked_at) == (1, 1, RoleStatus.OPEN, NINE)


def test_a_version_keeps_the_words_as_they_stood(block, role, both, intake):
    say(block, intake, both[1], "Money back the same day.")
    agree_brief(block, role, both, NINE)
    block.query(Entry).one().text = "Something else."
    block.flush()
    kept = last_version(block, role.id).body["entries"]["mission"]
    assert kept == [{"person_id": both[1], "text": "Money back the same day.", "choice": None}]


def test_the_hash_is_of_the_body(block, role, both):
    version = agree_brief(block, role, both, NINE)
    assert version.hash == brief_hash(version.body)


def test_nothing_changed_is_no_version(block, role, both):
    agree_brief(block, role, both, NINE)
    with pytest.raises(RefusedValueError, match="Nothing has changed since version 1"):
        agree_brief(block, role, both, TEN, "because")


def test_a_later_version_asks_why(block, role, both):
    agree_brief(block, role, both, NINE)
    role.outcomes.append(Outcome(text="Refunds under 0.5 %"))
    block.flush()
    with pytest.raises(RefusedValueError, match="Say why"):
        agree_brief(block, role, both, TEN, " ")


def test_a_later_version_with_its_reason_is_the_next(block, role, both):
    agree_brief(block, role, both, NINE)
    role.outcomes.append(Outcome(text="Refunds under 0.5 %"))
    block.flush()
    assert agree_brief(block, role, both, TEN, "We met two people.").n == 2
    assert [version.n for version in block.query(BriefVersion).order_by(BriefVersion.n)] == [1, 2]
    assert role.locked_at == NINE


def test_what_changed_is_named_by_part(block, role, both, intake):
    agree_brief(block, role, both, NINE)
    role.criteria.append(Criterion(label="Finds causes of live faults", tier=Tier.MUST))
    role.pay_max = 11200000
    say(block, intake, both[1], "Money back.")
    assert sorted(changed_parts(block, role)) == ["criteria", "entries.mission", "role.pay_max"]


def test_before_the_first_agreement_nothing_counts_as_changed(block, role):
    role.outcomes.append(Outcome(text="Refunds"))
    block.flush()
    assert changed_parts(block, role) == []


def test_a_retired_criterion_is_no_part_of_the_brief(block, role):
    role.criteria.append(Criterion(label="Ten years", retired_at=NINE))
    block.flush()
    assert brief_body(block, role)["criteria"] == []


def test_the_words_written_last_hold(block, role, both, intake):
    say(block, intake, both[0], "First", NINE)
    say(block, intake, both[1], "Last", TEN)
    assert brief_text(block, role.id, "mission") == "Last"


def test_naming_the_first_owner_inside_the_pair_is_no_move(block, role, both):
    set_decision_owner(block, role, both[1], both[1], NINE)
    assert power_log(block, role) == []


def test_a_decision_that_moves_outside_the_pair_is_logged_as_away(block, role, both, store):
    director = Person(name="Viktor Haas", kind=PersonKind.APPROVER)
    block.add(director)
    block.flush()
    set_decision_owner(block, role, director.id, both[1], NINE, "The director asked for it")
    block.flush()
    log = power_log(block, role)
    assert [(entry.what, entry.why, entry.away) for entry in log] == [("owner", "The director asked for it", True)]


def test_pay_can_be_set_by_the_pair(block, role, both):
    set_pay_owner(block, role, None, both[0], NINE, pair=True)
    assert (role.pay_owner_id, role.pay_by_pair) == (None, True)


def test_pay_that_moves_from_the_two_to_one_of_them_is_logged_and_not_away(block, role, both):
    role.pay_by_pair, role.intake_version = True, 1
    set_pay_owner(block, role, both[0], both[0], NINE, why="One name for the offer")
    block.flush()
    assert [(e.what, e.why, e.away) for e in power_log(block, role)] == [("pay_owner", "One name for the offer", False)]


def test_pay_that_comes_back_to_the_two_has_not_moved_away(block, role, both):
    role.pay_owner_id, role.intake_version = both[1], 1
    set_pay_owner(block, role, None, both[1], NINE, pair=True)
    block.flush()
    assert [entry.away for entry in power_log(block, role)] == [False]


@pytest.mark.parametrize("first,second", [("AAAAAAAA", "ZZZZZZZZ"), ("ZZZZZZZZ", "AAAAAAAA")])
def test_within_a_second_the_answer_saved_last_holds(block, role, both, intake, first, second):
    for entry_id, person, words in ((first, both[0], "First"), (second, both[1], "Last")):
        block.add(Entry(id=entry_id, session_id=intake.id, key="pitch", person_id=person, text=words, written_at=NINE))
        block.flush()
    assert brief_text(block, role.id, "pitch") == "Last"
