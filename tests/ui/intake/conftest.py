"""The intake every test of this folder sits at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.intake.at_table import IntakeTable


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeTable]:
    """Nadia and Tomas at an intake that has just begun."""
    made = IntakeTable(qtbot, tmp_path / "intake.hirepair")
    yield made
    made.close()
