"""Telling a screen reader that something happened: a turn, a reveal, a seal, an error while saving."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Say `words` aloud where a screen reader listens; timers are never announced (DESIGN-LANGUAGE 11)."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget.window(), words))
