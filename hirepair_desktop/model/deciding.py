"""The end of a review: decision, offer, message to the candidate. The caller commits.

Decisions are a list, the last one made holds. A decision without a value waits for its owner and carries what
was drafted so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.candidate import Candidate, CandidateMessage, Offer
from hirepair_desktop.model.kinds import (
    CandidateStatus,
    DecidedBy,
    DecisionAbout,
    DecisionValue,
    OfferStatus,
    PayPeriod,
    PowerOver,
)
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.review import Decision
from hirepair_desktop.model.review_facts import place_in_range
from hirepair_desktop.model.reviewing import RangeInUse, is_opened, range_in_use
from hirepair_desktop.model.role import PowerEntry, Role
from hirepair_desktop.model.session import Session
from hirepair_desktop.model.word_count import words
from hirepair_desktop.text import _, day, first_name, local, money, same_figure

OFFER_WORDS = 8
"""An amount outside the range wants so many words of job-related reason (METHOD C, R-21)."""

OPEN_VALUES = frozenset({DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE})
"""Decisions that leave one question and one date (R-26)."""

GONE = frozenset({CandidateStatus.WITHDRAWN, CandidateStatus.DECLINED, CandidateStatus.HIRED})
"""What a decision made again does not change any more."""

STATUS_AFTER = {
    DecisionValue.HIRE: CandidateStatus.DEBRIEFED,
    DecisionValue.NO_HIRE: CandidateStatus.CLOSED,
    DecisionValue.HOLD: CandidateStatus.DEBRIEFED,
    DecisionValue.MORE_EVIDENCE: CandidateStatus.INTERVIEWING,
    DecisionValue.LOST: CandidateStatus.LOST,
}


def with_words(said: Sequence[Any], person_id: str, words: str) -> list[dict[str, str]]:
    """A list of who said what (dissent, advice) with the words of one person put in, changed or taken out."""
    found: list[dict[str, str]] = [dict(entry) for entry in said]
    for entry in found:
        if entry["person_id"] == person_id:
            entry["text"] = words
            break
    else:
        found.append({"person_id": person_id, "text": words})
    return [entry for entry in found if entry["text"].strip()]


def words_of(said: Sequence[Any], person_id: str) -> str:
    """What one person said in such a list; "" when nothing."""
    return next((entry["text"] for entry in said if entry["person_id"] == person_id), "")


# The decision


def decision_owner(role: Role) -> str:
    """The one who decides: as agreed, else the hiring manager (METHOD B S16)."""
    return role.decision_owner_id or role.partnership.manager_id


def decisions_about(s: Block, candidate_id: str) -> list[Decision]:
    """Every decision made about a candidate, in the order they were made."""
    return list(
        s.scalars(
            select(Decision)
            .where(
                Decision.about == DecisionAbout.CANDIDATE,
                Decision.about_id == candidate_id,
                Decision.value.is_not(None),
            )
            .order_by(Decision.made_at, Decision.seq, Decision.id)
        )
    )


def decision_that_holds(s: Block, candidate_id: str) -> Decision | None:
    """The decision made last, or None."""
    made = decisions_about(s, candidate_id)
    return made[-1] if made else None


def waiting_decision(s: Block, session_id: str, candidate_id: str) -> Decision | None:
    """The decision of this session that waits for its owner, with what is drafted; None when none does."""
    return s.scalars(
        select(Decision)
        .where(
            Decision.about == DecisionAbout.CANDIDATE,
            Decision.about_id == candidate_id,
            Decision.session_id == session_id,
            Decision.value.is_(None),
        )
        .order_by(Decision.id)
    ).first()


def new_decision(session_id: str, candidate: Candidate, at: datetime, **values: Any) -> dict[str, Any]:
    """The values of a decision that waits for its owner; the candidate is named in it by alias."""
    return {
        "about": DecisionAbout.CANDIDATE, "about_id": candidate.id, "session_id": session_id,
        "question": _("Hire {alias}?").format(alias=candidate.alias), "decided_by": DecidedBy.OWNER,
        "raised_at": at, **values,
    }  # fmt: skip


def decision_to_record(s: Block, session_id: str, candidate_id: str, at: datetime) -> Decision:
    """The decision a review records now: the one that waits, else a new one.

    Raises RefusedValueError where it was made already, here or for good in another session, by whoever pressed
    first: it is made again only with a reason.
    """
    candidate = s.get_one(Candidate, candidate_id)
    waiting, held = waiting_decision(s, session_id, candidate_id), decision_that_holds(s, candidate_id)
    is_again = waiting is not None and bool(waiting.reopened_reason)
    if held is not None and not is_again and (held.session_id == session_id or held.value not in OPEN_VALUES):
        _refuse_second(s, held, at)
    if waiting is None:
        waiting = Decision(**new_decision(session_id, candidate, at))
        s.add(waiting)
        s.flush()
    return waiting


def _refuse_second(s: Block, held: Decision, at: datetime) -> None:
    who = s.get(Person, held.made_by) if held.made_by else None
    raise RefusedValueError(
        _("{name} decided this on {day}. Say why it is decided again; both decisions stay in the list.").format(
            name=first_name(who.name) if who is not None else _("Somebody"),
            day=day(local(held.made_at or at).date()),
        ),
        "reopened_reason",
    )


def record_decision(s: Block, decision: Decision, value: DecisionValue, by: str, at: datetime) -> None:
    """Make a waiting decision; the candidate's status follows it.

    Only the owner decides. For anybody else a delegation note says why it passed to them, and the power log
    keeps it (R-12, METHOD B S18 and S20). Raises RefusedValueError naming the owner. It is never dated before the
    one it follows, also where the clock was set back in between: the last one made holds.
    """
    candidate = s.get_one(Candidate, decision.about_id)
    role = s.get_one(Role, candidate.role_id)
    owner_id = decision_owner(role)
    if decision.value is not None:
        raise RefusedValueError(_("This decision was recorded already. Reopen it with a reason."))
    if by != owner_id:
        _refuse_other(s, decision, candidate, owner_id)
        s.add(
            PowerEntry(
                role_id=role.id, at=at, what=PowerOver.DECISION, from_id=owner_id, to_id=by, by=by,
                why=decision.delegation_note,
            )
        )  # fmt: skip
    held = decision_that_holds(s, candidate.id)
    made_at = max(at, held.made_at) if held is not None and held.made_at is not None else at
    decision.value, decision.made_by, decision.made_at = value, by, made_at
    if value not in OPEN_VALUES:
        decision.next_question, decision.next_date = "", None
    _follow(s, candidate, value, at)


def _refuse_other(s: Block, decision: Decision, candidate: Candidate, owner_id: str) -> None:
    about = (decision.id, *_belongs_to(candidate, decision.session_id))
    if decision.delegation_note.strip() or is_opened(s, "R-12", about, decision.session_id):
        return
    owner = first_name(s.get_one(Person, owner_id).name)
    raise RefusedValueError(
        _("{owner} owns this decision; let them make it or write why it passed to you.").format(owner=owner),
        "delegation_note",
    )


def _belongs_to(candidate: Candidate, session_id: str | None) -> list[str]:
    """What a block about this candidate can be opened for besides the thing itself."""
    return [candidate.id, candidate.role_id, *filter(None, (session_id,))]


def _follow(s: Block, candidate: Candidate, value: DecisionValue, at: datetime) -> None:
    if candidate.status in GONE or value not in STATUS_AFTER:
        return
    candidate.status = STATUS_AFTER[value]
    offer = latest_offer(s, candidate.id)
    if value is DecisionValue.HIRE and offer is not None and offer.status is OfferStatus.MADE:
        candidate.status = CandidateStatus.OFFERED
    closed = candidate.status in (CandidateStatus.CLOSED, CandidateStatus.LOST)
    candidate.closed_at = at if closed else None


def reopen_decision(s: Block, session_id: str, candidate_id: str, reason: str, by: str, at: datetime) -> Decision:
    """Decide again, or after all: a waiting decision beside the one that holds until it is recorded.

    Raises RefusedValueError without a reason.
    """
    if not reason.strip():
        raise RefusedValueError(
            _("Say why it is decided again; the first decision stays in the list."), "reopened_reason"
        )
    held = decision_that_holds(s, candidate_id)
    again = waiting_decision(s, session_id, candidate_id)
    if again is None:
        again = Decision(**new_decision(session_id, s.get_one(Candidate, candidate_id), at))
        s.add(again)
        if held is not None:
            again.rationale, again.dissent, again.criteria = held.rationale, list(held.dissent), list(held.criteria)
    again.raised_by, again.reopened_reason = by, reason.strip()
    s.flush()
    return again


# The offer


def latest_offer(s: Block, candidate_id: str) -> Offer | None:
    """The newest version of the offer to a candidate, or None."""
    return s.scalars(select(Offer).where(Offer.candidate_id == candidate_id).order_by(Offer.version.desc())).first()


def pay_owners(role: Role) -> list[str]:
    """Who sets pay: one person, or the pair where they share it or nobody was named."""
    if role.pay_owner_id is not None and not role.pay_by_pair:
        return [role.pay_owner_id]
    return [role.partnership.recruiter_id, role.partnership.manager_id]


def new_offer(
    s: Block, session: Session, candidate: Candidate, amount: int, by: str,
    unit: tuple[str, PayPeriod] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The values of the next draft offer, beside the range as it stood in the brief of the session.

    A first offer is in the unit of that range, a later one in that of the offer before: its figure means nothing in
    another. `unit` says otherwise.
    """
    before = latest_offer(s, candidate.id)
    held = range_in_use(s, session)
    if unit is None:
        unit = (before.currency, before.period) if before is not None else (held.currency, held.period)
    low, high = range_for(held, *unit)
    return {
        "candidate_id": candidate.id, "version": before.version + 1 if before is not None else 1,
        "amount": amount, "currency": unit[0], "period": unit[1], "range_min": low, "range_max": high, "set_by": by,
    }  # fmt: skip


