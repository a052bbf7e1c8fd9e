"""One repair each, as it stands: what is promised with its day, before that what was offered (picture 21)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.mending import is_shown, offered, repairs_of
from hirepair_desktop.text import _, short_day
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who


class RepairLines(QWidget):
    """Read only; they are made in the last section."""

    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self.setObjectName("repair_lines")
        self.pair = pair
        self.sides = {side: stack(space=0) for side in (REC, MAN)}
        held = []
        for side in (REC, MAN):
            part = QWidget()
            part.setLayout(stack(Rule(), self.sides[side], 1, space=0))
            held.append(part)
        both = side_by_side(*held)
        both.setSpacing(theme().px(28))
        note = caption(_("Dated in the last two minutes, then they join your commitments"), wrap=theme().large())
        named = section_title(_("One repair each"), "repairs_title")
        head = stack(named, note, space=2) if theme().large() else row(named, note, 1, space=9)
        if not theme().large():
            named.setWordWrap(False)
        self.setLayout(stack(head, both, space=6))

    def show_repairs(self, s: Block, session: Session) -> None:
        """Show them; nothing before what was written alone was opened."""
        show_if(self, is_shown(s, session))
        for side, lines in self.sides.items():
            clear(lines)
            who = self.pair.seat(side)
            made = [
                (c.text, short_day(c.due) if c.due else _("no day yet"), "ink")
                for c in repairs_of(s, session.id, who.id)
            ]
            words = offered(s, session.id, who.id)
            if not made and words:
                made = [(words, _("no day yet"), "ink2")]
            for text, when, token in made:
                lines.addWidget(self._line(who, text, when, token))

    @staticmethod
    def _line(who: Who, text: str, when: str, token: str) -> QWidget:
        laid = row(SeatMark(who.name, who.side, SMALL), plain(text.strip() or _("Open"), token=token),
                   caption(when, wrap=False), space=9, margins=(0, 8, 0, 8))  # fmt: skip
        laid.setStretch(1, 1)
        made = QWidget()
        made.setLayout(stack(laid, Rule(), space=0))
        return made
