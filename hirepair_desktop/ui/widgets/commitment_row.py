"""One promise: whose, what, by when, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.labels import Words, caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph

TICKED = frozenset({"agreed", "done"})


class CommitmentRow(QWidget):
    """A row of the owner's list. With a check box it can be done; Enter or a click opens it.

    `state`: waiting, agreed, done, moved or dropped, with `state_words` beside it ("Both agree"). `stacked` puts the
    day below the words, for narrow columns.
    """

    done_changed = Signal(str, bool)
    open_requested = Signal(str)

    def __init__(
        self, key: str, owner_name: str, owner_side: str, words: str, day_words: str, state: str = "waiting",
        state_words: str = "", checkable: bool = True, strong_day: bool = False, stacked: bool = False,
        name: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key = key
        self.setObjectName(name or f"commitment_{key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = (owner_name, words, day_words, state_words)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.check = self._make_check(words, owner_side, state == "done") if checkable else None
        mark = None if checkable else SeatMark(owner_name, owner_side, SMALL)
        self.words = plain(words, token="ink3" if state in ("done", "dropped") else "ink")
        self.day = Words(
            day_words, "caption", "ink" if strong_day else "ink2", wrap=False, weight=600 if strong_day else None
        )
        sign = glyph("check", "done") if state in TICKED else None
        self.state = caption(state_words, "ink2", wrap=False)
        show_if(self.state, bool(state_words))
        lead = self.check or mark
        if stacked:
            end = row(self.day, 1, sign, self.state, space=4)
            gap = 0 if checkable else 8  # the box to press is wider than the box that is seen
            line = row(lead, stack(self.words, end, space=0), space=gap, margins=(0, 7, 0, 7))
            if lead is not None:
                line.setAlignment(lead, Qt.AlignmentFlag.AlignTop)
        else:
            end = row(self.day, row(sign, self.state, space=4), space=8)
            line = row(lead, self.words, end, space=0 if checkable else 8, margins=(0, 5, 0, 5))
            end.setContentsMargins(theme().px(8), 0, 0, 0)
        line.setStretch(1, 1)
        self.setLayout(line)

    def _make_check(self, words: str, side: str, done: bool) -> QCheckBox:
        made = QCheckBox()
        made.setObjectName(f"{self.objectName()}_done")
        made.setAccessibleName(_("Done: {words}").format(words=words))
        made.setProperty("owner", side if side in VOICES else "primary")
        made.setProperty("ring", True)
        made.setChecked(done)
        made.setFixedSize(theme().px(24), theme().px(24))
        made.clicked.connect(self._on_check_clicked)
        return made

    @Slot(bool)
    def _on_check_clicked(self, done: bool) -> None:
        self.done_changed.emit(self.key, done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_requested.emit(self.key)
        elif event.key() == Qt.Key.Key_Space and self.check is not None and self.check.isEnabled():
            self.check.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open_requested.emit(self.key)