def range_for(held: RangeInUse, currency: str, period: PayPeriod) -> tuple[int | None, int | None]:
    """The agreed range for an offer in this unit; open where it was agreed in another: nothing is converted."""
    return (held.low, held.high) if (currency, period) == (held.currency, held.period) else (None, None)


def set_unit(offer: Offer, held: RangeInUse, currency: str, period: PayPeriod) -> None:
    """Say in what a draft is paid: its figure stays as it is read, and the range is the one agreed in that unit."""
    offer.amount = same_figure(offer.amount, offer.currency, currency) or 0
    offer.currency, offer.period = currency, period
    offer.range_min, offer.range_max = range_for(held, currency, period)


def is_outside(offer: Offer) -> bool:
    """Whether the amount lies outside the range as it stood."""
    return place_in_range(offer.amount, offer.range_min, offer.range_max) in ("below", "above")


def make_offer(s: Block, offer: Offer, session_id: str | None, at: datetime) -> None:
    """Turn a draft into the offer that is made; the candidate's status follows.

    Raises RefusedValueError outside the range without a reason of eight words (R-21), and for an amount set by
    somebody else than who sets pay, without a note (R-22).
    """
    candidate = s.get_one(Candidate, offer.candidate_id)
    role = s.get_one(Role, candidate.role_id)
    if offer.status is not OfferStatus.DRAFT:
        raise RefusedValueError(_("This offer was made already. A new amount makes a new version."))
    about = (offer.id, *_belongs_to(candidate, session_id))
    if is_outside(offer) and words(offer.reason) < OFFER_WORDS and not is_opened(s, "R-21", about, session_id):
        raise RefusedValueError(
            _("{amount} is outside the range you both set; write the job-related reason.").format(
                amount=money(offer.amount, offer.currency)
            ),
            "offer_reason",
        )
    if offer.set_by not in pay_owners(role):
        _pass_pay(s, offer, candidate, session_id, at)
    offer.status, offer.set_at = OfferStatus.MADE, at
    if candidate.status not in GONE:
        candidate.status, candidate.closed_at = CandidateStatus.OFFERED, None


