"""Somebody who is away is released from writing: why is asked in place, and said before and after the reveal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Round
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import Who


class Release(QWidget):
    """In place: why somebody is released from writing. `given(reason)`, `not_now()`."""

    given = Signal(str)
    not_now = Signal()

    def __init__(self, who: Who, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = _("{owner} releases {name} because").format(owner=owner.first, name=who.first)
        self.reason = VoiceField(owner.side, label, f"release_reason_{who.id}", speaker=owner.name)
        self.give = button(
            _("Release {name}").format(name=who.first), f"release_{who.id}_give",
            owner=owner.side if owner.side in ("rec", "man") else "primary", small=True,
        )  # fmt: skip
        self.back = button(_("Not now"), f"release_{who.id}_back", quiet=True, small=True)
        note = caption(_("Both passphrases are still needed. The reason is printed in the summary."))
        foot = row(note, self.back, self.give, space=8)
        foot.setStretch(0, 1)
        self.setLayout(stack(self.reason, foot, space=6, margins=(29, 0, 0, 10)))
        self.give.clicked.connect(self._on_give_clicked)
        self.back.clicked.connect(self.not_now)

    @Slot()
    def _on_give_clicked(self) -> None:
        self.reason.flush()
        self.given.emit(self.reason.value())


def release_words(s: Block, round_: Round | None, who: Callable[[Block, str], Who]) -> dict[str, str]:
    """Who was released from writing in a round: by whom, and why."""
    return {
        entry["person_id"]: _("{name} was released from writing by {by}: {reason}").format(
            name=who(s, entry["person_id"]).first, by=who(s, entry["by"]).first, reason=entry["reason"].strip()
        )
        for entry in (round_.released if round_ is not None else [])
    }
