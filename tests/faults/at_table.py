"""Two people at the real window, by mouse and keyboard: hand the laptop over, write alone, hide, seal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Partnership, Round, Session
from hirepair_desktop.model.beginning import Wish, begin
from hirepair_desktop.model.kinds import RoundState, SessionKind
from hirepair_desktop.transfer.sample import PASSPHRASE
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.review.scorecard import Scorecard
from hirepair_desktop.ui.table import Table
from tests.ui.window import TODAY, settle, window_on

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


class AtTable:
    """The window, and what hands do at it. `seen` finds what is shown by its name."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def seen(self, kind: type[W], name: str) -> W:
        """The one widget of that name that can be seen."""
        (found,) = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        return found

    def shows(self, name: str) -> bool:
        """Whether anything of that name can be seen."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    @property
    def table(self) -> Table:
        """What is on the table."""
        assert self.window.table is not None
        return self.window.table

    def click(self, name: str) -> None:
        """Press a button."""
        QTest.mouseClick(self.seen(QWidget, name), LEFT)
        settle()

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the focus is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        settle()

    # Sessions

    def planned(self, kind: SessionKind) -> str:
        """The one open session of a kind in the sample: K19's debrief, or Amara's and Priya's feedback."""
        assert self.window.workspace is not None
        with self.window.workspace.read() as s:
            wanted = select(Session.id).where(Session.kind == kind, Session.closed_at.is_(None))
            return s.scalars(wanted).one()

    def sit_down(self, kind: SessionKind, section: str) -> None:
        """Open that session at one of its sections."""
        self.window.go("session", self.planned(kind))
        self.table.frame.show_section(section)
        settle()

    @property
    def manager(self) -> str:
        """The id of the manager of the pair on the table."""
        return self.table.panel.pair.manager.id

    # Behind the curtain

    def give(self, words: str = PASSPHRASE) -> None:
        """Type the passphrase, then Enter."""
        QTest.keyClicks(self.seen(QLineEdit, "passphrase_editor"), words)
        self.key(Qt.Key.Key_Return)

    def enter_scorecard(self, person_id: str = "") -> Scorecard:
        """Hand the laptop over at K19's debrief; the manager's page unless another is named."""
        self.click(f"enter_{person_id or self.manager}")
        self.give()
        return self.seen(Scorecard, "scorecard")

    def rate(self, at: int, words: str, value: int) -> None:
        """Write evidence and choose a rating on a line of the scorecard."""
        line = self.seen(Scorecard, "scorecard").lines[at]
        self.type_over(line.evidence.text, words)
        QTest.mouseClick(line.cells.cells[value - 1], LEFT)
        settle()

    def type_over(self, editor: QTextEdit | QLineEdit, words: str) -> None:
        """Write words in place of what stands in an editor."""
        editor.setFocus()
        editor.selectAll()
        QTest.keyClicks(editor, words)

    def say_overall(self, verdict: int, because: str) -> None:
        """Would you hire, and why."""
        overall = self.seen(Scorecard, "scorecard").overall
        QTest.mouseClick(overall.hire.cards[verdict], LEFT)
        self.type_over(overall.because.text, because)
        settle()

    def open_together(self, button: str) -> None:
        """Both passphrases in the form that a button opens."""
        self.click(button)
        for name in ("recruiter_passphrase_editor", "manager_passphrase_editor"):
            QTest.keyClicks(self.seen(QLineEdit, name), PASSPHRASE)
        self.seen(QLineEdit, "manager_passphrase_editor").setFocus()
        self.key(Qt.Key.Key_Return)

    @property
    def required(self) -> list[str]:
        """Who has to write about K19: the pair and an interviewer without a passphrase, by id."""
        with self.table.panel.workspace.read() as s:
            return list(s.scalars(select(Round.required_ids).where(Round.state == RoundState.OPEN)).one())

    @property
    def interviewer(self) -> str:
        """The one of them who has no seat."""
        pair = self.table.panel.pair
        (other,) = set(self.required) - {pair.recruiter.id, pair.manager.id}
        return other


@contextmanager
def at_table(file: Path, folder: Path) -> Iterator[AtTable]:
    """Hands at a window on a file."""
    with window_on(file, folder) as window:
        yield AtTable(window)


@contextmanager
def at_new_intake(file: Path, folder: Path) -> Iterator[AtTable]:
    """The first pair of a file, sat down to an intake that begins."""
    with at_table(file, folder) as hands:
        with hands.window.workspace.write() as s:
            pair = s.scalars(select(Partnership).order_by(Partnership.started_on)).first()
            session_id = begin(s, Wish(SessionKind.INTAKE, pair.id, role_title="Clerk"), TODAY).id
        hands.window.go("session", session_id)
        settle()
        yield hands
