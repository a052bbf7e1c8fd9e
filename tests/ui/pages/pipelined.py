"""Hands for tests of the pipeline: who stands where, presses, drags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.candidates_model import MIME
from hirepair_desktop.ui.pages.candidates_page import CandidatesPage
from tests.ui.window import settle


def list_of(window: MainWindow) -> CandidatesPage:
    """The list of all roles, K19 under the cursor."""
    window.go("candidates", "")
    settle()
    found = window.desk.page
    assert isinstance(found, CandidatesPage)
    stand_on(found, "K19")
    return found


def of(window: MainWindow, alias: str) -> Candidate:
    with window.workspace.read() as s:
        found = s.scalars(select(Candidate).where(Candidate.alias == alias)).one()
        s.expunge(found)
        return found


def stand_on(page: CandidatesPage, alias: str) -> None:
    page.table.go_to(of(page.window(), alias).id)
    page.table.setFocus()
    settle()


def aliases(page: CandidatesPage) -> list[str]:
    return [page.model.line(row).alias for row in range(page.model.rowCount()) if page.model.id_at(row)]


def press(qtbot, page, name: str) -> None:
    qtbot.mouseClick(page.findChild(QWidget, name), Qt.MouseButton.LeftButton)
    settle()


def standing(page: CandidatesPage, *names: str) -> list[str]:
    return [of(page.window(), alias).status.value for alias in names]


def drop(page: CandidatesPage, stage: str, candidate_id: str) -> None:
    drop_on(page.filters.strip.buttons[stage], candidate_id)


def drop_on(target: QWidget, candidate_id: str) -> None:
    data = QMimeData()
    data.setData(MIME, candidate_id.encode())
    where = (QPoint(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, QDragEnterEvent(*where))
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )  # fmt: skip
    QApplication.sendEvent(target, event)
    settle()
