"""Which criteria are in use: what somebody may have written by cannot be removed, only retired."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Criterion, Role, Round, Session
from hirepair_desktop.model.criteria import refuse_to_delete, used_criteria
from hirepair_desktop.model.kinds import RoundOf, RoundState, SessionKind
from hirepair_desktop.storage import seals
from tests.ui.review.debrief import REVEALED, Debrief, new_debrief


@pytest.fixture
def debrief(tmp_path: Path) -> Iterator[Debrief]:
    """A debrief whose criteria stand in no version and whose candidate nobody met."""
    made = new_debrief(tmp_path)
    made.set_keys()
    yield made
    made.workspace.stop()
    made.store.close(backup=False)


def used(debrief: Debrief) -> set[str]:
    names = {value: name for name, value in debrief.ids.items()}
    with debrief.store.read() as s:
        return {names[id_] for id_ in used_criteria(s, s.get_one(Role, debrief["role"]))}


def add(debrief: Debrief, name: str, days: int) -> None:
    """A criterion that came so many days after the reveal."""
    with debrief.store.write() as s:
        made = Criterion(role_id=debrief["role"], label=name, rank=50, added_at=REVEALED + timedelta(days=days))
        s.add(made)
        s.flush()
        debrief.ids[name] = made.id


def begin(debrief: Debrief, what: RoundOf) -> str:
    """A round of the role, with both of the pair required; its id."""
    if what is RoundOf.RATINGS:
        return debrief.open_round("nadia", "tomas")
    with debrief.store.write() as s:
        kind = SessionKind.SHORTLIST if what is RoundOf.PICKS else SessionKind.INTAKE
        session = Session(kind=kind, partnership_id=debrief["pair"], role_id=debrief["role"])
        s.add(session)
        s.flush()
        both = [debrief["nadia"], debrief["tomas"]]
        return seals.open_round(s, session.id, what, seats=(both[0], both[1]), required_ids=both).id


ALL = {"pipelines", "bar", "data", "tuned", "designs", "kindly", "kafka", "freight"}


def test_without_a_round_nothing_is_in_use(debrief: Debrief) -> None:
    assert used(debrief) == set()


@pytest.mark.parametrize("what", [RoundOf.RATINGS, RoundOf.PICKS, RoundOf.TRADEOFF])
def test_while_a_round_is_open_every_criterion_is_in_use(debrief: Debrief, what: RoundOf) -> None:
    add(debrief, "late", 9)
    begin(debrief, what)
    assert used(debrief) == {*ALL, "late"}


def test_a_round_of_another_role_counts_for_nothing(debrief: Debrief) -> None:
    begin(debrief, RoundOf.RATINGS)
    with debrief.store.write() as s:
        other = Role(code="R2", title="Analyst", partnership_id=debrief["pair"], opened_on=REVEALED.date())
        s.add(other)
        s.flush()
        s.add(Criterion(role_id=other.id, label="Asks first"))
        s.flush()
        assert used_criteria(s, other) == set()


def test_an_abandoned_round_counts_for_nothing(debrief: Debrief) -> None:
    round_id = begin(debrief, RoundOf.RATINGS)
    debrief.change(Round, round_id, state=RoundState.ABANDONED)
    assert used(debrief) == set()


def test_once_revealed_what_was_there_by_then_is_in_use(debrief: Debrief) -> None:
    add(debrief, "before", -1)
    add(debrief, "after", 1)
    round_id = begin(debrief, RoundOf.RATINGS)
    debrief.change(Round, round_id, state=RoundState.REVEALED, revealed_at=REVEALED)
    assert used(debrief) == {*ALL, "before"}


def test_one_in_use_is_not_deleted_and_the_sentence_says_retire(debrief: Debrief) -> None:
    begin(debrief, RoundOf.RATINGS)
    with pytest.raises(RefusedValueError) as refused, debrief.store.read() as s:
        refuse_to_delete(s, s.get_one(Criterion, debrief["kafka"]))
    assert str(refused.value) == (
        "“Kafka at scale” stays: somebody has written by it, or may be writing. Retire it with a reason instead."
    )


def test_one_in_no_use_may_go(debrief: Debrief) -> None:
    with debrief.store.write() as s:
        found = s.scalars(select(Criterion).where(Criterion.id == debrief["kafka"])).one()
        refuse_to_delete(s, found)
        s.delete(found)
    assert "Kafka at scale" not in [made.label for made in debrief.all(Criterion)]
