"""The look of a printed page: sizes, leads, inks, margins and rules, read from the design tokens (print part)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from hirepair_desktop.paths import resource

MM = 72 / 25.4
PAPERS = {"a4": (210 * MM, 297 * MM), "letter": (612.0, 792.0)}
"""Width and height of a page in points."""

Ink = tuple[float, float, float]


@lru_cache(maxsize=1)
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resource("theme/tokens.json").read_text("utf-8"))
    return tokens


@lru_cache(maxsize=64)
def ink(name: str) -> Ink:
    """A colour of the light theme by its role (`ink`, `ink2`, `ink3`, `rec`, `man`, `split`, `line2` ...)."""
    value = str(_tokens()["themes"]["light"]["colors"][name]).lstrip("#")
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: face, size and lead in points, ink by role."""

    face: str
    size: float
    lead: float
    ink: str
    track: float = 0.0
    """Extra room after each letter, in points; for the recovery code."""

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline: the box of Inter centred in the lead."""
        return self.lead / 2 + 0.364 * self.size


FACES = {300: "light", 400: "regular", 500: "medium", 600: "semibold"}
LARGE = 15
"""From this size on Regular is set with the display cut."""


@lru_cache(maxsize=256)
def kind(role: str, ink_name: str = "ink", weight: int = 0) -> Type:
    """A text role of the tokens (`small`, `meta`, `body`, `lead`, `sub`, `period`, `decision`, `title`)."""
    entry = _tokens()["type"]["print_pt"][role]
    face = FACES[weight or entry["weight"]]
    if face == "regular" and entry["pt"] >= LARGE:
        face = "display"
    return Type(face, float(entry["pt"]), float(entry["lead"]), ink_name)


def strong(role: str = "body", ink_name: str = "ink") -> Type:
    """The semibold cut of a role."""
    return kind(role, ink_name, 600)


CLOSE = 1.32
"""Lead over size where a full page needs room: still open enough to read (the tokens set 1.4 to 1.5)."""


def closer(look: Type) -> Type:
    """The same words with less air between the lines, in half points; a large size stays as it is."""
    return replace(look, lead=min(look.lead, round(look.size * CLOSE * 2) / 2))


@dataclass(frozen=True, slots=True)
class Margins:
    """The free edge of a page in points."""

    top: float
    right: float
    bottom: float
    left: float


@lru_cache(maxsize=1)
def margins() -> Margins:
    """15 / 18 / 20 / 18 mm (DESIGN-LANGUAGE 10)."""
    edge = _tokens()["print"]["margins_mm"]
    return Margins(*(edge[side] * MM for side in ("top", "right", "bottom", "left")))


@lru_cache(maxsize=8)
def rule(weight: str) -> float:
    """Thickness of a rule in points: `strong`, `hair` or `box`."""
    return float(_tokens()["print"]["rule_pt"][weight])


@lru_cache(maxsize=1)
def label_column() -> tuple[float, float]:
    """Width of the label column and of the gutter beside it, in points."""
    entry = _tokens()["print"]
    return entry["label_column_mm"] * MM, entry["gutter_mm"] * MM
