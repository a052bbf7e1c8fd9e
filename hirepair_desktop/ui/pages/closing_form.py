"""Asks in place how and why it ends for a candidate, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.pages.pipeline_words import end_words
from hirepair_desktop.ui.widgets.boxes import Panel, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.workspace import OpenWorkspace

REC = "rec"


class ClosingForm(Panel):
    """`ended(ids, status, reason)`; the reason begins with the name of who gave it. `left()` without."""

    ended = Signal(list, str, str)
    left = Signal()

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__("closing", "surface", "line2", parent=parent)
        self._workspace = workspace
        self._ids: list[str] = []
        self.heading = strong("")
        self.how = ChoiceField(_("How it ends"), end_words(), "closing_how")
        self.reason = LineField(_("Why; it stays with the candidate"), "closing_reason")
        pair = workspace.pair()
        sides = [("rec", pair.recruiter.first), ("man", pair.manager.first)] if pair is not None else []
        self.who = Segmented(sides, "closing_who", _("Who says so"))
        self.close_it = button(_("Close"), "closing_done", owner="primary")
        self.leave = button(_("Not now"), "closing_leave", quiet=True)
        self.setLayout(
            stack(
                self.heading, self.how, self.reason, row(caption(_("Says so"), wrap=False), self.who, 1, space=10),
                row(self.close_it, self.leave, 1), space=10, margins=(14, 12, 14, 14),
            )
        )  # fmt: skip
        self.reason.submitted.connect(self._on_close_it_clicked)
        self.close_it.clicked.connect(self._on_close_it_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)
        self.hide()

    def ask(self, ids: Sequence[str], alias: str, status: CandidateStatus | None = None) -> None:
        """Ask about one candidate by alias, or about several; `status` is chosen already where it is known."""
        self._ids = list(ids)
        n = len(self._ids)
        asks = ngettext("Why does it end for {alias}?", "Why does it end for these {n}?", n)
        acts = ngettext("Close {alias}", "Close these {n}", n)
        self.heading.setText(asks.format(alias=alias, n=n))
        self.close_it.setText(acts.format(alias=alias, n=n))
        self.close_it.setAccessibleName(self.close_it.text())
        self.how.set_value((status or CandidateStatus.CLOSED).value)
        self.who.set_value(REC)
        self.reason.set_value("")
        self.reason.show_sentence("")
        self.show()
        self.reason.focus()

    def show_refusal(self, sentence: str) -> None:
        """Why it was not taken; what was typed stays."""
        self.reason.show_sentence(sentence)

    @Slot()
    def _on_close_it_clicked(self) -> None:
        self.reason.flush()
        why = self.reason.value().strip()
        if not why:
            self.reason.show_sentence(_("Say why it ends; a few words are enough."))
            self.reason.focus()
            return
        pair = self._workspace.pair()
        who = pair.seat(self.who.value() or REC).first if pair is not None else ""
        self.ended.emit(self._ids, self.how.value(), f"{who}: {why}" if who else why)

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.hide()
        self.left.emit()
