"""The sidebar of the desk: which pair, which place, which open role, and the way to find anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from hirepair_desktop.text import _, first_name, initials
from hirepair_desktop.ui.theme import draw_icon, theme
from hirepair_desktop.ui.widgets.boxes import Fill, Scroll, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import Options
from hirepair_desktop.ui.widgets.drawn_words import draw_line, line_width
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.seat_mark import draw_seat


@dataclass(frozen=True)
class Place:
    """One place of the sidebar; `count` None shows no number."""

    key: str
    words: str
    icon: str
    count: int | None = None


class _Entry(QAbstractButton):
    """Base of what the sidebar lists: painted, as wide as the sidebar, 30 px high."""

    def __init__(self, name: str, words: str, height: int = 30) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setProperty("ring", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme().px(height))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        """Show other words."""
        super().setText(words)
        self.setShortcut(QKeySequence())  # of an ampersand in the words, which are painted as they are

    def sizeHint(self) -> QSize:
        return QSize(theme().size("sidebar") - theme().px(16), self.minimumHeight())

    def paint_ground(self, painter: QPainter) -> None:
        """Filled when chosen or under the pointer."""
        t = theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "selected" if self.isChecked() else "hover" if self.underMouse() else ""
        if token:
            painter.setPen(QPen(t["ink"], 2) if t.high_contrast and self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(t[token])
            inset = 1 if t.high_contrast else 0
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)


class PlaceEntry(_Entry):
    """A place, or an open role (without icon and number)."""

    def __init__(self, name: str, words: str, icon: str = "", count: int | None = None) -> None:
        super().__init__(name, words)
        self.icon_name, self.count = icon, count
        self.setCheckable(True)
        if count is not None:
            self.setAccessibleDescription(str(count))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        self.paint_ground(painter)
        left, side = float(t.px(10)), t.px(16)
        chosen = self.isChecked()
        if self.icon_name:
            top = (self.height() - side) / 2
            draw_icon(painter, self.icon_name, "ink" if chosen else "ink2", QRectF(left, top, side, side))
        x = left + (t.px(26) if self.icon_name else 0)
        right = QRectF(self.width() - t.px(50), 0, t.px(40), self.height())
        room = self.width() - x - t.px(10)
        if self.count is not None:
            words = str(self.count)
            draw_line(painter, right, words, "caption", "ink2", align=Qt.AlignmentFlag.AlignRight, tabular=True)
            room -= line_width(words, "caption") + t.px(6)
        weight = 600 if chosen else None
        words = self.text()
        if line_width(words, weight=weight) > room:
            words = words.partition(",")[0]  # "Senior Backend Engineer, Payments": the whole is the tooltip
        draw_line(painter, QRectF(x, 0, room, self.height()), words, token="ink", weight=weight)


class PairEntry(_Entry):
    """The two seats of the shown pair; opens the list of pairs."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "", 36)
        self.rec_name, self.man_name = "", ""

    def set_pair(self, rec_name: str, man_name: str) -> None:
        """Whose desk this is."""
        self.rec_name, self.man_name = rec_name, man_name
        words = _("{recruiter} & {manager}").format(recruiter=first_name(rec_name), manager=first_name(man_name))
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        self.paint_ground(painter)
        x, side = float(t.px(10)), t.px(22)
        top = (self.height() - side) / 2
        for seat, name in (("rec", self.rec_name), ("man", self.man_name)):
            if name:
                draw_seat(painter, QRectF(x, top, side, side), seat, initials(name))
                x += side + t.px(3)
        icon = t.px(16)
        room = QRectF(x + t.px(5), 0, self.width() - x - icon - t.px(18), self.height())
        draw_line(painter, room, self.text(), "body_strong")
        draw_icon(
            painter, "chevron-down", "ink2",
            QRectF(self.width() - icon - t.px(6), (self.height() - icon) / 2, icon, icon),
        )  # fmt: skip


