"""Two workspaces: one with a full row of every class, one with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hirepair_desktop.storage.store import Store
from tests.factories import Factory


@pytest.fixture
def make() -> Factory:
    """Makes the things of a test."""
    return Factory()


@pytest.fixture
def full(tmp_path: Path, make: Factory) -> Iterator[Store]:
    """A workspace with at least one row of every class, each with every column filled."""
    store = Store.create(tmp_path / "full.hirepair")
    make.one_of_every()
    make.save(store)
    yield store
    store.close(backup=False)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A workspace without anything."""
    store = Store.create(tmp_path / "empty.hirepair")
    yield store
    store.close(backup=False)
