"""The private page of the trade-off: two musts that would stay."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.tick_line import TickLine
from hirepair_desktop.ui.private.page import Payload, PrivatePage
from hirepair_desktop.ui.widgets.boxes import Scroll, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain, title

TO_STAY = 2
"""METHOD A.1 `tradeoff`: only two of the musts."""


class TradeoffPage(PrivatePage):
    """Every must with a box; two can be ticked. `question` says whether one picks or guesses."""

    def __init__(
        self,
        question: str,
        options: Sequence[tuple[str, str, str]],
        side: str,
        parent: QWidget | None = None,
    ) -> None:
        """`options` are id, label and definition of each must."""
        super().__init__(parent)
        self.setObjectName("tradeoff_page")
        self.boxes: dict[str, TickLine] = {}
        body = stack(space=14)
        for criterion_id, label, definition in options:
            box = TickLine(label, f"stays_{criterion_id}", side)
            box.edited.connect(partial(self._on_box_edited, criterion_id))
            self.boxes[criterion_id] = box
            note = caption(definition)
            body.addLayout(stack(box, row(note, margins=(26, 0, 0, 0)), space=0))
        self.count = plain("", "caption", "ink2", name="tradeoff_count")
        self.seal = button(_("Seal"), "seal", owner=side, icon="lock")
        self.seal.clicked.connect(self.seal_requested)
        inner = QWidget()
        inner.setLayout(
            stack(
                title(_("If only two musts could stay")),
                plain(question, "reading", "ink2"),
                body,
                self.count,
                row(self.seal, 1),
                1,
                space=16,
                margins=(32, 24, 28, 24),
            )
        )
        self.setLayout(stack(Scroll(inner, "tradeoff_scroll"), space=0))
        self._show_count()

    def chosen(self) -> list[str]:
        """The ids that are ticked, in the order of the page."""
        return [criterion_id for criterion_id, box in self.boxes.items() if box.value()]

    def load(self, payload: Payload | None) -> None:
        kept = (payload or {}).get("criterion_ids", [])
        for criterion_id, box in self.boxes.items():
            box.set_value(criterion_id in kept)
        self._show_count()

    def payload(self) -> Payload:
        return {"criterion_ids": self.chosen()}

    def missing(self) -> str:
        left = TO_STAY - len(self.chosen())
        return {2: _("Name two musts."), 1: _("One more must is left to name.")}.get(left, "")

    def keys(self) -> list[tuple[str, str]]:
        return [(_("Space"), _("tick"))]

    def _show_count(self) -> None:
        full = len(self.chosen()) >= TO_STAY
        for box in self.boxes.values():
            box.set_read_only(full and not box.value())
        self.count.setText(self.missing() or _("Two are named. Take one back to name another."))

    def _on_box_edited(self, criterion_id: str, ticked: bool) -> None:
        self._show_count()
        self.edited.emit()
