"""The one focus ring: 2 px, 2 px away from the control (DESIGN-LANGUAGE 5), for who goes by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QFocusFrame, QLineEdit, QScrollArea, QTextEdit, QWidget
from shiboken6 import isValid

from hirepair_desktop.ui.theme.tokens import theme, tokens

RING_REACH = 4
"""How far the ring reaches outside its widget: 2 px gap and 2 px line."""

PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)


class RingFrame(QFocusFrame):
    """The ring as it is painted, over the parent of the widget it goes around."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("focus_ring")

    def paintEvent(self, event: QPaintEvent) -> None:
        width = tokens()["line"]["focus"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme()["ink"], width))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, 7, 7)


class FocusRing(QObject):
    """Follows the focus over the whole program.

    A widget asks for it by its property `ring`: True, or the widget the ring goes around instead. Qt makes the
    frame a child of the page it is on, so it goes with that page; the next focus makes a new one. On a page that
    scrolls it lies in what is scrolled: over it, it would keep Qt from moving the page as a picture.

    Who points sees where they pointed: after a press the focus has no ring, except where words go in, until the next
    key. Qt says the reason of a focus to its widget alone, and what a press moves on release it calls other; so the
    windows are asked for what was used last. Only they are watched: they hear a press once, a widget hears everything.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: RingFrame | None = None
        self._by_keys = True
        app.focusChanged.connect(self._on_app_focus_changed)
        app.focusWindowChanged.connect(self._on_app_focus_window_changed)
        self._on_app_focus_window_changed(app.focusWindow())

    def widget(self) -> QWidget | None:
        """What the ring goes around now."""
        return self._frame.widget() if self._frame is not None and isValid(self._frame) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in PRESSED:
            self._by_keys = False
        elif kind == QEvent.Type.KeyPress and not self._by_keys:
            self._by_keys = True
            self._go_around(QApplication.focusWidget())
        return False

    @Slot(QWindow)
    def _on_app_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time moves it only

    @Slot(QWidget, QWidget)
    def _on_app_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._go_around(new if self._by_keys or _takes_words(new) else None)

    def _go_around(self, new: QWidget | None) -> None:
        around = new.property("ring") if new is not None else None
        target = around if isinstance(around, QWidget) else new if around else None
        if target is not None and target.isWindow():
            target = None  # a frame has to lie on something
        if target is not None and (self._frame is None or not isValid(self._frame)):
            self._frame = RingFrame()
        if self._frame is not None and isValid(self._frame):
            self._frame.setWidget(target)  # type: ignore[arg-type]
            inside = _scrolled_around(target)
            if target is not None and inside is not None:
                _lay_in(self._frame, target, inside)


def _takes_words(widget: QWidget | None) -> bool:
    """Whether what is typed goes into it: its ring says where, however one came there."""
    return isinstance(widget, (QLineEdit, QTextEdit, QAbstractSpinBox)) and not widget.isReadOnly()


def _lay_in(frame: RingFrame, target: QWidget, inside: QWidget) -> None:
    """Make the ring a part of what scrolls; Qt keeps it around its widget from there on."""
    if frame.parentWidget() is not inside:
        frame.setParent(inside)
    reach = QPoint(frame.width() - target.width(), frame.height() - target.height()) / 2
    frame.move(target.mapTo(inside, QPoint()) - reach)
    frame.raise_()
    frame.show()


def _scrolled_around(target: QWidget | None) -> QWidget | None:
    """The widget that scrolls with `target` in it; None when nothing scrolls it."""
    inside = target.parentWidget() if target is not None else None
    while inside is not None:
        above = inside.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is inside:
            return inside
        inside = above
    return None
