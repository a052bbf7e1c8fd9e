"""How a cell of a plain table on the desk is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.theme.bars import CELL_PAD

ROW = 33
"""Height of a row, in pixels at 100 %."""

NAMING = 0
"""The column that names the row."""


class CellPainter(QStyledItemDelegate):
    """A cell: words with room at their left, a hairline below the row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        t, rect = theme(), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, t["selected" if chosen else "surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        font = t.font("body", 500 if index.column() == NAMING else None)
        inner = rect.adjusted(t.px(CELL_PAD), 0, -t.px(4), -1)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(t["ink" if index.column() <= 1 or chosen else "ink2"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * theme().px(CELL_PAD), theme().px(ROW))
