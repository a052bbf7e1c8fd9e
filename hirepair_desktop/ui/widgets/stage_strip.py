"""The strip of stages: each with how many stand there; pressed ones filter, several at once; zero is a dash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hirepair_desktop.text import _, number
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import Fill, grid

HEIGHT, TICK = 33, 14
IN_A_ROW = 3
"""Stages beside each other in large text."""


class StageButton(QAbstractButton):
    """One stage. `dropped(data)` with the bytes of `mime` that were let go on it."""

    dropped = Signal(bytes)

    def __init__(self, key: str, words: str, mime: str) -> None:
        super().__init__()
        self.key, self.count, self._mime, self._over = key, 0, mime, False
        self.setObjectName(f"stage_{key}")
        self.setText(words)
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAcceptDrops(bool(mime))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many stand here."""
        self.count = count
        self.setAccessibleName(_("{stage}: {n}").format(stage=self.text(), n=count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        lit = self.isChecked() or self._over
        painter.fillRect(self.rect(), t["selected" if lit else "hover" if self.underMouse() else "surface"])
        inner = self.rect().adjusted(t.px(12), 0, -t.px(12), 0)
        if self.isChecked():
            side = t.px(TICK)
            draw_icon(painter, "check", "ink", QRectF(inner.left(), inner.center().y() - side / 2, side, side))
            inner.adjust(side + t.px(6), 0, 0, 0)
        font = t.font("body", 600 if self.isChecked() else None, tabular=True)
        painter.setFont(font)
        figure = number(self.count) if self.count else "–"
        painter.setPen(t["ink" if self.isChecked() else "ink2"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), figure)
        room = inner.width() - QFontMetrics(font).horizontalAdvance(figure) - t.px(6)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(t["ink"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if lit and t.high_contrast:
            painter.setPen(t["ink"])
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self._mime):
            event.acceptProposedAction()
            self._set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        event.acceptProposedAction()
        self.dropped.emit(bytes(event.mimeData().data(self._mime).data()))


class StageStrip(QWidget):
    """`chosen(keys)` after a press; `dropped(key, data)` after something was let go on a stage. Arrows walk."""

    chosen = Signal(frozenset)
    dropped = Signal(str, bytes)

    def __init__(
        self, stages: Sequence[tuple[str, str]], name: str, mime: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Stages"))
        self.buttons: dict[str, StageButton] = {}
        cells = grid(0, 0, (1, 1, 1, 1))
        cells.setHorizontalSpacing(1)
        cells.setVerticalSpacing(1)
        columns = IN_A_ROW if theme().large() else len(stages)
        for at, (key, words) in enumerate(stages):
            made = StageButton(key, words, mime)
            made.clicked.connect(self._on_button_clicked)
            made.dropped.connect(partial(self._on_button_dropped, key))
            made.installEventFilter(self)
            cells.addWidget(made, at // columns, at % columns)
            self.buttons[key] = made
        for at in range(len(stages), -(-len(stages) // columns) * columns):
            cells.addWidget(Fill("surface"), at // columns, at % columns)
        for column in range(columns):
            cells.setColumnStretch(column, 1)
        self.setLayout(cells)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """How many stand at each stage."""
        for key, made in self.buttons.items():
            made.set_count(counts.get(key, 0))

    def value(self) -> frozenset[str]:
        """The stages that are pressed."""
        return frozenset(key for key, made in self.buttons.items() if made.isChecked())

    def set_value(self, keys: frozenset[str]) -> None:
        """Press these and no others."""
        for key, made in self.buttons.items():
            made.setChecked(key in keys)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.chosen.emit(self.value())

    def _on_button_dropped(self, key: str, data: bytes) -> None:
        self.dropped.emit(key, data)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                row = list(self.buttons.values())
                at = row.index(watched) + step  # type: ignore[arg-type]
                if 0 <= at < len(row):
                    row[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["line2"])
