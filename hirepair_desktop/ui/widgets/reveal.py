"""The reveal: both sides fade in together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Slot
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from hirepair_desktop.ui.theme import theme

Done = Callable[[], None]


class Fade(QPropertyAnimation):
    """Takes its effect off the page when it is over.

    It is a child of the page and finds it there: a reference from here would keep the page alive until the fade
    is deleted, and then delete it from within its own child.
    """

    def __init__(self, page: QWidget, effect: QGraphicsOpacityEffect, length: int, done: Done | None) -> None:
        super().__init__(effect, b"opacity", page)
        self.done = done
        self.setDuration(length)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        page = self.parent()
        if isinstance(page, QWidget):
            page.setGraphicsEffect(None)  # type: ignore[arg-type]
        self.deleteLater()
        if self.done is not None:
            self.done()


def fade_in(widget: QWidget, done: Done | None = None) -> None:
    """Fade in the parent of both sides over 320 ms, so that neither has a head start.

    At once if motion is reduced. No effect stays on the widget; `done` is called when it is over.
    """
    length = theme().motion("reveal")
    if not length or not widget.isVisible():
        if done is not None:
            done()
        return
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(0.0)
    widget.setGraphicsEffect(effect)
    Fade(widget, effect, length, done).start()
