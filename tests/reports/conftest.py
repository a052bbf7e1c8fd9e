"""The small workspace of `world`, one for tests that only read and a fresh one for those that write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hirepair_desktop.storage.store import Store
from tests.reports.world import World, build
from tests.shared import shared_folder


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Shared by every test that only reads."""
    with shared_folder(tmp_path_factory, "world") as folder:
        made = build(folder / "world.hirepair")
    yield made
    made.store.close(backup=False)


@pytest.fixture
def own_world(tmp_path: Path) -> Iterator[World]:
    """One a test may change."""
    made = build(tmp_path / "own.hirepair")
    yield made
    made.store.close(backup=False)


@pytest.fixture(scope="module")
def sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """“Harbour & Pine” as METHOD F has it, a copy for each module."""
    with shared_folder(tmp_path_factory, "harbour") as folder:
        opened = Store.open(Path(shutil.copy(made_sample, folder)))
    yield opened
    opened.close(backup=False)
