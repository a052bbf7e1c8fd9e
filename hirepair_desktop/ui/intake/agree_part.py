"""Agreeing to the brief as a part of a page: the box, what the coach stops, and what pressing it does."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.agreeing import WHY_KEY, agreement, press_agree, take_back
from hirepair_desktop.model.brief_history import draft_of
from hirepair_desktop.text import _, clock, day, local
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.intake.agree_box import AgreeBox, AgreeState
from hirepair_desktop.ui.intake.locking import Locking
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.told_changes import headlines
from hirepair_desktop.ui.workspace import OTHER

MOST_LINES = 12
"""So many changes stand above the buttons; all of them in the section about what changes."""


class AgreePart(QObject):
    """Between a page, its `box`, and the verbs of agreeing. The page calls `show` in its own `show_role`."""

    def __init__(self, page: IntakePage) -> None:
        super().__init__(page)
        self.page = page
        self.box = AgreeBox(page.pair)
        self.locking = Locking(page.panel, self.box)
        self.box.agreed.connect(self._on_box_agreed)
        self.box.reason_edited.connect(self._on_box_reason_edited)
        self.box.close_requested.connect(page.panel.close_requested)
        page.edits.refused.connect(self._on_edits_refused)

    def show(self, s: Block, role: Role) -> None:
        """Show how far the two are, and in words what is not agreed yet."""
        draft = draft_of(s, role, self.page.workspace.now())
        changes = headlines(draft, MOST_LINES) if draft is not None else ""
        found = agreement(s, s.get_one(Session, self.page.session_id), role, self.page.entries)
        words = ""
        if found.version is not None:
            at = found.version.agreed_at
            words = _("Version {n} was agreed by both on {day}, {time}").format(
                n=found.version.n, day=day(local(at).date()), time=clock(at)
            )
        self.box.show_state(
            AgreeState(
                words, found.holds, [changes] if changes else [], found.reason, self._sides(found.now), self._sides(found.before),
                self.page.is_closed,
            )
        )  # fmt: skip
        self.locking.show_stops(role.intake_version > 0, self.page.is_closed)

    def _sides(self, people: set[str]) -> frozenset[str]:
        return frozenset(self.page.pair.side_of(person) for person in people) - {OTHER}

    @Slot(str)
    def _on_box_reason_edited(self, words: str) -> None:
        page = self.page
        if words.strip():
            self.box.sentence.setText("")  # it asked for these words
        page.edits.answer(
            page.session_id, WHY_KEY, page.speaker().id, text=words, at=page.workspace.now(), shared=True,
            words=_("Why the brief changes"),
        )  # fmt: skip

    @Slot(str, bool)
    def _on_box_agreed(self, side: str, agrees: bool) -> None:
        """No step that undo could take back: what both agreed stands."""
        flush_all()
        self.box.sentence.setText("")
        page = self.page
        if agrees and self.locking.stops_now():
            page.refresh()
            return
        person, at = page.pair.seat(side), page.workspace.now()
        made: list[Any] = []

        def press(s: Block) -> None:
            session, role = s.get_one(Session, page.session_id), s.get_one(Role, page.role_id)
            if agrees:
                version = press_agree(s, session, role, person.id, at)
                made.extend([version.n] if version is not None else [])
            else:
                take_back(s, session, role, person.id)

        page.edits.run(press, "reason")
        if made:
            page.edits.barrier()
            page.said.emit(_("Version {n} is agreed by both.").format(n=made[0]))
        page.refresh()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "reason":
            self.box.sentence.setText(sentence)
