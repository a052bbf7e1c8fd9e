"""What gets the keys is brought into sight, also while the page it came into is still being laid out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from hirepair_desktop.ui.widgets.tab_order import show


def keep_in_sight(widget: QWidget) -> None:
    """Keep a widget in sight until the keys leave it: a fresh row grows its page a little later.

    One watcher is enough, however often the widget is given the keys while it has them.
    """
    watchers = widget.findChildren(InSight, options=Qt.FindChildOption.FindDirectChildrenOnly)
    kept = next((each for each in watchers if not each.is_over), None)
    if kept is None:
        InSight(widget)
    else:
        kept.show_soon()


class InSight(QObject):
    """What keeps a widget in sight; it goes when the keys leave the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.is_over = False
        widget.installEventFilter(self)
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.verticalScrollBar().rangeChanged.connect(self._on_bar_range_changed)
            above = above.parentWidget()
        self.show_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.FocusOut:
            watched.removeEventFilter(self)
            self.is_over = True
            self.deleteLater()
        return False

    def show_soon(self) -> None:
        """Everything has its place in the next turn of the loop."""
        QTimer.singleShot(0, self, self._show)

    @Slot()
    def _on_bar_range_changed(self) -> None:
        self.show_soon()

    def _show(self) -> None:
        if self._widget.hasFocus():
            show(self._widget)
