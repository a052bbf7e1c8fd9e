"""One thing said to the other: when, what was seen, what it did, what is asked, why; and the other's free answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QPushButton, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, edge_is_left, grid, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark

ANSWERS = ("accept", "adapt", "discard", "thinking")
KEYS = {
    Qt.Key.Key_A: "accept", Qt.Key.Key_P: "adapt", Qt.Key.Key_D: "discard", Qt.Key.Key_T: "thinking",
}  # fmt: skip
"""Single keys, while no text field has the focus (DESIGN-LANGUAGE 7)."""


def answer_words(answer: str) -> str:
    """What an answer is called."""
    return {
        "accept": _("Accept"), "adapt": _("Adapt"), "discard": _("Discard"), "thinking": _("Thinking"),
    }[answer]  # fmt: skip


@dataclass(frozen=True)
class FeedbackParts:
    """What was said. `parts` are (label, words); the part whose label is `strong` is the ask."""

    title: str
    tone_words: str
    parts: Sequence[tuple[str, str]]
    strong: str = ""


class AnswerStrip(QWidget):
    """The receiver's answer, on the receiver's tint."""

    answered = Signal(str)

    def __init__(self, name: str, receiver_name: str, side: str, giver_name: str) -> None:
        super().__init__()
        self.side = side
        owner = side if side in VOICES else "primary"
        who = first_name(receiver_name)
        self.buttons: dict[str, QPushButton] = {}
        for answer in ANSWERS:
            made = button(answer_words(answer), f"{name}_{answer}", owner=owner, small=True)
            made.setCheckable(True)
            made.setProperty("tick", True)
            made.setAccessibleName(_("{name}: {answer}").format(name=who, answer=answer_words(answer)))
            made.clicked.connect(self._on_button_clicked)
            made.toggled.connect(self._on_button_toggled)
            self.buttons[answer] = made
        said = plain(_("{name} answers").format(name=who), wrap=False)
        mark = SeatMark(receiver_name, side, SMALL)
        four = list(self.buttons.values())
        halves = stack(row(*four[:2], 1, space=6), row(*four[2:], 1, space=6), space=6)
        self.choices = halves if theme().large() else row(*four, space=6)
        self.who = row(mark, said, 1, space=6)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(theme().px(6))
        self.head.addLayout(self.who, 1)
        self.head.addLayout(self.choices)
        self.response = VoiceField(side, "", f"{name}_response", placeholder=_("In your own words, if you like"))
        self.response.set_compact(_("{name} answers").format(name=who))
        self.said = plain("")
        self.thanks = QCheckBox(_("Thank {name}").format(name=first_name(giver_name)).replace("&", "&&"))
        self.thanks.setObjectName(f"{name}_thanks")
        self.thanks.setAccessibleName(self.thanks.text())
        self.thanks.setMinimumHeight(theme().px(24))
        self.thanks.setFont(theme().font("caption"))
        self.thanks.setProperty("owner", owner)
        self.thanks.setProperty("ring", True)
        self.thanks_elsewhere = False
        self.inset = stack(self.said, self.response, self.thanks, space=4, margins=(24, 0, 0, 0))
        self.setLayout(stack(self.head, self.inset, space=6, margins=(17, 8, 14, 9)))
        self.said.hide()
        self._arrange()

    def _beside(self) -> int:
        """How wide the strip is with the four answers beside the name."""
        return self._sides() + self.who.minimumSize().width() + theme().px(6) + self.choices.minimumSize().width()

    def _sides(self) -> int:
        return theme().px(17 + 14)

    def _arrange(self) -> None:
        """The answers stand beside the name, under it where there is no room and in large text."""
        under = theme().large() or self.width() < self._beside()
        way = QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight
        if self.head.direction() != way:
            self.head.setDirection(way)
            left = Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag(0)
            self.head.setAlignment(self.choices, left)

    def minimumSizeHint(self) -> QSize:
        narrow = self._sides() + max(self.who.minimumSize().width(), self.choices.minimumSize().width())
        return QSize(narrow, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    def set_answer(self, answer: str, words: str) -> None:
        """Show an answer and what was said with it."""
        for key, made in self.buttons.items():
            made.setChecked(key == answer)
        self.response.set_value(words)
        self.said.setText(words)

    def set_answerable(self, answerable: bool, writing: bool | None = None) -> None:
        """Whether the receiver sits here now; if not, the answer can be read.

        `writing` False keeps the words as they are while the answer can still be chosen.
        """
        writing = answerable if writing is None else writing
        for made in self.buttons.values():
            made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not answerable)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if answerable else Qt.FocusPolicy.NoFocus)
            made.setProperty("read_only", not answerable)
            made.update()
        show_if(self.response, writing)
        show_if(self.said, not writing and bool(self.said.text()))
        self.thanks.setEnabled(answerable)
        show_if(self.thanks, not self.thanks_elsewhere and (writing or self.thanks.isChecked()))

    def press(self, answer: str) -> None:
        """As if the button of this answer were pressed."""
        if self.buttons[answer].focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.buttons[answer].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.buttons[answer].click()

    @Slot(bool)
    def _on_button_toggled(self, checked: bool) -> None:
        """A tick makes a button wider, but Qt keeps the size it once asked for until the words change."""
        for answer, made in self.buttons.items():
            made.setText("")
            made.setText(answer_words(answer))
        self._arrange()

    @Slot()
    def _on_button_clicked(self) -> None:
        pressed = self.sender()
        for answer, made in self.buttons.items():
            made.setChecked(made is pressed)
            if made is pressed:
                self.answered.emit(answer)


class FeedbackItemView(Panel):
    """The item with the giver's edge and the receiver's strip. Keys A, P, D, T answer."""

    answered = Signal(str)
    response_edited = Signal(str)
    thanked = Signal(bool)

    def __init__(
        self, name: str, giver_name: str, giver_side: str, receiver_name: str, receiver_side: str,
        parts: FeedbackParts, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, edge=giver_side, parent=parent)
        self.giver_side, self.receiver_side = giver_side, receiver_side
        self.setAccessibleName(
            _("{giver} to {receiver}: {title}").format(
                giver=first_name(giver_name), receiver=first_name(receiver_name), title=parts.title
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.strip = AnswerStrip(name, receiver_name, receiver_side, giver_name)
        head = row(strong(parts.title), caption(parts.tone_words, wrap=False), space=8)
        head.setStretch(0, 1)
        self.body = stack(head, self._make_parts(parts), space=5, margins=(17, 10, 14, 9))
        self.setLayout(stack(self.body, self.strip, space=0))
        self.strip.answered.connect(self.answered)
        self.strip.response.edited.connect(self.response_edited)
        self.strip.thanks.clicked.connect(self.thanked)
        self.answer = ""

    def _make_parts(self, parts: FeedbackParts) -> QGridLayout:
        lines = grid(space_x=14, space_y=2)
        lines.setColumnStretch(1, 1)
        for at, (label, words) in enumerate(parts.parts):
            name = caption(label, wrap=False)
            name.setMinimumSize(theme().px(94), theme().line("body"))
            weight = 500 if label == parts.strong else None
            lines.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(plain(words, weight=weight), at, 1)
        return lines

    def set_answer(self, answer: str, words: str = "") -> None:
        """accept, adapt, discard, thinking or "", with the receiver's words."""
        self.answer = answer
        self.strip.set_answer(answer, words)

    def set_thanked(self, thanked: bool) -> None:
        """Whether the receiver thanked for it."""
        self.strip.thanks.setChecked(thanked)

    def set_answerable(self, answerable: bool, writing: bool | None = None) -> None:
        """Whether the receiver can answer here now; `writing` False leaves out the words."""
        self.strip.set_answerable(answerable, writing)

    def put_before_answer(self, *widgets: QWidget) -> None:
        """Thanks and a question come before the answer; with thanks in words the box to tick is left out."""
        for widget in widgets:
            self.body.addWidget(widget)
        self.strip.thanks_elsewhere = True
        self.strip.thanks.hide()

    def put_into_answer(self, *widgets: QWidget) -> None:
        """What an answer leads to: a day, a commitment."""
        for widget in widgets:
            self.strip.inset.addWidget(widget)

    def hide_answer(self) -> None:
        """Only what was said, as long as the receiver has not had a turn."""
        self.strip.hide()

    def flush(self) -> None:
        """Let the answer's text tell."""
        self.strip.response.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = KEYS.get(Qt.Key(event.key()))
        if answer and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.strip.press(answer)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.strip.isHidden():
            return
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside, band = QPainterPath(), QPainterPath()
        edge = t.voice_edge()
        left = edge if edge_is_left(self.giver_side, self) else 1
        right = 1 if edge_is_left(self.giver_side, self) else edge
        corner = t.radius("panel") - 1
        inside.addRoundedRect(QRectF(self.rect()).adjusted(left, 1, -right, -1), corner, corner)
        area = QRectF(self.strip.geometry())
        band.addRect(area)
        voiced = self.receiver_side in VOICES
        painter.fillPath(inside & band, t[f"{self.receiver_side}-tint" if voiced else "sunken"])
        if t.high_contrast:
            painter.fillRect(QRectF(left, area.top(), self.width() - left - right, 1), t["line"])
