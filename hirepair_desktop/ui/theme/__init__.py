"""The look of the program: tokens, fonts, icons, one style, one focus ring. Pages and data are elsewhere."""

from hirepair_desktop.ui.theme.apply import apply_theme, dress, system_theme
from hirepair_desktop.ui.theme.fonts import load_fonts
from hirepair_desktop.ui.theme.icons import draw_icon, icon, icon_pixmap
from hirepair_desktop.ui.theme.ring import FocusRing
from hirepair_desktop.ui.theme.style import HirePairStyle
from hirepair_desktop.ui.theme.tokens import THEMES, Theme, theme, tokens

__all__ = [
    "THEMES",
    "FocusRing",
    "HirePairStyle",
    "Theme",
    "apply_theme",
    "draw_icon",
    "dress",
    "icon",
    "icon_pixmap",
    "load_fonts",
    "system_theme",
    "theme",
    "tokens",
]
