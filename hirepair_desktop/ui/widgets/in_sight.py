"""What gets the keys is brought into sight, also while the page it came into is still being laid out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from hirepair_desktop.ui.widgets.tab_order import show


class InSight(QObject):
    """Keeps a widget in sight until the keys leave it: a fresh row grows its page a little later."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
            above = above.parentWidget()
        self._on_bar_range_changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.FocusOut:
            watched.removeEventFilter(self)
            self.deleteLater()
        return False

    @Slot()
    def _on_bar_range_changed(self) -> None:
        """Everything has its place in the next turn of the loop."""
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        if self._widget.hasFocus():
            show(self._widget)
