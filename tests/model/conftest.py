"""A workspace with one pair and one role, for verbs of the model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Partnership, Role
from hirepair_desktop.model.beginning import new_role, pair_up
from hirepair_desktop.storage.store import Store
from tests.ui.review.debrief import Debrief, new_debrief

TODAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    opened = Store.create(tmp_path / "w.hirepair")
    yield opened
    opened.close(backup=False)


@pytest.fixture
def pair_id(store: Store) -> str:
    with store.write() as s:
        return pair_up(s, "Amara Okafor", "Priya Raman", TODAY).id


@pytest.fixture
def role_id(store: Store, pair_id: str) -> str:
    with store.write() as s:
        return new_role(s, s.get_one(Partnership, pair_id), "Engineer, payments", TODAY).id


@pytest.fixture
def block(store: Store, role_id: str) -> Iterator[Block]:
    """What is written in one go, the role in it."""
    with store.write() as s:
        yield s


@pytest.fixture
def role(block: Block, role_id: str) -> Role:
    return block.get_one(Role, role_id)


@pytest.fixture
def both(role: Role) -> list[str]:
    """The ids of the two of the role's pair."""
    return [role.partnership.recruiter_id, role.partnership.manager_id]


@pytest.fixture
def debrief(tmp_path: Path) -> Iterator[Debrief]:
    """A debrief that has not begun."""
    made = new_debrief(tmp_path)
    yield made
    made.workspace.stop()
    made.store.close(backup=False)
