"""What the marks of the coverage matrix mean, and its stages by number where their heads are marks alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model.looks import Look, PlanStage
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.coverage_model import stage_name
from hirepair_desktop.ui.widgets.coverage_paint import draw_hatch, draw_look
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark


class _Sample(QWidget):
    """A dot, a ring or the hatching, to stand before its words."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.setFixedSize(theme().px(22 if kind == "hatch" else 14), theme().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.kind == "hatch":
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            draw_hatch(painter, area)
            painter.setPen(theme()["line2"])
            painter.drawRect(area)
        else:
            draw_look(painter, Look(self.kind), QPointF(self.width() / 2, self.height() / 2))


class CoverageLegend(QWidget):
    """What the marks mean and which key changes a cell; where heads are marks alone, the stages by number."""

    def __init__(self, name: str = "coverage_legend") -> None:
        super().__init__()
        self.setObjectName(name)
        large = theme().large()
        parts = [
            row(_Sample(kind), caption(words, wrap=large), space=8)
            for kind, words in (
                (Look.LEADS.value, _("Leads: asks first and writes evidence")),
                (Look.ALSO.value, _("Also: listens for it")),
                ("hatch", _("Must-have with nobody")),
            )
        ]
        for part in parts:
            part.setStretch(1, 1)
        key = KeyHint("Space", _("cycles a cell"))
        self.stages = stack(space=4)
        self.stages_box = QWidget()
        self.stages_box.setLayout(self.stages)
        self.stages_box.hide()
        self.marks: QBoxLayout = stack(*parts, row(key, 1), space=6) if large else row(*parts, 1, key, space=22)
        self._beside = not large
        self.setLayout(stack(self.stages_box, self.marks, space=10))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest mark: where they have no room beside one another they stand in lines."""
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    def _widths(self) -> list[int]:
        """How wide each mark must be."""
        items = (self.marks.itemAt(at) for at in range(self.marks.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside:
            way = QBoxLayout.Direction
            beside = sum(self._widths()) + self.marks.spacing() * (self.marks.count() - 1)
            self.marks.setDirection(way.LeftToRight if self.width() >= beside else way.TopToBottom)

    def show_stages(self, stages: Sequence[PlanStage], side_of: Callable[[str], str], shown: bool) -> None:
        """The stages by number, name, people and minutes, or nothing."""
        show_if(self.stages_box, shown and bool(stages))
        clear(self.stages)
        for number, stage in enumerate(stages, 1) if shown else ():
            line = row(strong(f"{number}", wrap=False), plain(stage_name(stage)), space=10)
            line.setStretch(1, 1)
            for person_id, name in stage.interviewers[:4]:
                line.addWidget(SeatMark(name, side_of(person_id), SMALL))
            line.addWidget(caption(_("{n} min").format(n=stage.minutes), wrap=False))
            self.stages.addLayout(line)
