"""Writes behind the curtain of the real window, waits until it is kept, says so, and waits to be killed.

python private_child.py WORKSPACE WORDS
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.theme import dress
from tests.faults.at_table import at_table


def main(workspace: str, words: str) -> int:
    """Sit down, hand over, write, say so, wait."""
    app = QApplication(sys.argv[:1])
    ring = dress(app, "light")
    with at_table(Path(workspace), Path(workspace).parent) as hands:
        hands.sit_down(SessionKind.DEBRIEF, "reveal")
        hands.enter_scorecard()
        hands.rate(0, words, 3)
        hands.window.leaving.flush()
        sys.stdout.write("written\n")
        sys.stdout.flush()
        status = app.exec()
    ring.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
