"""How heads and cells of the coverage matrix are painted (picture 03)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from hirepair_desktop.model.looks import Look, PlanRow, PlanStage
from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.kind_words import tier_words
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.coverage_model import (
    CoverageModel,
    look_words,
    row_label,
    stage_name,
    verdict_words,
)
from hirepair_desktop.ui.widgets.drawn_words import draw_line, draw_words, line_width, words_height
from hirepair_desktop.ui.widgets.seat_mark import MIDDLE, SMALL, draw_seat

Index = QModelIndex | QPersistentModelIndex
CENTRE = Qt.AlignmentFlag.AlignHCenter

PAD = 12
LINE = 18
NAME_LINE, NAME_LINES, LABEL_LINES = 16, 3, 3
HEAD, HEAD_COMPACT, ROW, SUM = 84, 58, 50, 48
"""Least heights of head, row and last row, in pixels at 100 %."""

HEAD_PAD = 3

DOT = 12
HATCH = 8
"""Pixels between the lines of the hatching, at 100 %."""


def head_height(model: CoverageModel, compact: bool, width: int) -> int:
    """How high the heads are over stages of this width."""
    t = theme()
    if not compact:
        names = [_name_height(stage, width - 2 * t.px(HEAD_PAD)) for stage in model.plan.stages]
        return t.px(HEAD - NAME_LINE) + max(names, default=0)
    most = max((min(len(stage.interviewers), 2) for stage in model.plan.stages), default=1)
    return t.px(HEAD_COMPACT if most < 2 else HEAD_COMPACT + SMALL)


def _name_height(stage: PlanStage, width: float) -> int:
    line = theme().px(NAME_LINE)
    return words_height(stage_name(stage), width, "caption", 600, line, NAME_LINES)


def row_height(row: PlanRow, width: int) -> int:
    """How high a row must be for the words of its criterion, three lines of them at most."""
    t = theme()
    words = words_height(row_label(row), width - 2 * t.px(PAD), weight=500, line=t.px(LINE), most=LABEL_LINES)
    return max(t.px(ROW), words + t.px(LINE) + t.px(14))


def sum_height() -> int:
    """How high the last row is."""
    return theme().px(SUM)


def draw_look(painter: QPainter, look: Look, at: QPointF) -> None:
    """Filled dot or ring around a point."""
    t = theme()
    reach = t.px(DOT) / 2
    painter.setPen(QPen(t["ink2"], 1.8 * t.text_size))
    painter.setBrush(t["ink2"] if look is Look.LEADS else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, reach - t.text_size, reach - t.text_size)


def draw_hatch(painter: QPainter, area: QRectF) -> None:
    """Lines that say: nobody looks here for a must."""
    t = theme()
    ink = QColor(t["split"])
    if not t.high_contrast:
        ink.setAlphaF(0.42)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(ink, 1))
    step, high = t.px(HATCH), area.height()
    x = area.left() - high - (area.left() - high) % step
    while x < area.right():
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + high, area.top()))
        x += step
    painter.restore()


class CoverageHeader(QHeaderView):
    """Stage, who holds it, minutes; in compact, number and marks alone."""

    def __init__(self, table: QTableView, model: CoverageModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.coverage, self.compact = model, False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(1, self.height()))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        t, area = theme(), QRectF(rect)
        painter.save()
        painter.fillRect(rect, t["sunken"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, t["line"])
        stage = self.coverage.stage_at(logicalIndex)
        if logicalIndex:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), t["line"])
        if stage is not None:
            inner = area.adjusted(t.px(HEAD_PAD), t.px(8), -t.px(HEAD_PAD), -t.px(9))
            if self.compact:
                self._paint_compact(painter, inner, stage, logicalIndex)
            else:
                self._paint_stage(painter, inner, stage)
        else:
            words = str(self.coverage.headerData(logicalIndex, Qt.Orientation.Horizontal))
            bottom = QRectF(area.left(), area.bottom() - t.px(9) - t.px(LINE), area.width(), t.px(LINE))
            if logicalIndex:
                draw_line(painter, bottom, words, "caption", "ink2", align=CENTRE)
            else:
                draw_line(painter, bottom.adjusted(t.px(PAD), 0, 0, 0), words, "caption", "ink2")
        painter.restore()

    def _paint_stage(self, painter: QPainter, area: QRectF, stage: PlanStage) -> None:
        """From the bottom: minutes, who, and the name above in one or two lines."""
        t = theme()
        line = t.px(LINE)
        minutes = QRectF(area.left(), area.bottom() - line, area.width(), line)
        draw_line(painter, minutes, _("{n} min").format(n=stage.minutes), "caption", "ink2", align=CENTRE, tabular=True)
        who = QRectF(area.left(), minutes.top() - t.px(MIDDLE) - t.px(2), area.width(), t.px(MIDDLE))
        self._paint_people(painter, who, stage)
        high = _name_height(stage, area.width())
        top = area.top() + max(0.0, (who.top() - t.px(4) - area.top() - high) / 2)
        room = QRectF(area.left(), top, area.width(), high)
        draw_words(painter, room, stage_name(stage), "caption", "ink", 600, t.px(NAME_LINE), NAME_LINES, centred=True)

    def _paint_people(self, painter: QPainter, area: QRectF, stage: PlanStage) -> None:
        t, people = theme(), stage.interviewers
        if not people:
            draw_line(painter, area, _("Nobody yet"), "caption", "split", 500, CENTRE)
            return
        side, gap = t.px(MIDDLE), t.px(6)
        if len(people) == 1:
            name = first_name(people[0][1])
            width = min(line_width(name, "caption"), area.width() - side - gap)
            x = area.center().x() - (side + gap + width) / 2
            self._seat(painter, people[0], QRectF(x, area.top(), side, side))
            draw_line(painter, QRectF(x + side + gap, area.top(), width + 1, area.height()), name, "caption")
            return
        fits = max(1, int((area.width() + t.px(4)) // (side + t.px(4))))
        shown = people if len(people) <= fits else people[: max(1, fits - 1)]
        more = f"+{len(people) - len(shown)}" if len(shown) < len(people) else ""
        count = len(shown) + bool(more)
        x = area.center().x() - (count * side + (count - 1) * t.px(4)) / 2
        for person in shown:
            self._seat(painter, person, QRectF(x, area.top(), side, side))
            x += side + t.px(4)
        if more:
            draw_line(painter, QRectF(x, area.top(), side, side), more, "caption", "ink2", align=CENTRE)

    def _paint_compact(self, painter: QPainter, area: QRectF, stage: PlanStage, number: int) -> None:
        """The stage's number over its marks: names and minutes stand under the matrix."""
        t = theme()
        line, side = t.px(LINE), t.px(SMALL)
        draw_line(painter, QRectF(area.left(), area.top(), area.width(), line), f"{number}", "body", "ink", 600, CENTRE)
        y = area.top() + line + t.px(4)
        people = stage.interviewers
        shown = people[:2] if len(people) <= 2 else people[:1]
        for person in shown:
            self._seat(painter, person, QRectF(area.center().x() - side / 2, y, side, side))
            y += side + t.px(3)
        if not people:
            place = QRectF(area.center().x() - t.px(7), y, t.px(14), t.px(14))
            draw_icon(painter, "warning", "split", place)
        elif len(shown) < len(people):
            words = f"+{len(people) - len(shown)}"
            draw_line(painter, QRectF(area.left(), y, area.width(), side), words, "caption", "ink2", align=CENTRE)

    def _seat(self, painter: QPainter, person: tuple[str, str], place: QRectF) -> None:
        draw_seat(painter, place, self.coverage.side_of(person[0]), initials(person[1]))


