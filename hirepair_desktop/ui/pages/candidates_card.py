"""How a card of the columns is painted: the row of the list in three lines (DESIGN-LANGUAGE, picture 18)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.ui.pages.candidates_model import Index
from hirepair_desktop.ui.pages.candidates_table import (
    LEFT_MIDDLE,
    RIGHT_MIDDLE,
    TICK_ROOM,
    paint_owner,
    paint_tick,
)
from hirepair_desktop.ui.pages.pipeline_words import status_words, step_words, waits_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.workspace import OpenWorkspace

LINE, PAD = 21, 7
"""Height of a line, and the room above and below the three, in pixels at 100 %."""


def box_of(card: QRect) -> QRect:
    """Where a press ticks a card: around the box, as high and wide as a finger needs."""
    t = theme()
    return QRect(card.left(), card.top(), t.px(TICK_ROOM), t.px(PAD) + t.px(LINE) + t.px(PAD))


class CardPainter(QStyledItemDelegate):
    """Alias and how long they wait, where they come from, whose step it is; `full_names` gives the marks."""

    def __init__(self, workspace: OpenWorkspace, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.pair = workspace.pair()
        self.full_names: dict[str, str] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, t["selected"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        line, ticks = self._view.model().line(index.row()), self._view.model().ticks  # type: ignore[attr-defined]
        if line is not None:
            self._paint_lines(painter, rect, line, line.id in ticks)
        painter.restore()

    def _paint_lines(self, painter: QPainter, rect: QRect, line: PipelineLine, ticked: bool) -> None:
        t = theme()
        high = t.px(LINE)
        first = QRect(rect.left(), rect.top() + t.px(PAD), rect.width() - t.px(10), high)
        paint_tick(self._view, painter, first, ticked)
        inner = first.adjusted(t.px(TICK_ROOM), 0, 0, 0)
        strong = t.font("body", 600)
        figure = t.font("caption", 600 if line.late else None, tabular=True)
        waits = waits_words(line.waits)
        room = QFontMetrics(figure).horizontalAdvance(waits) + t.px(6)
        self._words(painter, inner, waits, figure, "split" if line.late else "ink2", RIGHT_MIDDLE)
        self._words(painter, inner.adjusted(0, 0, -room, 0), line.alias, strong, "ink")
        left = first.adjusted(t.px(12), 0, 0, 0)
        self._words(painter, left.translated(0, high), line.headline or line.name, t.font("body"), "ink")
        last = left.translated(0, 2 * high)
        said = step_words(line.step) if line.step is not None else line.reason or status_words(line.status)
        last = paint_owner(painter, last, line, self.pair, self.full_names)
        self._words(painter, last, said, t.font("caption"), "ink2")

    @staticmethod
    def _words(painter: QPainter, room: QRect, words: str, font: QFont, token: str, where: int = LEFT_MIDDLE) -> None:
        painter.setFont(font)
        painter.setPen(theme()[token])
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, where, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(60), 3 * theme().px(LINE) + 2 * theme().px(PAD) + 1)
