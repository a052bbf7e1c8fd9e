"""The column at the right of a session: the coach, under it what is open in the section."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hirepair_desktop.model.form import Field
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.coach.prompts import CoachPrompts
from hirepair_desktop.ui.session.open_side import OpenPart
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if
from hirepair_desktop.ui.widgets.buttons import IconButton
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.side_column import SideColumn
from hirepair_desktop.ui.widgets.tab_order import go_on

DEEP = 3
"""A prompt stands so many boxes deep in the column: each asks the next one for its room, and half of that must not be
seen."""


def count_words(n: int, closed: bool) -> str:
    """`3 open`; in a closed session what was open then was kept."""
    if not n:
        return ""
    return (ngettext("{n} kept", "{n} kept", n) if closed else ngettext("{n} open", "{n} open", n)).format(n=n)


class CoachRail(SideColumn):
    """`prompts` above, `open_part` below it, folded to its line when there is no room for both.

    `field_requested(key)` for an open question.
    """

    field_requested = Signal(str)

    def __init__(self, prompts: CoachPrompts, name: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Coach"), name, parent=parent)
        self.prompts, self.open_part = prompts, OpenPart(name)
        self._by_hand = False
        self.close_drawer = IconButton("close", _("Close the coach"), f"{name}_close")
        self.head_line.addWidget(self.close_drawer)
        show_if(self.close_drawer, False)
        self.add(prompts)
        self.add(Rule())
        self.add(self.open_part)
        self.last = caption(note)
        self.add(self.last)
        show_if(self.last, bool(note))
        prompts.shown.connect(self._on_prompts_shown)
        self.open_part.field_requested.connect(self.field_requested)
        self.open_part.folded.connect(self._on_open_part_folded)
        self._on_prompts_shown()

    def count_open(self) -> int:
        """How many prompts are open."""
        return len(self.prompts.coach.open())

    def show_open(self, fields: Sequence[Field]) -> None:
        """Which questions of the section are open."""
        self.open_part.show_open(fields)
        self._make_room()

    def _make_room(self) -> None:
        """Fold the list of open questions when the prompts need the room; what a person folded stays so."""
        if self._by_hand:
            return
        width = self.area.viewport().width()
        holder = self.area.widget()
        layout = holder.layout() if holder is not None else None
        if layout is None or width <= 0:
            return
        self.open_part.set_folded(False)
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.open_part.set_folded(needed > self.area.height() and self.count_open() > 0)

    @Slot()
    def _on_prompts_shown(self) -> None:
        self.set_count(count_words(self.count_open(), self.prompts.read_only))
        self._make_room()
        for _level in range(DEEP):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    @Slot(bool)
    def _on_open_part_folded(self, folded: bool) -> None:
        self._by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()


class CoachDrawer(QWidget):
    """The same rail over the right edge of the page, where a column has no room. Esc or Close puts it away."""

    def __init__(self, frame: QWidget, above: QWidget, rail: CoachRail) -> None:
        super().__init__(frame)
        self.setObjectName("coach_drawer")
        self.setAccessibleName(_("Coach"))
        self.rail, self._above = rail, above
        self._before: QWidget | None = None
        self.inside = row(space=0, margins=(1, 0, 0, 0))
        self.setLayout(self.inside)
        rail.close_drawer.clicked.connect(self.go)
        self.hide()
        frame.installEventFilter(self)

    def come(self) -> None:
        """Lie over the page, with the focus inside."""
        self._before = QApplication.focusWidget()
        self.inside.addWidget(self.rail)
        show_if(self.rail.close_drawer, True)
        self.rail.show()
        self._fit()
        self.show()
        self.raise_()
        self.rail.prompts.focus_at(0)
        if not self.has_focus():
            self.rail.close_drawer.setFocus()

    def has_focus(self) -> bool:
        """Whether keys go to something inside."""
        here = QApplication.focusWidget()
        return here is not None and self.isAncestorOf(here)

    @Slot()
    def go(self) -> None:
        """Away; the focus goes back unless it went elsewhere meanwhile."""
        inside = self.has_focus() or QApplication.focusWidget() is None
        self.hide()
        show_if(self.rail.close_drawer, False)
        if self._before is not None and isValid(self._before) and inside:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        frame = self.parentWidget()
        if frame is not None:
            top = self._above.geometry().bottom() + 1
            width = min(self.rail.width() + 1, frame.width())
            self.setGeometry(frame.width() - width, top, width, frame.height() - top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes around inside."""
        go_on(self, forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["line2"])
