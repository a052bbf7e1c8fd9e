"""Section 2: opened in one instant; each reads the other's words aloud."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.mending import READ
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.mend.told_page import ToldPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.widgets.boxes import PanelFoot, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import MAN, REC


class AloudPage(ToldPage):
    """Under the words of each the other presses when they were read."""

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        self.reads = {side: button("", f"{side}_reads", small=True) for side in (REC, MAN)}
        super().__init__(panel, section)
        self.add_coach()
        self.focus_at["readAloud"] = self.reads[MAN].setFocus
        for side, made in self.reads.items():
            made.setCheckable(True)
            made.clicked.connect(partial(self._on_read_clicked, side))

    def foot(self, side: str) -> QWidget | None:
        """The reader of what stands above."""
        reader = self.pair.other(self.pair.seat(side).id)
        words = _("{name} reads this aloud").format(name=reader.first)
        foot = PanelFoot(fill=f"{reader.side}-tint")
        line = row(
            Seat(reader.name, reader.side, words), 1, self.reads[reader.side], space=10, margins=(20, 10, 16, 10)
        )
        foot.setLayout(stack(line, space=0))
        return foot

    def show_told(self, s: Block, session: Session) -> None:
        for side in (REC, MAN):
            reader, entry = self.pair.other(self.pair.seat(side).id), self.reader_entry(s, side, READ)
            made = self.reads[reader.side]
            made.setChecked(entry is not None)
            made.setProperty("icon_name", "check" if entry is not None else "")
            made.setText(
                _("Read aloud at {time}").format(time=clock(entry.written_at)) if entry else _("I have read it")
            )
            made.setAccessibleName(f"{reader.first}: {made.text()}")
            made.setEnabled(not self.is_closed)

    def _on_read_clicked(self, side: str, checked: bool = False) -> None:
        read = self.reads[side].isChecked()
        self.edits.answer(
            self.session_id, READ, self.pair.seat(side).id, choice="read" if read else None,
            at=self.workspace.now(), words=_("Read aloud"),
        )  # fmt: skip
        self.refresh()
