"""What private pages of two share: a page that scrolls, and a column with the seal in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Scroll, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.workspace import Who

SIDE_WIDTH = 276


class SealColumn(Fill):
    """Help, who is ready, and the seal, which stays in sight; in large text it follows the page. `seal_pressed()`."""

    seal_pressed = Signal()

    def __init__(self, words: str, who: Who, other: Who, other_ready: bool, parent: QWidget | None = None) -> None:
        super().__init__("window", "top" if theme().large() else "left", parent)
        self.help: QVBoxLayout = stack(space=8)
        self.ready = ReadinessList("who_is_ready")
        people = [(who.name, who.side, "writing"), (other.name, other.side, "ready" if other_ready else "not_ready")]
        self.ready.set_people(people if who.side == "rec" else people[::-1])
        self.open_words = caption("", name="left_open")
        self.refusal = BlockedSentence("", "", "seal_refused")
        self.seal = button(words, "seal", owner=who.side, icon="lock")
        note = caption(_("Unreadable in the file until both of you open it."))
        head = row(strong(_("Who is ready"), wrap=False), 1, caption(_("No times until the reveal"), wrap=False))
        body = QWidget()
        body.setLayout(stack(self.help, stack(head, self.ready, space=4), 1, space=18, margins=(20, 24, 20, 12)))
        foot = QWidget()
        foot.setLayout(stack(self.open_words, self.refusal, self.seal, note, space=8, margins=(20, 8, 20, 16)))
        if theme().large():
            self.setLayout(stack(body, foot, space=0))
        else:
            self.setFixedWidth(theme().px(SIDE_WIDTH))
            whole = stack(Scroll(body, "seal_scroll"), foot, space=0, margins=(1, 0, 0, 0))
            whole.setStretch(0, 1)
            self.setLayout(whole)
        self.seal.clicked.connect(self.seal_pressed)

    def show_open(self, words: str) -> None:
        """Say what is left open; it stops nothing."""
        self.open_words.setText(words)
        self.open_words.setVisible(bool(words))


class SealedPage(PrivatePage):
    """A page that may be sealed as it is. An empty one is sealed by a second press.

    Nobody has to tell the other anything, and the other's page cannot open before both have sealed; but an empty
    page is sealed knowingly, never by a slip of the hand. A subclass says `is_empty`, `open_parts`, `flush`.
    """

    def __init__(self, words: str, who: Who, other: Who, other_ready: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who, self.other = who, other
        self._sure = False
        self.column: QVBoxLayout = stack(space=0, margins=(32, 24, 28, 24))
        self.foot = SealColumn(words, who, other, other_ready)
        large = theme().large()
        body = QWidget()
        body.setLayout(stack(self.column, self.foot if large else None, space=0))
        self.area = Scroll(body, "private_scroll")
        whole = row(self.area, None if large else self.foot, space=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.foot.seal_pressed.connect(self._on_foot_seal_pressed)

    def is_empty(self) -> bool:
        """Whether nothing stands on the page."""
        raise AssertionError("a page knows whether it is empty")

    def open_parts(self) -> str:
        """What is left open, in a sentence; it stops nothing."""
        return ""

    def flush(self) -> None:
        """Tell what is being typed."""

    def missing(self) -> str:
        if not self.is_empty() or self._sure:
            return ""
        return _("Nothing is written. Press again to seal an empty page; {name} sees then that it is empty.").format(
            name=self.other.first
        )

    def touched(self) -> None:
        """Something changed: an empty page asks again."""
        self._sure = False
        self.foot.refusal.set_words("")
        self.foot.show_open(self.open_parts())
        self.edited.emit()

    @Slot()
    def _on_foot_seal_pressed(self) -> None:
        self.flush()
        why = self.missing()
        self.foot.refusal.set_words(why)
        if why:
            self._sure = True
        else:
            self.seal_requested.emit()
