"""What every test of the storage has: no key of another test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hirepair_desktop.storage.cipher import ring


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """A process without keys and without wrong tries, before and after."""
    ring.forget()
    ring._tries.clear()
    yield
    ring.forget()
    ring._tries.clear()
