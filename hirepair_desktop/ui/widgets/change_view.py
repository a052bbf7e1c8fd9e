"""One change of a brief: what it is, who made it and when, the words before and after, and what the two said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, row, stack
from hirepair_desktop.ui.widgets.labels import Words, caption, plain
from hirepair_desktop.ui.widgets.marked_words import IN, OUT, MarkedWords, Runs
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.widgets.voice_words import VoiceWords

Person = tuple[str, str]
"""A full name and a side."""

INDENT = 26
"""Where headlines and boxes begin, right of the number, in px at 100 %."""


@dataclass(frozen=True)
class Voice:
    """What one said: side ("rec", "man", "shared"), head ("Amara asked"), words."""

    side: str
    head: str
    words: str


@dataclass(frozen=True)
class ShownChange:
    """Everything a `ChangeView` shows. `old_none` and `new_none` stand where there are no words."""

    key: str
    headline: str
    people: Sequence[Person]
    when: str
    old_head: str
    old: Runs
    new_head: str
    new: Runs
    voices: Sequence[Voice] = ()
    old_none: str = ""
    new_none: str = ""


class ChangeView(QWidget):
    """A numbered change (picture 24). It takes the focus, so that keys can go from one to the next; `body` takes
    more below the voices."""

    def __init__(self, number: int, shown: ShownChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setObjectName(f"change_{number}")
        self.setAccessibleName(_("Change {n}: {headline}").format(n=number, headline=shown.headline))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        place = plain(str(number), "body", "ink2", wrap=False)
        place.setFixedWidth(theme().px(INDENT - 8))
        self.headline = Words(shown.headline, "body_strong", name=f"change_{number}_headline")
        self.headline.setFont(theme().font("reading", 600))
        self.when = caption(shown.when, wrap=False)
        marks = row(*(SeatMark(name, side, SMALL) for name, side in shown.people), self.when, space=6)
        head = self._head(place, marks)
        inside = stack(self._boxes(), self._voices(), space=10, margins=(INDENT, 0, 0, 0))
        self.body = inside
        self.setLayout(stack(head, inside, space=8, margins=(0, 12, 0, 14)))

    def _head(self, place: QWidget, marks: QBoxLayout) -> QBoxLayout:
        if theme().large():
            named = row(place, self.headline, space=8)
            named.setStretch(1, 1)
            marks.addStretch(1)
            below = stack(marks, margins=(INDENT, 0, 0, 0))
            return stack(named, below, space=4)
        line = row(place, self.headline, marks, space=8)
        line.setStretch(1, 1)
        line.setAlignment(place, Qt.AlignmentFlag.AlignTop)
        return line

    def _boxes(self) -> QBoxLayout:
        made = _beside()
        for head, runs, none, way, fill in (
            (self.shown.old_head, self.shown.old, self.shown.old_none, OUT, "sunken"),
            (self.shown.new_head, self.shown.new, self.shown.new_none, IN, "surface"),
        ):
            box = Panel(fill=fill, radius="control")
            has_words = any(words for words, _marked in runs)
            words = MarkedWords(runs, way) if has_words else plain(none, "body", "ink3")
            box.setLayout(stack(caption(head, wrap=False), words, 1, space=2, margins=(11, 7, 11, 8)))
            made.addWidget(box, 1)
        return made

    def _voices(self) -> QBoxLayout | None:
        """The recruiter's words at the left, the hiring manager's at the right, what both said over the whole."""
        if not self.shown.voices:
            return None
        lines = stack(space=8)
        both = _beside()
        sides = {side: stack(space=8) for side in ("rec", "man")}
        for voice in self.shown.voices:
            made = VoiceWords(voice.side, voice.words, head=voice.head, head_at_edge=True)
            if voice.side in sides:
                sides[voice.side].addWidget(made, 1)
            else:
                lines.addWidget(made)
        if any(column.count() for column in sides.values()):
            for column in sides.values():
                holder = QWidget()
                holder.setLayout(column)
                both.addWidget(holder, 1)
                holder.setVisible(bool(column.count()) or not theme().large())
            lines.insertLayout(0, both)
        return lines


def _beside() -> QBoxLayout:
    """Two beside each other with equal room; one under the other where the text is large."""
    way = QBoxLayout.Direction.TopToBottom if theme().large() else QBoxLayout.Direction.LeftToRight
    made = QBoxLayout(way)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme().px(16 if not theme().large() else 8))
    return made
