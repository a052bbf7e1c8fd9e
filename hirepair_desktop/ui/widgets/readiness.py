"""Who is ready: name and Ready or Not ready. Before the reveal nothing else: no time, length or count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.widgets.seat_mark import VOICES, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph


def readiness_words(state: str) -> str:
    """A state of writing as it is said."""
    return {
        "ready": _("Ready"), "not_ready": _("Not ready"), "writing": _("Writing now"),
        "released": _("Released"),
    }[state]  # fmt: skip


class Readiness(QWidget):
    """One person: mark, name, and whether that person is ready."""

    def __init__(self, full_name: str, side: str, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.full_name, self.side = full_name, side
        self.tick = glyph("check", "done")
        self.words = caption("", wrap=False)
        self.name = ElidedLabel(first_name(full_name))
        self.setLayout(row(SeatMark(full_name, side), self.name, 1, self.tick, self.words, space=7))
        self.setMinimumHeight(theme().px(34))
        self.set_state(state)

    def set_state(self, state: str) -> None:
        """ready, not_ready, writing or released."""
        self.state = state
        words = readiness_words(state)
        voiced = state == "writing" and self.side in VOICES
        self.words.setText(words)
        self.words.set_token(self.side if voiced else "ink2" if state == "ready" else "ink3")
        self.tick.setVisible(state == "ready")
        self.setAccessibleName(_("{name}: {state}").format(name=self.full_name, state=words))


class ReadinessList(QWidget):
    """Several persons, with hairlines between them, in the order given."""

    def __init__(self, name: str = "readiness", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Who is ready"))
        self.rows: list[Readiness] = []
        self.body = stack(space=0)
        self.setLayout(self.body)

    def set_people(self, people: Sequence[tuple[str, str, str]]) -> None:
        """(full name, side, state) of each."""
        clear(self.body)
        self.rows = []
        for name, side, state in people:
            if self.rows:
                self.body.addWidget(Rule())
            made = Readiness(name, side, state)
            self.rows.append(made)
            self.body.addWidget(made)
