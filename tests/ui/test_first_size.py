"""How large the window opens where nothing was remembered: as drawn, or as large as the screen has room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from hirepair_desktop.ui.main_window import first_size


@pytest.mark.parametrize(
    ("room", "size"),
    [((1920, 1040), (1440, 900)), ((1280, 800), (1280, 800)), ((1366, 728), (1366, 728)), ((800, 600), (1120, 700))],
)
def test_the_window_opens_within_the_screen(room, size):
    assert first_size(QSize(*room)) == QSize(*size)
