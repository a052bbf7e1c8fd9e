"""Buttons: plain, owned and quiet ones, links, menus, icons, and the row of segments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QMenu, QPushButton, QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row

Options = Sequence[tuple[str, str]]
"""Values with the words that are shown for them."""


class PushButton(QPushButton):
    """Shows its words as they are: the ampersand in somebody's name is no mnemonic, and stays."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words.replace("&", "&&"))

    def text(self) -> str:
        """The words as they were given."""
        return super().text().replace("&&", "&")


def button(
    words: str, name: str, owner: str = "", quiet: bool = False, icon: str | None = None,
    key: str | None = None, small: bool = False,
) -> QPushButton:  # fmt: skip
    """A push button. `owner` "rec", "man" or "primary" fills it; `key` is its shortcut, as in "Ctrl+D"."""
    made = PushButton(words)
    _dress_button(made, name, words, owner, quiet, icon, small)
    if key:
        made.setShortcut(QKeySequence(key))
    return made


def _dress_button(
    made: QPushButton, name: str, words: str, owner: str, quiet: bool, icon: str | None, small: bool
) -> None:
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setFont(theme().font("body", 500))
    made.setProperty("owner", owner)
    made.setProperty("quiet", quiet)
    made.setProperty("small", small)
    made.setProperty("ring", True)
    made.setProperty("icon_name", icon or "")
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def lead_with(led: QPushButton, icon: str) -> None:
    """Lead the words with another icon, "" for none; the button asks for its width anew."""
    led.setProperty("icon_name", icon)
    led.setIcon(led.icon())  # a push button keeps its size hint until its words or its own icon are set


def set_blocked(blocked: QAbstractButton, why: str) -> None:
    """Disable a button and say why, in its tooltip and to a screen reader; "" enables it again."""
    blocked.setEnabled(not why)
    blocked.setToolTip(why)
    blocked.setStatusTip(why)
    blocked.setAccessibleDescription(why)


def press_focused(event: QKeyEvent) -> bool:
    """Enter presses the button that has the focus: some systems have it so, others know Space alone."""
    focused = QApplication.focusWidget()
    if (
        event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ):
        return False
    if not isinstance(focused, QAbstractButton) or event.isAutoRepeat():
        return False
    focused.click()
    return True


class LinkButton(QAbstractButton):
    """Underlined words that do something here. For acts, not for places on the web."""

    def __init__(
        self, words: str, name: str, token: str = "ink", role: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.token = token
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFont(theme().font(role))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setShortcut(QKeySequence())  # of an ampersand in the words, which are painted as they are
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2, theme().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setPen(t[self.token if self.isEnabled() else "ink3"])
        painter.setFont(self.font())
        metrics = QFontMetrics(self.font())
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(0, base, self.text())
        thick = 2 if self.underMouse() and self.isEnabled() else 1
        painter.fillRect(QRectF(0, base + 3, metrics.horizontalAdvance(self.text()), thick), t["control"])


class MenuButton(PushButton):
    """A button that opens a list of choices below it."""

    chosen = Signal(str)

    def __init__(
        self, words: str, name: str, items: Options = (), icon: str | None = None, owner: str = "",
        quiet: bool = False, small: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words, parent)
        _dress_button(self, name, words, owner, quiet, icon, small)
        self.list = QMenu(self)
        self.list.setObjectName(f"{name}_menu")
        self.setMenu(self.list)
        self.set_items(items)

    def set_items(self, items: Options) -> None:
        """What can be chosen."""
        self.list.clear()
        for value, words in items:
            entry = self.list.addAction(words.replace("&", "&&"))
            entry.setData(value)
            entry.triggered.connect(partial(self._on_entry_triggered, value))

    def _on_entry_triggered(self, value: str, checked: bool = False) -> None:
        self.chosen.emit(value)


class IconButton(QPushButton):
    """An icon alone: only for close, fold, more, show and move; its words are spoken and in the tooltip."""

    def __init__(self, icon: str, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress_button(self, name, words, "", True, icon, True)
        self.setToolTip(words)
        side = theme().size("control_small")
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, words: str) -> None:
        """Another icon, and what it does now."""
        self.setProperty("icon_name", icon)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()


class Segmented(QWidget):
    """A few choices side by side, one of them chosen. Arrows move and choose.

    `chosen` comes only when the person chooses, not on `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Options, name: str, label: str, owner: str = "primary", small: bool = True,
        stretched: bool = False, spaced: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for at, (value, words) in enumerate(options):
            place = "apart" if spaced else _place(at, len(options))
            self._add(value, words, place, owner, small)
        self.setLayout(row(*self.buttons.values(), None if stretched else 1, space=8 if spaced else 0))
        if not stretched:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _add(self, value: str, words: str, place: str, owner: str, small: bool) -> None:
        made = button(words, f"{self.objectName()}_{value}", owner=owner, small=small)
        made.setCheckable(True)
        made.setProperty("segment", place)
        made.setAccessibleName(_("{label}: {choice}").format(label=self.accessibleName(), choice=words))
        made.installEventFilter(self)
        made.clicked.connect(partial(self._on_button_clicked, value))
        self.group.addButton(made)
        self.buttons[value] = made

    def value(self) -> str:
        """What is chosen, or ""."""
        return next((value for value, made in self.buttons.items() if made.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show a choice; "" shows none."""
        self.group.setExclusive(False)
        for key, made in self.buttons.items():
            made.setChecked(key == value)
        self.group.setExclusive(True)
        self._set_tab_stop()

    def set_enabled_value(self, value: str, why: str) -> None:
        """Block one choice and say why; "" frees it."""
        set_blocked(self.buttons[value], why)

    def _set_tab_stop(self) -> None:
        """One stop for the Tab key: the chosen segment, or the first."""
        stop = self.value() or next(iter(self.buttons), "")
        for key, made in self.buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)

    def _on_button_clicked(self, value: str, checked: bool = False) -> None:
        self._set_tab_stop()
        self.chosen.emit(value)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
            }.get(Qt.Key(event.key()), 0)  # fmt: skip
            if step:
                mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
                self._move(watched, -step if mirrored and sideways else step)
                return True
        return False

    def _move(self, start: QWidget, step: int) -> None:
        free = [made for made in self.buttons.values() if made.isEnabled()]
        if start in free:
            target = free[(free.index(start) + step) % len(free)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()


def _place(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if at == 0 else "last" if at == count - 1 else "mid"
