"""What closes a summary: the lines to sign on, and of every full one prompts sent away, who was there, time used, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Round, Session
from hirepair_desktop.model.kinds import Sealing, SectionState, SessionForm
from hirepair_desktop.model.sittings import form_of
from hirepair_desktop.reports import blocks
from hirepair_desktop.reports.compose import Fit, said, section, signed, small, table
from hirepair_desktop.reports.look import kind
from hirepair_desktop.reports.marks import Rule
from hirepair_desktop.reports.people import People
from hirepair_desktop.reports.sent_away import dismissed
from hirepair_desktop.text import _, clock, day, joined, local, ngettext

STATES = {
    SectionState.DONE: _("done"),
    SectionState.SKIPPED: _("skipped"),
    SectionState.PARKED: _("parked"),
    SectionState.OPEN: _("open"),
}
SESSION_FORMS = {SessionForm.FULL: _("full form"), SessionForm.SHORT: _("short form")}

SIGNING_GAP = 26.0
"""Between the two lines the pair signs on, in points."""


def moment(value: Any) -> datetime | None:
    """A moment of a JSON column, or None."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.fromisoformat(str(value))


def day_and_clock(value: Any) -> str:
    """`30 Jun 2026, 14:03`; "" without a moment."""
    found = moment(value)
    if found is None:
        return ""
    return _("{day}, {time}").format(day=day(local(found).date()), time=clock(found))


def closing(s: Block, session: Session, people: People, fit: Fit) -> list[blocks.Block]:
    """The sections every full summary ends with."""
    return [dismissed(s, session, people, fit), attendance(session, people, fit)]


def sealing(held: Round | None, people: People, fit: Fit) -> list[blocks.Block]:
    """Mode, times and commitments (RELIABILITY D9)."""
    if held is None:
        return [said(_("No record of the sealing is kept with this."), kind("body", "ink2"))]
    mode = (
        _("Hidden in the window only: this workspace goes without passphrases.")
        if held.mode is Sealing.WINDOW_ONLY
        else _("Sealed: unreadable in the file until both opened it.")
    )
    lines: list[blocks.Block] = [
        said(_("{mode} Revealed {when}.").format(mode=mode, when=day_and_clock(held.revealed_at)))
    ]
    rows = [
        [
            signed(people.side(seal["person_id"]), people.name(seal["person_id"]), kind("meta")),
            small(day_and_clock(seal["sealed_at"]), "ink2"),
            small(str(seal["hash"])[:16], "ink2"),
            small(_("vouched for by their key") if seal["authenticated"] else _("not authenticated"), "ink2"),
        ]
        for seal in held.seals
    ]
    if rows:
        heads = [small(words) for words in (_("Who"), _("Sealed"), _("Commitment"), _("Authorship"))]
        lines += [blocks.Space(4), table(heads, rows, (0, 90, 92, 100), fit)]
        lines += [blocks.Space(5)] if held.released else []
    for release in held.released:
        words = _("{name} was released from writing by {by}, {when}: {reason}").format(
            name=people.name(release["person_id"]), by=people.name(release["by"]),
            when=day_and_clock(release["at"]), reason=release["reason"].strip(),
        )  # fmt: skip
        lines.append(said(words))
    return lines


def signatures(people: People, above: float) -> blocks.Stack:
    """Two lines for the pair to sign on, each with its name and seat below; `above` is the air over them in points."""
    lines = [
        blocks.Stack(
            [
                Rule("strong"),
                blocks.Space(3),
                said(
                    _("{name}, {seat}").format(name=people.name(person), seat=people.seat(person)),
                    kind("meta", "ink2"),
                ),
            ]
        )
        for person in people.pair
    ]
    return blocks.Stack(
        [blocks.Space(above), blocks.Row([(line, 0) for line in lines], gap=SIGNING_GAP)], whole=blocks.WHOLE
    )


def attendance(session: Session, people: People, fit: Fit) -> blocks.Stack:
    """Who was there and how long each section took."""
    there = joined([person.name for person in session.attendees]) or _("nobody recorded")
    lines: list[blocks.Block] = [said(there), *_told(session)]
    form = form_of(session)
    planned = {part.key: part for part in form.sections}
    rows = []
    for number, timing in enumerate(session.sections, 1):
        part = planned.get(timing["key"])
        used = _minutes(timing)
        first = timing.get("first_speaker_id")
        rows.append(
            [
                said(f"{number}  {part.title if part else timing['key']}", kind("meta")),
                small(_("{n} min").format(n=part.minutes) if part else "", "ink2"),
                small(used, "ink2"),
                small(people.first(first) if first else "–", "ink2"),
            ]
        )
    if rows:
        heads = [small(words) for words in (_("Section"), _("Planned"), _("Used"), _("Spoke first"))]
        lines += [blocks.Space(4), table(heads, rows, (0, 44, 100, 58), Fit(fit.air * 0.4))]
    made = section(_("Who was there, time used"), lines, fit)
    made.whole = blocks.WHOLE  # no last line of it stands alone on a page
    return made


def _told(session: Session) -> list[blocks.Block]:
    lines = [_length(session)]
    if session.close_reason.strip():
        lines.append(_("closed with a reason: {reason}").format(reason=session.close_reason.strip()))
    if session.reopened_reason.strip():
        lines.append(_("opened again: {reason}").format(reason=session.reopened_reason.strip()))
    words = ". ".join(line[:1].upper() + line[1:].rstrip(".") for line in lines)
    return [said(words + ".", kind("body", "ink2"))]


def _length(session: Session) -> str:
    """`Full form, 60 minutes planned, 64 used`."""
    kept = {timing["key"] for timing in session.sections}
    planned = sum(part.minutes for part in form_of(session).sections if part.key in kept)
    used = [minutes for minutes in map(_used, session.sections) if minutes is not None]
    words = SESSION_FORMS[session.form]
    if not planned or not used:
        return words
    return _("{form}, {planned} minutes planned, {used} used").format(form=words, planned=planned, used=sum(used))


def _used(timing: Any) -> int | None:
    """Whole minutes of a section; None while it was not begun or not ended, or when the clock was set back in it."""
    begun, ended = moment(timing.get("started_at")), moment(timing.get("ended_at"))
    if begun is None or ended is None or ended < begun:
        return None
    return round((ended - begun).total_seconds() / 60)


def _minutes(timing: Any) -> str:
    """`9 min, extended, done`."""
    used = _used(timing)
    words = []
    if used is not None:
        words.append(ngettext("{n} min", "{n} min", used).format(n=used))
    if timing.get("extended"):
        words.append(_("extended"))
    words.append(STATES[SectionState(timing.get("state") or SectionState.OPEN)])
    return ", ".join(words)


def open_answers(labels: Sequence[str], fit: Fit) -> blocks.Stack | None:
    """Needed answers that nobody has given; None when everything was answered."""
    if not labels:
        return None
    return section(_("Still open"), [said(label) for label in labels], fit)