class FindEntry(_Entry):
    """Looks like a field, opens the palette."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _("Find anything"))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t["control" if t.high_contrast else "line2"], 1))
        painter.setBrush(t["hover" if self.underMouse() else "surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        side = t.px(16)
        draw_icon(painter, "search", "ink2", QRectF(t.px(11), (self.height() - side) / 2, side, side))
        key = _("Ctrl K")
        width = line_width(key, "caption")
        right = QRectF(self.width() - width - t.px(11), 0, width + 2, self.height())
        draw_line(painter, right, key, "caption", "ink2")
        room = QRectF(t.px(36), 0, self.width() - width - t.px(52), self.height())
        draw_line(painter, room, self.text(), token="ink2")


class Sidebar(Fill):
    """Places and open roles. Up and Down move between its entries, Tab leaves it."""

    place_requested = Signal(str)
    role_requested = Signal(str)
    pair_requested = Signal(str)
    find_requested = Signal()

    def __init__(self, name: str = "sidebar", parent: QWidget | None = None) -> None:
        super().__init__("window", "right", parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Places"))
        self.setFixedWidth(theme().size("sidebar"))
        self.pair = PairEntry("pair")
        self.pairs = QMenu(self)
        self.pair.clicked.connect(self._on_pair_clicked)
        self.find_entry = FindEntry("find")
        self.find_entry.clicked.connect(self.find_requested)
        self.places: dict[str, PlaceEntry] = {}
        self.roles: dict[str, PlaceEntry] = {}
        self.place_box, self.role_box = stack(space=0), stack(space=0)
        holder = QWidget()
        holder.setLayout(stack(self.place_box, self.role_box, 1, space=10, margins=(8, 0, 8, 0)))
        self.setLayout(
            stack(
                row(self.pair, margins=(8, 0, 8, 0)),
                Scroll(holder, f"{name}_scroll"),
                row(self.find_entry, margins=(8, 0, 8, 0)),
                space=6,
                margins=(0, 6, 1, 12),
            )
        )

    def set_pair(self, rec_name: str, man_name: str) -> None:
        """Whose desk this is."""
        self.pair.set_pair(rec_name, man_name)

    def set_pairs(self, pairs: Options) -> None:
        """The pairs one can change to."""
        self.pairs.clear()
        for pair_id, words in pairs:
            action = self.pairs.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._on_pair_triggered, pair_id))

    def set_places(self, places: Sequence[Place]) -> None:
        """The places with their counts, in order; Ctrl+1 to 9 belong to the window."""
        if [place.key for place in places] == list(self.places):
            for place in places:
                entry = self.places[place.key]
                entry.count = place.count
                entry.setAccessibleDescription("" if place.count is None else str(place.count))
                entry.update()
            return
        shown = next((key for key, entry in self.places.items() if entry.isChecked()), "")
        clear(self.place_box)
        self.places = {}
        for place in places:
            entry = PlaceEntry(f"place_{place.key}", place.words, place.icon, place.count)
            entry.clicked.connect(partial(self._on_place_clicked, place.key))
            entry.installEventFilter(self)
            entry.setChecked(place.key == shown)
            self.places[place.key] = entry
            self.place_box.addWidget(entry)

    def set_roles(self, groups: Sequence[tuple[str, Options]]) -> None:
        """Roles under headings: [("Open roles", [(id, title)])]."""
        shown = next((key for key, entry in self.roles.items() if entry.isChecked()), "")
        clear(self.role_box)
        self.roles = {}
        for heading, roles in groups:
            label = Words(heading, "caption", "ink2", wrap=False, weight=600)
            label.setContentsMargins(theme().px(10), theme().px(8), 0, theme().px(6))
            label.setMinimumHeight(theme().line("caption") + theme().px(14))
            self.role_box.addWidget(label)
            for role_id, words in roles:
                entry = PlaceEntry(f"sidebar_role_{role_id}", words)
                entry.setToolTip(words)
                entry.clicked.connect(partial(self._on_role_clicked, role_id))
                entry.installEventFilter(self)
                entry.setChecked(role_id == shown)
                self.roles[role_id] = entry
                self.role_box.addWidget(entry)

    def set_current(self, place_key: str, role_id: str = "") -> None:
        """What is shown now."""
        for key, entry in self.places.items():
            entry.setChecked(key == place_key)
        for key, entry in self.roles.items():
            entry.setChecked(key == role_id)

    @Slot()
    def _on_pair_clicked(self) -> None:
        if self.pairs.actions():
            self.pairs.popup(self.pair.mapToGlobal(QPoint(0, self.pair.height())))

    def _on_pair_triggered(self, pair_id: str, checked: bool = False) -> None:
        self.pair_requested.emit(pair_id)

    @staticmethod
    def _untoggle(entry: PlaceEntry) -> None:
        """A press asks; what is shown is said by the window with `set_current`."""
        entry.setChecked(not entry.isChecked())

    def _on_place_clicked(self, key: str, checked: bool = False) -> None:
        self._untoggle(self.places[key])
        self.place_requested.emit(key)

    def _on_role_clicked(self, role_id: str, checked: bool = False) -> None:
        self._untoggle(self.roles[role_id])
        self.role_requested.emit(role_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        entries = [*self.places.values(), *self.roles.values()]
        at = next((i for i, entry in enumerate(entries) if entry is watched), -1)
        if not step or at < 0:
            return False
        entries[(at + step) % len(entries)].setFocus(Qt.FocusReason.TabFocusReason)
        return True
