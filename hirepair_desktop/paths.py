"""Where things lie: the data folder with its locks, backups and log, and the resources that ship. No Qt."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

APP_FOLDER = "hirepair"


def resource(name: str) -> Traversable:
    """A file or folder of `resources/` by its relative name, e.g. `theme/tokens.json`.

    Works from a checkout, an editable install, a wheel and a frozen bundle.
    """
    return files("hirepair_desktop.resources").joinpath(name)


def data_folder() -> Path:
    """The folder for locks, backups, caches and the log; made with mode 0700. `HIREPAIR_DATA` overrides it."""
    named = os.environ.get("HIREPAIR_DATA")
    if named:
        folder = Path(named)
    else:
        from platformdirs import user_data_path

        folder = user_data_path(APP_FOLDER, appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def data_subfolder(*parts: str) -> Path:
    """A folder below the data folder, made with mode 0700."""
    folder = data_folder()
    for part in parts:
        folder = folder / part
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def documents_folder() -> Path:
    """Where a new workspace is offered: Documents / HirePair. Not made before something is saved there."""
    from platformdirs import user_documents_path

    return user_documents_path() / "HirePair"
