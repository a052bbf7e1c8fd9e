"""The decision record: versions, criteria, every decision with owner and reason, pay as it stood, the power log."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.reports import HeldBackError, PrintOptions, decision_record_pdf, record_file_name
from tests.reports.reading import in_order, words_of
from tests.reports.world import World

AT = datetime(2026, 7, 6, 9, 0, tzinfo=UTC)
RECORD = [
    "Decision record", "Brief version 1, 3 June 2026", "Senior Backend Engineer, Payments",
    "R1, Amara and Priya. Priya Raman decides; pay is set by Priya Raman.",
    "Brief versions", "Version 1, 3 Jun 2026", "agreed by",
    "Criteria", "Changed, and why", "Designs reliable payment flows", "must", "Kafka at scale",
    "Decisions", "K02", "Priya Raman, no hire, 30 Jun 2026, 12:20, stands:", "Reliable flows were 2 for me",
    "Rests on: Designs reliable payment flows", "Decided against brief version 1.",
    "Amara Okafor sees it differently: I would have asked for one more talk.",
    "Decisions about the role", "None.", "Pay", "Range now: €92,000–112,000", "No offer.",
    "Power log", "Nothing has moved away from the two.",
    "May be seen by Amara Okafor and Priya Raman, and by whoever audits the hiring.",
]  # fmt: skip


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def record(world: World, candidate_id: str | None = None, **options: Any) -> str:
    with world.store.read() as s:
        role_id = s.scalars(select(m.Role.id)).one()
        return words_of(decision_record_pdf(s, role_id, PrintOptions(**options), candidate_id))


def candidate_id_of(world: World) -> str:
    with world.store.read() as s:
        return s.scalars(select(m.Candidate.id)).first() or ""


def add_offer(world: World, **values: Any) -> None:
    with world.store.write() as s:
        candidate = s.scalars(select(m.Candidate)).one()
        s.add(
            m.Offer(
                candidate_id=candidate.id, range_min=9_200_000, range_max=11_200_000, set_by=world.manager, set_at=AT,
                **values,
            )
        )  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_holds_its_parts_in_order(world: World, paper: str) -> None:
    assert in_order(record(world, paper=paper), RECORD) == []


def test_a_candidate_is_an_alias_unless_names_are_ticked(world: World) -> None:
    assert "Noor Haddad" not in record(world) and "Noor Haddad" in record(world, names=True)


def test_a_decision_made_again_stands_beside_the_first(own_world: World) -> None:
    candidate_id = candidate_id_of(own_world)
    with own_world.store.write() as s:
        s.add(
            m.Decision(
                about=k.DecisionAbout.CANDIDATE, about_id=candidate_id, value=k.DecisionValue.HOLD,
                made_by=own_world.manager, made_at=AT, rationale="The second file came.", next_question="Who fixed it?",
                next_date=date(2026, 7, 20), reopened_reason="They sent the page we asked for.",
            )
        )  # fmt: skip
    found = [
        "no hire, 30 Jun 2026, 12:20, replaced:", "hold, 6 Jul 2026, 09:00, stands:", "Waits for: Who fixed it? By 20 Jul 2026.",
        "Decided again: They sent the page we asked for.",
    ]  # fmt: skip
    assert in_order(record(own_world), found) == []


def test_a_hold_without_question_and_day_is_recorded_as_one(own_world: World) -> None:
    with own_world.store.write() as s:
        s.scalars(select(m.Decision)).one().value = k.DecisionValue.HOLD
    assert "Waits for: no question was written. No day was set." in record(own_world)


def test_a_decision_of_somebody_else_says_why_it_passed(own_world: World) -> None:
    with own_world.store.write() as s:
        decision = s.scalars(select(m.Decision)).one()
        decision.made_by, decision.delegation_note = own_world.recruiter, "Priya was away until August."
    assert "Priya Raman owned the decision: Priya was away until August." in record(own_world)


def test_an_offer_is_printed_in_its_own_currency(own_world: World) -> None:
    add_offer(own_world, amount=9_500_000, currency="USD", status=k.OfferStatus.MADE)
    found = ["Range now: €92,000–112,000", "K02, offer 1, $95,000: made; inside the range of $92,000–112,000"]
    assert in_order(record(own_world), found) == []


def test_an_offer_stands_against_the_range_as_it_stood(own_world: World) -> None:
    add_offer(own_world, amount=12_100_000, reason="Replaces the outside help we would buy.", status=k.OfferStatus.MADE)
    with own_world.store.write() as s:
        s.scalars(select(m.Role)).one().pay_max = 13_000_000
    found = [
        "Range now: €92,000–130,000", "K02, offer 1, €121,000: made; above the range of €92,000–112,000 as it stood;",
        "set by Priya Raman, 6 Jul 2026, 09:00.", "Reason: Replaces the outside help we would buy.",
    ]  # fmt: skip
    assert in_order(record(own_world), found) == []


def test_what_moved_away_from_the_two_is_in_the_power_log(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.scalars(select(m.Role)).one()
        s.add(
            m.PowerEntry(
                role_id=role.id, at=AT, what=k.PowerOver.DECISION, by=own_world.recruiter, why="Priya was away.",
                to_id=own_world.recruiter,
            )
        )  # fmt: skip
    assert "A decision, 6 Jul 2026, 09:00: By Amara Okafor. Priya was away." in record(own_world)


def test_a_decision_about_the_role_has_its_question(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.scalars(select(m.Role)).one()
        s.add(
            m.Decision(
                about=k.DecisionAbout.ROLE, about_id=role.id, question="Second seat at mid level?",
                raised_by=own_world.recruiter, raised_at=AT,
            )
        )  # fmt: skip
    assert "Second seat at mid level? Open: nobody has decided yet" in record(own_world)


def test_what_both_decided_names_both(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.scalars(select(m.Role)).one()
        s.add(
            m.Decision(
                about=k.DecisionAbout.ROLE, about_id=role.id, question="Widen the range?", value=k.DecisionValue.NO,
                decided_by=k.DecidedBy.PAIR, made_by=own_world.manager, made_at=AT, rationale="Two hired inside it.",
            )
        )  # fmt: skip
    assert "Amara Okafor and Priya Raman, no, 6 Jul 2026" in record(own_world)


def test_a_retired_criterion_keeps_its_day_and_its_reason(own_world: World) -> None:
    with own_world.store.write() as s:
        criterion = s.scalars(select(m.Criterion).where(m.Criterion.label == "Kafka at scale")).one()
        criterion.retired_at, criterion.change_reason = AT, "Nobody runs it any more."
    assert "retired 6 Jul 2026: Nobody runs it any more." in record(own_world)


def test_a_criterion_without_a_day_of_its_own_stands_since_the_first_brief_that_holds_it(own_world: World) -> None:
    with own_world.store.write() as s:
        for criterion in s.scalars(select(m.Criterion)):
            criterion.added_at = None
    assert "Designs reliable payment flows must 1 3 Jun 2026 –" in record(own_world)


def test_the_record_of_one_candidate_leaves_the_others_out(own_world: World) -> None:
    first = candidate_id_of(own_world)
    with own_world.store.write() as s:
        role_id = s.scalars(select(m.Role.id)).one()
        other = m.Candidate(alias="K07", role_id=role_id, source=k.Source.APPLIED)
        s.add(other)
        s.flush()
        s.add(
            m.Decision(
                about=k.DecisionAbout.CANDIDATE, about_id=other.id, value=k.DecisionValue.NO_HIRE, made_at=AT,
                made_by=own_world.manager, rationale="Only the good path was drawn.",
            )
        )  # fmt: skip
    assert "Only the good path was drawn." not in record(own_world, first)


def test_words_the_coach_holds_back_stay_in_until_somebody_says_why(own_world: World) -> None:
    with own_world.store.write() as s:
        s.scalars(select(m.Decision)).one().rationale = "Her pregnancy would make the launch hard for the team."
    with pytest.raises(HeldBackError, match="pregnancy"):
        record(own_world)


def test_the_reason_that_opened_it_is_printed(own_world: World) -> None:
    with own_world.store.write() as s:
        s.scalars(select(m.Decision)).one().rationale = "Her pregnancy would make the launch hard for the team."
    assert "Reason for this export The audit asked for it word by word." in record(
        own_world, reason="The audit asked for it word by word."
    )


def test_the_file_is_called_by_the_code_of_the_role(world: World) -> None:
    with world.store.read() as s:
        role_id = s.scalars(select(m.Role.id)).one()
        assert record_file_name(s, role_id) == "Decision record R1.pdf"


def test_a_later_decision_is_dated_after_the_first(own_world: World) -> None:
    candidate_id = candidate_id_of(own_world)
    with own_world.store.write() as s:
        for n, why in ((2, "Second thoughts."), (1, "First thoughts.")):
            s.add(
                m.Decision(
                    about=k.DecisionAbout.CANDIDATE, about_id=candidate_id, value=k.DecisionValue.NO_HIRE,
                    made_by=own_world.manager, made_at=AT + timedelta(days=n), rationale=why,
                )
            )  # fmt: skip
    assert in_order(record(own_world), ["replaced: First thoughts.", "stands: Second thoughts."]) == []
