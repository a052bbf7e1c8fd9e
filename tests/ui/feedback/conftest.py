"""A talk for every test, in the light theme at 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.dressed import dress
from tests.ui.feedback.talk import Talk, new_talk
from tests.ui.window import settle


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    dress(qapp)
    return qapp


@pytest.fixture
def talk(dressed: QApplication, tmp_path: Path) -> Iterator[Talk]:
    """A feedback session that has begun."""
    made = new_talk(tmp_path)
    yield made
    made.store.close(backup=False)
    made.workspace.deleteLater()  # with its panels
    settle()
