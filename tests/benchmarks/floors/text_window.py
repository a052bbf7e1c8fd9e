"""The floor of a start: a window with text, and the import of the ORM. Uses the libraries alone."""

from __future__ import annotations

import sys
import time

import sqlalchemy.orm
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class TextWindow(QWidget):
    """Paints one line, reports the moment and quits."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; the first time is the one that counts."""
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, sqlalchemy.orm.__name__)
        painter.end()
        sys.stdout.write(f"first-paint {time.monotonic_ns()}\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = TextWindow()
    window.resize(1280, 800)
    window.show()
    sys.exit(application.exec())
