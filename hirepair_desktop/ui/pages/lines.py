"""What the pages of the desk share: a head, a line one can open, the owner's edge, words for kinds and states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.model.home import Waiting
from hirepair_desktop.model.kinds import DecisionValue, SessionKind
from hirepair_desktop.text import _, bare_day
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, section_title
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.workspace import MAN, REC, Pair

W = TypeVar("W", bound=QWidget)


def value_words(value: DecisionValue) -> str:
    """What was decided."""
    return {
        DecisionValue.HIRE: _("hire"),
        DecisionValue.NO_HIRE: _("no hire"),
        DecisionValue.HOLD: _("hold"),
        DecisionValue.MORE_EVIDENCE: _("more evidence"),
        DecisionValue.YES: _("yes"),
        DecisionValue.NO: _("no"),
        DecisionValue.LOST: _("lost before it was told"),
    }[value]


def waiting_words(line: Waiting) -> tuple[str, str]:
    """What a decision that waits asks, and the line under it; a hold with its question and its day (R-26)."""
    if not line.held:
        return line.question, line.under
    words = _("{alias} on hold: {question}") if line.question else _("{alias} on hold: no question was written")
    until = _("by {day}").format(day=bare_day(line.until)) if line.until is not None else _("no day was set")
    return words.format(alias=line.held, question=line.question), f"{line.under} · {until}"


def session_choices() -> list[tuple[str, str]]:
    """What *New session* offers."""
    return [
        (SessionKind.INTAKE.value, _("Intake")),
        (SessionKind.SHORTLIST.value, _("Shortlist review")),
        (SessionKind.DEBRIEF.value, _("Candidate review")),
        (SessionKind.FEEDBACK.value, _("Two-way feedback")),
        (SessionKind.RE_INTAKE.value, _("Re-intake")),
        (SessionKind.CHECK_IN.value, _("Check-in")),
        (SessionKind.MEND.value, _("Mend a fence")),
        (SessionKind.LOOK_BACK.value, _("Look-back")),
    ]


def head(words: str, aside: str = "", at_end: bool = False, end: str = "") -> QHBoxLayout:
    """A section's title with a quieter line beside it, or at the far end; `end` is one more, at the far end."""
    title, beside = section_title(words), ElidedLabel(aside, "caption", "ink2")
    title.setWordWrap(False)
    if theme().large() and not at_end and aside:  # no word is cut: what stands beside it goes below
        below = stack(title, caption(aside), space=2)
        laid = row(below, caption(end, wrap=False) if end else None)
        laid.setStretch(0, 1)
        return laid
    if at_end:
        return row(title, 1, beside)
    return row(title, beside, 1, caption(end, wrap=False) if end else None)


def columned(widget: W) -> W:
    """As wide as its column whatever its words are, so that columns of different lines stand below each other."""
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return widget


def marks(people: Sequence[tuple[str, str]], places: int) -> QWidget:
    """Marks of people (name, side) in a column with room for `places` of them; who does not fit is counted."""
    t = theme()
    shown = people if len(people) <= places else people[: places - 1]
    more = len(people) - len(shown)
    holder = QWidget()
    rest = caption(f"+{more}", wrap=False) if more else None
    holder.setLayout(row(*(SeatMark(name, side, SMALL) for name, side in shown), rest, 1, space=3))
    holder.setFixedWidth(places * t.px(SMALL + 3) + t.px(6))
    return holder


class Line(QWidget):
    """A row one can open: hover, focus, Enter, click. `opened(key)`."""

    opened = Signal(str)

    def __init__(self, key: str, words: str, name: str) -> None:
        super().__init__()
        self.key = key
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ring", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button inside is that button's: it comes here first, because buttons leave it to the window."""
        if self.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse():
            QPainter(self).fillRect(self.rect(), theme()["hover"])


class Edge(QWidget):
    """The owner's edge at the start of a line."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self.side = side
        self.setFixedWidth(theme().px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()[self.side if self.side in (REC, MAN) else "ink2"])


def owner_words(pair: Pair, side: str) -> str:
    """Who decides; where the one who should has left, that somebody else has to."""
    if side not in (REC, MAN):
        return _("You both decide")
    owner = pair.seat(side)
    words = _("{name} decides") if owner.left is None else _("{name} left: who decides?")
    return words.format(name=owner.first)
