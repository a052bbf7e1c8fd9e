"""Every widget here is seen in the light theme at 100 % unless the test says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.dressed import dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme, before and after."""
    dress(qapp)
    yield qapp
    dress(qapp)