def _pass_pay(s: Block, offer: Offer, candidate: Candidate, session_id: str | None, at: datetime) -> None:
    """Somebody else set the amount: refused without a note, else kept in the power log."""
    role = s.get_one(Role, candidate.role_id)
    about = (offer.id, *_belongs_to(candidate, session_id))
    if not offer.delegation_note.strip() and not is_opened(s, "R-22", about, session_id):
        raise RefusedValueError(_("Pay was yours to set; who changed it and why?"), "offer_note")
    s.add(
        PowerEntry(
            role_id=role.id, at=at, what=PowerOver.OFFER, from_id=pay_owners(role)[-1], to_id=offer.set_by,
            by=offer.set_by, why=offer.delegation_note,
        )
    )  # fmt: skip


ANSWERED = {
    OfferStatus.ACCEPTED: CandidateStatus.HIRED,
    OfferStatus.DECLINED: CandidateStatus.DECLINED,
    OfferStatus.WITHDRAWN: CandidateStatus.DEBRIEFED,
}


def answer_offer(s: Block, offer: Offer, status: OfferStatus, at: datetime) -> None:
    """What became of an offer that was made; the candidate's status follows.

    Raises RefusedValueError for an offer that was not made yet.
    """
    if offer.status is OfferStatus.DRAFT or status not in ANSWERED:
        raise RefusedValueError(_("This offer was not made yet. Make it first, then note what they said."))
    candidate = s.get_one(Candidate, offer.candidate_id)
    offer.status = status
    candidate.status = ANSWERED[status]
    candidate.closed_at = at if status is OfferStatus.DECLINED else None


# The message


def message_to(s: Block, candidate_id: str, session_id: str) -> CandidateMessage | None:
    """What the candidate is told after this session, or None while nothing is written."""
    return s.scalars(
        select(CandidateMessage)
        .where(CandidateMessage.candidate_id == candidate_id, CandidateMessage.session_id == session_id)
        .order_by(CandidateMessage.id)
    ).first()
