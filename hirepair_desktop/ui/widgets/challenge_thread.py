"""A challenge opened under its row: said on one side, answered on the other, ended by its owner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import edge_is_left, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import Words, caption
from hirepair_desktop.ui.widgets.park_line import ParkLine
from hirepair_desktop.ui.widgets.seat_mark import VOICES, voice_token
from hirepair_desktop.ui.widgets.voice_words import VoiceWords


class ChallengeThread(QWidget):
    """Stands on the tint of "you need to talk about this". Not a dialog.

    `ended(state, reason)`: changed, or kept (asks for a reason in place); `parked(day or None, event)` once it was
    asked until when. The page answers with `set_ended`.
    """

    answer_edited = Signal(str)
    ended = Signal(str, str)
    parked = Signal(object, str)

    def __init__(
        self, name: str, author_name: str, author_side: str, time_words: str, challenge: str, owner_name: str,
        owner_side: str, answerer_name: str, answer: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.is_ended = False
        self.park_line: ParkLine | None = None
        author, answerer, owner = first_name(author_name), first_name(answerer_name), first_name(owner_name)
        self.setAccessibleName(_("{name} challenges").format(name=author))
        self.challenge = VoiceWords(
            author_side, challenge, f"{name}_challenge", author_name,
            _("{name} challenges").format(name=author), time_words,
        )  # fmt: skip
        answer_side = "man" if author_side == "rec" else "rec"
        self.answer = VoiceField(
            answer_side, _("{name} answers").format(name=answerer), f"{name}_answer", min_lines=2,
            speaker=answerer_name, quiet_label=True,
        )  # fmt: skip
        self.answer.set_value(answer)
        self.answer.edited.connect(self.answer_edited)
        self.reason = VoiceField(
            owner_side, _("Keep it, because"), f"{name}_reason", speaker=owner_name, quiet_label=True
        )
        self.reason.hide()
        self.how = caption(_("How does it end?"), wrap=False)
        fill = owner_side if owner_side in VOICES else "primary"
        self.change = button(_("Change it"), f"{name}_change", owner=fill, small=True)
        self.keep = button(_("Keep it, with a reason"), f"{name}_keep", small=True)
        self.park = button(_("Park"), f"{name}_park", small=True)
        decides = _("{name} decides").format(name=owner)
        self.decides = Words(decides, "caption", voice_token(owner_side), wrap=False, weight=500)
        self.end_words = caption("", "ink")
        self.came_back = caption("", "ink2")
        self._arrange()
        self.change.clicked.connect(self._on_change_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.park.clicked.connect(self._on_park_clicked)
        show_if(self.end_words, False)
        show_if(self.came_back, False)

    def _arrange(self) -> None:
        """Side by side, the recruiter's words at the left; left above right where the text is large."""
        first_is_left = edge_is_left(self.challenge.side, self)
        voices: list[QWidget] = [self.challenge, self.answer]
        ordered = voices if first_is_left or theme().large() else voices[::-1]
        both: QBoxLayout = stack(*ordered, space=8) if theme().large() else row(*ordered, space=10)
        if not theme().large():
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            for each in ordered:
                both.setAlignment(each, Qt.AlignmentFlag(0))
        buttons = row(self.change, self.keep, self.park, space=8)
        end = row(None if theme().large() else self.how, buttons, 1, self.end_words, self.decides, space=8)
        self.column = stack(self.came_back, both, self.reason, end, space=9, margins=(12, 6, 12, 12))
        self.setLayout(self.column)

    def set_answer(self, words: str) -> None:
        """The answer so far."""
        self.answer.set_value(words)

    def set_came_back(self, words: str) -> None:
        """Say that it was parked before and why it is open again; "" says nothing."""
        self.came_back.setText(words)
        show_if(self.came_back, bool(words))

    def set_ended(self, state: str, words: str) -> None:
        """How it ended ("" is still open), in words. The focus stays in the row whose buttons go."""
        focused = QApplication.focusWidget()
        if state and focused is not None and self.isAncestorOf(focused):
            self.answer.focus()
        for part in (self.how, self.change, self.keep, self.park, self.decides):
            show_if(part, not state)
        self.is_ended = bool(state)
        self.update()
        self.end_words.setText(words)
        show_if(self.end_words, bool(state))
        self.answer.set_read_only(bool(state))
        show_if(self.reason, False)
        self._drop_park_line()

    def flush(self) -> None:
        """Let the fields tell what was typed."""
        self.answer.flush()
        self.reason.flush()

    @Slot()
    def _on_change_clicked(self) -> None:
        self.flush()
        self.ended.emit("changed", "")

    @Slot()
    def _on_park_clicked(self) -> None:
        """Parking asks in place until when; a reason to keep it steps back, with what was typed."""
        self.flush()
        show_if(self.reason, False)
        if self.park_line is None:
            self.park_line = ParkLine(self.objectName())
            self.park_line.parked.connect(self.parked)
            self.park_line.left.connect(self._on_park_line_left)
            self.column.addWidget(self.park_line)
        self.park_line.show()
        self.park_line.focus()

    @Slot()
    def _on_park_line_left(self) -> None:
        self.park.setFocus()
        self._drop_park_line()

    def show_park_sentence(self, words: str) -> None:
        """Say under the line that parks what is missing."""
        if self.park_line is not None:
            self.park_line.show_sentence(words)

    def _drop_park_line(self) -> None:
        if self.park_line is not None:
            self.column.removeWidget(self.park_line)
            self.park_line.hide()
            self.park_line.deleteLater()
            self.park_line = None

    @Slot()
    def _on_keep_clicked(self) -> None:
        """The first press asks for the reason in place, instead of a day to park it; the next ends it."""
        self.flush()
        if self.reason.isHidden():
            if self.park_line is not None:
                self.park_line.hide()
            self.reason.show()
            self.reason.focus()
        elif not self.reason.value().strip():
            self.reason.show_sentence(_("Say in a few words why it stays."))
            self.reason.focus()
        else:
            self.ended.emit("kept", self.reason.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_ended:
            return  # mulberry means: you need to talk about this
        t, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), t["split-tint"])
        if t.high_contrast:
            painter.fillRect(QRectF(0, 0, 4, self.height()), t["split"])
