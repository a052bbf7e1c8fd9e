"""What one of the two wrote alone, as it was shown: a head in their colour, a box with their edge, a line an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.model.form import Field
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, edge_is_left, grid, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import MAN, Who

LABEL = 112
"""The column of the labels, in px at 100 %."""


class ToldBox(QWidget):
    """`foot` stands inside the box, under the words."""

    def __init__(self, who: Who, fields: Sequence[Field], name: str, foot: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.who = who
        self.aside = caption("", name=f"{name}_aside")
        self.aside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        head = Seat(
            who.name, who.side, _("{name} wrote").format(name=who.first), voiced=True, role="section", weight=600,
            mark_last=who.side == MAN and not theme().large(),
        )  # fmt: skip
        turned = who.side == MAN and not theme().large()
        top = row(self.aside, head, space=10) if turned else row(head, self.aside, space=10)
        top.setStretch(top.indexOf(self.aside), 1)
        if not turned:
            self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lines = {field.key: plain("", name=f"{name}_{field.key}") for field in fields}
        self.box = Panel(edge=who.side, radius="panel")
        inside = stack(self._laid(fields), 1, foot, space=0)
        edge = round(theme().voice_edge())
        left, right = (edge, 1) if edge_is_left(who.side, self) else (1, edge)
        inside.setContentsMargins(left, 1, right, 1)  # the foot keeps clear of the edge and the line
        self.box.setLayout(inside)
        whole = stack(top, self.box, space=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _laid(self, fields: Sequence[Field]) -> QWidget:
        held = QWidget()
        if theme().large():
            parts = [stack(caption(_(field.label)), self.lines[field.key], space=1) for field in fields]
            held.setLayout(stack(*parts, space=10, margins=(20, 16, 20, 16)))
            return held
        laid = grid(16, 10, (20, 16, 20, 16))
        for at, field in enumerate(fields):
            label = caption(_(field.label))
            label.setFixedWidth(theme().px(LABEL))
            label.setContentsMargins(0, theme().px(2), 0, 0)  # on one line with the larger words beside it
            laid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            laid.addWidget(self.lines[field.key], at, 1, Qt.AlignmentFlag.AlignTop)
        laid.setColumnStretch(1, 1)
        held.setLayout(laid)
        return held

    def show_told(self, words: Mapping[str, str]) -> None:
        """Show the answers by key; what nobody wrote is said to be open."""
        for key, line in self.lines.items():
            written = words.get(key, "").strip()
            line.setText(written or _("Left open"))
            line.set_token("ink" if written else "ink2")
