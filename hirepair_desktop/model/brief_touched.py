"""Who is touched when the criteria of a brief change: the people met, and whether they were asked about it.

Only what was revealed counts (RELIABILITY D9); ratings themselves never change (picture 24).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief_change import ADDED, REMOVED, TIER, WORDS, Change, Names, called
from hirepair_desktop.model.candidate import Candidate, Interview
from hirepair_desktop.model.kinds import CandidateStatus, DecisionAbout, RatingState
from hirepair_desktop.model.review import Decision, Rating
from hirepair_desktop.text import _, bare_day, joined, local

MOVING = frozenset({ADDED, REMOVED, TIER, WORDS})
"""What of a criterion has to change before it matters who was rated on it. Its weight alone touches nobody."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A candidate somebody has met, and where each changed criterion stands: pairs of its label and words.

    `is_untested` says that there is one nobody asked about; `state` is where the candidate stands, with a day.
    """

    id: str
    alias: str
    lines: tuple[tuple[str, str], ...]
    is_untested: bool
    state: str


def touched_by(
    s: Block, role_id: str, changes: Sequence[Change], names: Names, now: datetime | None = None
) -> list[Touched]:
    """The candidates of a role who were met, when criteria changed; by alias, never by rating. A talk planned for
    later than `now` has met nobody yet."""
    moved = [change for change in changes if change.part == "criteria" and change.about and change.facets & MOVING]
    if not moved:
        return []
    met = select(Interview.candidate_id).where(Interview.held_at.is_not(None))
    if now is not None:
        met = met.where(Interview.held_at <= now)
    rated = select(Rating.candidate_id)
    candidates = s.scalars(
        select(Candidate)
        .where(Candidate.role_id == role_id, or_(Candidate.id.in_(met), Candidate.id.in_(rated)))
        .order_by(Candidate.alias)
    ).all()
    ratings = s.scalars(select(Rating).where(Rating.criterion_id.in_([change.about for change in moved]))).all()
    found = []
    for candidate in candidates:
        own = [rating for rating in ratings if rating.candidate_id == candidate.id]
        lines = [(change, [r for r in own if r.criterion_id == change.about]) for change in moved]
        told = tuple((change.label, _words(change, views, names)) for change, views in lines if _counts(change, views))
        untested = any(not _is_asked(views) for change, views in lines if REMOVED not in change.facets)
        if told:
            found.append(Touched(candidate.id, candidate.alias, told, untested, state_of(s, candidate)))
    return found


def _counts(change: Change, views: Sequence[Rating]) -> bool:
    """What was taken out touches only those who were rated on it."""
    return bool(views) or REMOVED not in change.facets


def _is_asked(views: Sequence[Rating]) -> bool:
    """Not asked is not tested; asked and not shown is (METHOD 0.3, I-28)."""
    return any(rating.state is not RatingState.NOT_ASKED for rating in views)


def _words(change: Change, views: Sequence[Rating], names: Names) -> str:
    """`Never tested on it`, `Not asked, by both`, `Rated by Amara, not asked by Mei`."""
    if not views:
        return _("Never tested on it")
    heads = {
        RatingState.RATED: (_("Rated, by both"), _("Rated by {names}")),
        RatingState.NOT_ASKED: (_("Not asked, by both"), _("Not asked by {names}")),
        RatingState.NOT_SHOWN: (_("Asked and not shown, by both"), _("Not shown to {names}")),
    }
    said = []
    for state, (both, some) in heads.items():
        people = list(dict.fromkeys(rating.rater_id for rating in views if rating.state is state))
        if len(people) == 2 and len({rating.rater_id for rating in views}) == 2:
            said.append(both)
        elif people:
            said.append(some.format(names=joined([called(names, person) for person in people])))
    return "; ".join(said)


def state_of(s: Block, candidate: Candidate) -> str:
    """`decided 21 Aug`, `hired 13 Sep`, `interviewing`."""
    words = {
        CandidateStatus.NEW: _("new"), CandidateStatus.SHORTLISTED: _("shortlisted"),
        CandidateStatus.INTERVIEWING: _("interviewing"), CandidateStatus.DEBRIEFED: _("debriefed"),
        CandidateStatus.OFFERED: _("offered"), CandidateStatus.HIRED: _("hired"),
        CandidateStatus.DECLINED: _("declined"), CandidateStatus.WITHDRAWN: _("withdrew"),
        CandidateStatus.LOST: _("lost"), CandidateStatus.CLOSED: _("decided"),
    }[candidate.status]  # fmt: skip
    when = _decided_at(s, candidate) if candidate.status is CandidateStatus.CLOSED else candidate.closed_at
    return f"{words} {bare_day(local(when).date())}" if when is not None else words


def _decided_at(s: Block, candidate: Candidate) -> datetime | None:
    last = s.scalars(
        select(Decision)
        .where(
            Decision.about == DecisionAbout.CANDIDATE, Decision.about_id == candidate.id, Decision.value.is_not(None)
        )
        .order_by(Decision.made_at.desc())
    ).first()
    return last.made_at if last is not None else candidate.closed_at
