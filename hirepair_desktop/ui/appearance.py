"""How one person likes the window: theme, text size, motion, and the last workspace. Not part of any file."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from hirepair_desktop.paths import data_folder

TEXT_SIZES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""View > Text size, as factors (DESIGN-LANGUAGE 3: 90 to 200 %)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """`theme` is "" to follow the system; `last_file` the workspace that is opened next time."""

    theme: str = ""
    text_size: float = 1.0
    reduced_motion: bool = False
    last_file: str = ""


def _file() -> Path:
    return data_folder() / "appearance.toml"


def load_appearance() -> Appearance:
    """What was chosen before; defaults where the file is missing, damaged or of another kind."""
    try:
        kept = tomllib.loads(_file().read_text(encoding="utf-8", errors="surrogateescape"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Appearance()
    default = Appearance()
    known = {
        field.name: kept[field.name]
        for field in fields(Appearance)
        if type(kept.get(field.name)) is type(getattr(default, field.name))
    }
    return replace(default, **known)


def save_appearance(appearance: Appearance) -> None:
    """Keep the choice; a data folder that cannot be written loses only the choice."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in asdict(appearance).items()]
    try:
        _file().write_text("".join(lines), encoding="utf-8", errors="surrogateescape")
    except OSError:
        from hirepair_desktop.log import LOGGER

        LOGGER.warning("the appearance could not be kept")
