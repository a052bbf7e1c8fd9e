"""The sample as of 24 November 2026, for tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session as Block

from hirepair_desktop.storage.store import Store


@pytest.fixture
def loaded(made_sample: Path) -> Path:
    """Its file."""
    return made_sample


@pytest.fixture
def s(loaded: Path) -> Iterator[Block]:
    """A block over the sample that cannot write."""
    store = Store.open(loaded, read_only=True)
    with store.read() as block:
        yield block
    store.close()
