"""The folder a PDF was last saved to, kept with the settings of the window: it is nobody's in a workspace."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import QSettings

KEY = "pdf_folder"


def _settings() -> QSettings:
    return QSettings("hirepair", "window")


def pdf_folder() -> Path:
    """Where a PDF is offered to be saved: where the last one went while that folder is there, else the documents."""
    kept = _settings().value(KEY)
    if isinstance(kept, str) and kept and Path(kept).is_dir():
        return Path(kept)
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def keep_pdf_folder(folder: Path) -> None:
    """Offer this folder next time."""
    _settings().setValue(KEY, str(folder))
