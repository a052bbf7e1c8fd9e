"""What is done to a candidate, each one step that can be taken back: move, end, attach a CV, note a talk, thank."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Attachment, Candidate, Interview, ReferrerUpdate, new_id
from hirepair_desktop.model.candidacy import (
    Talk,
    before_talk,
    drop_talk,
    forget_talk,
    keep_talk,
    move_candidate,
    put_back,
    standing_of,
)
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.text import _
from hirepair_desktop.ui.cv import MIME, ReadFile
from hirepair_desktop.ui.edits import Edits, snapshot


def move_step(edits: Edits, candidate_id: str, status: CandidateStatus, at: datetime, reason: str = "") -> bool:
    """Put a candidate at another stage; False when it was refused."""
    with edits.store.read() as s:
        candidate = s.get(Candidate, candidate_id)
        if candidate is None:
            return False
        before, alias = standing_of(candidate), candidate.alias

    def do(s: Block) -> None:
        move_candidate(s, s.get_one(Candidate, candidate_id), status, at, reason)

    def undo(s: Block) -> None:
        put_back(s.get_one(Candidate, candidate_id), before)

    return edits.step(_("Move {alias}").format(alias=alias), do, undo, "status")


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
