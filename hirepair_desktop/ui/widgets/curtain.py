"""The closed curtain: nothing is seen but whose turn it is to write alone, and the field for the passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hirepair_desktop.text import _, first_name
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, PanelFoot, Rule, Scroll, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button, press_focused
from hirepair_desktop.ui.widgets.fence import Fence, paint_folds
from hirepair_desktop.ui.widgets.labels import Words, caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import LARGE, SeatMark, voice_token
from hirepair_desktop.ui.widgets.sentence import FieldSentence, glyph

PANEL_WIDTH, FIELD_WIDTH = 520, 304


@dataclass(frozen=True)
class CurtainCall:
    """Who hands the laptop to whom, and what is said about it. Nothing in it may hint at what is sealed."""

    from_name: str
    from_side: str
    from_words: str
    from_ready: bool
    to_name: str
    to_side: str
    to_words: str
    title: str
    text: str
    field_label: str
    open_words: str
    footer: str


class Curtain(Fence):
    """Covers `window` from the moment it is made.

    Mode "open" asks for the passphrase; "set" asks for a new one twice; "code" for the code of a turn, and
    nothing begins one. It keeps none of them: `opened` carries it once, then the fields are emptied. It does
    not close itself.
    """

    opened = Signal(str)
    not_now = Signal()
    forgotten = Signal()

    def __init__(self, window: QWidget, call: CurtainCall, mode: str = "open") -> None:
        super().__init__(window)
        self.call, self.mode = call, mode
        self.setObjectName("curtain")
        self.setAccessibleName(call.title)
        self.setAccessibleDescription(call.text)
        self._make_fields()
        panel = self._make_panel()
        holder = QWidget()
        holder.setLayout(stack(1, row(1, panel, 1), 1, margins=(8, 12, 8, 12)))
        foot = self._make_bar("curtain_status", _("Everything else is hidden"))
        foot.set_keys([("Esc", _("not now"))])
        self.setLayout(stack(Scroll(holder, "curtain_scroll"), foot, space=0))
        self.come()
        self.passphrase.focus()

    def _make_fields(self) -> None:
        call, side = self.call, self.call.to_side
        self.passphrase = PassphraseField(call.field_label, "passphrase", side, tall=True)
        self.again = PassphraseField(_("Once more"), "passphrase_again", side, tall=True)
        show_if(self.again, self.mode == "set")
        self.forgotten_link = LinkButton(_("Forgotten?"), "forgotten", "ink2", "caption")
        show_if(self.forgotten_link, self.mode == "open")
        self.sentence = FieldSentence("", "passphrase_problem")
        owner = side if side in ("rec", "man") else "primary"
        self.later = button(_("Not now"), "not_now")
        self.open_button = button(call.open_words, "open_private_page", owner=owner, icon="lock")
        self.forgotten_link.clicked.connect(self.forgotten)
        self.later.clicked.connect(self.not_now)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.passphrase.submitted.connect(self._on_passphrase_submitted)
        self.again.submitted.connect(self._on_open_button_clicked)

    def _line(self) -> str:
        side = self.call.to_side
        return f"{side}-line" if side in ("rec", "man") else "line2"

    def _make_panel(self) -> Panel:
        t = theme()
        panel = Panel("curtain_panel", line=self._line(), radius="overlay")
        panel.setFixedWidth(min(t.px(PANEL_WIDTH), max(t.px(280), self.covered.width() - t.px(40))))
        say = plain(self.call.text, token="ink2")
        say.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = Words(self.call.title, "page", name="curtain_title")
        head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint = caption(_("8 characters or more") if self.mode != "code" else "", wrap=False)
        column = QWidget()
        column.setMaximumWidth(t.px(FIELD_WIDTH))
        column.setLayout(stack(self.passphrase, self.again, self.sentence, row(hint, 1, self.forgotten_link), space=6))
        middle = row(1, column, 1)
        middle.setStretch(1, 4)
        body = stack(
            stack(head, say, space=4), middle, row(1, self.later, self.open_button, 1),
            space=14, margins=(24, 26, 24, 24),
        )  # fmt: skip
        footer = PanelFoot("overlay")
        said = caption(self.call.footer)
        inner = row(glyph("lock"), said, space=9, margins=(32, 10, 32, 10))
        inner.setStretch(1, 1)
        footer.setLayout(inner)
        panel.setLayout(stack(self._make_head(), Rule(), body, footer, space=0, margins=(1, 0, 1, 1)))
        return panel

    def _make_head(self) -> QHBoxLayout:
        call = self.call
        ready = row(
            glyph("check", "done") if call.from_ready else None,
            caption(call.from_words, wrap=False),
            1,
            space=4,
        )
        left = stack(strong(first_name(call.from_name), wrap=False), ready, space=0)
        turn = Words(call.to_words, "caption", voice_token(call.to_side), wrap=False)
        name = strong(first_name(call.to_name), wrap=False)
        for label in (turn, name):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        right = stack(name, turn, space=0)
        return row(
            SeatMark(call.from_name, call.from_side, LARGE), left, 1, glyph("arrow-right", "ink2"), 1, right,
            SeatMark(call.to_name, call.to_side, LARGE), space=12, margins=(32, 24, 32, 22),
        )  # fmt: skip

    def show_sentence(self, sentence: str) -> None:
        """The passphrase was refused: say why, empty the field and go back to it."""
        self.drop_passphrase()
        self._say(sentence)
        self.passphrase.focus()

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.passphrase.line.setAccessibleDescription(sentence)

    def drop_passphrase(self) -> None:
        """Forget what was typed."""
        self.passphrase.drop()
        self.again.drop()

    @Slot()
    def _on_passphrase_submitted(self) -> None:
        if self.mode == "set":
            self.again.focus()
        else:
            self._on_open_button_clicked()

    @Slot()
    def _on_open_button_clicked(self) -> None:
        typed = self.passphrase.value()
        if self.mode == "set" and not self.passphrase.is_long_enough():
            self._say(_("That is shorter than 8 characters. A few words work well."))
            self.passphrase.focus()
        elif self.mode == "set" and typed != self.again.value():
            self._say(_("The two differ. Type the same passphrase in both fields."))
            self.again.drop()
            self.again.focus()
        elif not typed and self.mode != "code":
            self._say(_("Type your passphrase first."))
            self.passphrase.focus()
        else:
            self._say("")
            self.drop_passphrase()
            self.opened.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop_passphrase()
            self.not_now.emit()
        else:
            press_focused(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_folds(QPainter(self), QRectF(self.rect()), self.call.to_side)
