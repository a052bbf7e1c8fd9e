"""Reading the facts of a review: one question a kind of thing, for one sitting and one candidate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import exists, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import selectinload

from hirepair_desktop.coaching.review_facts import Notes, ReviewFacts
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Base,
    BriefVersion,
    Candidate,
    CandidateMessage,
    Challenge,
    Criterion,
    Draft,
    Entry,
    GapNote,
    Interview,
    Person,
    Rating,
    Recommendation,
    Remark,
    Role,
    Round,
    Session,
    ShortlistPick,
    Stage,
)
from hirepair_desktop.model.deciding import decision_owner, decisions_about, latest_offer, waiting_decision
from hirepair_desktop.model.kinds import DecisionValue, DraftState, RoundOf, RoundState, SessionKind, Tier
from hirepair_desktop.text import first_name

REVIEWS = (SessionKind.SHORTLIST, SessionKind.DEBRIEF)
"""The sittings in which candidates are looked at."""

CHOICE = "decision"
"""The answer that holds what is chosen before a decision is recorded."""

B = TypeVar("B", bound=Base)


def session_notes(s: Block, session: Session, look: Look) -> Notes:
    """What was written and said at the table of one sitting."""
    return Notes(
        look,
        session_id=session.id,
        entries=_of_session(s, Entry, session),
        remarks=_of_session(s, Remark, session),
        challenges=_of_session(s, Challenge, session),
    )


def shortlist_facts(s: Block, session: Session, candidate: Candidate, look: Look) -> ReviewFacts:
    """One profile of a shortlist review: the picks, what was decided on it, what the candidate was told."""
    facts = _begun(s, session, candidate, look, RoundOf.PICKS)
    facts.picks = _of_both(s, ShortlistPick, session, candidate)
    return facts


def debrief_facts(s: Block, session: Session, candidate: Candidate, look: Look) -> ReviewFacts:
    """One candidate in a debrief, with everything said at its table."""
    facts = _begun(s, session, candidate, look, RoundOf.RATINGS)
    notes = session_notes(s, session, look)
    facts.entries, facts.remarks, facts.challenges = notes.entries, notes.remarks, notes.challenges
    facts.chosen = _chosen(facts.entries)
    facts.ratings = _of_both(s, Rating, session, candidate)
    facts.recommendations = _of_both(s, Recommendation, session, candidate)
    facts.gap_notes = _of_both(s, GapNote, session, candidate)
    facts.own = _asked(s, facts)
    facts.quiet = _quiet_before(s, facts)
    if facts.revealed_at is None:
        facts.revealed_at = min((rating.revealed_at for rating in facts.ratings), default=None)
    return facts


def _of_session(s: Block, kind: type[B], session: Session) -> Sequence[B]:
    return s.scalars(select(kind).filter_by(session_id=session.id).order_by(kind.id)).all()


def _of_both(s: Block, kind: type[B], session: Session, candidate: Candidate) -> Sequence[B]:
    wanted = select(kind).filter_by(session_id=session.id, candidate_id=candidate.id)
    return s.scalars(wanted.order_by(kind.id)).all()


def _begun(s: Block, session: Session, candidate: Candidate, look: Look, what: RoundOf) -> ReviewFacts:
    role = session.role or candidate.role
    every = decisions_about(s, candidate.id)
    is_last = _is_last_review(s, session, candidate)
    held = select(Interview).where(Interview.candidate_id == candidate.id).order_by(Interview.held_at, Interview.id)
    facts = ReviewFacts(
        look=look,
        session=session,
        session_id=session.id,
        role=role,
        pair=session.partnership,
        candidate=candidate,
        criteria=s.scalars(select(Criterion).filter_by(role_id=role.id).order_by(Criterion.rank, Criterion.id)).all(),
        others=_others(s, candidate),
        interviews=s.scalars(held.options(selectinload(Interview.interviewers))).all(),
        made=[d for d in every if d.session_id == session.id or (is_last and d.session_id is None)],
        holds=every[-1] if every else None,
        waiting=waiting_decision(s, session.id, candidate.id),
        offer=latest_offer(s, candidate.id) if is_last else None,
        message=_message(s, session, candidate, is_last),
        agreed=_agreed(s, session, role),
    )
    _read_round(s, facts, what)
    facts.names = _names(s, (*facts.unsealed, candidate.referrer_id, decision_owner(role), *_seats(facts)))
    return facts


def _seats(facts: ReviewFacts) -> tuple[str, str]:
    return facts.pair.recruiter_id, facts.pair.manager_id


def _is_last_review(s: Block, session: Session, candidate: Candidate) -> bool:
    """Whether no later sitting looked at the candidate: what has no sitting of its own, as an offer, belongs here."""
    wanted = (
        select(Session.id)
        .join(Session.candidates)
        .where(Candidate.id == candidate.id, Session.kind.in_(REVIEWS), Session.started_at.is_not(None))
        .order_by(Session.started_at.desc(), Session.id.desc())
        .limit(1)
    )
    return s.scalar(wanted) in (session.id, None)


def _message(s: Block, session: Session, candidate: Candidate, is_last: bool) -> CandidateMessage | None:
    every = s.scalars(
        select(CandidateMessage).where(CandidateMessage.candidate_id == candidate.id).order_by(CandidateMessage.id)
    ).all()
    own = [message for message in every if message.session_id == session.id]
    loose = [message for message in every if message.session_id is None and is_last]
    return next(iter((*own, *loose)), None)


def _others(s: Block, candidate: Candidate) -> frozenset[str]:
    wanted = select(Candidate.alias).where(Candidate.role_id == candidate.role_id, Candidate.id != candidate.id)
    return frozenset(s.scalars(wanted))


def _agreed(s: Block, session: Session, role: Role) -> frozenset[str]:
    """The criteria of the version in use; while none was agreed, those that stand in the brief."""
    versions = select(BriefVersion).where(BriefVersion.role_id == role.id)
    used = s.scalars(versions.where(BriefVersion.n == session.brief_version)).first()
    used = used or s.scalars(versions.order_by(BriefVersion.n.desc()).limit(1)).first()
    if used is not None:
        return frozenset(criterion["id"] for criterion in used.body.get("criteria", []))
    return frozenset(s.scalars(select(Criterion.id).filter_by(role_id=role.id, retired_at=None)))


def _read_round(s: Block, facts: ReviewFacts, what: RoundOf) -> None:
    """Whose page the reveal wants, and who is not ready: the one bit that is known before it (RELIABILITY D9)."""
    rounds = s.scalars(select(Round).where(Round.session_id == facts.session.id, Round.what == what)).all()
    for one in rounds:
        if one.candidate_id not in (None, facts.candidate.id) or one.state is RoundState.ABANDONED:
            continue
        facts.required = frozenset(one.required_ids)
        facts.revealed_at = one.revealed_at
        if one.state is RoundState.OPEN:
            sealed = select(Draft.person_id).where(Draft.round_id == one.id, Draft.state == DraftState.SEALED)
            done = {*s.scalars(sealed), *(release["person_id"] for release in one.released)}
            facts.unsealed = [person for person in one.required_ids if person not in done]


def _names(s: Block, people: Iterable[str | None]) -> dict[str, str]:
    wanted = {person for person in people if person is not None}
    return {p.id: first_name(p.name) for p in s.scalars(select(Person).where(Person.id.in_(wanted)))}


def _chosen(entries: Iterable[Entry]) -> DecisionValue | None:
    said = [entry for entry in entries if entry.key == CHOICE]
    latest = max(said, key=lambda entry: (entry.written_at, entry.seq), default=None)
    values = {value.value: value for value in DecisionValue}
    return values.get(latest.choice or "") if latest is not None else None


def _asked(s: Block, facts: ReviewFacts) -> dict[str, frozenset[str]]:
    """The criteria each rater was asked about, as `reviewing.criteria_for` gives them: those of the stages that
    are theirs by plan or because they held the talk; the musts for whoever has none."""
    if not facts.ratings:
        return {}
    both = (selectinload(Stage.interviewers), selectinload(Stage.criteria))
    stages = s.scalars(select(Stage).where(Stage.role_id == facts.role.id).options(*both)).all()
    held = {(talk.stage_id, person.id) for talk in facts.interviews for person in talk.interviewers}
    live = {criterion.id for criterion in facts.criteria if criterion.retired_at is None}
    musts = frozenset(c.id for c in facts.criteria if c.id in live and c.tier is Tier.MUST)
    found = {}
    for rater in {rating.rater_id for rating in facts.ratings}:
        theirs = [x for x in stages if (x.id, rater) in held or any(p.id == rater for p in x.interviewers)]
        found[rater] = frozenset(c.id for x in theirs for c in x.criteria if c.id in live) or musts
    return found


def _quiet_before(s: Block, facts: ReviewFacts) -> int:
    """How many debriefs of the pair just before this one passed without a challenge of the recruiter.

    Looked up only where this one has none either, and only as far back as the threshold K looks (R-19).
    """
    recruiter = facts.pair.recruiter_id
    if facts.session.started_at is None or any(c.from_id == recruiter for c in facts.challenges):
        return 0
    challenged: Any = exists().where(Challenge.session_id == Session.id, Challenge.from_id == recruiter)
    wanted = (
        select(challenged)
        .select_from(Session)
        .where(
            Session.kind == SessionKind.DEBRIEF,
            Session.partnership_id == facts.pair.id,
            Session.started_at < facts.session.started_at,
        )
        .order_by(Session.started_at.desc(), Session.id.desc())
        .limit(facts.look.limit("K") - 1)
    )
    quiet = 0
    for was_challenged in s.scalars(wanted):
        if was_challenged:
            break
        quiet += 1
    return quiet
