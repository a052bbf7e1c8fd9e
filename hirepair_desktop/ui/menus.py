"""The menu bar: platform order, every item with its key. What an item does is the main window's business."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from hirepair_desktop.text import _
from hirepair_desktop.ui.appearance import TEXT_SIZES

PLACES = (
    "home", "sessions", "roles", "candidates", "decisions", "commitments", "feedback", "check_ins", "insights",
)  # fmt: skip
"""The places of the sidebar in their order; Ctrl 1 to 9."""


def place_words() -> dict[str, str]:
    """What the places are called."""
    return {
        "home": _("Home"),
        "sessions": _("Sessions"),
        "roles": _("Roles"),
        "candidates": _("Candidates"),
        "decisions": _("Decisions"),
        "commitments": _("Commitments"),
        "feedback": _("Feedback"),
        "check_ins": _("Check-ins"),
        "insights": _("Insights"),
    }


def theme_words() -> dict[str, str]:
    """The appearances one can choose; "" follows the system."""
    return {
        "": _("As the system"),
        "light": _("Light"),
        "dark": _("Dark"),
        "high_contrast_light": _("High contrast, light"),
        "high_contrast_dark": _("High contrast, dark"),
    }


class Menus:
    """The menus of one window. Actions are attributes; lists are for enabling them together."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._build_file()
        self._build_edit()
        self._build_go()
        self.session = self._menu(_("&Session"), "session_menu")
        self._build_view()
        self._build_help()
        self.reaching_behind = (self.file, self.edit, self.session, self.sizes)
        self.needs_workspace = [
            self.close_workspace, self.save_copy, self.bring_in, self.export_json, self.new_session,
            *self.places.values(), self.print_summary, self.new_commitment, self.plan, self.question_bank, self.settings,
        ]  # fmt: skip

    def _menu(self, words: str, name: str) -> QMenu:
        """A menu of the window itself: one that the bar makes is lost to Python once the bar's wrapper is collected."""
        menu = QMenu(words, self._window)
        menu.setObjectName(name)
        self._window.menuBar().addMenu(menu)
        return menu

    def action(self, menu: QMenu, name: str, words: str, keys: str | QKeySequence.StandardKey = "") -> QAction:
        """One item; its key works wherever the window has the focus."""
        action = QAction(words, self._window)
        action.setObjectName(name)
        if keys != "":
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _build_file(self) -> None:
        menu = self.file = self._menu(_("&File"), "file_menu")
        self.new_workspace = self.action(menu, "new_workspace", _("New workspace…"), "Ctrl+Shift+N")
        self.open_workspace = self.action(menu, "open_workspace", _("Open…"), QKeySequence.StandardKey.Open)
        self.open_example = self.action(menu, "open_example", _("Open the example"))
        menu.addSeparator()
        self.save_copy = self.action(menu, "save_copy", _("Save a copy…"))
        self.bring_in = self.action(menu, "bring_in", _("Bring in an exchange file…"))
        self.export_json = self.action(menu, "export_json", _("Write an exchange file…"))
        self.print_summary = self.action(menu, "print_summary", _("Print summary…"), QKeySequence.StandardKey.Print)
        menu.addSeparator()
        self.close_workspace = self.action(
            menu, "close_workspace", _("Close workspace"), QKeySequence.StandardKey.Close
        )
        self.leave = self.action(menu, "leave", _("Quit"), "Ctrl+Q")  # the standard key is none on some systems
        self._window.addAction(self.leave)  # its key works also while the menus rest

    def _build_edit(self) -> None:
        menu = self.edit = self._menu(_("&Edit"), "edit_menu")
        self.undo = self.action(menu, "undo", _("Undo"), QKeySequence.StandardKey.Undo)
        self.redo = self.action(menu, "redo", _("Redo"), "Ctrl+Shift+Z")
        menu.addSeparator()
        self.settings = self.action(menu, "settings", _("Settings…"), "Ctrl+,")

    def _build_go(self) -> None:
        menu = self.places_menu = self._menu(_("&Go"), "go_menu")
        self.new_session = self.action(menu, "new_session", _("New session"), "Ctrl+N")
        self.new_commitment = self.action(menu, "new_commitment", _("New commitment here"), "Ctrl+Shift+C")
        self.plan = self.action(menu, "go_plan", _("Interview plan"), "Ctrl+Shift+P")
        self.question_bank = self.action(menu, "go_question_bank", _("Question bank"), "Ctrl+Shift+Q")
        menu.addSeparator()
        self.places = {
            key: self.action(menu, f"go_{key}", place_words()[key], f"Ctrl+{number}")
            for number, key in enumerate(PLACES, 1)
        }
        self.places["insights"].setShortcuts([QKeySequence("Ctrl+9"), QKeySequence("Ctrl+0")])

    def _build_view(self) -> None:
        menu = self._menu(_("&View"), "view_menu")
        looks = menu.addMenu(_("Appearance"))
        self.themes = self._choices(looks, "theme", theme_words())
        self.sizes = QMenu(_("Text size"), self._window)
        menu.addMenu(self.sizes)
        self.text_sizes = self._choices(self.sizes, "text_size", {str(size): f"{size:.0%}" for size in TEXT_SIZES})
        self.reduced_motion = self.action(menu, "reduced_motion", _("Less motion"))
        self.reduced_motion.setCheckable(True)

    def _choices(self, menu: QMenu, name: str, words: dict[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        actions = {}
        for key, shown in words.items():
            action = self.action(menu, f"{name}_{key or 'system'}", shown)
            action.setCheckable(True)
            action.setData(key)
            group.addAction(action)
            actions[key] = action
        return actions

    def _build_help(self) -> None:
        menu = self._menu(_("&Help"), "help_menu")
        self.keys = self.action(menu, "keys", _("Keys on this page"), "F1")
        self.protects = self.action(menu, "protects", _("What sealing protects, and what not"))
        self.about = self.action(menu, "about", _("About HirePair"))

    def rest(self, behind: bool, everything: bool, places: bool) -> None:
        """Let the menus rest that reach what is covered, the one that leads to other places, or every one.

        Also the keys of their items do nothing then.
        An item keeps what it can do by itself, for when its menu works again.
        """
        for menu in self.reaching_behind:
            menu.menuAction().setEnabled(not behind)
        self.places_menu.menuAction().setEnabled(not places)
        self._window.menuBar().setEnabled(not everything)

    def set_session_actions(self, actions: list[QAction]) -> None:
        """What the Session menu offers just now."""
        self.session.clear()
        for action in actions:
            self.session.addAction(action)
        if not actions:
            nothing = self.session.addAction(_("No session is on the table"))
            nothing.setEnabled(False)

    def connect(self, name: str, slot: Callable[[], object]) -> None:
        """Wire one item by its name."""
        action: QAction = getattr(self, name)
        action.triggered.connect(lambda _checked=False: slot())
