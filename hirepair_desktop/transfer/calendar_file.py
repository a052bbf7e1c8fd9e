"""The commitments of one person as an iCalendar file, which a calendar takes in and brings up to date (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event
from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Partnership, Person, Session
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.parted import marked
from hirepair_desktop.model.parting import people_left
from hirepair_desktop.text import _, as_file_name, first_name, ngettext

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Every control character but the tab and the end of a line."""

PRODUCT = "-//HirePair Desktop//Commitments//EN"


def commitments_of(s: Block, person_id: str) -> list[Commitment]:
    """What concerns a person, by day: what they owe, what is owed to them, and what is for the search of a pair they
    belong to. A commitment without a day has no place in a calendar."""
    theirs = select(Session.id).join(Partnership).where(
        or_(Partnership.recruiter_id == person_id, Partnership.manager_id == person_id)
    )  # fmt: skip
    wanted = (
        select(Commitment)
        .where(
            Commitment.due.is_not(None),
            or_(
                Commitment.owner_id == person_id,
                Commitment.for_whom == person_id,
                Commitment.for_whom.is_(None) & Commitment.session_id.in_(theirs),
            ),
        )
        .order_by(Commitment.due, Commitment.id)
    )
    return list(s.scalars(wanted))


def calendar_name(s: Block, person_id: str) -> str:
    """`Commitments Amara Okafor.ics`, without what a file system forbids."""
    name = as_file_name(s.get_one(Person, person_id).name)
    return _("Commitments {name}").format(name=name).strip() + ".ics"


def calendar_file(s: Block, person_id: str, at: datetime) -> bytes:
    """One whole day for each commitment, free time, under an id that stays: taken in again it moves what moved and
    takes away what was dropped. `at` is the moment the file says it was made.

    Both event and day are what Thunderbird and Apple Calendar show; tasks are not taken by all.
    """
    left = people_left(s)
    names = {person.id: person.name for person in s.scalars(select(Person))}
    shown = {key: marked(name, left.get(key)) for key, name in names.items()}
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(_("HirePair: {name}").format(name=names.get(person_id, ""))))
    for made in commitments_of(s, person_id):
        calendar.add_component(_event(made, person_id, names, shown, at))
    return bytes(calendar.to_ical())


def _plain(words: str) -> str:
    """Without the control characters that a text of a calendar must not have (RFC 5545, 3.3.11)."""
    return CONTROL.sub("", words.replace("\r\n", "\n"))


def _event(made: Commitment, person_id: str, names: Mapping[str, str], shown: Mapping[str, str], at: datetime) -> Event:
    event = Event()
    event.add("uid", f"commitment-{made.id}@hirepair.invalid")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", made.due)
    event.add("dtend", made.due + timedelta(days=1) if made.due is not None else None)
    event.add("sequence", made.seq)  # of two files the one written after the later change counts
    event.add("summary", _plain(_summary(made, person_id, names)))
    event.add("description", _plain("\n".join(_description(made, shown))))
    event.add("status", "CANCELLED" if made.status is CommitmentStatus.DROPPED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    return event


def _summary(made: Commitment, person_id: str, names: Mapping[str, str]) -> str:
    words = made.text.strip() or _("A commitment")
    if made.owner_id is not None and made.owner_id != person_id:
        words = _("{name}: {what}").format(name=first_name(names.get(made.owner_id, "")), what=words)
    return _("Done: {what}").format(what=words) if made.status is CommitmentStatus.DONE else words


def _description(made: Commitment, names: Mapping[str, str]) -> Sequence[str]:
    whose = names.get(made.owner_id or "", "") or _("nobody yet")
    lines = [_("Owner: {name}").format(name=whose)]
    lines.append(_("For: {name}").format(name=names.get(made.for_whom or "", "") or _("the search")))
    if made.moves:
        lines.append(ngettext("Moved {n} time", "Moved {n} times", made.moves).format(n=made.moves))
    if made.status is CommitmentStatus.DROPPED:
        lines.append(_("Dropped: {why}").format(why=made.dropped_reason))
    return lines
