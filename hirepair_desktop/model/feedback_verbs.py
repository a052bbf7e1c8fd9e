"""What happens in a feedback session: arriving, answering an item, goals, sharing, closing. The caller commits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.feedback import Feedback, Pulse
from hirepair_desktop.model.kinds import (
    CommitmentStatus,
    GoalStatus,
    Permission,
    Response,
    RoundOf,
    RoundState,
    SessionKind,
)
from hirepair_desktop.model.people import GrowthGoal
from hirepair_desktop.model.promising import DUE_FIRST, IS_WRITTEN
from hirepair_desktop.model.sealing import Round
from hirepair_desktop.model.session import Arrival, Commitment, Session
from hirepair_desktop.model.workspace import Dismissal
from hirepair_desktop.text import _

ONE_WAY_RULE = "F-11"
"""The rule of METHOD C that stops closing while items went one way."""


class Hindrance(StrEnum):
    """What closing waits for: a day, or a written reason (METHOD F-11; picture 06 for the day)."""

    ONE_WAY = "one_way"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True)
class Balance:
    """How many items went each way in one session."""

    to_manager: int = 0
    to_recruiter: int = 0

    @property
    def one_way(self) -> bool:
        """Whether one was told something and the other nothing."""
        return bool(self.to_manager) != bool(self.to_recruiter)


# What was said


def items_of(s: Block, session_id: str) -> list[Feedback]:
    """Everything said in a session, in the writers' order. Before the reveal there is nothing."""
    wanted = select(Feedback).where(Feedback.session_id == session_id)
    return list(s.scalars(wanted.order_by(Feedback.rank, Feedback.id)))


def was_shown(s: Block, session_id: str, what: RoundOf) -> bool:
    """Whether what both wrote alone was opened, be it feedback or pulse."""
    shown = select(Round.id).where(
        Round.session_id == session_id, Round.what == what, Round.state == RoundState.REVEALED
    )
    kind = Feedback if what is RoundOf.FEEDBACK else Pulse
    there = select(kind.id).where(kind.session_id == session_id)
    return s.scalar(shown.limit(1)) is not None or s.scalar(there.limit(1)) is not None


def shown_at(s: Block, session_id: str) -> datetime | None:
    """When the feedback was opened; None before."""
    items = items_of(s, session_id)
    if items:
        return items[0].revealed_at
    return s.scalar(
        select(Round.revealed_at).where(Round.session_id == session_id, Round.what == RoundOf.FEEDBACK).limit(1)
    )


def balance(s: Block, session: Session) -> Balance:
    """How many items went each way."""
    receivers = [item.to_id for item in items_of(s, session.id)]
    pair = session.partnership
    return Balance(receivers.count(pair.manager_id), receivers.count(pair.recruiter_id))


# The receiver is free


def answer(item: Feedback, response: Response | None, until: date | None = None) -> None:
    """Accept, adapt, discard or think about it; a reason is never asked for (METHOD A.3, S48).

    Thinking keeps its day; until it has one, the item counts as open (`needs_day`).
    """
    item.response = response
    item.thinking_until = until if response is Response.THINKING else None


def think_until(item: Feedback, until: date | None, today: date) -> None:
    """The day on which the receiver answers. Raises RefusedValueError for a day that has passed."""
    if until is not None and until < today:
        raise RefusedValueError(_("This day has passed. Choose today or a later day."), "thinking_until")
    item.thinking_until = until


def needs_day(item: Feedback) -> bool:
    """Whether it is being thought about without a day for the answer."""
    return item.response is Response.THINKING and item.thinking_until is None


def is_answered(item: Feedback) -> bool:
    """Thanked for and answered, with a day where it is being thought about (METHOD F-16)."""
    return bool(item.thanks.strip()) and item.response is not None and not needs_day(item)


# What the two had promised


def promised(s: Block, session: Session) -> list[Commitment]:
    """What the pair had promised before: open when they sat down, or settled since their last feedback."""
    begun = session.started_at or session.planned_for
    wanted = (
        select(Commitment)
        .join(Session, Session.id == Commitment.session_id)
        .where(
            Session.partnership_id == session.partnership_id,
            Session.id != session.id,
            Commitment.owner_id.in_((session.partnership.recruiter_id, session.partnership.manager_id)),
            IS_WRITTEN,
        )
        .order_by(*DUE_FIRST)
    )
    if begun is not None:
        # what a planned session asks for is promised before that one begins
        wanted = wanted.where(or_(Session.started_at < begun, Commitment.made_at < begun))
    since = _last_feedback(s, session, begun)
    ended = session.closed_at or begun
    return [found for found in s.scalars(wanted) if _is_talked_about(found, since, ended)]


def _last_feedback(s: Block, session: Session, begun: datetime | None) -> datetime | None:
    wanted = select(Session.started_at).where(
        Session.kind == SessionKind.FEEDBACK,
        Session.partnership_id == session.partnership_id,
        Session.id != session.id,
        Session.started_at.is_not(None),
    )
    if begun is not None:
        wanted = wanted.where(Session.started_at < begun)
    return s.scalar(wanted.order_by(Session.started_at.desc()).limit(1))


