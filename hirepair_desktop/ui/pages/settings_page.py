"""Settings (picture 22): thresholds with their reason at the left, the rest at the right, lists in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.settings_aside import Aside
from hirepair_desktop.ui.pages.settings_people import PeopleSection
from hirepair_desktop.ui.pages.settings_places import PlacesSection
from hirepair_desktop.ui.pages.settings_thresholds import Thresholds
from hirepair_desktop.ui.pages.settings_words import WordsSection
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import caption, title
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

BESIDE = 900
"""From this width on, at 100 %, the two columns stand side by side."""


SHARES = (67, 33)

BANK = "question_bank"
"""The place of the question bank on the desk."""


class Overview(QWidget):
    """Thresholds and the right column, with a field that finds a setting. `opened(section)`."""

    opened = Signal(str)

    def __init__(self, page: Page, pair: Pair | None) -> None:
        super().__init__()
        t = theme()
        self.finder = LineField("", "find_setting", placeholder=_("Find a setting"))
        self.finder.set_compact(_("Find a setting"))
        self.finder.setFixedWidth(t.px(220))
        self.thresholds, self.aside = Thresholds(page, pair), Aside(page, pair)
        self.nothing = caption(_("No setting is called that."), name="nothing_found")
        under = caption(_("House defaults are our choices where no source proves a better one. Yours may differ."))
        words = stack(title(_("Settings")), under, space=2)
        heading: QBoxLayout
        if t.large():
            heading = stack(words, row(self.finder, 1), space=12)
        else:
            heading = row(words, self.finder, space=24)
            heading.setStretch(0, 1)
            heading.setAlignment(self.finder, Qt.AlignmentFlag.AlignBottom)
        self.columns = QHBoxLayout()
        self.columns.setSpacing(t.px(32))
        self.columns.addWidget(self.thresholds)
        self.columns.addWidget(self.aside)
        self._share(True)
        self.setLayout(stack(heading, self.nothing, self.columns, 1, space=18))
        show_if(self.nothing, False)
        self.finder.edited.connect(self._on_finder_edited)
        self.aside.opened.connect(self.opened)

    def show_kept(self, s: Block) -> None:
        """Show what the workspace has."""
        self.thresholds.show_kept(s)
        self.aside.show_kept(s)

    def focus_first(self) -> None:
        """Go to the first threshold."""
        self.thresholds.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= theme().px(BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.columns.direction() != direction:
            self.columns.setDirection(direction)
            self._share(beside)
        super().resizeEvent(event)

    def _share(self, beside: bool) -> None:
        """Shares of the width where the columns stand side by side; of the height they have what they need."""
        for place, share in enumerate(SHARES):
            self.columns.setStretch(place, share if beside else 0)

    @Slot(str)
    def _on_finder_edited(self, typed: str) -> None:
        words = typed.casefold().split()
        left, right = self.thresholds.narrow(words), self.aside.narrow(words)
        show_if(self.thresholds, left)
        show_if(self.aside, right)
        show_if(self.nothing, not left and not right)


Shown = Overview | WordsSection | PlacesSection | PeopleSection


class SettingsPage(Page):
    """`show_about(section)`: "" for everything, "words", "places" or "people" for one list on a page of its own."""

    shows = frozenset({"setting", "person", "partnership"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "settings_page")
        self.setWindowTitle(_("Settings"))
        self._shown = ""
        self._pair = workspace.pair()
        self._parts: dict[str, Shown] = {}
        self.back = LinkButton(_("All settings"), "back_to_settings", "ink2")
        self.back.setAccessibleName(_("Back to all settings"))
        self._body = stack(space=0)
        column = QWidget()
        column.setMaximumWidth(theme().px(1164))
        column.setLayout(stack(row(self.back, 1), self._body, 1, space=8))
        across = QHBoxLayout(self)
        across.setContentsMargins(*(theme().px(side) for side in (32, 24, 32, 24)))
        across.addWidget(column, 1000)
        across.addStretch(1)
        self.back.clicked.connect(self._on_back_clicked)

    def show_about(self, section: str) -> None:
        """Which part: "" for the overview."""
        self._shown = section if section in self._makers() else ""
        for name, part in self._parts.items():
            show_if(part, name == self._shown)
        show_if(self.back, bool(self._shown))
        self.look_again()
        frame = self.parentWidget()
        scroll = frame.parentWidget() if frame is not None else None
        if isinstance(scroll, QScrollArea):
            scroll.verticalScrollBar().setValue(0)

    def _makers(self) -> dict[str, Callable[[], Shown]]:
        return {
            "": lambda: Overview(self, self._pair),
            "words": lambda: WordsSection(self),
            "places": lambda: PlacesSection(self),
            "people": lambda: PeopleSection(self),
        }

    def _part(self) -> Shown:
        """The part that is shown; made when it is first needed."""
        if self._shown not in self._parts:
            made = self._makers()[self._shown]()
            if isinstance(made, Overview):
                made.opened.connect(self._on_overview_opened)
            self._parts[self._shown] = made
            self._body.addWidget(made)
            show_if(made, True)
        return self._parts[self._shown]

    def refresh(self) -> None:
        pair = self.workspace.pair()
        if pair != self._pair:
            self._forget(pair)
        part = self._part()
        with self.workspace.read() as s:
            part.show_kept(s)

    def _forget(self, pair: Pair | None) -> None:
        """Another pair sits here: rows name who changed something, so they are made again."""
        self._pair = pair
        old = self._parts.pop("", None)
        if old is not None:
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def focus_first(self) -> None:
        """Go to where this part begins."""
        if self._stale:
            self._stale = False
            self.refresh()
        self._part().focus_first()

    @Slot(str)
    def _on_overview_opened(self, section: str) -> None:
        """A list on a page of its own: the bank has its own place, because a plan leads there as well."""
        if section == BANK:
            self.open_requested.emit(BANK, "")
        else:
            self.open_requested.emit("settings", section)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.open_requested.emit("settings", "")
