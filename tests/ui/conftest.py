"""The application's look on the test application, and its window on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.theme import dress
from tests.ui.window import own_copy, window_on


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[None]:
    """Style, fonts and the light theme, as app.py puts them on."""
    ring = dress(qapp, "light", 1.0)
    yield
    ring.deleteLater()


@pytest.fixture
def window(look: None, made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on a copy of the sample that a test may change."""
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened
