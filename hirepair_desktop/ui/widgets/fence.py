"""What the closed and the open curtain share: they cover the window, paint every pixel, keep keys inside."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QLinearGradient, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.front import Front
from hirepair_desktop.ui.widgets.seat_mark import VOICES
from hirepair_desktop.ui.widgets.status_bar import StatusBar

FOLD = 52
"""Width of one fold, in pixels."""

FOLD_EDGE = 44


def destroy_now(widget: QWidget) -> None:
    """Delete a widget and its children before anything else happens: a hidden one can still be rendered."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def paint_folds(painter: QPainter, area: QRectF, side: str) -> None:
    """Folds of cloth in the tint of a voice; neutral for everyone else."""
    t = theme()
    tint = t[f"{side}-tint"] if side in VOICES else t["sunken"]
    line = t[f"{side}-line"] if side in VOICES else t["line2"]
    mixed = QColor(
        *(round(a * 0.74 + b * 0.26) for a, b in zip(tint.getRgb()[:3], line.getRgb()[:3], strict=True))  # type: ignore[index]
    )
    folds = QLinearGradient(area.left(), 0, area.left() + FOLD, 0)
    folds.setSpread(QLinearGradient.Spread.RepeatSpread)
    for at, colour in ((0.0, tint), (FOLD_EDGE / FOLD, mixed), (1.0, tint)):
        folds.setColorAt(at, colour)
    painter.fillRect(area, folds)


class Fence(Front):
    """In front of everything while somebody is alone; shortcuts stay inside."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _make_bar(self, name: str, words: str) -> StatusBar:
        """The bar of this fence, in the place of the window's; of that one it keeps the sample tag, as words only."""
        made = StatusBar(name)
        made.set_place(words, "lock")
        behind = self.covered.window().findChild(StatusBar, "status_bar")
        if behind is not None:
            made.set_sample(not behind.sample.isHidden())
        made.sample.setEnabled(False)
        return made

    def event(self, event: QEvent) -> bool:
        """A key that belongs to nothing in here is no shortcut of the window behind."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self._ours(event):
            event.accept()
            return True
        return super().event(event)

    def _ours(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        if pressed == QKeySequence("Ctrl+Q"):
            return True  # what is written is kept, and the program can always be ended
        keys = [each.key() for each in self.findChildren(QShortcut)]
        keys += [each.shortcut() for each in self.findChildren(QAbstractButton)]
        keys += [action.shortcut() for each in self.findChildren(QWidget) for action in each.actions()]
        return any(key == pressed for key in keys if not key.isEmpty())
