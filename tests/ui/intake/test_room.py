"""Every page stays inside its column, whatever people write, at the smallest window and at large text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hirepair_desktop.model import DecisionRole, ExampleProfile, Promise, Stage
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.kinds import Part
from tests.ui.dressed import dress
from tests.ui.intake.at_table import IntakeTable

LONG = "w" * 400


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The look at 100 %, before and after."""
    dress(qapp, "light", 1.0)
    yield
    dress(qapp, "light", 1.0)


SMALLEST = 1280 - 220 - 276 - 14
"""The least window in which the coach is a column, less agenda, coach, splitter and scroll bar; in a smaller one the
page has the room of the coach (DESIGN-LANGUAGE 4)."""

AT_200 = 1440 - 104 - 14
"""A page at 200 % in a window of 1440: the agenda is folded, there is no side."""


def fill(table: IntakeTable) -> None:
    """One of everything, in words that never end."""
    must = table.criterion(LONG, definition=LONG, anchors=dict.fromkeys("1234", LONG))
    table.outcome(LONG)
    table.keep(
        Stage(role_id=table.role_id, name=LONG, questions=[{"text": LONG, "listen_for": LONG, "criterion_id": must}]),
        Promise(role_id=table.role_id, from_id=table.nadia, text=LONG),
        DecisionRole(role_id=table.role_id, person_id=table.viktor, part=Part.ADVISES, reason=LONG),
        ExampleProfile(role_id=table.role_id, label=LONG, text=LONG),
    )


def widths(table: IntakeTable) -> dict[str, int]:
    """How wide each page must at least be, with everything opened."""
    fill(table)
    found = {}
    for section in INTAKE.sections:
        page = table.show(section.key)
        for shown in getattr(page, "rows", {}).values() if section.key in ("criteria", "plan") else ():
            shown.set_open(True)
        if section.key == "criteria":
            challenges = next(iter(page.rows.values())).challenges
            made = challenges.begin("rec", LONG)
            table.press(f"challenge_{made}_put")
        if section.key == "commit":
            table.press("commitment_add_rec")
        QApplication.sendPostedEvents()
        found[section.key] = page.minimumSizeHint().width()
    return found


def test_every_page_fits_the_smallest_window(table: IntakeTable) -> None:
    assert {key: width for key, width in widths(table).items() if width > SMALLEST} == {}


@pytest.fixture
def large(dressed: None, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[IntakeTable]:
    """The same table at 200 % text."""
    dress(qapp, "light", 2.0)
    made = IntakeTable(qtbot, tmp_path / "large.hirepair")
    yield made
    made.close()


def test_every_page_fits_at_200_percent(large: IntakeTable) -> None:
    assert {key: width for key, width in widths(large).items() if width > AT_200} == {}


def test_in_large_text_a_button_counts_what_is_open(large: IntakeTable) -> None:
    page = large.show("arrive")
    assert large.frame.side is None
    n = large.panel.coach.count()
    words = f"Coach, {n}" if n else "2 open"
    assert (page.coach_button.text(), page.coach_button.isHidden()) == (words, False)
