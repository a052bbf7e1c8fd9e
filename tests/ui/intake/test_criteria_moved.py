"""The table of criteria once people were met: reasons in place, retired ones, and what a removed one takes along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import pytest

from hirepair_desktop.model import Candidate, Criterion, Interview, Role, Session, Stage, Tradeoff
from hirepair_desktop.model.brief import agree_brief
from hirepair_desktop.model.kinds import RoundOf, SessionKind
from hirepair_desktop.storage import seals
from hirepair_desktop.ui.intake.change_reason import ChangeReason
from hirepair_desktop.ui.intake.criteria_page import CriteriaPage
from tests.ui.intake.at_table import IntakeTable
from tests.ui.intake.test_criteria import rate, row
from tests.ui.review.debrief import CHEAP

WHY = "Three people learned Kafka within their first month"


@pytest.fixture
def met(table: IntakeTable) -> Iterator[tuple[IntakeTable, str]]:
    """A must of version 1, and somebody was rated since."""
    key = table.agreed_criterion("Kafka at scale")
    with table.store.write() as s:
        role = s.get_one(Role, table.role_id)
        agree_brief(s, role, [table.nadia, table.tomas], table.workspace.now() - timedelta(days=20))
        role.first_rated_at = table.workspace.now() - timedelta(days=10)
    yield table, key


def asked(table: IntakeTable, key: str) -> ChangeReason | None:
    """What asks why, when it is on the screen."""
    page = table.frame.page
    assert isinstance(page, CriteriaPage)
    shown = page.rows[key].findChild(ChangeReason)
    return shown if shown is not None and not shown.isHidden() else None


def test_before_anybody_is_met_nothing_asks_why(table: IntakeTable) -> None:
    key = table.agreed_criterion("Kafka at scale")
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    assert asked(table, key) is None


def test_a_talk_that_was_planned_has_met_somebody_once_its_time_has_come(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    late = Candidate(role_id=table.role_id, alias="K97")
    table.keep(late)
    table.keep(Interview(candidate_id=late.id, held_at=table.workspace.now() - timedelta(hours=1)))
    with table.store.write() as s:
        s.get_one(Role, table.role_id).first_rated_at = None
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    assert asked(table, key) is not None


def test_a_changed_tier_asks_why_in_its_row(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    shown = asked(table, key)
    assert shown is not None
    assert shown.what.text() == "Changed after you met people. It was: must, weight 1."
    assert shown.field.heading.text() == "What did you learn that justifies it?"


def test_the_change_is_kept_before_its_reason(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    assert table.sql("SELECT tier, change_reason FROM criterion") == [("learn", "")]


def test_the_reason_is_kept_with_who_gave_it(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    table.turn("man")
    table.press(f"criterion_{key}_tier_learn")
    table.type(f"criterion_{key}_change_reason", WHY)
    assert table.sql("SELECT change_reason, changed_by FROM criterion") == [(WHY, table.tomas)]


def test_a_changed_weight_asks_why_too(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_weight_3")
    assert asked(table, key) is not None


def test_taken_back_it_asks_no_more(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    table.press(f"criterion_{key}_tier_learn")
    table.press(f"criterion_{key}_tier_must")
    assert asked(table, key) is None


def test_one_added_after_people_were_met_asks_why(met: tuple[IntakeTable, str]) -> None:
    table, first = met
    table.show("criteria")
    table.press("criterion_add")
    key = table.one("SELECT id FROM criterion WHERE id <> ?", first)
    shown = asked(table, key)
    assert shown is not None
    assert shown.what.text() == "Added after you met people."


def test_an_agreed_one_is_retired_once_people_were_met(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    row(table, key).set_open(True)
    editor = row(table, key).editor
    assert (editor.delete.isHidden(), editor.retire.isHidden()) == (True, False)


def retire(table: IntakeTable, key: str) -> None:
    """Retire a criterion with a reason."""
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_retire")
    table.type(f"criterion_{key}_reason", WHY)
    table.press(f"criterion_{key}_retire_it")


def test_a_retired_one_is_folded_away_with_its_reason(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    page = table.show("criteria")
    retire(table, key)
    assert key not in page.rows
    assert page.retired.fold.text() == "1 retired criterion"
    assert page.retired.body.isHidden()
    [gone] = page.retired._shown
    assert (gone.name, gone.when, gone.reason) == ("Kafka at scale", "Retired on 24 Nov 2026 by Nadia Rahimi", WHY)


def test_a_retired_one_can_be_brought_back(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    table.show("criteria")
    retire(table, key)
    table.press("retired_fold")
    table.press(f"criterion_{key}_bring_back")
    assert table.sql("SELECT retired_at, change_reason, tier FROM criterion") == [(None, "", "must")]


def test_undo_retires_it_again(met: tuple[IntakeTable, str]) -> None:
    table, key = met
    page = table.show("criteria")
    retire(table, key)
    table.press("retired_fold")
    table.press(f"criterion_{key}_bring_back")
    page.edits.stack.undo()
    assert table.one("SELECT change_reason FROM criterion WHERE retired_at IS NOT NULL") == WHY


def test_one_brought_back_that_no_version_had_counts_as_added_now(met: tuple[IntakeTable, str]) -> None:
    table, _first = met
    key = table.criterion("Late one", 5, added_at=table.workspace.now() - timedelta(days=30))
    rate(table, key)
    table.show("criteria")
    retire(table, key)
    table.press("retired_fold")
    table.press(f"criterion_{key}_bring_back")
    assert asked(table, key) is not None


def planned(table: IntakeTable, key: str) -> str:
    """A stage that tests, leads and asks about a criterion."""
    with table.store.write() as s:
        stage = Stage(role_id=table.role_id, name="Case", lead_ids=[key])
        stage.questions = [{"text": "Walk us through it", "listen_for": "An order", "criterion_id": key}]
        stage.criteria = [s.get_one(Criterion, key)]
        s.add(stage)
    return stage.id


PLAN = "SELECT s.lead_ids, s.questions, (SELECT count(*) FROM stage_criterion WHERE stage_id = s.id) FROM stage s"


def test_a_removed_one_leaves_nothing_behind_in_the_plan(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale")
    planned(table, key)
    table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_delete")
    [(leads, questions, tested)] = table.sql(PLAN)
    assert (json.loads(leads), json.loads(questions)[0]["criterion_id"], tested) == ([], None, 0)


def test_undo_brings_a_removed_one_back_whole(table: IntakeTable) -> None:
    key = table.criterion("Kafka at scale", anchors={"1": "Asks what a queue is"})
    planned(table, key)
    page = table.show("criteria")
    row(table, key).set_open(True)
    table.press(f"criterion_{key}_delete")
    page.edits.stack.undo()
    [(leads, questions, tested)] = table.sql(PLAN)
    assert (json.loads(leads), json.loads(questions)[0]["criterion_id"], tested) == ([key], key, 1)
    assert json.loads(table.one("SELECT anchors FROM criterion")) == {"1": "Asks what a queue is"}


def test_one_the_trade_off_named_is_kept(table: IntakeTable) -> None:
    keys = [table.agreed_criterion(label, rank) for rank, label in enumerate(("A", "B", "C"))]
    table.keep(Tradeoff(role_id=table.role_id, manager_picks=keys[:2], recruiter_guess=keys[:2]))
    table.show("criteria")
    row(table, keys[0]).set_open(True)
    row(table, keys[2]).set_open(True)
    assert [row(table, key).editor.delete.isHidden() for key in (keys[0], keys[2])] == [True, False]


# While somebody may have written by it

SEALED = "Ran one with help, and said so"


@pytest.fixture
def sealed(table: IntakeTable) -> tuple[IntakeTable, str, str]:
    """A criterion in no version, rated in two sealed scorecards about somebody nobody met; its id and the round's."""
    key = table.criterion("Kafka at scale")
    candidate = Candidate(role_id=table.role_id, alias="K97")
    table.keep(candidate)
    session = Session(kind=SessionKind.DEBRIEF, partnership_id=table.pair_id, role_id=table.role_id)
    table.keep(session)
    both = (table.nadia, table.tomas)
    line = {"criterion_id": key, "state": "rated", "value": 2, "evidence": SEALED, "evidence_at": None}
    with table.store.write() as s:
        for person_id in both:
            seals.set_passphrase(s, person_id, f"lantern by the door of {person_id}", CHEAP)
        round_ = seals.open_round(
            s, session.id, RoundOf.RATINGS, seats=both, required_ids=both, candidate_id=candidate.id
        )
        for person_id in both:
            with seals.unlock(s, person_id, f"lantern by the door of {person_id}") as key_of:
                seals.seal(s, round_.id, key_of, {"ratings": [line], "recommendation": None}, table.workspace.now())
    return table, key, round_.id


