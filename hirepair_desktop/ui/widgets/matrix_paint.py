"""How the cells and heads of the reveal matrix are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width
from hirepair_desktop.ui.widgets.matrix_model import (
    NO_CELL,
    MatrixCell,
    MatrixPerson,
    MatrixRow,
    RevealMatrixModel,
    stand_of,
)
from hirepair_desktop.ui.widgets.rating import draw_unrated
from hirepair_desktop.ui.widgets.seat_mark import VOICES, draw_seat
from hirepair_desktop.ui.widgets.stand_line import FIRST, SPLIT_AT, STEP, draw_stand, spread_of, verdict_words

Index = QModelIndex | QPersistentModelIndex
CENTRE = Qt.AlignmentFlag.AlignHCenter
PAD = 13
"""Left and right of a row, in pixels at 100 %."""


class MatrixHeader(QHeaderView):
    """Heads: marks with first names, or marks alone where there is no room; figures over the axis."""

    def __init__(self, table: QTableView, model: RevealMatrixModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.matrix, self.compact = model, False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(theme().px(36))
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(36))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        t, area, column = theme(), QRectF(rect), logicalIndex
        painter.save()
        painter.fillRect(rect, t["sunken"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line2"])
        person = self.matrix.person_at(column)
        if person is not None:
            self._paint_person(painter, area, person)
        elif column == 0:
            words = str(self.matrix.headerData(0, Qt.Orientation.Horizontal))
            draw_line(painter, area.adjusted(t.px(PAD), 0, -4, 0), words, "caption", "ink2")
        elif column == len(self.matrix.people) + 1:
            for value in range(1, 5):
                x = area.left() + t.px(FIRST) + (value - 1) * t.px(STEP)
                tick = QRectF(x - t.px(10), area.top(), t.px(20), area.height())
                draw_line(painter, tick, str(value), "caption", "ink2", align=CENTRE, tabular=True)
        painter.restore()

    def _paint_person(self, painter: QPainter, area: QRectF, person: MatrixPerson) -> None:
        t = theme()
        side, gap, name = t.px(18), t.px(6), first_name(person.name)
        width = 0.0 if self.compact else min(line_width(name), area.width() - side - gap - 2)
        x = area.center().x() - (side + (gap + width if width else 0)) / 2
        draw_seat(painter, QRectF(x, area.center().y() - side / 2, side, side), person.side, initials(person.name))
        if width:
            draw_line(painter, QRectF(x + side + gap, area.top(), width + 1, area.height()), name)


class MatrixDelegate(QStyledItemDelegate):
    """Paints one cell: number and pips in the voice's colour, dash, ring, axis or verdict."""

    def __init__(self, table: QTableView, model: RevealMatrixModel) -> None:
        super().__init__(table)
        self.matrix, self.compact = model, False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, at, column = QRectF(option.rect), index.row(), index.column()
        row = self.matrix.criterion_at(at)
        self._ground(painter, area, at, column)
        if row is not None:
            self._paint_criterion(painter, area, row, column)
        elif not self.matrix.is_evidence(at):
            self._paint_hire(painter, area, column)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme()["ink"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(2, 2, -2, -3))
        painter.restore()

    def _is_split(self, at: int) -> bool:
        row = self.matrix.criterion_at(at)
        if self.matrix.is_evidence(at):
            row = self.matrix.criterion_at(at - 1)
        return row is not None and spread_of(stand_of(row, self.matrix.people)) >= SPLIT_AT

    def ground(self, at: int) -> str:
        """The colour a table row stands on."""
        if self.matrix.criterion_at(at) is None and not self.matrix.is_evidence(at):
            return "sunken"
        return "split-tint" if self._is_split(at) else "surface"

    def _ground(self, painter: QPainter, area: QRectF, at: int, column: int) -> None:
        t = theme()
        painter.fillRect(area, t[self.ground(at)])
        opened = self.matrix.open_place()
        if at != opened and at < self.matrix.rowCount() - 1:
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), t["line2"])
        if t.high_contrast and column == 0 and self._is_split(at):
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), t["split"])

    def _paint_criterion(self, painter: QPainter, area: QRectF, row: MatrixRow, column: int) -> None:
        t, people = theme(), self.matrix.people
        person = self.matrix.person_at(column)
        if person is not None:
            cell = row.cells.get(person.id, NO_CELL)
            draw_cell(painter, area, person, cell)
            self._paint_now(painter, area, row, column)
        elif column == 0:
            inner = area.adjusted(t.px(PAD), 0, -t.px(4), 0)
            width = draw_line(painter, inner, row.words, weight=500)
            if row.note and width + t.px(60) < inner.width():
                inner.setLeft(inner.left() + width + t.px(8))
                draw_line(painter, inner, row.note, "caption", "ink2")
        elif column == len(people) + 1:
            draw_stand(painter, area, stand_of(row, people), self.ground(self.matrix.place_of(row.id)))
        else:
            self._paint_verdict(painter, area, row)

    def _paint_now(self, painter: QPainter, area: QRectF, row: MatrixRow, column: int) -> None:
        """A later view beside the sealed one. It is wider than its column: the neighbour paints it again."""
        for place, shift in ((column, 0.0), (column - 1, -area.width())):
            person = self.matrix.person_at(place)
            cell = row.cells.get(person.id, NO_CELL) if person is not None else NO_CELL
            if person is not None and cell.now:
                draw_now(painter, area.translated(shift, 0), person, cell)

    def _paint_verdict(self, painter: QPainter, area: QRectF, row: MatrixRow) -> None:
        t, marks = theme(), stand_of(row, self.matrix.people)
        spread = spread_of(marks)
        inner = area.adjusted(t.px(10), 0, -t.px(6), 0)
        if spread >= SPLIT_AT:
            side = t.px(14)
            draw_icon(painter, "split", "split", QRectF(inner.left(), inner.center().y() - side / 2, side, side))
            inner.setLeft(inner.left() + side + t.px(4))
            words = str(spread) if self.compact else verdict_words(marks)
            draw_line(painter, inner, words, "caption", "split", 500)
        elif not self.compact:
            draw_line(painter, inner, verdict_words(marks), "caption", "ink2")

    def _paint_hire(self, painter: QPainter, area: QRectF, column: int) -> None:
        t, people = theme(), self.matrix.people
        if column == 0:
            draw_line(painter, area.adjusted(t.px(PAD), 0, 0, 0), _("Would hire"), "body_strong")
        elif column <= len(people):
            draw_line(painter, area, self.matrix.hire.get(people[column - 1].id, "–"), align=CENTRE, weight=500)
        elif column == len(people) + 1:
            self._paint_legend(painter, area)

    @staticmethod
    def _paint_legend(painter: QPainter, area: QRectF) -> None:
        t = theme()
        right = area.right() - t.px(PAD)
        for state, words in (("not_shown", _("asked, not shown")), ("not_asked", _("not asked"))):
            width = line_width(words, "caption")
            left = right - width
            if left - t.px(16) < area.left():
                return
            draw_line(painter, QRectF(left, area.top(), width + 2, area.height()), words, "caption", "ink2")
            draw_unrated(painter, state, QRectF(left - t.px(14), area.top(), t.px(10), area.height()), "ink2")
            right = left - t.px(24)


