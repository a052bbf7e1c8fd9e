"""The application's look on the test application, and the sample, made once for each module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.theme import dress
from tests.transfer.sample.sampled import sample_in


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[None]:
    """Style, fonts and the light theme, as app.py puts them on."""
    ring = dress(qapp, "light", 1.0)
    yield
    ring.deleteLater()


@pytest.fixture(scope="module")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as of 24 November 2026. Copy it before changing it (tests/ui/window.own_copy)."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        with sample_in(folder) as store:
            path = store.path
    return path
