"""A workspace with one pair and one role, for verbs of the model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.model import Partnership
from hirepair_desktop.model.beginning import new_role, pair_up
from hirepair_desktop.storage.store import Store

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
