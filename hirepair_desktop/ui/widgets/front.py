"""What stands in front of everything else: as large as what it covers, opaque, with Tab inside.

The one rule: while something stands in front, no act reaches what lies behind it, by key, menu or pointer. What is
covered is told with an event of type `FRONT_CHANGED` whenever something came or went, and asks `in_front` then.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hirepair_desktop.ui.widgets.tab_order import go_on

FRONT_CHANGED = QEvent.Type(QEvent.registerEventType())
"""Sent to the covered widget."""


class Front(QWidget):
    """Covers `stage` and follows its size; when it goes, the focus goes back to what had it before."""

    goes_with_page = False
    """Whether going elsewhere closes it, so that the ways to other places stay open."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self.covered = stage
        self._before: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setProperty("tab_group", True)
        stage.installEventFilter(self)

    def come(self) -> None:
        """Be in front, and be painted before this call returns."""
        self._before = self.covered.window().focusWidget()
        self.setGeometry(self.covered.rect())
        self.show()
        self.raise_()
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.covered.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes around inside: what is covered cannot be used."""
        go_on(self, forward)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # not when the whole window is
            self._tell()
            self._give_focus_back()

    def _tell(self) -> None:
        QCoreApplication.sendEvent(self.covered, QEvent(FRONT_CHANGED))

    def _give_focus_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()


def in_front(stage: QWidget) -> list[Front]:
    """What covers `stage` now."""
    return [child for child in stage.children() if isinstance(child, Front) and not child.isHidden()]
