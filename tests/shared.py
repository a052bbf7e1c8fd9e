"""What several tests share is made once: where it lies, and the sample for those who only read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hirepair_desktop.storage.store import Store


@contextmanager
def shared_folder(factory: pytest.TempPathFactory, name: str) -> Iterator[Path]:
    """A folder for what all tests of a file share. While it is made, what belongs to no workspace stays in it too."""
    folder = factory.mktemp(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        yield folder


@contextmanager
def open_to_read(made: Path, folder: Path) -> Iterator[Store]:
    """A copy of a made file, open. Whoever wrote into it is told at the end."""
    path = Path(shutil.copy(made, folder))
    store = Store.open(path)
    yield store
    store.close(backup=False)
    assert path.read_bytes() == made.read_bytes(), "a test wrote into the copy that many read; it wants one of its own"
