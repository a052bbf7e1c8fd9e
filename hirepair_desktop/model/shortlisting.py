"""The shortlist review: which profiles, how far two picks lie apart, what is agreed on each. The caller commits.

Picks are rows only after the reveal (RELIABILITY D9); a later view stands beside one, never over it. What was
agreed on a profile is a plain answer under `agreedOutcome.ALIAS`, written by the owner of the decision; whoever
goes out is closed by a decision of that owner besides.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model.answering import newest, says_something
from hirepair_desktop.model.candidate import Candidate
from hirepair_desktop.model.deciding import (
    decision_owner,
    decision_that_holds,
    new_decision,
    record_decision,
    waiting_decision,
)
from hirepair_desktop.model.kinds import CandidateStatus, DecisionValue, Pick, RoundOf, RoundState
from hirepair_desktop.model.review import Decision, ShortlistPick
from hirepair_desktop.model.reviewing import REVISION_WORDS
from hirepair_desktop.model.role import Criterion, Role
from hirepair_desktop.model.sealing import Round
from hirepair_desktop.model.session import Entry, Session
from hirepair_desktop.model.shortlist_form import MOST_PROFILES
from hirepair_desktop.model.word_count import words as words_in
from hirepair_desktop.text import _

OUTCOME, SETTLE, NOW = "agreedOutcome", "settle", "pickNow"
"""Keys of the answers about one profile; its alias follows after a dot."""

PLACES = {Pick.NO: 0, Pick.MAYBE: 1, Pick.YES: 2}
"""Where a pick stands on the axis."""

AT_TABLE = (CandidateStatus.NEW, CandidateStatus.SHORTLISTED)
"""Whose status follows what is agreed; whoever is further stays where they are."""


class Outcome(StrEnum):
    """What the owner decides on a profile: it goes on, not now, or out and told so."""

    ON = "on"
    LATER = "later"
    OUT = "out"


@dataclass(frozen=True)
class Seen:
    """One sealed pick, and what the same person thinks now where that changed."""

    pick: Pick
    why: str
    now: Pick | None = None
    now_why: str = ""


@dataclass(frozen=True)
class Profile:
    """One profile of a review: both picks, what would settle it, and what was agreed."""

    candidate: Candidate
    recruiter: Seen | None
    manager: Seen | None
    settle: Entry | None
    outcome: Entry | None
    decision: Decision | None
    """The decision of this sitting that closed it, or opened it again."""

    @property
    def apart(self) -> int | None:
        """How many steps the sealed picks lie apart, 0 to 2; None while there are not two."""
        if self.recruiter is None or self.manager is None:
            return None
        return abs(PLACES[self.recruiter.pick] - PLACES[self.manager.pick])

    @property
    def differs(self) -> bool:
        """Whether this one is talked about: two picks that differ, or one that is missing."""
        return self.apart != 0

    @property
    def chosen(self) -> Outcome | None:
        """What was decided; None where only words say it, or nothing is."""
        if self.outcome is not None and self.outcome.choice in set(Outcome):
            return Outcome(str(self.outcome.choice))
        return None

    @property
    def is_settled(self) -> bool:
        """Whether anything was agreed on it."""
        return self.outcome is not None


def is_shown(s: Block, session_id: str) -> bool:
    """Whether the picks were opened."""
    shown = select(Round.id).where(
        Round.session_id == session_id, Round.what == RoundOf.PICKS, Round.state == RoundState.REVEALED
    )
    there = select(ShortlistPick.id).where(ShortlistPick.session_id == session_id)
    return s.scalar(shown.limit(1)) is not None or s.scalar(there.limit(1)) is not None


def shown_at(s: Block, session_id: str) -> datetime | None:
    """When the picks were opened; None before, and where no record of it is kept."""
    return s.scalar(
        select(Round.revealed_at).where(Round.session_id == session_id, Round.what == RoundOf.PICKS).limit(1)
    )


def profiles_of(s: Block, session: Session) -> list[Profile]:
    """The profiles of a review, the widest difference first, then one with a pick missing, then by alias."""
    picks = {
        (pick.candidate_id, pick.person_id): pick
        for pick in s.scalars(select(ShortlistPick).where(ShortlistPick.session_id == session.id))
    }
    entries: dict[str, list[Entry]] = {}
    for entry in s.scalars(select(Entry).where(Entry.session_id == session.id)):
        entries.setdefault(entry.key, []).append(entry)
    found = [_profile(s, session, candidate, picks, entries) for candidate in session.candidates]
    return sorted(found, key=lambda profile: (-_width(profile), profile.candidate.alias))


def _width(profile: Profile) -> float:
    return 0.5 if profile.apart is None else float(profile.apart)


def _profile(
    s: Block, session: Session, candidate: Candidate, picks: dict[tuple[str, str], ShortlistPick],
    entries: dict[str, list[Entry]],
) -> Profile:  # fmt: skip
    def last(key: str, person_id: str | None = None) -> Entry | None:
        said = [entry for entry in entries.get(f"{key}.{candidate.alias}", []) if says_something(entry)]
        return newest(entry for entry in said if person_id in (None, entry.person_id))

    def seen(person_id: str) -> Seen | None:
        pick = picks.get((candidate.id, person_id))
        if pick is None:
            return None
        later = last(NOW, person_id)
        if later is None or later.choice not in set(Pick):
            return Seen(pick.pick, pick.why)
        return Seen(pick.pick, pick.why, Pick(str(later.choice)), later.text)

    pair = session.partnership
    made = decision_that_holds(s, candidate.id)
    return Profile(
        candidate, seen(pair.recruiter_id), seen(pair.manager_id), last(SETTLE), last(OUTCOME),
        made if made is not None and made.session_id == session.id else None,
    )  # fmt: skip


# Which profiles


def candidates_to_choose(s: Block, role_id: str, also: Collection[str] = ()) -> list[Candidate]:
    """Whom a review can be about: who is new first, then who is shortlisted, each by alias.

    Whoever is further was looked at before and is decided in a debrief; `also` are those a review is about already.
    """
    found = s.scalars(
        select(Candidate)
        .where(Candidate.role_id == role_id, or_(Candidate.status.in_(AT_TABLE), Candidate.id.in_(also)))
        .order_by(Candidate.status != CandidateStatus.NEW, Candidate.alias)
    )
    return list(found)


def new_ones(candidates: Sequence[Candidate]) -> list[str]:
    """The ids a new review begins with: who is new, as many as one review holds."""
    return [c.id for c in candidates if c.status is CandidateStatus.NEW][:MOST_PROFILES]


def chosen_candidates(s: Block, role_id: str, candidate_ids: Collection[str]) -> list[Candidate]:
    """The candidates of these ids. Raises RefusedValueError for none, too many, or one of another role."""
    if not candidate_ids:
        raise RefusedValueError(_("Choose the profiles you look at: one to six."), "profiles")
    if len(set(candidate_ids)) > MOST_PROFILES:
        raise RefusedValueError(
            _("{n} profiles are looked at in one review. Leave one out, or plan a second one.").format(n=MOST_PROFILES),
            "profiles",
        )
    found = s.scalars(
        select(Candidate).where(Candidate.id.in_(candidate_ids), Candidate.role_id == role_id).order_by(Candidate.alias)
    ).all()
    if len(found) != len(set(candidate_ids)):
        raise RefusedValueError(_("One of these profiles is not in this role any more. Choose again."), "profiles")
    return list(found)


def choose_profiles(s: Block, session: Session, candidate_ids: Collection[str]) -> None:
    """Change which profiles a review is about, until somebody writes alone.

    Raises RefusedValueError once a round is open or was revealed: then both write about the same profiles.
    """
    begun = s.scalar(
        select(Round.id).where(
            Round.session_id == session.id, Round.what == RoundOf.PICKS, Round.state != RoundState.ABANDONED
        )
    )
    if begun is not None:
        raise RefusedValueError(_("Writing alone has begun, so the profiles stay as they are."), "profiles")
    session.candidates = chosen_candidates(s, str(session.role_id), candidate_ids)


# What was agreed


def settle_profile(
    s: Block, session: Session, candidate: Candidate, outcome: Outcome, words: str, at: datetime
) -> None:
    """Keep that a profile goes on, or not now; in the name of the owner of the decision.

    Raises RefusedValueError for `OUT`, which wants its reason and criteria (`put_out`).
    """
    if outcome is Outcome.OUT:
        raise RefusedValueError(_("Say why this profile goes out; the reason stays with it."), "reason")
    holds = decision_that_holds(s, candidate.id)
    again = holds is not None and holds.session_id == session.id and holds.value is DecisionValue.NO_HIRE
    if again:
        if not words.strip():
            raise RefusedValueError(
                _("Say why it is decided again; the first decision stays in the list."), "reopened_reason"
            )
        _decide_again(s, session, candidate, words, at)
    if again or (candidate.status in AT_TABLE and candidate.last_interview_at is None):
        candidate.status = CandidateStatus.SHORTLISTED if outcome is Outcome.ON else CandidateStatus.NEW
    _write_outcome(s, session, candidate, outcome, words, at)


def _decide_again(s: Block, session: Session, candidate: Candidate, reason: str, at: datetime) -> None:
    """What was closed here is opened again: a decision beside the first, which stays in the list."""
    owner = decision_owner(s.get_one(Role, candidate.role_id))
    again = Decision(**_going_on(session, candidate, at))
    again.reopened_reason = again.rationale = reason.strip()
    s.add(again)
    s.flush()
    record_decision(s, again, DecisionValue.MORE_EVIDENCE, owner, at)
    again.next_question = reason.strip()
    candidate.closed_reason = ""


def put_out(
    s: Block, session: Session, candidate: Candidate, reason: str, criterion_ids: Sequence[str], at: datetime
) -> None:
    """Close a profile: a decision of the owner with its reason, and the candidate's status with it.

    Raises RefusedValueError without a reason.
    """
    if not reason.strip():
        raise RefusedValueError(_("Say why this profile goes out; the reason stays with it."), "reason")
    held = decision_that_holds(s, candidate.id)
    if _is_out_for(held, session, reason, criterion_ids):
        return
    role = s.get_one(Role, candidate.role_id)
    decision = waiting_decision(s, session.id, candidate.id)
    if decision is None:
        decision = Decision(**_going_on(session, candidate, at))
        s.add(decision)
    decision.rationale = reason.strip()
    decision.criteria = list(
        s.scalars(select(Criterion).where(Criterion.id.in_(criterion_ids), Criterion.role_id == role.id))
    )
    s.flush()
    record_decision(s, decision, DecisionValue.NO_HIRE, decision_owner(role), at)
    candidate.closed_reason = reason.strip()
    _write_outcome(s, session, candidate, Outcome.OUT, reason, at)


def _is_out_for(held: Decision | None, session: Session, reason: str, criterion_ids: Sequence[str]) -> bool:
    """Whether the profile went out here in these words already: a second press decides nothing twice."""
    if held is None or held.session_id != session.id or held.value is not DecisionValue.NO_HIRE:
        return False
    return held.rationale == reason.strip() and {each.id for each in held.criteria} == set(criterion_ids)


def _going_on(session: Session, candidate: Candidate, at: datetime) -> dict[str, object]:
    question = _("Does {alias} go on?").format(alias=candidate.alias)
    return {**new_decision(session.id, candidate, at), "question": question}


def _write_outcome(
    s: Block, session: Session, candidate: Candidate, outcome: Outcome, words: str, at: datetime
) -> None:
    """One answer for both, under the name of the owner; the other has not agreed to it yet."""
    key, owner = f"{OUTCOME}.{candidate.alias}", decision_owner(s.get_one(Role, candidate.role_id))
    held = newest(s.scalars(select(Entry).where(Entry.session_id == session.id, Entry.key == key)))
    if held is None:
        held = Entry(session_id=session.id, key=key, person_id=owner, written_at=at)
        s.add(held)
    held.person_id, held.text, held.choice, held.written_at = owner, words.strip(), outcome.value, at
    held.agreed_by = []
    s.flush()


def see_anew(
    s: Block, session: Session, candidate: Candidate, person_id: str, pick: Pick, why: str, at: datetime
) -> None:
    """A later view beside a sealed pick, with what moved it (METHOD 0.1).

    Raises RefusedValueError without a sealed pick, with the view that holds already, or with fewer than five words.
    """
    sealed = s.scalars(
        select(ShortlistPick).where(
            ShortlistPick.session_id == session.id, ShortlistPick.candidate_id == candidate.id,
            ShortlistPick.person_id == person_id,
        )
    ).first()  # fmt: skip
    if sealed is None:
        raise RefusedValueError(_("A later view stands beside a sealed pick. There is none here."))
    key = f"{NOW}.{candidate.alias}"
    held = s.scalars(
        select(Entry).where(Entry.session_id == session.id, Entry.key == key, Entry.person_id == person_id)
    ).first()
    if pick.value == (held.choice if held is not None else sealed.pick.value):
        raise RefusedValueError(_("That is the pick already. Choose what it is now, or only say it."), "pick")
    if words_in(why) < REVISION_WORDS:
        raise RefusedValueError(_("What moved your view? A few words; the sealed pick stays beside it."), "why")
    if held is None:
        held = Entry(session_id=session.id, key=key, person_id=person_id, written_at=at)
        s.add(held)
    held.choice, held.text, held.written_at = pick.value, why.strip(), at
    s.flush()


# The next step of each


def step_words(alias: str, words: str) -> str:
    """A commitment about a profile as it is kept, so that every list says whom it is about."""
    return f"{alias}: {words.strip()}".rstrip()


def step_of(alias: str, text: str) -> str | None:
    """What a commitment says about a profile; None where it is about something else."""
    head = f"{alias}:"
    return text[len(head) :].strip() if text.startswith(head) else None
