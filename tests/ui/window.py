"""The real main window over a file, for tests: built as app.py builds it, closed without a word."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.appearance import Appearance
from hirepair_desktop.ui.collecting import collect_what_is_due
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.pages.home_page import HomePage
from hirepair_desktop.ui.pages.insights_page import InsightsPage

TODAY = date(2026, 11, 24)


def settle() -> None:
    """Let everything happen that is waiting to happen, the look for garbage too; no time passes."""
    for _round in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_what_is_due()


def until_built(page: QWidget | None) -> None:
    """Let a page that reads on a thread of its own show all it has; others are there already."""
    while isinstance(page, InsightsPage | HomePage) and not page.is_built():
        page.workspace.jobs.finish()
        settle()
    settle()


@contextmanager
def window_on(file: Path | None, folder: Path, today: date = TODAY) -> Iterator[MainWindow]:
    """The window on a workspace, or on the two chairs when there is none."""
    window = MainWindow(Appearance(theme="light"), folder / "Our hiring.hirepair", today)
    if file is None:
        window.show_first_run()
    else:
        window.show_workspace(Store.open(file))
    window.resize(1440, 900)
    window.show()
    settle()
    try:
        yield window
    finally:
        window.let_go()
        window.hide()
        window.deleteLater()
        settle()


def own_copy(made: Path, folder: Path) -> Path:
    """A copy of a made file that a test may change."""
    target = folder / "mine.hirepair"
    shutil.copy(made, target)
    return target
