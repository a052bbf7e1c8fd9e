"""Goes through every way into and out of a private turn by key and mouse, then opens the round; says *revealed*.

python turning_child.py WORKSPACE. Run it with MALLOC_PERTURB_, so that whatever touches a widget that is gone falls over.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.transfer.sample import PASSPHRASE
from hirepair_desktop.ui.theme import dress
from tests.faults.at_table import LEFT, AtTable, at_table
from tests.ui.window import settle

ESC, ENTER, SPACE = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space


def double(hands: AtTable, name: str) -> None:
    """A double click whose second press lands on whatever stands there after the first."""
    button = hands.seen(QWidget, name)
    where = button.mapTo(hands.window, button.rect().center())
    QTest.mouseClick(button, LEFT)
    under = hands.window.childAt(where)
    assert under is not None
    QTest.mouseDClick(under, LEFT, Qt.KeyboardModifier.NoModifier, under.mapFrom(hands.window, where))
    settle()


def by_button(hands: AtTable, key: Qt.Key) -> None:
    """Type the passphrase, then press the button with the keyboard."""
    QTest.keyClicks(hands.seen(QLineEdit, "passphrase_editor"), PASSPHRASE)
    hands.seen(QPushButton, "open_private_page").setFocus()
    hands.key(key)


def in_and_out(hands: AtTable) -> None:
    """Each way of opening the page and of leaving it."""
    enter = f"enter_{hands.manager}"
    hands.click(enter)
    hands.key(ESC)
    hands.click(enter)
    double(hands, "not_now")
    if hands.shows("curtain"):
        hands.key(ESC)
    hands.click(enter)
    hands.click("forgotten")
    hands.key(ESC)
    hands.key(ESC)
    for key in (ENTER, SPACE):
        hands.click(enter)
        by_button(hands, key)
        hands.key(ESC)
    hands.click(enter)
    hands.give()
    double(hands, "hide_now")
    if hands.shows("curtain"):
        hands.key(ESC)


def write_and_seal(hands: AtTable, person_id: str, passphrase: str) -> None:
    """One scorecard, sealed by a double click."""
    hands.click(f"enter_{person_id}")
    hands.give(passphrase)
    hands.rate(0, "Drew the flow", 3)
    hands.say_overall(1, "")
    double(hands, "seal")
    if hands.shows("curtain"):
        hands.key(ESC)


def main(workspace: str) -> int:
    """All of it."""
    app = QApplication(sys.argv[:1])
    ring = dress(app, "light")
    with at_table(Path(workspace), Path(workspace).parent) as hands:
        hands.sit_down(SessionKind.DEBRIEF, "reveal")
        in_and_out(hands)
        for person_id in hands.required:
            write_and_seal(hands, person_id, "" if person_id == hands.interviewer else PASSPHRASE)
        double(hands, "reveal_together")
        hands.key(ESC)
        hands.open_together("reveal_together")
        sys.stdout.write("revealed\n" if hands.shows("matrix") else "not revealed\n")
    ring.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
