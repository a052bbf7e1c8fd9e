"""What the marks of the coverage matrix mean, and its stages by number where their heads are marks alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from hirepair_desktop.model.looks import Look, PlanStage
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.coverage_model import stage_name
from hirepair_desktop.ui.widgets.coverage_paint import draw_hatch, draw_look
from hirepair_desktop.ui.widgets.flow import Flow
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
        marks: QLayout = stack(space=6) if large else Flow(space=22, lines=8)
        for kind, words in (
            (Look.LEADS.value, _("Leads: asks first and writes evidence")),
            (Look.ALSO.value, _("Also: listens for it")),
            ("hatch", _("Must-have with nobody")),
        ):
            mark = QWidget()
            line = row(_Sample(kind), caption(words, wrap=large), space=8)
            line.setStretch(1, 1)
            mark.setLayout(line)
            marks.addWidget(mark)
        key = KeyHint("Space", _("cycles a cell"))
        self.stages = stack(space=4)
        self.stages_box = QWidget()
        self.stages_box.setLayout(self.stages)
        self.stages_box.hide()
        if large:
            self.setLayout(stack(self.stages_box, marks, row(key, 1), space=10))
        else:
            beside = row(marks, key, space=22)
            beside.setStretch(0, 1)
            beside.setAlignment(key, Qt.AlignmentFlag.AlignTop)
            self.setLayout(stack(self.stages_box, beside, space=10))

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