def draw_cell(painter: QPainter, area: QRectF, person: MatrixPerson, cell: MatrixCell) -> None:
    """A sealed view: number over four pips, dash, ring, or nothing."""
    t = theme()
    if cell.state == "rated":
        number = QRectF(area.left(), area.top() + t.px(4), area.width(), t.px(18))
        draw_line(painter, number, str(cell.value), "reading", "ink", 600, CENTRE, tabular=True)
        wide, high, gap = t.px(9), t.px(4), t.px(2)
        x, y = area.center().x() - (4 * wide + 3 * gap) / 2, area.top() + t.px(25)
        token = person.side if person.side in VOICES else "ink2"
        painter.setPen(Qt.PenStyle.NoPen)
        for pip in range(4):
            painter.setBrush(t[token if pip < cell.value else "track"])
            painter.drawRoundedRect(QRectF(x + pip * (wide + gap), y, wide, high), 1, 1)
    elif cell.state != "none":
        draw_unrated(painter, cell.state, area)


def draw_now(painter: QPainter, area: QRectF, person: MatrixPerson, cell: MatrixCell) -> None:
    """`now 3`, right of the sealed number."""
    t = theme()
    words = _("now {value}").format(value=cell.now)
    left = area.center().x() + t.px(9)
    place = QRectF(left, area.top() + t.px(4), line_width(words, "caption") + 2, t.px(18))
    draw_line(painter, place, words, "caption", person.side if person.side in VOICES else "ink2")
