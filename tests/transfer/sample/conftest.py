"""The sample as of 24 November 2026, loaded once for each module of tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.storage.store import Store
from tests.transfer.sample.sampled import sample_in


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of one loaded sample, for all tests of a module."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        with sample_in(folder) as store:
            path = store.path
    yield path


@pytest.fixture
def s(loaded: Path) -> Iterator[Block]:
    """A block over the sample that cannot write."""
    store = Store.open(loaded, read_only=True)
    with store.read() as block:
        yield block
    store.close()
