"""Putting a theme on the application, and finding the one the system asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.theme.fonts import load_fonts
from hirepair_desktop.ui.theme.icons import icon_pixmap
from hirepair_desktop.ui.theme.ring import FocusRing
from hirepair_desktop.ui.theme.style import HirePairStyle
from hirepair_desktop.ui.theme.tokens import Theme, set_theme, theme

TEXT_SIZES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""What View > Text size offers (DESIGN-LANGUAGE 3)."""


def system_theme(app: QApplication) -> str:
    """The theme that the system's colour scheme and contrast preference ask for."""
    hints = app.styleHints()  # kept in a name: a temporary is deleted before `accessibility()` answers
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    contrast = hints.accessibility().contrastPreference()
    if contrast == Qt.ContrastPreference.HighContrast:
        return "high_contrast_dark" if dark else "high_contrast_light"
    return "dark" if dark else "light"


def apply_theme(
    app: QApplication, name: str, text_size: float | None = None, reduced_motion: bool | None = None
) -> None:
    """A palette and a font for the whole program; None keeps the text size or the motion as it is.

    Everything painted from `theme()` follows. After a change of text size a page has to be built anew.
    """
    if reduced_motion is None:
        reduced_motion = theme().reduced_motion
    if text_size is None:
        text_size = theme().text_size
    shown = Theme(name, text_size, reduced_motion)
    set_theme(shown)
    icon_pixmap.cache_clear()
    app.setPalette(shown.palette())
    if app.font() != shown.font():
        app.setFont(shown.font())


def dress(app: QApplication, name: str = "", text_size: float = 1.0) -> FocusRing:
    """Style, fonts, theme and focus ring, in the one right order. The caller keeps the ring.

    `name` "" takes the theme of the system.
    """
    app.setStyle(HirePairStyle())
    load_fonts()
    apply_theme(app, name or system_theme(app), text_size)
    return FocusRing(app)
