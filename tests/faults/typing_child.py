"""Types into a field of the real window, says what it typed, and asks to be killed one second after.

python typing_child.py WORKSPACE SESSION SECTION FIELD WORDS
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from hirepair_desktop.storage.store import Store
from hirepair_desktop.ui.appearance import Appearance
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.theme import dress

UNSAVED_AT_MOST = 1000
"""Milliseconds (RELIABILITY D2): what is older than this is on the disk."""


def say_now() -> None:
    """Ask the parent to kill."""
    sys.stdout.write("now\n")
    sys.stdout.flush()


def main(workspace: str, session_id: str, section: str, field: str, words: str) -> int:
    """Sit down, type, say so, wait to be killed."""
    app = QApplication(sys.argv[:1])
    ring = dress(app, "light")
    window = MainWindow(Appearance(), Path(workspace), date(2026, 11, 24))
    window.show_workspace(Store.open(Path(workspace)))
    window.show()
    window.go("session", session_id)
    assert window.table is not None
    window.table.frame.show_section(section)
    app.processEvents()
    holder = window.findChild(QWidget, field)
    assert holder is not None
    edit = holder if isinstance(holder, QTextEdit) else holder.findChild(QTextEdit)
    assert edit is not None
    edit.setFocus()
    QTest.keyClicks(edit, words)
    QTimer.singleShot(UNSAVED_AT_MOST, say_now)
    status = app.exec()
    ring.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
