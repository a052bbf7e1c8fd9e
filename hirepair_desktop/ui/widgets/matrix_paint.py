"""How the cells and heads of the reveal matrix are painted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.drawn_words import draw_line, draw_words, line_width, words_height
from hirepair_desktop.ui.widgets.matrix_model import (
    NO_CELL,
    MatrixCell,
    MatrixPerson,
    MatrixRow,
    RevealMatrixModel,
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
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
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
            self._paint_criterion(painter, area, row, at, column)
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
        return row is not None and spread_of(self.matrix.marks_of(row)) >= SPLIT_AT

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
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), t["line"])
        if t.high_contrast and column == 0 and self._is_split(at):
            painter.fillRect(QRectF(area.left(), area.top(), 4, area.height()), t["split"])

    def _paint_criterion(self, painter: QPainter, area: QRectF, row: MatrixRow, at: int, column: int) -> None:
        people = self.matrix.people
        person = self.matrix.person_at(column)
        if person is not None:
            cell = row.cells.get(person.id, NO_CELL)
            draw_cell(painter, area, person, cell)
            self._paint_now(painter, area, row, column)
        elif column == 0:
            draw_criterion(painter, area, row)
        elif column == len(people) + 1:
            draw_stand(painter, area, self.matrix.marks_of(row), self.ground(at))
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
        t, marks = theme(), self.matrix.marks_of(row)
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
            words = self.matrix.hire.get(people[column - 1].id, "–")
            height = words_height(words, area.width() - 4, weight=500, line=t.px(18))
            top = area.top() + max(0.0, (area.height() - height) / 2)
            draw_words(
                painter, QRectF(area.left() + 2, top, area.width() - 4, height), words, weight=500, line=t.px(18),
                centred=True,
            )  # fmt: skip
        elif column == len(people) + 1:
            self._paint_legend(painter, area)

    @staticmethod
    def _paint_legend(painter: QPainter, area: QRectF) -> None:
        """What dash and ring mean: in one line, or in two where the row is high enough for it."""
        t = theme()
        stacked = legend_width() > area.width()
        right, line = area.right() - t.px(PAD), t.px(18)
        top = area.center().y() - (line if stacked else line / 2)
        for state, words in legend_parts():
            width = line_width(words, "caption")
            draw_line(painter, QRectF(right - width, top, width + 2, line), words, "caption", "ink2")
            draw_unrated(painter, state, QRectF(right - width - t.px(14), top, t.px(10), line), "ink2")
            if stacked:
                top += line
            else:
                right -= width + t.px(24)


def legend_parts() -> list[tuple[str, str]]:
    """The states without a number and their words, from right to left."""
    return [("not_shown", _("asked, not shown")), ("not_asked", _("not asked"))]


def legend_width() -> float:
    """Room the legend needs in one line."""
    t = theme()
    return sum(line_width(words, "caption") + t.px(20) for state, words in legend_parts()) + t.px(PAD)


def _note_beside(row: MatrixRow, width: float) -> bool:
    """Whether the note fits behind the words on one line."""
    words = line_width(row.words, weight=500)
    return words + theme().px(8) + line_width(row.note, "caption") <= width


def criterion_height(row: MatrixRow, column_width: float) -> int:
    """How high a row must be, so that its words and note are whole."""
    t = theme()
    width = column_width - t.px(PAD) - t.px(4)
    lines = words_height(row.words, width, weight=500, line=t.px(18))
    if row.note and not _note_beside(row, width):
        lines += t.px(18)
    return max(t.size("table_row"), lines + t.px(14))


def draw_criterion(painter: QPainter, area: QRectF, row: MatrixRow) -> None:
    """The words of a criterion, wrapped, and its note behind or under them."""
    t = theme()
    inner = area.adjusted(t.px(PAD), 0, -t.px(4), 0)
    beside = _note_beside(row, inner.width())
    height = words_height(row.words, inner.width(), weight=500, line=t.px(18))
    whole = height + (t.px(18) if row.note and not beside else 0)
    inner.setTop(area.top() + (area.height() - whole) / 2)
    draw_words(painter, inner, row.words, weight=500, line=t.px(18))
    if row.note and beside:
        left = inner.left() + line_width(row.words, weight=500) + t.px(8)
        draw_line(painter, QRectF(left, inner.top(), inner.right() - left + 2, height), row.note, "caption", "ink2")
    elif row.note:
        note = QRectF(inner.left(), inner.top() + height, inner.width(), t.px(18))
        draw_line(painter, note, row.note, "caption", "ink2")


def hire_height(words: Iterable[str], person_width: float, legend_room: float) -> int:
    """How high the last row must be for the words of each person and the legend."""
    t = theme()
    tallest = max((words_height(each, person_width - 4, weight=500, line=t.px(18)) for each in words), default=0)
    if legend_width() > legend_room:
        tallest = max(tallest, 2 * t.px(18))
    return max(t.size("table_row"), tallest + t.px(14))


def draw_cell(painter: QPainter, area: QRectF, person: MatrixPerson, cell: MatrixCell) -> None:
    """A sealed view: number over four pips, dash, ring, or nothing."""
    t = theme()
    area = _middle(area)
    if cell.state == "rated":
        number = QRectF(area.left() - _aside(area, cell), area.top() + t.px(4), area.width(), t.px(18))
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


def _middle(area: QRectF) -> QRectF:
    """The part of a high row in which number and pips stand."""
    height = theme().size("table_row")
    return QRectF(area.left(), area.top() + (area.height() - height) / 2, area.width(), height)


def _now_words(cell: MatrixCell) -> str:
    return _("now {value}").format(value=cell.now) if cell.now else ""


def _aside(area: QRectF, cell: MatrixCell) -> float:
    """How far left a sealed number moves so that its later view stays in the column; 0 where both have room."""
    words, t = _now_words(cell), theme()
    if not words:
        return 0.0
    after = t.px(9) + line_width(words, "caption")
    before = line_width(str(cell.value), "reading", 600) / 2
    return max(0.0, (after - before) / 2) if after > area.width() / 2 - t.px(2) else 0.0


def draw_now(painter: QPainter, area: QRectF, person: MatrixPerson, cell: MatrixCell) -> None:
    """`now 3`, right of the sealed number."""
    t = theme()
    area = _middle(area)
    words = _now_words(cell)
    left = area.center().x() + t.px(9) - _aside(area, cell)
    place = QRectF(left, area.top() + t.px(4), line_width(words, "caption") + 2, t.px(18))
    draw_line(painter, place, words, "caption", person.side if person.side in VOICES else "ink2")
