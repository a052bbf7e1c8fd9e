"""The coach at an intake of Nadia and Tomas: five musts' room, real pages over a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import Role
from tests.ui.dressed import dress
from tests.ui.intake.at_table import IntakeTable


def sit(qtbot: QtBot, path: Path) -> IntakeTable:
    """Nadia and Tomas at an intake whose pay is agreed: only what a test puts there stops the lock."""
    made = IntakeTable(qtbot, path)
    with made.store.write() as s:
        role = s.get_one(Role, made.role_id)
        role.pay_by_pair, role.pay_min, role.pay_max, role.pay_currency = True, 6_800_000, 8_400_000, "EUR"
    made.panel.coach.coach.look()
    return made


def get_up(table: IntakeTable) -> None:
    """Everything of the window goes before the file does."""
    table.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[IntakeTable]:
    """The table in the light theme at 100 %."""
    dress(qapp)
    made = sit(qtbot, tmp_path / "coach.hirepair")
    yield made
    get_up(made)
