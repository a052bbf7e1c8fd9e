"""One owner a decision, the last one holds; an offer beside the range as it stood; who said what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Decision, Dismissal, Offer, PowerEntry, Role, Session
from hirepair_desktop.model.deciding import (
    answer_offer,
    decision_that_holds,
    decision_to_record,
    decisions_about,
    latest_offer,
    make_offer,
    new_decision,
    new_offer,
    record_decision,
    reopen_decision,
    waiting_decision,
    with_words,
)
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, OfferStatus, PowerOver
from hirepair_desktop.model.sittings import reopen_session
from tests.ui.review.debrief import REVEALED, Debrief

REASON = "Two others are talking to her and she would lead the streams from the first week on."


def decide(debrief: Debrief, value: DecisionValue, by: str = "tomas", later: int = 0, **more: object) -> None:
    with debrief.store.write() as s:
        candidate = s.get_one(Candidate, debrief["candidate"])
        decision = Decision(**new_decision(debrief["session"], candidate, REVEALED, **more))
        s.add(decision)
        s.flush()
        record_decision(s, decision, value, debrief[by], REVEALED + timedelta(minutes=later))


def status(debrief: Debrief) -> CandidateStatus:
    found: CandidateStatus = debrief.one(Candidate).status
    return found


def test_the_owner_decides(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HIRE)
    made = debrief.one(Decision)
    assert (made.value, made.made_by, made.made_at) == (DecisionValue.HIRE, debrief["tomas"], REVEALED)


def test_a_decision_names_the_candidate_by_alias(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HIRE)
    assert debrief.one(Decision).question == "Hire K01?"


def test_a_role_without_an_owner_leaves_it_to_the_manager(debrief: Debrief) -> None:
    debrief.change(Role, "role", decision_owner_id=None)
    decide(debrief, DecisionValue.HIRE, "tomas")
    assert debrief.one(Decision).made_by == debrief["tomas"]


def test_somebody_else_is_refused_by_the_name_of_the_owner(debrief: Debrief) -> None:
    with pytest.raises(RefusedValueError, match="Tomas owns this decision"):
        decide(debrief, DecisionValue.HIRE, "nadia")
    assert debrief.all(Decision) == []


def test_with_a_note_it_passes_and_the_power_log_keeps_it(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HIRE, "viktor", delegation_note="Tomas is on leave until January.")
    kept = debrief.one(PowerEntry)
    assert (kept.what, kept.from_id, kept.to_id, kept.why) == (
        PowerOver.DECISION, debrief["tomas"], debrief["viktor"], "Tomas is on leave until January."
    )  # fmt: skip


def open_block(debrief: Debrief, rule_id: str, about: str, session_id: str | None) -> None:
    with debrief.store.write() as s:
        s.add(
            Dismissal(
                rule_id=rule_id, about_id=about, session_id=session_id, by=debrief["tomas"], at=REVEALED,
                reason="We decided it together by phone.",
            )
        )  # fmt: skip


@pytest.mark.parametrize("about", ["candidate", "role", "session"])
@pytest.mark.parametrize("everywhere", [False, True])
def test_a_block_opened_with_a_reason_lets_it_pass(debrief: Debrief, about: str, everywhere: bool) -> None:
    open_block(debrief, "R-12", debrief[about], None if everywhere else debrief["session"])
    decide(debrief, DecisionValue.HIRE, "nadia")
    assert debrief.one(Decision).made_by == debrief["nadia"]


def test_a_block_opened_about_somebody_else_lets_nothing_pass(debrief: Debrief) -> None:
    open_block(debrief, "R-12", "SMBDELSE", debrief["session"])
    with pytest.raises(RefusedValueError, match="Tomas owns this decision"):
        decide(debrief, DecisionValue.HIRE, "nadia")


def test_a_recorded_decision_is_not_recorded_again(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HIRE)
    with pytest.raises(RefusedValueError, match="recorded already"), debrief.store.write() as s:
        record_decision(s, s.query(Decision).one(), DecisionValue.NO_HIRE, debrief["tomas"], REVEALED)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (DecisionValue.HIRE, CandidateStatus.DEBRIEFED), (DecisionValue.NO_HIRE, CandidateStatus.CLOSED),
        (DecisionValue.HOLD, CandidateStatus.DEBRIEFED), (DecisionValue.MORE_EVIDENCE, CandidateStatus.INTERVIEWING),
        (DecisionValue.LOST, CandidateStatus.LOST),
    ],
)  # fmt: skip
def test_the_status_of_the_candidate_follows(debrief: Debrief, value: DecisionValue, expected: CandidateStatus) -> None:
    decide(debrief, value)
    assert status(debrief) is expected


def test_who_has_withdrawn_stays_so(debrief: Debrief) -> None:
    debrief.change(Candidate, "candidate", status=CandidateStatus.WITHDRAWN)
    decide(debrief, DecisionValue.HIRE)
    assert status(debrief) is CandidateStatus.WITHDRAWN


def test_a_hold_keeps_its_question_and_its_date(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HOLD, next_question="What did her lead see?", next_date=date(2026, 12, 1))
    made = debrief.one(Decision)
    assert (made.next_question, made.next_date) == ("What did her lead see?", date(2026, 12, 1))


def test_a_hold_without_question_and_date_is_recorded_with_both_open(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HOLD)
    made = debrief.one(Decision)
    assert (made.value, made.next_question, made.next_date) == (DecisionValue.HOLD, "", None)


def test_of_two_decisions_the_last_holds_and_both_are_kept(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.NO_HIRE)
    with debrief.store.write() as s:
        again = reopen_decision(
            s, debrief["session"], debrief["candidate"], "A reference came in.", debrief["tomas"], REVEALED
        )
        record_decision(s, again, DecisionValue.HIRE, debrief["tomas"], REVEALED + timedelta(hours=1))
    with debrief.store.read() as s:
        made = [decision.value for decision in decisions_about(s, debrief["candidate"])]
        held = decision_that_holds(s, debrief["candidate"])
    assert (made, held and held.value) == ([DecisionValue.NO_HIRE, DecisionValue.HIRE], DecisionValue.HIRE)
    assert debrief.one(Candidate).closed_at is None


def test_deciding_again_wants_a_reason(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.NO_HIRE)
    with pytest.raises(RefusedValueError, match="Say why it is decided again"), debrief.store.write() as s:
        reopen_decision(s, debrief["session"], debrief["candidate"], " ", debrief["tomas"], REVEALED)
    assert len(debrief.all(Decision)) == 1


def test_until_it_is_recorded_again_the_first_decision_holds(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.NO_HIRE)
    with debrief.store.write() as s:
        reopen_decision(s, debrief["session"], debrief["candidate"], "A reference.", debrief["tomas"], REVEALED)
        held = decision_that_holds(s, debrief["candidate"])
        assert held is not None and held.value is DecisionValue.NO_HIRE
        assert waiting_decision(s, debrief["session"], debrief["candidate"]) is not None


def test_a_closed_session_opens_again_only_with_a_reason(debrief: Debrief) -> None:
    with debrief.store.write() as s:
        session = s.get_one(Session, debrief["session"])
        session.closed_at = REVEALED
        with pytest.raises(RefusedValueError, match="Say why it is opened again"):
            reopen_session(session, "")
        reopen_session(session, "The offer was declined.")
        assert (session.closed_at, session.reopened_reason) == (None, "The offer was declined.")


# Decided twice


def press(debrief: Debrief, session: str, value: DecisionValue = DecisionValue.NO_HIRE) -> None:
    """The owner presses in a session, as the window does it."""
    with debrief.store.write() as s:
        made = decision_to_record(s, session, debrief["candidate"], REVEALED)
        record_decision(s, made, value, debrief["tomas"], REVEALED)


TWICE = "Tomas decided this on 24 Nov 2026. Say why it is decided again; both decisions stay in the list."


@pytest.mark.parametrize("first", [DecisionValue.HIRE, DecisionValue.HOLD])
def test_a_second_press_in_the_same_session_is_refused(debrief: Debrief, first: DecisionValue) -> None:
    decide(debrief, first)
    with pytest.raises(RefusedValueError) as refused:
        press(debrief, debrief["session"])
    assert (str(refused.value), [made.value for made in debrief.all(Decision)]) == (TWICE, [first])


def other_session(debrief: Debrief) -> str:
    with debrief.store.write() as s:
        one = s.get_one(Session, debrief["session"])
        made = Session(kind=one.kind, partnership_id=one.partnership_id, role_id=one.role_id)
        s.add(made)
        s.flush()
        return made.id


def test_what_was_decided_in_another_session_is_decided_again_only_with_a_reason(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HIRE)
    with pytest.raises(RefusedValueError, match="Tomas decided this"):
        press(debrief, other_session(debrief))
    assert [made.value for made in debrief.all(Decision)] == [DecisionValue.HIRE]


def test_a_hold_is_followed_by_the_decision_of_the_next_session(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.HOLD)
    press(debrief, other_session(debrief))
    assert {made.value for made in debrief.all(Decision)} == {DecisionValue.HOLD, DecisionValue.NO_HIRE}


def test_the_last_decision_holds_also_when_the_clock_was_set_back(debrief: Debrief) -> None:
    decide(debrief, DecisionValue.NO_HIRE)
    with debrief.store.write() as s:
        about = debrief["session"], debrief["candidate"]
        again = reopen_decision(s, *about, "A reference came in.", debrief["tomas"], REVEALED)
        record_decision(s, again, DecisionValue.HIRE, debrief["tomas"], REVEALED - timedelta(days=2))
    with debrief.store.read() as s:
        held = decision_that_holds(s, debrief["candidate"])
    assert held is not None and (held.value, held.made_at) == (DecisionValue.HIRE, REVEALED)


# The offer


def offer(debrief: Debrief, amount: int, by: str = "tomas", **more: object) -> str:
    with debrief.store.write() as s:
        session, candidate = s.get_one(Session, debrief["session"]), s.get_one(Candidate, debrief["candidate"])
        made = Offer(**new_offer(s, session, candidate, amount, debrief[by]), **more)
        s.add(made)
        s.flush()
        return made.id


def make(debrief: Debrief, offer_id: str) -> None:
    with debrief.store.write() as s:
        make_offer(s, s.get_one(Offer, offer_id), debrief["session"], REVEALED)


def test_an_offer_stands_beside_the_range_as_it_stood(debrief: Debrief) -> None:
    debrief.change(Role, "role", pay_min=1, pay_max=2)
    offer(debrief, 8_800_000)
    made = debrief.one(Offer)
    assert (made.range_min, made.range_max, made.version) == (7_800_000, 9_200_000, 1)


def test_inside_the_range_an_offer_is_made_without_a_word(debrief: Debrief) -> None:
    make(debrief, offer(debrief, 9_200_000))
    assert (debrief.one(Offer).status, status(debrief)) == (OfferStatus.MADE, CandidateStatus.OFFERED)


@pytest.mark.parametrize("amount", [9_200_001, 7_799_999])
def test_outside_the_range_it_wants_a_reason_of_words(debrief: Debrief, amount: int) -> None:
    made = offer(debrief, amount, reason="She asked for it.")
    with pytest.raises(RefusedValueError, match="outside the range you both set"):
        make(debrief, made)
    assert debrief.one(Offer).status is OfferStatus.DRAFT


def test_outside_the_range_with_its_reason_it_is_made(debrief: Debrief) -> None:
    make(debrief, offer(debrief, 9_500_000, reason=REASON))
    assert debrief.one(Offer).status is OfferStatus.MADE


def test_pay_set_by_somebody_else_wants_a_note(debrief: Debrief) -> None:
    made = offer(debrief, 8_800_000, "viktor")
    with pytest.raises(RefusedValueError, match="Pay was yours to set"):
        make(debrief, made)


def test_with_the_note_the_power_log_keeps_who_set_pay(debrief: Debrief) -> None:
    make(debrief, offer(debrief, 8_800_000, "viktor", delegation_note="A freeze left the amount to him."))
    kept = debrief.one(PowerEntry)
    assert (kept.what, kept.to_id) == (PowerOver.OFFER, debrief["viktor"])


def test_where_the_pair_shares_pay_either_sets_it(debrief: Debrief) -> None:
    debrief.change(Role, "role", pay_by_pair=True)
    make(debrief, offer(debrief, 8_800_000, "nadia"))
    assert debrief.one(Offer).status is OfferStatus.MADE


def test_a_new_amount_is_a_new_version(debrief: Debrief) -> None:
    make(debrief, offer(debrief, 8_800_000))
    offer(debrief, 9_000_000)
    with debrief.store.read() as s:
        latest = latest_offer(s, debrief["candidate"])
    assert latest is not None and (latest.version, latest.amount) == (2, 9_000_000)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (OfferStatus.ACCEPTED, CandidateStatus.HIRED), (OfferStatus.DECLINED, CandidateStatus.DECLINED),
        (OfferStatus.WITHDRAWN, CandidateStatus.DEBRIEFED),
    ],
)  # fmt: skip
def test_what_they_said_moves_the_candidate(debrief: Debrief, answer: OfferStatus, expected: CandidateStatus) -> None:
    made = offer(debrief, 8_800_000)
    make(debrief, made)
    with debrief.store.write() as s:
        answer_offer(s, s.get_one(Offer, made), answer, REVEALED)
    assert status(debrief) is expected


def test_an_offer_that_was_not_made_has_no_answer(debrief: Debrief) -> None:
    made = offer(debrief, 8_800_000)
    with pytest.raises(RefusedValueError, match="not made yet"), debrief.store.write() as s:
        answer_offer(s, s.get_one(Offer, made), OfferStatus.ACCEPTED, REVEALED)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No", [{"person_id": "a", "text": "No"}, {"person_id": "b", "text": "Yes"}]),
        ("", [{"person_id": "b", "text": "Yes"}]),
    ],
)  # fmt: skip
def test_the_words_of_one_leave_the_others_alone(words: str, expected: list[dict[str, str]]) -> None:
    said = [{"person_id": "a", "text": "Maybe"}, {"person_id": "b", "text": "Yes"}]
    assert with_words(said, "a", words) == expected
