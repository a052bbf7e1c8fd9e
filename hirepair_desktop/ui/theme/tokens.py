"""The look as data: colours, lengths, type and motion of one theme at one text size, from `tokens.json`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QPalette

from hirepair_desktop.paths import resource

THEMES = ("light", "dark", "high_contrast_dark", "high_contrast_light")
"""Names of the themes, as in the tokens."""

WEIGHT_AXIS = QFont.Tag("wght")
SIZE_AXIS = QFont.Tag("opsz")
TABULAR = QFont.Tag("tnum")
DISPLAY_ROLES = frozenset({"page", "figure"})


@lru_cache(maxsize=1)
def tokens() -> dict[str, Any]:
    """The whole token file, read once."""
    found: dict[str, Any] = json.loads(resource("theme/tokens.json").read_text(encoding="utf-8"))
    return found


class Theme:
    """The tokens of one theme at one text size. Widgets ask `theme()` while they paint."""

    def __init__(self, name: str = "light", text_size: float = 1.0, reduced_motion: bool = False) -> None:
        self.name = name
        self.text_size = text_size
        self.reduced_motion = reduced_motion
        self.high_contrast = name.startswith("high_contrast")
        self.colors = {key: QColor(value) for key, value in tokens()["themes"][name]["colors"].items()}
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}

    def __getitem__(self, token: str) -> QColor:
        return self.colors[token]

    def px(self, length: float) -> int:
        """A length in logical pixels that grows with the text."""
        return round(length * self.text_size)

    def line(self, role: str = "body") -> int:
        """The height of a line of text of this role, in pixels."""
        return self.px(tokens()["type"]["scale"][role]["line"])

    def font(self, role: str = "body", weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a role of the type scale; `tabular` lines figures up."""
        key = (role, weight, tabular)
        if key not in self._fonts:
            self._fonts[key] = self._made_font(role, weight, tabular)
        return self._fonts[key]

    def _made_font(self, role: str, weight: int | None, tabular: bool) -> QFont:
        spec = tokens()["type"]["scale"][role]
        heaviness = weight or spec["weight"]
        font = QFont(tokens()["type"]["family_ui"][0])
        font.setPixelSize(self.px(spec["px"]))
        font.setWeight(QFont.Weight(heaviness))  # serves an installed Inter
        font.setVariableAxis(WEIGHT_AXIS, float(heaviness))  # serves the bundled variable file
        font.setVariableAxis(SIZE_AXIS, 32.0 if role in DISPLAY_ROLES else 14.0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # even letter gaps at 12 and 13 px
        if tabular:
            font.setFeature(TABULAR, 1)
        return font

    def motion(self, key: str) -> int:
        """Milliseconds of a movement (`fold`, `turn_marker`, `reveal`...); 0 when motion is reduced."""
        times = tokens()["motion_ms"]
        return int(times["reduced"] if self.reduced_motion else times[key])

    def size(self, key: str) -> int:
        """A fixed length of the layout (`table_bar`, `agenda`...) at this text size."""
        return self.px(tokens()["size"][key])

    def radius(self, key: str) -> float:
        """Corner radius: `check`, `control`, `panel`, `seat` or `overlay`."""
        return float(tokens()["radius"][key])

    def voice_edge(self) -> int:
        """How wide the edge of a speaker is: 3 px, 5 where the text is large (DESIGN-LANGUAGE 4)."""
        return 5 if self.text_size >= 1.5 else int(tokens()["line"]["voice"])

    def large(self) -> bool:
        """Whether the text is so large that side columns fold (150 % and more, DESIGN-LANGUAGE 4)."""
        return self.text_size >= 1.5

    def palette(self) -> QPalette:
        """The palette of this theme; everything that Fusion still paints follows it."""
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        roles = {
            role.Window: "window", role.Base: "surface", role.AlternateBase: "sunken", role.Button: "surface",
            role.WindowText: "ink", role.Text: "ink", role.ButtonText: "ink", role.BrightText: "on-voice",
            role.PlaceholderText: "ink3", role.Light: "surface", role.Midlight: "line", role.Mid: "line2",
            role.Dark: "control", role.Shadow: "control", role.Highlight: "selected",
            role.HighlightedText: "ink", role.Accent: "primary", role.Link: "ink", role.LinkVisited: "ink2",
            role.ToolTipBase: "surface", role.ToolTipText: "ink",
        }  # fmt: skip
        palette = QPalette()
        for key, token in roles.items():
            palette.setColor(key, self[token])
        for key in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, key, self["ink3"])
        for key in (role.Button, role.Base):
            palette.setColor(group.Disabled, key, self["sunken"])
        return palette


class _Current:
    theme: Theme | None = None


def theme() -> Theme:
    """The theme that is shown now."""
    if _Current.theme is None:
        _Current.theme = Theme()
    return _Current.theme


def set_theme(shown: Theme) -> None:
    """Make `shown` the current theme; `apply_theme` calls this before it sets the palette."""
    _Current.theme = shown
