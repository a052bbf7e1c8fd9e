"""A story begins with an empty folder, the real main window at 1440 × 900, and two people at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import dress
from tests.stories.hands import Hands
from tests.stories.prepared import make_agreed_role
from tests.ui.window import window_on


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The look of the program, and file dialogs that keys can be sent to."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    ring = dress(qapp, "light", 1.0)
    yield
    ring.deleteLater()


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at the two chairs: no workspace yet."""
    with window_on(None, tmp_path) as window:
        yield Hands(qtbot, window, tmp_path / "Our hiring.hirepair")


@pytest.fixture
def agreed(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands at Home of a workspace with one role, its agreed brief and one promise."""
    file = tmp_path / "Our hiring.hirepair"
    make_agreed_role(file)
    with window_on(file, tmp_path) as window:
        yield Hands(qtbot, window, file)


OFFSCREEN = (
    r"^This plugin does not support propagateSizeHints\(\)$",
    r"^This plugin does not support raise\(\)$",
    r"^This plugin does not support grabbing the keyboard$",
)
"""What the offscreen platform prints by itself when a list or menu opens."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Such lines are no message of the program."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN))
