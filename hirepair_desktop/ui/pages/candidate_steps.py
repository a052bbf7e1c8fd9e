"""What is done to a candidate, each one step that can be taken back: move, end, attach a CV, note a talk, thank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Attachment, Candidate, Interview, ReferrerUpdate, Role, new_id
from hirepair_desktop.model.beginning import new_candidate
from hirepair_desktop.model.candidacy import (
    Talk,
    before_talk,
    drop_new,
    drop_talk,
    forget_talk,
    keep_talk,
    move_candidate,
    put_back,
    standing_of,
)
from hirepair_desktop.model.checking_in import move_start, moved_words
from hirepair_desktop.model.kinds import CandidateStatus, Source
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.cv import MIME, ReadFile
from hirepair_desktop.ui.edits import Edits, snapshot


def move_step(edits: Edits, ids: Sequence[str], status: CandidateStatus, at: datetime, reason: str = "") -> bool:
    """Put candidates at another stage, all of them or none, as one step; False when it was refused."""
    with edits.store.read() as s:
        found = s.scalars(select(Candidate).where(Candidate.id.in_(ids))).all()
        before = {candidate.id: standing_of(candidate) for candidate in found}
        aliases = [candidate.alias for candidate in found]
    if not before:
        return False

    def do(s: Block) -> None:
        for candidate_id in before:
            move_candidate(s, s.get_one(Candidate, candidate_id), status, at, reason)

    def undo(s: Block) -> None:
        for candidate_id, standing in before.items():
            put_back(s.get_one(Candidate, candidate_id), standing)

    n = len(before)
    words = ngettext("Move {alias}", "Move {n} candidates", n).format(alias=aliases[0], n=n)
    return edits.step(words, do, undo, "status")


def start_step(edits: Edits, candidate_id: str, start: date | None) -> str | None:
    """Write or move the day somebody started, with their talks; None when it was refused, else what became of the
    talks, in a sentence ("" where none was held)."""
    with edits.store.read() as s:
        before = s.get_one(Candidate, candidate_id).started_on
    if before == start:
        return ""
    taken = edits.step(
        _("Started"),
        lambda s: move_start(s, s.get_one(Candidate, candidate_id), start),
        lambda s: move_start(s, s.get_one(Candidate, candidate_id), before),
        "started_on",
    )
    if not taken:
        return None
    with edits.store.read() as s:
        return moved_words(s, s.get_one(Candidate, candidate_id))


@dataclass(frozen=True, slots=True)
class NewOne:
    """What was written about a new candidate."""

    name: str
    headline: str
    role_id: str
    source: Source
    brought_by: str


def add_step(edits: Edits, new: NewOne, today: date) -> tuple[str, str]:
    """Add a candidate; id and alias, or "" twice when it was refused. Undone only while nothing hangs on them."""
    made, kept = {"id": new_id(), "alias": ""}, dict[str, Any]()

    def do(s: Block) -> None:
        if kept:
            s.add(Candidate(**kept))
            return
        added = new_candidate(s, s.get_one(Role, new.role_id), new.name, today, candidate_id=made["id"])
        made["alias"] = added.alias
        added.headline, added.source, added.sourced_by_id = new.headline, new.source, new.brought_by or None
        if new.source is Source.REFERRAL:
            added.referrer_id = added.sourced_by_id

    def undo(s: Block) -> None:
        kept.update(snapshot(s.get_one(Candidate, made["id"])))
        drop_new(s, made["id"])

    taken = edits.step(_("Add a candidate"), do, undo, "candidate")
    return (made["id"], made["alias"]) if taken else ("", "")


def attach_step(edits: Edits, candidate_id: str, read: ReadFile | None) -> bool:
    """Attach a CV in place of the one that is there; None takes it away."""
    with edits.store.read() as s:
        found = s.scalars(select(Attachment).where(Attachment.candidate_id == candidate_id)).all()
        before = [snapshot(attachment) for attachment in found]
    after: list[dict[str, Any]] = []
    if read is not None:
        after = [
            {"id": new_id(), "candidate_id": candidate_id, "name": read.name, "mime": MIME, "sha256": read.sha256,
             "bytes": read.content}
        ]  # fmt: skip
    return edits.step(
        _("CV"), lambda s: _put_attachments(s, candidate_id, after), lambda s: _put_attachments(s, candidate_id, before)
    )


def _put_attachments(s: Block, candidate_id: str, wanted: list[dict[str, Any]]) -> None:
    for attachment in s.scalars(select(Attachment).where(Attachment.candidate_id == candidate_id)).all():
        s.delete(attachment)
    s.flush()
    s.add_all(Attachment(**values) for values in wanted)


def talk_step(edits: Edits, candidate_id: str, talk: Talk, now: datetime) -> bool:
    """Note a talk that was held, or is planned."""
    talk_id = new_id()
    with edits.store.read() as s:
        before = before_talk(s.get_one(Candidate, candidate_id))

    def do(s: Block) -> None:
        keep_talk(s, s.get_one(Candidate, candidate_id), talk, now, talk_id)

    def undo(s: Block) -> None:
        forget_talk(s, s.get_one(Candidate, candidate_id), talk_id, before)

    return edits.step(_("Talk"), do, undo, "talk")


def drop_talk_step(edits: Edits, candidate_id: str, talk_id: str, now: datetime) -> bool:
    """Take a talk away; undo brings it back with its people."""
    with edits.store.read() as s:
        talk, candidate = s.get(Interview, talk_id), s.get_one(Candidate, candidate_id)
        if talk is None:
            return False
        kept = Talk(talk.stage_id, talk.held_at or now, talk.minutes, [person.id for person in talk.interviewers])
        before = before_talk(candidate)

    def undo(s: Block) -> None:
        found = s.get_one(Candidate, candidate_id)
        keep_talk(s, found, kept, now, talk_id)
        found.last_interview_at, found.stage_id, found.status = (
            before.last_interview_at, before.stage_id, before.status,
        )  # fmt: skip

    return edits.step(_("Talk"), lambda s: drop_talk(s, talk_id, now), undo, "talk")


def thank_step(edits: Edits, candidate_id: str, referrer_id: str, by: str, at: datetime) -> bool:
    """Note that the referrer was told the outcome and thanked (R-37)."""
    values = {"candidate_id": candidate_id, "referrer_id": referrer_id, "by": by, "at": at}
    return bool(edits.add(ReferrerUpdate, values, _("Thank the referrer")))
