"""Hands at a page: press a button that can be seen, type into a field and leave it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.window import settle


def press(button: Any) -> None:
    """Click a button that can be seen."""
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def write(field: Any, words: str) -> None:
    """Type words into a field and leave it."""
    field.focus()
    QTest.keyClicks(field.text, words)
    field.flush()
    settle()
