"""How the tests of a page act: as somebody at the keyboard does."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.labels import Words

NASTY = "<b>&amp;</b> '; DROP TABLE feedback; -- \u202e\U0001f600 %s {name}\n\tend"
"""Markup, quotes, SQL, a direction mark, an emoji, placeholders, line ends."""


def click(page: QWidget, name: str) -> None:
    """Press a button that can be seen and pressed."""
    QApplication.processEvents()
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    assert not found.isHidden(), name
    assert found.isEnabled(), name
    found.click()


def write(page: QWidget, name: str, words: str) -> None:
    """Write words over what stands in a field, and leave it."""
    voice = page.findChild(VoiceField, name)
    if voice is not None:
        voice.text.selectAll()
        voice.text.insertPlainText(words)
        voice.flush()
        return
    line = page.findChild(LineField, name)
    assert line is not None, name
    line.line.setText(words)
    line.flush()


def choose_day(page: QWidget, name: str, day: date) -> None:
    """Choose a day, and leave the field."""
    found = page.findChild(DateField, name)
    assert found is not None, name
    found.edit.setDate(QDate(day.year, day.month, day.day))
    found.flush()


def shown_words(page: QWidget) -> str:
    """Every label that is not hidden, one under the other. A part that was just put in shows with the next event."""
    QApplication.processEvents()
    return "\n".join(
        label.text() for label in page.findChildren(Words) if label.isVisibleTo(page) and label.text().strip()
    )