def _is_talked_about(commitment: Commitment, since: datetime | None, ended: datetime | None) -> bool:
    if status_at(commitment, ended) is CommitmentStatus.OPEN:
        return True
    settled = commitment.done_at.date() if commitment.done_at is not None else commitment.due
    return since is None or settled is None or settled >= since.date()


def status_at(commitment: Commitment, at: datetime | None) -> CommitmentStatus:
    """How a commitment stood at a moment: done later was open then."""
    done = commitment.done_at if commitment.status is CommitmentStatus.DONE else None
    if done is not None and at is not None and done > at:
        return CommitmentStatus.OPEN
    return commitment.status


# Growth


def earlier_goals(s: Block, session: Session, kept: Collection[str] = ()) -> list[GrowthGoal]:
    """Goals the two set with each other before this session and still follow, oldest first; and those of `kept`."""
    pair = {session.partnership.recruiter_id, session.partnership.manager_id}
    begun = session.started_at or session.planned_for
    wanted = select(GrowthGoal).where(
        GrowthGoal.person_id.in_(pair), GrowthGoal.session_id.is_distinct_from(session.id)
    )
    found = s.scalars(wanted.order_by(GrowthGoal.set_on.is_(None), GrowthGoal.set_on, GrowthGoal.id))
    return [
        goal
        for goal in found
        if (goal.status is GoalStatus.ACTIVE or goal.id in kept)
        and (goal.supporter_id is None or goal.supporter_id in pair)
        and (begun is None or goal.set_on is None or goal.set_on <= begun.date())
    ]


def active_goals(s: Block, person_id: str, supporter_id: str) -> list[GrowthGoal]:
    """What somebody wants to get better at now with the help of the other, the earliest first."""
    wanted = select(GrowthGoal).where(
        GrowthGoal.person_id == person_id,
        GrowthGoal.status == GoalStatus.ACTIVE,
        GrowthGoal.supporter_id.is_(None) | (GrowthGoal.supporter_id == supporter_id),
    )
    found = s.scalars(wanted.order_by(GrowthGoal.set_on.is_(None), GrowthGoal.set_on, GrowthGoal.id))
    return [goal for goal in found if goal.text.strip()]


# Another day, sharing, closing


def park_to(s: Block, session: Session, day: date) -> None:
    """Take the session to another day, at the same time of day; it begins anew then, what was written stays.

    Raises RefusedValueError once something was shown, or for a day that is not ahead.
    """
    if was_shown(s, session.id, RoundOf.FEEDBACK):
        raise RefusedValueError(
            _("What you wrote was shown already, so this talk goes on. Close it when you are done.")
        )
    here = session.planned_for or session.started_at
    begun = session.started_at or session.planned_for
    if here is None or begun is None or day <= begun.astimezone().date():
        raise RefusedValueError(_("Choose a day ahead; then the talk can move to it."), "date")
    session.planned_for = datetime.combine(day, here.astimezone().time()).astimezone()
    session.started_at = None
    session.sections = []
    session.agreed_by = []


def wants_another_day(s: Block, session_id: str) -> Arrival | None:
    """The arrival of whoever asked for another day and named it; the later day counts."""
    found = s.scalars(
        select(Arrival)
        .where(Arrival.session_id == session_id, Arrival.permission == Permission.ANOTHER_DAY)
        .where(Arrival.date.is_not(None))
        .order_by(Arrival.date.desc(), Arrival.id)
    )
    return found.first()


def agree_to_share(session: Session, person_id: str, agreed: bool = True) -> None:
    """Each says for themselves that the summary may go out as a PDF; it takes both (METHOD E)."""
    others = [other for other in session.shared_by if other != person_id]
    session.shared_by = [*others, person_id] if agreed else others


def may_be_shared(session: Session) -> bool:
    """Whether both said that the summary may go out."""
    pair = session.partnership
    return {pair.recruiter_id, pair.manager_id} <= set(session.shared_by)


def hindrances(s: Block, session: Session) -> list[Hindrance]:
    """What stops closing until it is mended or a reason is written; nothing else stops it."""
    if session.close_reason.strip():
        return []
    found = [Hindrance.ONE_WAY] if balance(s, session).one_way and not _was_dismissed(s, session) else []
    if any(needs_day(item) for item in items_of(s, session.id)):
        found.append(Hindrance.NO_DAY)
    return found


def _was_dismissed(s: Block, session: Session) -> bool:
    """Whether somebody has sent the coach's word on it away, with a reason: that opens the block as well."""
    here = or_(Dismissal.session_id.is_(None), Dismissal.session_id == session.id)
    wanted = select(Dismissal.id).where(Dismissal.rule_id == ONE_WAY_RULE, Dismissal.about_id == session.id, here)
    return s.scalar(wanted.limit(1)) is not None


def hindrance_words(found: list[Hindrance]) -> str:
    """Why the session does not close yet, in a sentence; "" when it does."""
    if Hindrance.ONE_WAY in found:
        return _("Feedback went one way. Write why that is right today, then it closes.")
    if Hindrance.NO_DAY in found:
        return _("One item still needs a day before you can close, or a reason why it has none.")
    return ""
