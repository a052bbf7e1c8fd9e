"""The open curtain: the private page of one person, folds at both edges, a band that says who may look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, row, stack
from hirepair_desktop.ui.widgets.buttons import button, press_focused
from hirepair_desktop.ui.widgets.fence import Fence, destroy_now, paint_folds
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.seat_mark import LARGE, VOICES, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tab_order import stops

__all__ = ["PrivateFrame", "destroy_now"]

EDGE = 64
"""Width of the folds at each side, in pixels."""


class _Band(QWidget):
    """The band in the owner's tint at the top."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self.side = side

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        voiced = self.side in VOICES
        painter.fillRect(self.rect(), t[f"{self.side}-tint" if voiced else "sunken"])
        line = t[f"{self.side}-line" if voiced else "line2"]
        if t.high_contrast:
            painter.setPen(QPen(line, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        else:
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)


class PrivateFrame(Fence):
    """Holds a page that only `owner_name` should see. Esc and *Hide now* ask to hide; the caller does it.

    Hide with `destroy_now(frame)`, after a closed curtain covers the window.
    """

    hide_requested = Signal()

    def __init__(self, window: QWidget, owner_name: str, owner_side: str, other_name: str, words: str) -> None:
        super().__init__(window)
        self.owner_side = owner_side
        self.setObjectName("private_frame")
        owner, other = first_name(owner_name), first_name(other_name)
        self.head = strong(_("Only {name} should be looking").format(name=owner), wrap=False)
        self.words = caption(_("{name}, please look away. {words}").format(name=other, words=words))
        self.setAccessibleName(self.head.text())
        self.setAccessibleDescription(self.words.text())
        self.hide_button = button(_("Hide now"), "hide_now", icon="lock")
        self.hide_button.setProperty("key_words", _("Esc"))
        self.hide_button.clicked.connect(self._on_hide_button_clicked)
        band = _Band(owner_side)
        sign = glyph("curtain", owner_side if owner_side in VOICES else "ink2")
        inner = row(
            sign, stack(self.head, self.words, space=0), self.hide_button,
            SeatMark(owner_name, owner_side, LARGE),
            space=12, margins=(24, 11, 24, 12),
        )  # fmt: skip
        inner.setStretch(1, 1)
        band.setLayout(inner)
        self.slot = Fill("canvas")
        self.slot.setLayout(stack(space=0))
        self.page: QWidget | None = None
        self.status = self._make_bar("private_status", _("Sealed: unreadable in the file until both open it"))
        middle = row(self.slot, space=0)
        middle.setContentsMargins(EDGE, 0, EDGE, 0)
        whole = stack(band, middle, self.status, space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.come()

    def set_page(self, page: QWidget) -> None:
        """Put the private page in; one that was there is destroyed at once."""
        if self.page is not None:
            destroy_now(self.page)
        self.page = page
        layout = self.slot.layout()
        if layout is not None:
            layout.addWidget(page)

    def go_to_page(self, begins: QWidget | None = None) -> None:
        """Put the cursor where writing `begins`, as the page has it, else at its first stop: without a focus in here no
        key would reach the page, not even Esc."""
        first = begins or next(iter(stops(self.slot)), self.hide_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_status(self, saved_words: str, place_words: str = "") -> None:
        """What the bar at the bottom says."""
        self.status.set_saved(saved_words)
        if place_words:
            self.status.set_place(place_words, "lock")

    def set_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """The keys that work here."""
        self.status.set_keys(keys)

    @Slot()
    def _on_hide_button_clicked(self) -> None:
        flush_all()
        self.hide_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_hide_button_clicked()
        else:
            press_focused(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), t["canvas"])
        height, width = self.height(), self.width()
        for x in (0, width - EDGE):
            paint_folds(painter, QRectF(x, 0, EDGE, height), self.owner_side)
        line = t[f"{self.owner_side}-line" if self.owner_side in VOICES else "line2"]
        painter.fillRect(EDGE - 1, 0, 1, height, line)
        painter.fillRect(width - EDGE, 0, 1, height, line)
