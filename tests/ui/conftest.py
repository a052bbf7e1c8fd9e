"""The application's look on the test application."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.theme import dress


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[None]:
    """Style, fonts and the light theme, as app.py puts them on."""
    ring = dress(qapp, "light", 1.0)
    yield
    ring.deleteLater()
