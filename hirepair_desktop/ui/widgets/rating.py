"""One rating: four anchored cells, and two ways to say that there is none. Evidence is written before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import grid
from hirepair_desktop.ui.widgets.cards import Card
from hirepair_desktop.ui.widgets.drawn_words import draw_line, draw_words, words_height

NOT_ASKED, NOT_SHOWN = "not_asked", "not_shown"


def rating_words(value: int) -> str:
    """The word of a rating 1 to 4 (METHOD: anchored scale)."""
    return (_("Against"), _("Mixed"), _("Meets it"), _("Beyond it"))[value - 1]


def state_name(state: str) -> str:
    """The words for a criterion that was not rated."""
    return _("Not asked") if state == NOT_ASKED else _("Not shown")


class RatingCell(Card):
    """One value with its word and what it looks like for this criterion."""

    def __init__(self, value: int, anchor: str, criterion: str, name: str, side: str) -> None:
        super().__init__(name, side)
        self.value, self.anchor = value, anchor
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = _("{criterion}: {value}, {words}")
        self.setAccessibleName(said.format(criterion=criterion, value=value, words=rating_words(value)))
        self.setAccessibleDescription(anchor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        t = theme()
        anchor = words_height(self.anchor, width - t.px(20), "caption", line=t.px(18)) if self.anchor else 0
        return max(t.px(34), t.px(8 + 18 + 8) + anchor + (t.px(2) if anchor else 0))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(34))  # the grid asks heightForWidth for more, and takes the larger

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        self.paint_card(painter)
        chosen, left, top = self.isChecked(), t.px(10), t.px(8)
        width = self.width() - 2 * left
        number = QRectF(left, top, t.px(14), t.px(18))
        draw_line(painter, number, str(self.value), "body_strong", self.voice() if chosen else "ink", tabular=True)
        word = QRectF(left + t.px(15), top, width - t.px(33), t.px(18))
        draw_line(
            painter,
            word,
            rating_words(self.value),
            "caption",
            "ink" if chosen else "ink2",
            600 if chosen else None,
        )
        if chosen:
            side = t.px(16)
            draw_icon(painter, "check", self.voice(), QRectF(self.width() - left - side, top + t.px(1), side, side))
        below = QRectF(left, top + t.px(20), width, self.height())
        draw_words(painter, below, self.anchor, "caption", "ink" if chosen else "ink2", line=t.px(18))


class UnratedCell(Card):
    """Not asked (en dash) or not shown (open circle): no number, and a reason is written beside it."""

    def __init__(self, state: str, criterion: str, name: str, side: str) -> None:
        super().__init__(name, side)
        self.state = state
        self.setAccessibleName(_("{criterion}: {words}").format(criterion=criterion, words=state_name(state)))
        self.setMinimumSize(theme().px(112), theme().px(26))
        wide = QSizePolicy.Policy.Expanding if theme().large() else QSizePolicy.Policy.Fixed  # two by two
        self.setSizePolicy(wide, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(112), theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        self.paint_card(painter, dashed=True)
        token = self.voice() if self.isChecked() else "ink2"
        draw_unrated(painter, self.state, QRectF(t.px(8), 0, t.px(14), self.height()), token)
        words = QRectF(t.px(26), 0, self.width() - t.px(30), self.height())
        ink = "ink" if self.isChecked() else "ink2"
        draw_line(painter, words, state_name(self.state), "caption", ink, 600 if self.isChecked() else None)


def draw_unrated(painter: QPainter, state: str, area: QRectF, token: str = "ink3") -> None:
    """The en dash of "not asked" or the open circle of "asked, not shown"."""
    t = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t[token], 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    reach = t.px(4)
    if state == NOT_SHOWN:
        painter.drawEllipse(area.center(), reach, reach)
    else:
        painter.fillRect(QRectF(area.center().x() - reach * 0.8, area.center().y() - 0.6, reach * 1.6, 1.2), t[token])


class RatingCells(QWidget):
    """Four cells and two dashed ones; keys 1 to 4, 0 (not asked) and 9 (not shown), arrows move.

    `chosen(state, value)` comes when the person chooses: "rated" with 1 to 4, else "not_asked" or
    "not_shown" with 0.
    """

    chosen = Signal(str, int)

    def __init__(
        self, name: str, criterion: str, side: str, anchors: Sequence[str] = ("", "", "", ""),
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Rating of {criterion}").format(criterion=criterion))
        self._state, self._value = "", 0
        self.cells: list[RatingCell | UnratedCell] = []
        for value, anchor in enumerate(anchors, start=1):
            self.cells.append(RatingCell(value, anchor, criterion, f"{name}_{value}", side))
        for state in (NOT_ASKED, NOT_SHOWN):
            self.cells.append(UnratedCell(state, criterion, f"{name}_{state}", side))
        self.setLayout(self._arranged())
        for each in self.cells:
            each.clicked.connect(self._on_cell_clicked)
            each.installEventFilter(self)
        self._show()

    def _arranged(self) -> QGridLayout:
        """Four in a row and two beside them; two by two where the text is large."""
        places = [(0, at, 2, 1) for at in range(4)] + [(0, 4, 1, 1), (1, 4, 1, 1)]
        if theme().large():
            places = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1)]
        arranged = grid(space_x=6, space_y=4)
        for cell, place in zip(self.cells, places, strict=True):
            arranged.addWidget(cell, *place)
            if isinstance(cell, RatingCell):
                arranged.setColumnStretch(place[1], 1)
        return arranged

    def state(self) -> str:
        """rated, not_asked, not_shown, or "" while nothing is chosen."""
        return self._state

    def value(self) -> int:
        """1 to 4, or 0 where there is no number."""
        return self._value

    def set_value(self, state: str, value: int = 0) -> None:
        """Show a rating; "" shows none."""
        self._state, self._value = state, value if state == "rated" else 0
        self._show()

    def _is_chosen(self, cell: RatingCell | UnratedCell) -> bool:
        if isinstance(cell, RatingCell):
            return self._state == "rated" and cell.value == self._value
        return cell.state == self._state

    def _show(self) -> None:
        stop = next((cell for cell in self.cells if self._is_chosen(cell)), self.cells[0])
        for cell in self.cells:
            cell.setChecked(self._is_chosen(cell))
            one = cell is stop
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _choose(self, cell: RatingCell | UnratedCell) -> None:
        if isinstance(cell, RatingCell):
            self.set_value("rated", cell.value)
        else:
            self.set_value(cell.state)
        self.chosen.emit(self._state, self._value)

    @Slot(bool)
    def _on_cell_clicked(self, checked: bool = False) -> None:
        cell = self.sender()
        if isinstance(cell, (RatingCell, UnratedCell)):
            self._choose(cell)

    def press_key(self, key: int) -> bool:
        """Do what a key means here; False if it means nothing. For pages that hold the focus themselves."""
        places = {
            Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2, Qt.Key.Key_4: 3,
            Qt.Key.Key_0: 4, Qt.Key.Key_9: 5,
        }  # fmt: skip
        at = places.get(Qt.Key(key))
        if at is None or not self.isEnabled():
            return False
        self._choose(self.cells[at])
        self.cells[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.press_key(event.key()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key()), 0
        )
        if not step or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        at = next(i for i, cell in enumerate(self.cells) if cell is watched)
        self.cells[(at + step) % len(self.cells)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
