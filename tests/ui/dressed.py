"""How tests of the look dress the one application: theme, text size, and no animation left over."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from hirepair_desktop.ui.theme import FocusRing, HirePairStyle, apply_theme, load_fonts

RINGS: list[FocusRing] = []


def dress(app: QApplication, name: str = "light", text_size: float = 1.0, reduced_motion: bool = True) -> None:
    """Put style, fonts and a theme on the application; motion is reduced, so that nothing has to be waited for."""
    if app.style().objectName() != "hirepair":
        app.setStyle(HirePairStyle())
    if not RINGS:  # the style may stand already: other tests put it on as the application does
        RINGS.append(FocusRing(app))
    load_fonts()
    apply_theme(app, name, text_size, reduced_motion)
