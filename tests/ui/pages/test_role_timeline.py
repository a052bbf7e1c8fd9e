"""The sessions of a role on its page: who was at the table, and whose each decision was. Read, never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from hirepair_desktop.model import Role
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.lines import Line
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture(scope="module")
def window(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    folder = tmp_path_factory.mktemp("timeline")
    with window_on(own_copy(made_sample, folder), folder) as opened:
        yield opened


def timeline(window: MainWindow, code: str) -> list[Line]:
    """Every line under Sessions on the page of a role, planned ones first."""
    assert window.workspace is not None and window.desk is not None
    with window.workspace.read() as s:
        role_id = s.scalars(select(Role.id).where(Role.code == code)).one()
    window.go("role", role_id)
    settle()
    page = window.desk.page
    assert page is not None
    more = page.findChild(QAbstractButton, "more_sessions")
    if more is not None:
        more.click()
        settle()
    return [line for line in page.findChildren(Line) if line.objectName().startswith("session_")]


def test_it_says_of_every_session_that_both_sat_at_it(window: MainWindow) -> None:
    said = [line.accessibleName().split(", ") for line in timeline(window, "R2")]
    kinds = {words[1].split(" K")[0] for words in said}
    assert kinds == {"Intake", "Shortlist review", "Debrief", "Check-in"}
    assert [words for words in said if not words[2].startswith("at the table: Tomas")] == []
    assert [words for words in said if "Daniel" not in ", ".join(words[2:4])] == []


def test_the_marks_of_both_stand_in_its_line(window: MainWindow) -> None:
    seen = [{mark.side for mark in line.findChildren(SeatMark)} for line in timeline(window, "R2")]
    assert [sides for sides in seen if not {"rec", "man"} <= sides] == []


def test_every_decision_stands_under_the_name_of_its_owner(window: MainWindow) -> None:
    decided = [name for line in timeline(window, "R1") if "Debrief" in (name := line.accessibleName())]
    last = [name.rsplit(", ", 1)[-1] for name in decided if "ready" not in name]
    assert (len(last), [words for words in last if not words.startswith("Priya: ")]) == (4, [])


def test_a_check_in_says_of_whom_which_day_and_how_the_outcomes_stood(window: MainWindow) -> None:
    said = [line.accessibleName() for line in timeline(window, "R1")]
    found = [words.split(", ", 1)[1] for words in said if "Check-in" in words]
    assert found == [
        "Check-in K01 · day 90, at the table: Amara and Priya, Outcomes: 3 of 4 on track or ahead",
        "Check-in K01 · day 60, at the table: Amara and Priya, Outcomes: 3 of 4 on track or ahead",
        "Check-in K01 · day 30, at the table: Amara and Priya, Outcomes: 1 of 1 on track or ahead, 3 too early to say",
    ]


def test_a_shortlist_review_says_how_many_go_on(window: MainWindow) -> None:
    said = [words for line in timeline(window, "R1") if "Shortlist" in (words := line.accessibleName())]
    assert [words.rsplit(", ", 1)[-1] for words in said] == ["Priya: 5 of 6 go on"]
