"""What was written about one candidate and is open to both, beside the list: who, when, on which criterion."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.candidate_facts import Said, said_about
from hirepair_desktop.text import _, bare_day, first_name, local, ngettext, number
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import Pair

MOST = 30
"""Texts that are listed beside the list; the rest is on the candidate's page and in the summary."""


class SaidPart(QWidget):
    """Filled by `show_said`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("said")
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme().px(6))

    def show_said(self, s: Block, candidate_id: str, pair: Pair | None) -> None:
        """The newest first."""
        clear(self.lines)
        said = said_about(s, candidate_id)
        for one in said[:MOST]:
            self._add(one, pair)
        if not said:
            self.lines.addWidget(caption(_("Nothing is open yet. What is written alone is opened together.")))
        elif len(said) > MOST:
            n = len(said) - MOST
            self.lines.addWidget(
                caption(ngettext("{n} more on the page", "{n} more on the page", n).format(n=number(n)))
            )
        self.lines.addStretch(1)

    def _add(self, one: Said, pair: Pair | None) -> None:
        side = pair.side_of(one.by_id) if pair is not None else "other"
        on = f", {bare_day(local(one.at).date())}" if one.at is not None else ""
        about = f": {one.about}" if one.about else ""
        self.lines.addLayout(row(SeatMark(one.by, side, SMALL), caption(f"{first_name(one.by)}{on}{about}"), space=6))
        self.lines.addWidget(plain(one.words))
        self.lines.addWidget(Rule())
