"""Reading what stands about candidates and raters in the whole workspace: no question per candidate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session as Block
from sqlalchemy.orm import aliased

from hirepair_desktop.coaching.review_standing import LAST_VALUES, LaterView, StandingFacts, Waiting
from hirepair_desktop.coaching.role_facts import INACTIVE
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Candidate,
    CandidateMessage,
    Decision,
    Interview,
    Partnership,
    Person,
    Rating,
    ReferrerUpdate,
    Role,
    Session,
)
from hirepair_desktop.model.deciding import OPEN_VALUES
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, DecisionValue, SessionKind
from hirepair_desktop.text import first_name

ABOUT_CANDIDATE = (Decision.about == DecisionAbout.CANDIDATE, Decision.about_id == Candidate.id)


def standing_facts(s: Block, look: Look) -> StandingFacts:
    """Everything the standing rules of this chapter look at."""
    facts = StandingFacts(
        look,
        values=_last_values(s),
        later=_later_views(s),
        undecided=_undecided(s, look),
        untold=_untold(s, look),
        unthanked=_unthanked(s),
    )
    people = {*facts.values, *(pair.manager_id for pair, _later in facts.later)}
    people |= {one.candidate.referrer_id for one in facts.unthanked if one.candidate.referrer_id is not None}
    facts.names = {p.id: first_name(p.name) for p in s.scalars(select(Person).where(Person.id.in_(people)))}
    return facts


def _last_values(s: Block) -> dict[str, Counter[int]]:
    """How often each rater gave each value, in their last twenty sealed ones.

    A question a rater: people are few, and numbering every rating of a large file in one takes three times as long.
    """
    found = {}
    for rater in s.scalars(select(Rating.rater_id).distinct()).all():
        wanted = select(Rating.value).where(Rating.rater_id == rater, Rating.value.is_not(None))
        newest = wanted.order_by(Rating.revealed_at.desc(), Rating.id).limit(LAST_VALUES)
        found[rater] = Counter(value for value in s.scalars(newest) if value is not None)
    return found


def _later_views(s: Block) -> list[tuple[Partnership, Sequence[LaterView]]]:
    """The later views of each pair, as they were written, beside the manager's sealed value on the same criterion."""
    managers = aliased(Rating)
    same = (
        managers.session_id == Rating.session_id,
        managers.candidate_id == Rating.candidate_id,
        managers.criterion_id == Rating.criterion_id,
        managers.rater_id == Partnership.manager_id,
        managers.rater_id != Rating.rater_id,
    )
    wanted = (
        select(Partnership, Rating.value, Rating.revised_value, managers.value, Rating.revised_at)
        .select_from(Rating)
        .join(Session, Session.id == Rating.session_id)
        .join(Partnership, Partnership.id == Session.partnership_id)
        .outerjoin(managers, and_(*same))
        .where(Rating.revised_value.is_not(None), Rating.value.is_not(None), Rating.revised_value != Rating.value)
        .order_by(Rating.revised_at, Rating.seq, Rating.id)
    )
    pairs: dict[str, tuple[Partnership, list[LaterView]]] = {}
    for pair, sealed, now, theirs, at in s.execute(wanted):
        pairs.setdefault(pair.id, (pair, []))[1].append(LaterView(sealed or 0, now or 0, theirs, at))
    return list(pairs.values())


def _undecided(s: Block, look: Look) -> list[Waiting]:
    """Active candidates whose last talk is over, with no decision since; what stays open from before is none."""
    decided = exists().where(
        *ABOUT_CANDIDATE,
        Decision.value.is_not(None),
        or_(Decision.value.not_in(OPEN_VALUES), Decision.made_at >= Candidate.last_interview_at),
    )
    long_ago = look.now - timedelta(days=look.limit("DECIDE_DAYS"))
    wanted = (
        select(Candidate, Role.partnership_id)
        .join(Role, Role.id == Candidate.role_id)
        .where(Candidate.status.not_in(INACTIVE), Candidate.last_interview_at <= long_ago, ~decided)
        .order_by(Candidate.alias)
    )
    return [Waiting(one, pair, one.last_interview_at) for one, pair in s.execute(wanted)]


def _untold(s: Block, look: Look) -> list[Waiting]:
    """Candidates closed by a decision who were met or shortlisted and to whom nothing was sent."""
    sent = exists().where(CandidateMessage.candidate_id == Candidate.id, CandidateMessage.sent_at.is_not(None))
    met = exists().where(Interview.candidate_id == Candidate.id, Interview.held_at <= look.now)
    looked_at = Candidate.id.in_(
        select(Candidate.id).select_from(Session).join(Session.candidates).where(Session.kind == SessionKind.SHORTLIST)
    )
    wanted = (
        select(Candidate, Role.partnership_id, Decision.made_at, Decision.value)
        .join(Role, Role.id == Candidate.role_id)
        .join(Decision, and_(*ABOUT_CANDIDATE))
        .where(Candidate.status == CandidateStatus.CLOSED, Decision.value.is_not(None), ~sent, or_(met, looked_at))
        .order_by(Candidate.alias, Decision.made_at, Decision.seq, Decision.id)
    )
    last = {one.id: (one, pair, made_at, value) for one, pair, made_at, value in s.execute(wanted)}
    return [Waiting(one, pair, at) for one, pair, at, value in last.values() if value is not DecisionValue.HOLD]


def _unthanked(s: Block) -> list[Waiting]:
    """Candidates somebody referred, who are not in the running any more, with no word to the referrer."""
    told = exists().where(ReferrerUpdate.candidate_id == Candidate.id)
    wanted = (
        select(Candidate, Role.partnership_id)
        .join(Role, Role.id == Candidate.role_id)
        .where(Candidate.referrer_id.is_not(None), Candidate.status.in_(INACTIVE), ~told)
        .order_by(Candidate.alias)
    )
    return [Waiting(one, pair, one.closed_at) for one, pair in s.execute(wanted)]
