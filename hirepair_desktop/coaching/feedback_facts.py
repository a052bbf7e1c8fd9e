"""What the rules of feedback look at (METHOD C.3): one session of a pair, and what the two said before it.

Feedback and pulse are rows from their reveal on and not before it, so nothing here can speak about a page that
somebody has sealed or is still writing (RELIABILITY D9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import (
    Arrival,
    Candidate,
    Feedback,
    GrowthGoal,
    Landing,
    Partnership,
    Pulse,
    Role,
    Session,
)
from hirepair_desktop.model.kinds import CandidateStatus, Load, SessionKind, Tone
from hirepair_desktop.model.word_matching import WordList, WordLists
from hirepair_desktop.text import first_name

GIVEN = ("headline", "situation", "behaviour", "impact", "ask", "care")
"""The giver's texts of an item, in the order of the form."""

RECEIVED = ("clarify_question", "clarify_answer", "thanks", "response_reason")
"""What the two write when the item was shown."""

ENGLISH = "en"
SELF = WordLists(ENGLISH, {"SELF": WordList((
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself",
))})  # fmt: skip
"""First and second person in English (F-24)."""


def texts(item: Feedback, columns: Iterable[str]) -> list[tuple[str, str]]:
    """The texts of an item that are not empty, with the column each stands in."""
    return [(column, words) for column in columns if (words := getattr(item, column).strip())]


def is_about_others(item: Feedback, look: Look) -> bool:
    """Whether nobody of the two occurs in the giver's words; False where the words are not English."""
    if look.words.language != ENGLISH:
        return False
    given = texts(item, GIVEN)
    return bool(given) and not any(SELF.has(words, "SELF") for _column, words in given)


@dataclass(frozen=True, slots=True)
class Before:
    """What a writer of feedback brings: candidates and hires of the pair by alias and name, the last reason given, and
    who came overloaded (id and first name), if it is the one written to."""

    people: frozenset[str] = frozenset()
    care: str = ""
    overloaded: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ItemFacts:
    """Items of feedback, in the writers' order, on the day they are said."""

    look: Look
    items: Sequence[Feedback]
    on: date
    people: frozenset[str] = frozenset()
    last_care: Mapping[str, str] = field(default_factory=dict)
    overloaded: Mapping[str, str] = field(default_factory=dict)

    def constructive(self, giver: str) -> list[Feedback]:
        """What one would like to be different."""
        return [item for item in self.items if item.from_id == giver and item.tone is Tone.CONSTRUCTIVE]

    def names_somebody(self, item: Feedback) -> str:
        """The candidate or hire the giver names; "" when there is none."""
        known = WordLists(self.look.words.language, {"PEOPLE": WordList(sorted(self.people))})
        return next((hit for _at, words in texts(item, GIVEN) if (hit := known.has(words, "PEOPLE"))), "")

    def care_before(self, item: Feedback) -> str:
        """The reason the same giver wrote for the item before this one."""
        before = self.last_care.get(item.from_id, "")
        for each in self.items:
            if each is item:
                return before
            if each.from_id == item.from_id and each.care.strip():
                before = each.care
        return before