class CoverageDelegate(QStyledItemDelegate):
    """Paints one cell: dot or ring and word, hatching, verdict, sum. `inspected`: the current cell is marked, thinly,
    also while the focus is elsewhere, because something beside the table is about it."""

    def __init__(self, table: QTableView, model: CoverageModel) -> None:
        super().__init__(table)
        self.coverage, self.compact, self.inspected = model, False, True
        self.table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        row, stage = self.coverage.row_at(index.row()), self.coverage.stage_at(index.column())
        self._ground(painter, area, row is None, index.column())
        if row is None:
            self._paint_sum(painter, area, stage, index.column())
        elif stage is not None:
            self._paint_cell(painter, area, row, stage)
            if self.table.currentIndex() == index:
                self._paint_cursor(painter, area)
        elif index.column() == 0:
            self._paint_label(painter, area, row)
        else:
            self._paint_looks(painter, area, row)
        painter.restore()

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        """Where the keys are: a frame of ink. What is spoken about beside, while they are elsewhere: a thin one."""
        if not (self.inspected or self.table.hasFocus()):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.table.hasFocus():
            painter.setPen(QPen(theme()["ink"], 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QPen(theme()["control"], 1))
            painter.drawRect(area.adjusted(2.5, 2.5, -3.5, -3.5))

    @staticmethod
    def _ground(painter: QPainter, area: QRectF, last: bool, column: int) -> None:
        t = theme()
        painter.fillRect(area, t["sunken" if last else "surface"])
        if not last:
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), t["line"])
        if column:
            painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), t["line"])

    def _paint_cell(self, painter: QPainter, area: QRectF, row: PlanRow, stage: PlanStage) -> None:
        t, look = theme(), stage.look(row.id)
        if self.coverage.is_hatched(row, stage):
            draw_hatch(painter, area.adjusted(1, 0, 0, -1))
        if look is Look.NONE:
            return
        if self.compact:
            draw_look(painter, look, area.center())
            return
        words, gap = look_words(look), t.px(7)
        width = min(line_width(words), area.width() - t.px(DOT) - gap - t.px(6))
        x = area.center().x() - (t.px(DOT) + gap + width) / 2
        draw_look(painter, look, QPointF(x + t.px(DOT) / 2, area.center().y()))
        place = QRectF(x + t.px(DOT) + gap, area.top(), width + 1, area.height())
        draw_line(painter, place, words, "body", "ink" if look is Look.LEADS else "ink2")

    @staticmethod
    def _paint_label(painter: QPainter, area: QRectF, row: PlanRow) -> None:
        t = theme()
        inner = area.adjusted(t.px(PAD), 0, -t.px(PAD), 0)
        words = row_label(row)
        height = words_height(words, inner.width(), weight=500, line=t.px(LINE), most=LABEL_LINES)
        inner.setTop(area.top() + (area.height() - height - t.px(LINE)) / 2)
        draw_words(painter, inner, words, weight=500, line=t.px(LINE), most=LABEL_LINES)
        tier = QRectF(inner.left(), inner.top() + height, inner.width(), t.px(LINE))
        draw_line(painter, tier, tier_words(row.tier), "caption", "ink2")

    def _paint_looks(self, painter: QPainter, area: QRectF, row: PlanRow) -> None:
        t = theme()
        if not row.falls_short:
            draw_line(painter, area, verdict_words(row), "body", "ink", align=CENTRE, tabular=True)
            return
        words = f"{row.lookers}" if self.compact else verdict_words(row)
        icon, gap, pad = t.px(14), t.px(4), t.px(6)
        width = min(line_width(words, "caption", 500), area.width() - icon - gap - 2 * pad)
        x = area.center().x() - (icon + gap + width) / 2
        tag = QRectF(x - pad, area.center().y() - t.px(10), icon + gap + width + 2 * pad, t.px(20))
        painter.setPen(QPen(t["split"], 1) if t.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(t["split-tint"])
        painter.drawRoundedRect(tag, t.radius("check"), t.radius("check"))
        draw_icon(painter, "warning", "split", QRectF(x, area.center().y() - icon / 2, icon, icon))
        place = QRectF(x + icon + gap, area.top(), width + 1, area.height())
        draw_line(painter, place, words, "caption", "split", 500)

    def _paint_sum(self, painter: QPainter, area: QRectF, stage: PlanStage | None, column: int) -> None:
        t = theme()
        if stage is None:
            if column == 0:
                words = _("Criteria per conversation")
                place = area.adjusted(t.px(PAD), 0, -t.px(4), 0)
                draw_line(painter, place, words, "caption", "ink2")
            return
        if self.compact:
            draw_line(painter, area, f"{stage.criteria}", "body", "ink", align=CENTRE, tabular=True)
            return
        line = t.px(LINE)
        upper = QRectF(area.left(), area.center().y() - line, area.width(), line)
        draw_line(painter, upper, f"{stage.criteria}", "body", "ink", align=CENTRE, tabular=True)
        if stage.criteria:
            each = _("{n} min each").format(n=stage.minutes_each)
            draw_line(painter, upper.translated(0, line), each, "caption", "ink2", align=CENTRE, tabular=True)
