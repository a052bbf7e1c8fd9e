"""A copy of the sample's R3 as it stood on day 72, in the evening: for every test that wants that day.

    with r3_on_day_72(tmp_path) as store: ...

METHOD F, tension 3: K11 and K12 have been interviewed; this afternoon Mei put “Animation” among the musts and
raised design systems, and agreed to version 2 alone, without a reason. Nothing that came later is in the copy,
and nobody has sent I-27 away yet. Other roles stay as the sample has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import (
    Base,
    BriefVersion,
    Candidate,
    Criterion,
    Decision,
    Dismissal,
    Interview,
    Person,
    Role,
    Session,
    Stage,
)
from hirepair_desktop.model.brief import last_version
from hirepair_desktop.model.kinds import CandidateStatus, RoleStatus
from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import sample_in

DAY_72 = date(2026, 8, 8)
EVENING = datetime(2026, 8, 8, 18, 0, tzinfo=UTC)

CAME_LATER = ("K13", "K14")
STATUSES = {
    "K11": CandidateStatus.INTERVIEWING,
    "K12": CandidateStatus.INTERVIEWING,
    "K15": CandidateStatus.SHORTLISTED,
}


@contextmanager
def r3_on_day_72(folder: Path) -> Iterator[Store]:
    """A workspace with that copy, open to write. Look at it at `EVENING` of `DAY_72`."""
    with sample_in(folder, seal=False) as store:
        with store.write() as s:
            turn_back(s)
        yield store


def turn_back(s: Block) -> Role:
    """Make R3 of a loaded sample what it was on the evening of day 72."""
    role = s.scalars(select(Role).where(Role.code == "R3")).one()
    _take_away_what_came_later(s, role)
    _turn_candidates_back(s, role)
    _turn_brief_back(s, role)
    role.status, role.filled_on = RoleStatus.OPEN, None
    return role


def _rows_of(s: Block, column: str, ids: list[str]) -> list[Base]:
    """Every row of any class in which a column names one of these."""
    classes: list[Any] = [m.class_ for m in Base.registry.mappers if column in m.columns]
    return [row for kind in classes for row in s.scalars(select(kind).where(getattr(kind, column).in_(ids)))]


def _take_away_what_came_later(s: Block, role: Role) -> None:
    """Sessions of the role and of its pair, with all they left; interviews; decisions; what was sent away."""
    sessions = s.scalars(select(Session).where(Session.partnership_id == role.partnership_id)).all()
    later = [x for x in sessions if (x.started_at or EVENING) >= EVENING or (x.planned_for or EVENING) > EVENING]
    people = s.scalars(select(Candidate).where(Candidate.role_id == role.id)).all()
    interviews = select(Interview).where(Interview.candidate_id.in_([each.id for each in people]))
    gone: list[Base] = [
        *_rows_of(s, "session_id", [session.id for session in later]),
        *_rows_of(s, "hire_id", [each.id for each in people]),
        *s.scalars(select(Decision).where(Decision.about_id.in_([each.id for each in people]))),
        *s.scalars(select(Dismissal).where(Dismissal.about_id == role.id)),
        *(talk for talk in s.scalars(interviews) if talk.held_at is not None and talk.held_at > EVENING),
        *later,
    ]
    for row in dict.fromkeys(gone):
        s.delete(row)
    s.flush()


def _turn_candidates_back(s: Block, role: Role) -> None:
    """K11 and K12 were interviewed, K15 shortlisted; two others are not known yet."""
    for each in s.scalars(select(Candidate).where(Candidate.role_id == role.id)).all():
        for table in ("offer", "candidate_message", "referrer_update"):
            kind: Any = next(m.class_ for m in Base.registry.mappers if m.local_table.name == table)
            for row in s.scalars(select(kind).where(kind.candidate_id == each.id)):
                s.delete(row)
        if each.alias in CAME_LATER:
            for row in _rows_of(s, "candidate_id", [each.id]):
                s.delete(row)
            s.flush()
            s.delete(each)
            continue
        talks = s.scalars(select(Interview.held_at).where(Interview.candidate_id == each.id)).all()
        each.status, each.closed_at = STATUSES[each.alias], None
        each.last_interview_at = max((at for at in talks if at is not None), default=None)
    s.flush()


def _turn_brief_back(s: Block, role: Role) -> None:
    """The live brief is version 2 again."""
    s.delete(s.scalars(select(BriefVersion).where(BriefVersion.role_id == role.id, BriefVersion.n == 3)).one())
    s.flush()
    version = last_version(s, role.id)
    assert version is not None
    for made in version.body["criteria"]:
        criterion = s.get_one(Criterion, made["id"])
        criterion.tier, criterion.weight, criterion.retired_at = made["tier"], made["weight"], None
        criterion.change_reason = made["change_reason"]
    for rank, kept in enumerate(version.body["stages"], start=1):
        stage = s.get(Stage, kept["id"])
        if stage is None:
            values = {key: kept[key] for key in ("id", "name", "kind", "minutes", "questions")}
            stage = Stage(role_id=role.id, rank=rank, **values)
            s.add(stage)
        stage.criteria = [s.get_one(Criterion, key) for key in kept["criterion_ids"]]
        stage.interviewers = [s.get_one(Person, key) for key in kept["interviewer_ids"]]
        stage.lead_ids = kept.get("lead_ids", [])
    role.intake_version = version.n
    s.flush()
