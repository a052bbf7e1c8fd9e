"""Cards under one another, of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.buttons import Options
from hirepair_desktop.ui.widgets.cards import Card
from hirepair_desktop.ui.widgets.drawn_words import draw_words, words_height


class ChoiceCard(Card):
    """A ring and words."""

    def __init__(self, value: str, words: str, label: str, name: str, side: str) -> None:
        super().__init__(name, side)
        self.value, self.words = value, words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("{label}: {choice}").format(label=label, choice=words))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        t = theme()
        return words_height(self.words, width - t.px(42)) + t.px(14)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        self.paint_card(painter)
        chosen, reach = self.isChecked(), t.px(7)
        ring = QRectF(t.px(10), t.px(17) - reach, 2 * reach, 2 * reach)
        painter.setPen(QPen(t[self.voice()] if chosen else t["control"], t.px(4) if chosen else 1))
        painter.setBrush(t["surface"])
        inset = t.px(2) if chosen else 0.5
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
        words = QRectF(t.px(32), t.px(7), self.width() - t.px(42), self.height())
        draw_words(painter, words, self.words, weight=500 if chosen else None)


class ChoiceList(QWidget):
    """One of a few answers. Arrows move and choose; `chosen` comes only from the person."""

    chosen = Signal(str)

    def __init__(
        self, options: Options, name: str, label: str, side: str = "shared", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.cards = [ChoiceCard(value, words, label, f"{name}_{value}", side) for value, words in options]
        self.setLayout(stack(*self.cards, space=4))
        for card in self.cards:
            card.clicked.connect(self._on_card_clicked)
            card.installEventFilter(self)
        self.set_value("")

    def value(self) -> str:
        """What is chosen, or ""."""
        return next((card.value for card in self.cards if card.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show a choice; "" shows none."""
        for card in self.cards:
            card.setChecked(card.value == value)
        stop = next((card for card in self.cards if card.isChecked()), self.cards[0])
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    @Slot(bool)
    def _on_card_clicked(self, checked: bool = False) -> None:
        card = self.sender()
        if isinstance(card, ChoiceCard):
            self.set_value(card.value)
            self.chosen.emit(card.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}.get(
            Qt.Key(event.key()), 0
        )
        if not step:
            return False
        at = next(i for i, card in enumerate(self.cards) if card is watched)
        target = self.cards[(at + step) % len(self.cards)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()
        return True
