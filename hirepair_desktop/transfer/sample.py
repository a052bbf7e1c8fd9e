"""The sample workspace “Harbour & Pine” (METHOD F): taken in like anybody's file, and wiped by one call.

The data lie in `resources/sample/` as exchange files by theme. They are joined, moved by whole weeks so that
their last day falls into the current week, and imported through the same door as any other file. What a file
cannot carry is made here: the keys of the five seats, and the open round of K19 with the page Amara has sealed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypedDict

from sqlalchemy import Table, delete, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Base, Partnership, Session, Workspace
from hirepair_desktop.model.brief import brief_hash
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.settings import is_sample, put_setting
from hirepair_desktop.paths import resource
from hirepair_desktop.storage.backup import back_up
from hirepair_desktop.storage.seals import FULL_COST, Cost, open_round, set_passphrase, unlock
from hirepair_desktop.storage.seals import seal as seal_draft
from hirepair_desktop.storage.store import Change, Store
from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

DAY_180 = date(2026, 11, 24)
"""The last day of the sample (METHOD F): a Tuesday. Loaded for this week, nothing is moved."""

PASSPHRASE = "harbour and pine"
"""Opens each of the five seats; shown beside the badge, as the sample hides nothing (METHOD F, K19)."""

SETTING = "sample"

Progress = Callable[[int, int], None]
"""Told how many rows of how many are written. What it raises ends the loading, and nothing was written."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class SealedPage(TypedDict):
    """A page that one person has written alone: who must write, by whom it is, when it was sealed, what it says."""

    session_id: str
    candidate_id: str
    writer_id: str
    required_ids: list[str]
    sealed_at: str
    payload: dict[str, Any]


def weeks_to(today: date) -> int:
    """By how many whole weeks the sample moves, so that its last day falls into the week of `today`."""
    return (_monday(today) - _monday(DAY_180)).days // 7


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def moved(value: Any, by: timedelta) -> Any:
    """A JSON value with every date and time in it moved; words that mention a date stay as they are."""
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            return (date.fromisoformat(value) + by).isoformat()
        if _MOMENT.fullmatch(value):
            return (datetime.fromisoformat(value).astimezone(UTC) + by).strftime("%Y-%m-%dT%H:%M:%SZ")
        return value
    if isinstance(value, list):
        return [moved(entry, by) for entry in value]
    if isinstance(value, dict):
        return {key: moved(entry, by) for key, entry in value.items()}
    return value


def sample_document(today: date) -> dict[str, Any]:
    """The whole sample as one exchange document, moved to the week of `today`."""
    by = timedelta(weeks=weeks_to(today))
    document: dict[str, Any] = {}
    files = sorted((file for file in resource("sample").iterdir() if file.name.endswith(".json")), key=lambda f: f.name)
    for file in files:
        for key, value in json.loads(file.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                document.setdefault(key, []).extend(moved(value, by))
            else:
                document[key] = value
    for version in document["brief_version"]:
        version["hash"] = brief_hash(version["body"])
    return document


def sealed_page(today: date) -> SealedPage:
    """Amara's page about K19, moved to the week of `today`."""
    words = resource("sample/sealed/K19_amara.json").read_text(encoding="utf-8")
    page: SealedPage = moved(json.loads(words), timedelta(weeks=weeks_to(today)))
    return page


def load_sample(
    store: Store, today: date, *, seal: bool = True, cost: Cost = FULL_COST, progress: Progress | None = None
) -> None:
    """Fill an empty workspace with the sample; without `seal` there are no keys and no open round.

    `cost` is the price of one guess of a passphrase. Raises RefusedValueError when the workspace holds anything.
    """
    if _holds_anything(store):
        raise RefusedValueError(_("The sample needs an empty workspace. Make a new one, then load the sample into it."))
    words = json.dumps(sample_document(today), ensure_ascii=False).encode()
    import_exchange(store, read_exchange(words), progress)
    try:
        with store.write() as s:
            put_setting(s, SETTING, True)
            if seal:
                _seal_page(s, sealed_page(today), cost)
    except BaseException:
        _empty(store)
        raise


def wipe_sample(store: Store) -> None:
    """Back to an empty workspace, with a verified backup before.

    Everything goes, also what was added to the sample. Raises RefusedValueError in a workspace that is not the
    sample, RefusedBySystemError when the backup cannot be made; then nothing was removed.
    """
    with store.read() as s:
        if not is_sample(s):
            raise RefusedValueError(_("This workspace is not the sample, so nothing was removed."))
    back_up(store)
    _empty(store)


def _holds_anything(store: Store) -> bool:
    with store.read() as s:
        return any(s.execute(table.select().limit(1)).first() is not None for table in _tables())


def _tables() -> list[Table]:
    """Every table but the workspace's own; what belongs to something comes before it."""
    return [table for table in reversed(Base.metadata.sorted_tables) if table is not Workspace.__table__]


def _empty(store: Store) -> None:
    """Remove all rows but the workspace's own, and announce what went."""
    gone: set[Change] = set()
    with store.write() as s:
        for table in _tables():
            if "id" in table.c:
                gone.update(Change(table.name, row_id, "removed") for row_id in s.scalars(select(table.c.id)))
            s.execute(delete(table))
    store.announce(frozenset(gone))


def _seal_page(s: Block, page: SealedPage, cost: Cost) -> None:
    """Keys for the recruiters and managers of all pairs, the open round, and the one sealed page in it."""
    pairs = s.scalars(select(Partnership).order_by(Partnership.started_on, Partnership.id)).all()
    for person_id in dict.fromkeys(seat for pair in pairs for seat in (pair.recruiter_id, pair.manager_id)):
        set_passphrase(s, person_id, PASSPHRASE, cost)
    s.flush()
    pair = s.get_one(Session, page["session_id"]).partnership
    opened = open_round(
        s,
        page["session_id"],
        RoundOf.RATINGS,
        seats=(pair.recruiter_id, pair.manager_id),
        required_ids=page["required_ids"],
        candidate_id=page["candidate_id"],
    )
    writer = unlock(s, page["writer_id"], PASSPHRASE)
    seal_draft(s, opened.id, writer, page["payload"], datetime.fromisoformat(page["sealed_at"]))
    writer.wipe()


__all__ = ["DAY_180", "PASSPHRASE", "is_sample", "load_sample", "moved", "sample_document", "weeks_to", "wipe_sample"]