@dataclass(slots=True)
class FeedbackFacts:
    """One feedback session of a pair with the earlier ones. Made by `feedback_facts`, or by hand in a test.

    `talks` are the pair's feedback sessions up to this one, oldest first; this one is among them once its items
    were shown or it is closed. `later_pulses` are those of sessions after it.
    """

    look: Look
    session: Session
    pair: Partnership
    names: Mapping[str, str] = field(default_factory=dict)
    talks: Sequence[Session] = ()
    said: Mapping[str, Sequence[Feedback]] = field(default_factory=dict)
    pulses: Sequence[Pulse] = ()
    later_pulses: Sequence[Pulse] = ()
    arrivals: Sequence[Arrival] = ()
    landings: Sequence[Landing] = ()
    goals: Sequence[GrowthGoal] = ()
    roles: Sequence[Role] = ()
    people: frozenset[str] = frozenset()

    @property
    def where(self) -> Where:
        """The place of every prompt about this session."""
        return Where(role=self.session.role_id, partnership=self.pair.id, session=self.session.id)

    @property
    def seats(self) -> tuple[str, str]:
        """Recruiter and manager."""
        return self.pair.recruiter_id, self.pair.manager_id

    @property
    def ways(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Giver and receiver, both ways."""
        recruiter, manager = self.seats
        return (recruiter, manager), (manager, recruiter)

    @property
    def items(self) -> Sequence[Feedback]:
        """What was said in this session."""
        return self.said.get(self.session.id, ())

    @property
    def at(self) -> datetime:
        """The moment that is looked at: now, or when the session closed."""
        return self.session.closed_at or self.look.now

    @property
    def on(self) -> date:
        """The day of `at`."""
        return self.session.closed_at.date() if self.session.closed_at is not None else self.look.today

    def name(self, person_id: str) -> str:
        """What somebody is called."""
        return self.names.get(person_id, "")

    def lately(self, talks: int) -> list[list[Feedback]] | None:
        """What was said in the last so many sessions, the oldest first; None while there were fewer."""
        if len(self.talks) < talks:
            return None
        return [list(self.said.get(talk.id, ())) for talk in self.talks[-talks:]]

    def as_items(self) -> ItemFacts:
        """This session's items for the rules about single items."""
        last_care = {}
        for talk in self.talks:
            if talk.id != self.session.id:
                last_care.update({each.from_id: each.care for each in self.said.get(talk.id, ()) if each.care.strip()})
        started = self.session.started_at
        said_on = started.date() if started is not None and self.session.closed_at is not None else self.look.today
        heavy = {each.person_id: self.name(each.person_id) for each in self.arrivals if each.load is Load.OVERLOADED}
        return ItemFacts(self.look, self.items, said_on, self.people, last_care, heavy)


def feedback_facts(s: Block, session: Session, look: Look) -> FeedbackFacts:
    """Read everything the rules of feedback look at."""
    pair = session.partnership
    talks, later = _talks(s, session)
    said = _said(s, [talk.id for talk in talks])
    if session.closed_at is None and not said.get(session.id):
        talks = [talk for talk in talks if talk.id != session.id]
    pulses = s.scalars(select(Pulse).where(Pulse.session_id.in_([session.id, *(talk.id for talk in later)]))).all()
    ids = [talk.id for talk in talks] + [session.id]
    unlike_us = [item for item in said.get(session.id, ()) if is_about_others(item, look)]
    return FeedbackFacts(
        look=look,
        session=session,
        pair=pair,
        names={who.id: first_name(who.name) for who in (pair.recruiter, pair.manager)},
        talks=talks,
        said=said,
        pulses=[pulse for pulse in pulses if pulse.session_id == session.id],
        later_pulses=[pulse for pulse in pulses if pulse.session_id != session.id],
        arrivals=s.scalars(select(Arrival).where(Arrival.session_id == session.id)).all(),
        landings=_landings(s, ids),
        goals=s.scalars(select(GrowthGoal).where(GrowthGoal.person_id.in_((pair.recruiter_id, pair.manager_id)))).all(),
        roles=s.scalars(select(Role).where(Role.partnership_id == pair.id)).all(),
        people=people_of(s, pair) if unlike_us else frozenset(),
    )


def _talks(s: Block, session: Session) -> tuple[list[Session], list[Session]]:
    """The pair's feedback sessions up to this one, and those after it."""
    found = s.scalars(
        select(Session)
        .where(Session.partnership_id == session.partnership_id, Session.kind == SessionKind.FEEDBACK)
        .where(Session.started_at.is_not(None))
        .order_by(Session.started_at, Session.id)
    ).all()
    begun = session.started_at
    if begun is None:
        return list(found), []
    until = [talk for talk in found if talk.started_at is not None and talk.started_at <= begun]
    return until, list(found[len(until) :])


def _said(s: Block, session_ids: list[str]) -> dict[str, list[Feedback]]:
    said: dict[str, list[Feedback]] = {}
    for item in s.scalars(
        select(Feedback).where(Feedback.session_id.in_(session_ids)).order_by(Feedback.rank, Feedback.id)
    ):
        said.setdefault(item.session_id, []).append(item)
    return said


def _landings(s: Block, session_ids: list[str]) -> list[Landing]:
    """How the talks landed, in the order of the talks."""
    place = {session_id: at for at, session_id in enumerate(session_ids)}
    found = s.scalars(select(Landing).where(Landing.session_id.in_(session_ids))).all()
    return sorted(found, key=lambda landing: place[landing.session_id])


def people_of(s: Block, pair: Partnership) -> frozenset[str]:
    """Candidates of the pair by alias, and its hires by name, as somebody may write of them."""
    ours = {first_name(pair.recruiter.name), first_name(pair.manager.name)}
    rows = s.execute(
        select(Candidate.alias, Candidate.name, Candidate.status)
        .join(Role, Role.id == Candidate.role_id)
        .where(Role.partnership_id == pair.id)
    )
    called: set[str] = set()
    for alias, name, status in rows:
        called.add(alias)
        if status is CandidateStatus.HIRED and name.strip():
            called |= {name, first_name(name)} - ours
    return frozenset(called)


def said_before(s: Block, session: Session, writer_id: str) -> Before:
    """What the private page of a writer is looked at with: read once when the page opens."""
    last = s.scalars(
        select(Feedback)
        .join(Session, Session.id == Feedback.session_id)
        .where(Session.partnership_id == session.partnership_id, Feedback.from_id == writer_id, Feedback.care != "")
        .order_by(Feedback.revealed_at.desc(), Feedback.rank.desc())
        .limit(1)
    ).first()
    heavy = s.scalars(select(Arrival).where(Arrival.session_id == session.id, Arrival.load == Load.OVERLOADED))
    seats = {who.id: first_name(who.name) for who in (session.partnership.recruiter, session.partnership.manager)}
    return Before(
        people_of(s, session.partnership),
        last.care if last is not None else "",
        {each.person_id: seats[each.person_id] for each in heavy if each.person_id in seats.keys() - {writer_id}},
    )