def test_one_in_sealed_scorecards_is_not_removed_also_by_a_press_from_before(
    sealed: tuple[IntakeTable, str, str],
) -> None:
    table, key, _round_id = sealed
    table.show("criteria")
    row(table, key).set_open(True)
    editor = row(table, key).editor
    assert (editor.delete.isHidden(), editor.retire.isHidden()) == (True, False)
    editor.delete.click()  # a row that was shown before the round began
    assert (editor.reason.sentence.text(), editor.reason.isHidden()) == (
        "“Kafka at scale” stays: somebody has written by it, or may be writing. Retire it with a reason instead.",
        False,
    )
    assert table.one("SELECT id FROM criterion") == key


def test_no_sealed_rating_is_lost_when_its_criterion_is_retired(sealed: tuple[IntakeTable, str, str]) -> None:
    table, key, round_id = sealed
    table.show("criteria")
    row(table, key).set_open(True)
    row(table, key).editor.delete.click()
    retire(table, key)
    with table.store.write() as s, ExitStack() as keys:
        opened = [
            keys.enter_context(seals.unlock(s, person_id, f"lantern by the door of {person_id}"))
            for person_id in (table.nadia, table.tomas)
        ]
        assert seals.reveal(s, round_id, opened[0], opened[1], table.workspace.now()).left_out == ()
    assert sorted(table.sql("SELECT rater_id, value, evidence FROM rating WHERE criterion_id = ?", key)) == sorted(
        [(table.nadia, 2, SEALED), (table.tomas, 2, SEALED)]
    )
