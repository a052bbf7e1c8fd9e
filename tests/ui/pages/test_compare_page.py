"""The comparison in the window, on a copy of the sample: words, cursor, evidence, choosing, nothing to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from sqlalchemy import select

from hirepair_desktop.model import Candidate
from hirepair_desktop.model.comparing import Asked
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.compare_page import EVERYTHING, ComparePage
from hirepair_desktop.ui.pages.compare_parts import CellEvidence, ViewCard
from hirepair_desktop.ui.widgets.buttons import LinkButton
from tests.ui.pages.test_versions import role_id
from tests.ui.window import own_copy, settle, window_on

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def window(made_sample: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as made:
        made.go("compare", role_id(made, "R1"))
        settle()
        yield made


def page(window: MainWindow) -> ComparePage:
    assert window.desk is not None
    shown = window.desk.page
    assert isinstance(shown, ComparePage)
    return shown


def candidate(window: MainWindow, alias: str) -> str:
    assert window.workspace is not None
    with window.workspace.read() as s:
        return s.scalars(select(Candidate.id).where(Candidate.alias == alias)).one()


def key(window: MainWindow, which: Qt.Key) -> None:
    QTest.keyClick(page(window).table, which)
    settle()


def evidence(window: MainWindow) -> CellEvidence | None:
    found = page(window).table.evidence
    return found if isinstance(found, CellEvidence) else None


def test_the_role_page_leads_here(window: MainWindow) -> None:
    window.go("role", role_id(window, "R1"))
    settle()
    assert window.desk is not None and window.desk.page is not None
    window.desk.page.findChild(LinkButton, "to_compare").click()
    settle()
    assert window.desk.shown() == ("compare", role_id(window, "R1"))


def test_the_candidates_of_a_role_lead_here(window: MainWindow) -> None:
    window.go("candidates", role_id(window, "R2"))
    settle()
    assert window.desk is not None and window.desk.page is not None
    window.desk.page.findChild(QPushButton, "compare_candidates").click()
    settle()
    assert window.desk.shown() == ("compare", role_id(window, "R2"))


def test_columns_stand_by_alias(window: MainWindow) -> None:
    assert [one.alias for one in page(window).model.candidates] == ["K01", "K02", "K03", "K04"]


def test_a_cell_says_every_sealed_view_and_how_far_they_part(window: MainWindow) -> None:
    shown = page(window).model
    assert shown.data(shown.index(0, 1)) == "Amara 4, now 3, Jonas 3, Priya 2, Split by 2"


def test_a_reader_hears_the_cell(window: MainWindow) -> None:
    table = QAccessible.queryAccessibleInterface(page(window).table)
    heard = [table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())]
    assert "Amara 4, now 3, Jonas 3, Priya 2, Split by 2" in heard


def test_a_head_says_how_much_was_assessed(window: MainWindow) -> None:
    heads = [
        page(window).model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)
    ]  # fmt: skip
    assert heads[0] == "Elif Demir, Refunds at a travel site, Hired · 4 of 4 assessed"


def test_enter_opens_the_evidence_of_the_cell(window: MainWindow) -> None:
    key(window, Qt.Key.Key_Right)
    key(window, Qt.Key.Key_Return)
    opened = evidence(window)
    assert opened is not None and opened.accessibleName() == "Marten Visser: Designs reliable payment flows"


def test_evidence_reads_from_low_to_high(window: MainWindow) -> None:
    key(window, Qt.Key.Key_Right)
    key(window, Qt.Key.Key_Return)
    opened = evidence(window)
    assert opened is not None
    cards = sorted(opened.findChildren(ViewCard), key=lambda card: card.x())
    assert [card.accessibleName().split(":")[0] for card in cards] == ["Priya 2", "Jonas 3", "Amara 4, now 3"]


def test_enter_again_closes_it_and_the_cursor_stays(window: MainWindow) -> None:
    for which in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Return):
        key(window, which)
    at = page(window).table.currentIndex()
    assert (evidence(window), at.row(), at.column()) == (None, 0, 1)


def test_the_cursor_goes_over_the_evidence(window: MainWindow) -> None:
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Down)
    assert page(window).table.currentIndex().row() == 2


def test_everything_shows_what_is_no_must(window: MainWindow) -> None:
    before, over = page(window).model.rowCount(), page(window).table.corner.text()
    page(window).which.buttons[EVERYTHING].click()
    settle()
    assert page(window).model.rowCount() > before
    assert (over, page(window).table.corner.text()) == ("Must-have", "Criterion")


def test_a_third_can_leave_and_a_second_cannot(window: MainWindow) -> None:
    shown = page(window)
    shown.choose.click()
    settle()
    for alias in ("K01", "K02", "K03"):
        shown.people.checks[candidate(window, alias)].check.click()
        settle()
    assert [one.alias for one in shown.model.candidates] == ["K03", "K04"]


def test_a_seventh_is_refused_with_a_sentence(window: MainWindow) -> None:
    shown = page(window)
    shown.choose.click()
    settle()
    for check in list(shown.people.checks.values())[4:7]:
        check.check.click()
        settle()
    assert (len(shown.model.candidates), shown.people.told.text()) == (
        6, "Six stand beside one another at most. Untick one first.",
    )  # fmt: skip


def test_a_sealed_round_shows_only_who_is_ready(window: MainWindow) -> None:
    shown = page(window)
    shown._on_people_chosen([candidate(window, "K01"), candidate(window, "K19")])
    settle()
    at = [one.alias for one in shown.model.candidates].index("K19")
    cells = {shown.model.data(shown.model.index(row, at)) for row in range(len(shown.model.rows) - 4)}
    assert cells == {"Not opened yet"}


def test_who_is_decided_about_was_not_assessed_rather_than_not_seen_yet(window: MainWindow) -> None:
    shown = page(window)
    shown.which.buttons[EVERYTHING].click()
    settle()
    at = [row.label for row in shown.model.rows if isinstance(row, Asked)].index("Our event store")
    assert shown.model.data(shown.model.index(at, 0)) == "Not assessed"


def test_nothing_here_is_written(window: MainWindow) -> None:
    shown = page(window)
    fields = [field.objectName() for field in shown.findChildren(QLineEdit)]
    assert (fields, shown.table.editTriggers().value) == (["choose_find_editor"], 0)


def test_a_role_with_one_candidate_says_what_makes_a_comparison(window: MainWindow) -> None:
    shown = page(window)
    shown._on_people_chosen([candidate(window, "K01")])
    settle()
    assert "Two people make a comparison" in shown.empty.words.text() and not shown.table.isVisible()


def test_no_total_stands_anywhere(window: MainWindow) -> None:
    words = " ".join(label.text() for label in page(window).findChildren(QLabel))
    assert "average" not in words.lower() and "rank" not in words.lower()
