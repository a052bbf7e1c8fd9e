"""The log file in the data folder: what went wrong, never what people wrote. No Qt."""

from __future__ import annotations

import logging
import logging.handlers
import os

from hirepair_desktop.paths import data_subfolder

LOGGER = logging.getLogger("hirepair")
FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
LARGEST = 1_000_000
KEPT = 3


def log_file() -> str:
    """Where the log is."""
    return str(data_subfolder("log") / "hirepair.log")


def start_log() -> None:
    """Write warnings and worse (or from `HIREPAIR_LOG` on) to the log file. A log that fails stops nothing."""
    level = os.environ.get("HIREPAIR_LOG", "WARNING").upper()
    LOGGER.setLevel(level if level in logging.getLevelNamesMapping() else "WARNING")
    logging.raiseExceptions = False
    if LOGGER.handlers:
        return
    try:
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            log_file(), maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORMAT))
    LOGGER.addHandler(handler)


def log_bug(error: BaseException) -> None:
    """Keep the trace of an error nobody could act on."""
    LOGGER.error("bug", exc_info=(type(error), error, error.__traceback__))
