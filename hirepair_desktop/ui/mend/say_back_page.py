"""Section 3: each says back what they heard until the other presses *that's right* (picture 21)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.mending import READ, SAID, not_yet, said_back, say_right, tries
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.mend.repair_lines import RepairLines
from hirepair_desktop.ui.mend.say_back_part import SayBackPart
from hirepair_desktop.ui.mend.told_page import ToldPage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.workspace import MAN, REC


class SayBackPage(ToldPage):
    """Under the words of each stands what the other heard."""

    tables = frozenset({"round", "draft", "entry", "commitment"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        self.parts: dict[str, SayBackPart] = {}
        super().__init__(panel, section)
        self.repairs = RepairLines(self.pair)
        self.share = self.made_share()
        self.column.addWidget(self.repairs)
        self.add_coach()
        self.column.addStretch(1)
        self.column.addWidget(self.share)
        self.focus_at[SAID] = self._focus_said
        self.edits.refused.connect(self._on_edits_refused)
        self._acting = REC
        self.right_key = QShortcut(QKeySequence("Y"), self)
        self.right_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.right_key.activated.connect(self._on_right_key_activated)

    def foot(self, side: str) -> QWidget | None:
        """What the other of a side says back."""
        heard = self.pair.seat(side)
        part = SayBackPart(self.pair.other(heard.id), heard)
        speaker = part.speaker.side
        part.edited.connect(partial(self._on_part_edited, speaker))
        part.right.connect(partial(self._on_part_right, speaker))
        part.corrected.connect(partial(self._on_part_corrected, speaker))
        self.parts[speaker] = part
        return part

    def show_section(self, s: Block, session: Session) -> None:
        super().show_section(s, session)
        self.repairs.show_repairs(s, session)
        self.share.show_shared(session)

    def show_told(self, s: Block, session: Session) -> None:
        for side, box in self.boxes.items():
            read = self.reader_entry(s, side, READ)
            reader = self.pair.other(self.pair.seat(side).id)
            words = _("{name} read it aloud at {time}")
            box.aside.setText(words.format(name=reader.first, time=clock(read.written_at)) if read is not None else "")
        for part in self.parts.values():
            person = part.speaker.id
            part.show_said(said_back(s, session.id, person), tries(s, session.id, person), self.is_closed)

    def _focus_said(self) -> None:
        waiting = [part for part in self.parts.values() if not part.is_right]
        (waiting or list(self.parts.values()))[0].words.focus()

    # Acting

    def _on_part_edited(self, side: str, words: str) -> None:
        self._acting = side
        self.parts[side].show_sentence("")
        self.edits.answer(
            self.session_id, SAID, self.pair.seat(side).id, text=words, at=self.workspace.now(),
            words=_("What I heard"),
        )  # fmt: skip

    def _on_part_right(self, side: str, pressed: bool) -> None:
        self._acting = side
        part = self.parts[side]
        with self.workspace.read() as s:
            said = said_back(s, self.session_id, part.speaker.id)
            said_id = said.id if said is not None else ""
        verb_step(
            self.edits, Entry, said_id, lambda entry: say_right(entry, part.heard.id, pressed), _("That’s right"), SAID
        )  # fmt: skip
        part.show_sentence("")
        self.refresh()

    def _on_part_corrected(self, side: str) -> None:
        """Kept beside what will be right; the words stay in the field to be changed."""
        self._acting = side
        part, at = self.parts[side], self.workspace.now()
        session_id, person_id = self.session_id, part.speaker.id

        def undo(s: Block) -> None:
            s.delete(tries(s, session_id, person_id)[-1])

        def do(s: Block) -> None:
            not_yet(s, session_id, person_id, at)

        if self.edits.step(_("Not yet"), do, undo, SAID):
            part.show_sentence("")
            part.words.focus()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == SAID:
            self.parts[self._acting].show_sentence(sentence)

    @Slot()
    def _on_right_key_activated(self) -> None:
        """Y: the one who is heard says that it is right; while both speak, for what was said back first."""
        flush_all()
        for side in (MAN, REC):
            if self.is_turn_of(side) and self.parts[side].press_right():
                return
