"""The pipeline: who is in it, in groups by stage, sorted by waiting time, name or date. Never by rating. No Qt.

`arrange` reads keys only, so that a list of 100,000 can be walked; `pipeline_lines` fills in what is seen.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from hirepair_desktop.model.kinds import CandidateStatus, Source
from hirepair_desktop.model.plain import Rows, listed
from hirepair_desktop.model.role_facts import GROUPS

OF_GROUP = dict(GROUPS)
"""The statuses that stand together in one stage of the strip."""

GROUP_OF = {status: key for key, statuses in GROUPS for status in statuses}
"""The stage of the strip a status belongs to."""

STRIP = tuple(key for key, _statuses in GROUPS)
"""The stages in the order a candidate goes through them."""

LISTED = ("offered", "debriefed", "interviewing", "shortlisted", "new", "hired", "closed")
"""The groups in the order of the list: nearest to a decision first (picture 18)."""


class Order(StrEnum):
    """What the list can be sorted by."""

    WAITING = "waiting"
    NAME = "name"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list. Empty values ask for nothing: every role, every stage, everybody.

    `waiting_on` is answered by `pipeline_waiting`, and handed to `arrange` as `among`.
    """

    role_id: str = ""
    groups: frozenset[str] = frozenset()
    words: str = ""
    source: Source | None = None
    found_by: str = ""
    with_cv: bool = False
    waiting_on: str = ""
    not_told: bool = False
    order: Order = Order.WAITING
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """Ids by group in their order; `counts` by group without regard to which groups were asked for."""

    ids: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    of: int = 0

    @property
    def shown(self) -> int:
        """How many are in the list."""
        return sum(len(ids) for ids in self.ids.values())


KEYS = {
    Order.WAITING: "coalesce(substr(candidate.last_interview_at, 1, 10), candidate.added_on, '9999')",
    Order.NAME: "lower(CASE candidate.name WHEN '' THEN candidate.alias ELSE candidate.name END)",
    Order.ADDED: "coalesce(candidate.added_on, '9999')",
}
WORD = (
    "(lower(candidate.alias) LIKE :{n} ESCAPE '\\' OR lower(candidate.name) LIKE :{n} ESCAPE '\\'"
    " OR lower(candidate.headline) LIKE :{n} ESCAPE '\\')"
)
MOST_WORDS = 12
"""Words of a filter that are looked at."""


def count_in(rows: Rows, role_id: str = "") -> int:
    """How many candidates a role has, or the workspace."""
    if role_id:
        return int(rows("SELECT count(*) FROM candidate WHERE role_id = :role", role=role_id)[0][0])
    return int(rows("SELECT count(*) FROM candidate")[0][0])


NOT_TOLD = (
    "candidate.status = 'closed'"
    " AND EXISTS (SELECT 1 FROM decision WHERE decision.about = 'candidate' AND decision.about_id = candidate.id"
    " AND decision.value IS NOT NULL AND decision.made_at IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM candidate_message WHERE candidate_message.candidate_id = candidate.id"
    " AND candidate_message.sent_at IS NOT NULL)"
)
"""Closed by a decision, and no message went out (METHOD 0.5 on R-31)."""


def arrange(rows: Rows, asked: Asked, among: Collection[str] | None = None) -> Arranged:
    """Read who is in the list. The longest waiting, the first name and the earliest day come first.

    `among` are the ids that may be in it; None is everybody.
    """
    where, values = _where(asked)
    way = "DESC" if asked.descending else "ASC"
    found = rows(
        f"SELECT candidate.id, candidate.status FROM candidate {where} ORDER BY {KEYS[asked.order]} {way},"
        " candidate.alias, candidate.id",
        **values,
    )
    by_group: dict[str, list[str]] = {key: [] for key in LISTED}
    by_status = {status.value: by_group[key] for status, key in GROUP_OF.items()}
    for candidate_id, status in found:
        if among is None or candidate_id in among:
            by_status[status].append(candidate_id)
    counts = {key: len(ids) for key, ids in by_group.items()}
    shown = {key: ids for key, ids in by_group.items() if ids and (not asked.groups or key in asked.groups)}
    return Arranged(shown, counts, sum(counts.values()))


def _where(asked: Asked) -> tuple[str, dict[str, str]]:
    parts, values = [], {}
    if asked.role_id:
        parts.append("candidate.role_id = :role")
        values["role"] = asked.role_id
    if asked.source is not None:
        parts.append(f"candidate.source IN ({listed(asked.source)})")
    if asked.found_by:
        parts.append("(candidate.sourced_by_id = :by OR candidate.referrer_id = :by)")
        values["by"] = asked.found_by
    if asked.with_cv:
        parts.append("EXISTS (SELECT 1 FROM attachment WHERE attachment.candidate_id = candidate.id)")
    if asked.not_told:
        parts.append(NOT_TOLD)
    for n, word in enumerate(asked.words.lower().split()[:MOST_WORDS]):
        parts.append(WORD.replace("{n}", f"word{n}"))
        values[f"word{n}"] = f"%{_escaped(word)}%"
    return ("WHERE " + " AND ".join(parts) if parts else ""), values


def _escaped(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return word


def next_stage(status: CandidateStatus, step: int) -> str:
    """The stage of the strip before (-1) or after (1) the one of a status; "" where there is none.

    After *offered* come two ends; the one that is no hire is never reached by a step.
    """
    at = STRIP.index(GROUP_OF[status]) + step
    if GROUP_OF[status] == "closed":
        return "debriefed" if step < 0 else ""
    return STRIP[at] if 0 <= at < STRIP.index("closed") else ""
