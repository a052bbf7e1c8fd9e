"""What stands beside a topic of feedback: the words the two agreed in the brief, or when candidates heard from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.brief import brief_text
from hirepair_desktop.model.candidate import Candidate, CandidateMessage, Interview
from hirepair_desktop.model.kinds import CandidateStatus, RoleStatus, Topic
from hirepair_desktop.model.people import Person
from hirepair_desktop.model.role import Role, SourceLead
from hirepair_desktop.model.stamps import now_on
from hirepair_desktop.text import _, bare_day, local, ngettext

GOING = (RoleStatus.DRAFT, RoleStatus.OPEN, RoleStatus.ON_HOLD)
MOST_CANDIDATES = 6
"""How many of the latest candidates the message log shows a role: it is read beside an item, not studied."""

BRIEF_KEYS = {Topic.PITCH: "pitch", Topic.COMPANY_STORY: "companyStory"}
LINKED = (*BRIEF_KEYS, Topic.SOURCING, Topic.CANDIDATE_COMMS)
"""The topics of the article, each beside what the two have (METHOD S33 to S36)."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What one role has to say on a topic: its title and lines of plain text."""

    role: str
    lines: tuple[str, ...]


def linked_texts(s: Block, partnership_id: str, topic: Topic, today: date) -> list[Linked]:
    """What the pair's roles say on a topic, those still going first; [] where nothing was agreed."""
    if topic not in LINKED:
        return []
    roles = list(s.scalars(select(Role).where(Role.partnership_id == partnership_id).order_by(Role.code)))
    going = [role for role in roles if role.status in GOING]
    found = [Linked(role.title, _lines(s, role, topic, today)) for role in going or roles[-1:]]
    return [linked for linked in found if linked.lines]


def _lines(s: Block, role: Role, topic: Topic, today: date) -> tuple[str, ...]:
    if topic is Topic.SOURCING:
        leads = s.scalars(select(SourceLead).where(SourceLead.role_id == role.id).order_by(SourceLead.rank))
        return tuple(line for lead in leads if (line := _lead_words(s, lead)))
    if topic is Topic.CANDIDATE_COMMS:
        return _message_log(s, role, today)
    words = brief_text(s, role.id, BRIEF_KEYS[topic]).strip()
    return (words,) if words else ()


def _lead_words(s: Block, lead: SourceLead) -> str:
    person = s.get(Person, lead.person_id) if lead.person_id else None
    name = person.name if person is not None else lead.person_name.strip()
    day = _("by {day}").format(day=bare_day(lead.due_on)) if lead.due_on is not None else ""
    return " · ".join(part for part in (lead.channel.strip(), name, day) if part)


def _message_log(s: Block, role: Role, today: date) -> tuple[str, ...]:
    """Per candidate who talked with us: when they last did, and when they were told; the latest first."""
    found: list[tuple[datetime, str]] = []
    for candidate in s.scalars(select(Candidate).where(Candidate.role_id == role.id)):
        talked = _last_talk(s, candidate, today)
        if talked is not None:
            found.append((talked, _told_words(s, candidate, talked, today)))
    found.sort(key=lambda line: (line[0], line[1]), reverse=True)
    return tuple(words for _at, words in found[:MOST_CANDIDATES])


def _last_talk(s: Block, candidate: Candidate, today: date) -> datetime | None:
    """The last talk that was held; one planned for later is none yet."""
    held = select(Interview.held_at).where(Interview.candidate_id == candidate.id, Interview.held_at <= now_on(today))
    return s.scalar(held.order_by(Interview.held_at.desc()).limit(1))


def _told_words(s: Block, candidate: Candidate, talked: datetime, today: date) -> str:
    wanted = select(CandidateMessage.sent_at).where(
        CandidateMessage.candidate_id == candidate.id, CandidateMessage.sent_at >= talked
    )
    sent = s.scalar(wanted.order_by(CandidateMessage.sent_at).limit(1))
    last = local(talked).date()
    words = {"alias": candidate.alias, "talk": bare_day(last)}
    if sent is not None:
        n = working_days(last, local(sent).date())
        told = ngettext(
            "{alias}: last talk {talk}, told {n} working day later",
            "{alias}: last talk {talk}, told {n} working days later",
            n,
        )
        return told.format(n=n, **words)
    if candidate.status in (CandidateStatus.HIRED, CandidateStatus.WITHDRAWN, CandidateStatus.LOST):
        return _("{alias}: last talk {talk}").format(**words)
    n = working_days(last, today)
    waits = ngettext(
        "{alias}: last talk {talk}, waiting {n} working day",
        "{alias}: last talk {talk}, waiting {n} working days",
        n,
    )
    return waits.format(n=n, **words)


def working_days(first: date, last: date) -> int:
    """Weekdays after `first` up to and with `last`; holidays are not known here."""
    if last <= first:
        return 0
    weeks, rest = divmod((last - first).days, 7)
    return 5 * weeks + sum(1 for n in range(1, rest + 1) if (first.weekday() + n) % 7 < 5)
