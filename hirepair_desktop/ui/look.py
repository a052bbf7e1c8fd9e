"""View > Appearance, Text size, Less motion: applied at once, kept for the person, not in any workspace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.appearance import Appearance, save_appearance
from hirepair_desktop.ui.theme import apply_theme, system_theme

if TYPE_CHECKING:
    from hirepair_desktop.ui.main_window import MainWindow


class Look(QObject):
    """How the window looks, and the choices that change it."""

    def __init__(self, window: MainWindow, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._appearance = window, appearance
        for key, action in window.menus.themes.items():
            action.setChecked(key == appearance.theme)
            action.triggered.connect(lambda _checked=False, key=key: self.set_theme(key))
        for size, action in window.menus.text_sizes.items():
            action.setChecked(float(size) == appearance.text_size)
            action.triggered.connect(lambda _checked=False, size=float(size): self.set_text_size(size))
        window.menus.reduced_motion.setChecked(appearance.reduced_motion)
        window.menus.reduced_motion.toggled.connect(self.set_reduced_motion)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_style_hints_color_scheme_changed)

    def _keep(self, **changes: object) -> None:
        self._appearance = replace(self._appearance, **changes)  # type: ignore[arg-type]
        save_appearance(self._appearance)

    def _apply(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        name = self._appearance.theme or system_theme(app)
        apply_theme(app, name, self._appearance.text_size, self._appearance.reduced_motion or None)

    def set_theme(self, name: str) -> None:
        """One of the four themes, or "" to follow the system."""
        self._keep(theme=name)
        self._apply()

    def set_text_size(self, size: float) -> None:
        """0.9 to 2.0; pages are built again because their heights follow the text."""
        if size == self._appearance.text_size:
            return
        self._keep(text_size=size)
        self._apply()
        self._window.rebuild()

    def set_reduced_motion(self, reduced: bool) -> None:
        """No motion at all when set."""
        self._keep(reduced_motion=reduced)
        self._apply()

    @Slot()
    def _on_style_hints_color_scheme_changed(self) -> None:
        """Follow the system. A slot, no lambda: the sender outlives every window, and would keep this one alive."""
        if not self._appearance.theme:
            self._apply()

    def remember_file(self, path: Path | None) -> None:
        """Which workspace is opened next time."""
        self._keep(last_file=str(path) if path is not None else "")
