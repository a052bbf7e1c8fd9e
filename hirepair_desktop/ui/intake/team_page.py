"""Section 2, Team and priorities today: the manager's picture of the team, and the recruiter saying it back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Remark, Role
from hirepair_desktop.model.answering import newest
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import plain, section_title
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import MAN, Pair

READBACK = "readback.r"


class SayBack(QWidget):
    """Under the recruiter's words: the manager says *that's right*, or what is different.

    `confirmed(bool)`; `corrected(str)` with what the manager would say instead.
    """

    confirmed = Signal(bool)
    corrected = Signal(str)

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        manager = pair.manager
        self.right = button(
            _("{name}: that's right").format(name=manager.first), "that_is_right", owner=MAN, small=True
        )
        self.not_quite = button(_("Not quite"), "not_quite", small=True)
        self.take_back = LinkButton(_("Take back"), "take_back", "ink2")
        self.said = plain(
            _("{name} says that's right").format(name=manager.first), token="done", wrap=False, name="said_right"
        )
        self.tick = glyph("check", "done")
        self.correction = VoiceField(
            MAN,
            _("{name}: what is different").format(name=manager.first),
            "correction",
            speaker=manager.name,
        )
        self.setLayout(
            stack(
                row(self.right, self.not_quite, self.tick, self.said, self.take_back, 1, space=8),
                self.correction,
                space=8,
            )
        )
        self.right.clicked.connect(self._on_right_clicked)
        self.take_back.clicked.connect(self._on_take_back_clicked)
        self.not_quite.clicked.connect(self._on_not_quite_clicked)
        self.correction.edited.connect(self.corrected)
        self.correction.hide()

    def show_state(self, written: bool, is_right: bool, correction: str, read_only: bool) -> None:
        """Show whether the recruiter wrote, whether the manager confirmed, and what the manager corrected."""
        show_if(self, written or bool(correction))
        for part in (self.tick, self.said):
            show_if(part, is_right)
        show_if(self.take_back, is_right and not read_only)
        for part in (self.right, self.not_quite):
            show_if(part, not is_right and not read_only)
        self.correction.set_value(correction)
        self.correction.set_read_only(read_only)
        if correction:
            show_if(self.correction, True)

    @Slot()
    def _on_right_clicked(self) -> None:
        self.confirmed.emit(True)

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self.confirmed.emit(False)

    @Slot()
    def _on_not_quite_clicked(self) -> None:
        show_if(self.correction, True)
        self.correction.focus()


class TeamPage(IntakePage):
    """The team today and where it goes, what comes first, and a read-back that the manager confirms."""

    tables = frozenset({"remark"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "team") -> None:
        super().__init__(panel, role_id, key)
        self.column.addWidget(self.ask("team.now", "team.direction", "team.gap", space=14))
        first = section_title(_("What comes first for the team"))
        ranked = [self.ask(f"priorities.{place}") for place in (1, 2, 3)]
        for asked in ranked:
            for answer in asked.answers.values():
                answer.notes.hide()
        self.column.addLayout(stack(first, side_by_side(*ranked), space=8))
        self.column.addWidget(self.ask("load.m"))
        self.read_back = self.ask(READBACK)
        self.say_back = SayBack(self.pair)
        self.column.addLayout(stack(self.read_back, self.say_back, space=8))
        self.say_back.confirmed.connect(self._on_say_back_confirmed)
        self.say_back.corrected.connect(self._on_say_back_corrected)

    def show_role(self, s: Block, role: Role) -> None:
        entry = newest(self.read_back.held(s)[READBACK])
        written = entry is not None and bool(entry.text.strip())
        is_right = entry is not None and written and self.pair.manager.id in entry.agreed_by
        remark = self._correction(s)
        said = remark.text if remark is not None else ""
        self.say_back.show_state(written, is_right, said, self.is_closed)

    def _correction(self, s: Block) -> Remark | None:
        return s.scalars(
            select(Remark).where(
                Remark.session_id == self.session_id,
                Remark.person_id == self.pair.manager.id,
                Remark.about == READBACK,
            )
        ).first()

    @Slot(bool)
    def _on_say_back_confirmed(self, is_right: bool) -> None:
        self.read_back.flush()
        with self.workspace.read() as s:
            entry = newest(self.read_back.held(s)[READBACK])
            if entry is None:
                return
            entry_id, before = entry.id, list(entry.agreed_by)
        manager = self.pair.seat(MAN)
        after = [person for person in before if person != manager.id] + ([manager.id] if is_right else [])
        words = _("{name} says that's right").format(name=manager.first)
        self.edits.set(Entry, entry_id, "agreed_by", after, words)

    @Slot(str)
    def _on_say_back_corrected(self, words: str) -> None:
        with self.workspace.read() as s:
            remark = self._correction(s)
            remark_id = remark.id if remark is not None else ""
        step = _("What {name} would say instead").format(name=self.pair.seat(MAN).first)
        if remark_id:
            self.edits.set(Remark, remark_id, "text", words, step)
        elif words:
            values = {"session_id": self.session_id, "person_id": self.pair.seat(MAN).id, "about": READBACK}
            self.edits.add(Remark, {**values, "at": self.workspace.now(), "text": words}, step)
