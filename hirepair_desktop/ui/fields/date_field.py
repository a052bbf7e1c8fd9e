"""A field for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.day_edit import NO_DAY, DayEdit
from hirepair_desktop.ui.fields.field import LabelledField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.buttons import IconButton


class DateField(LabelledField):
    """A day, or none when `optional`: `edited` carries a `date` or None. It can be typed; Delete empties it.
    Words without a year mean the next such day, with `nearest` the nearest.

    What names no day stays with a sentence under it, and is not told.
    """

    edited = Signal(object)

    def __init__(
        self, label: str, name: str, optional: bool = True, side: str = "shared", help: str = "",
        parent: QWidget | None = None, nearest: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(name, label, side, parent)
        self.optional = optional
        self.edit = DayEdit()
        self.edit.nearest = nearest
        self.edit.setProperty("quiet", True)
        self.edit.setFont(theme().font())
        self.edit.setFrame(False)
        self.edit.setCalendarPopup(True)
        self.edit.setDate(NO_DAY if optional else QDate.currentDate())
        self.clear_button = IconButton("close", _("Take the day away"), f"{name}_clear")
        self._house(self.edit, self.clear_button, help_words=help, pad=2)
        self.edit.dateChanged.connect(self._on_edit_date_changed)
        self.edit.typed.connect(self._on_editor_typed)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self._told = self._read()
        self._show_clear()

    def _read(self) -> date | None:
        day = self.edit.named_day() or self.edit.date()
        return None if day == NO_DAY else date(day.year(), day.month(), day.day())

    def _write(self, value: date | None) -> None:
        self.edit.setDate(NO_DAY if value is None else QDate(value.year, value.month, value.day))

    def _show_clear(self) -> None:
        able = self.optional and not self.edit.isReadOnly() and self.edit.date() != NO_DAY
        self.clear_button.setVisible(able)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.edit.setReadOnly(read_only)
        self._show_clear()

    def flush(self) -> None:
        """Take what was typed, then tell it. Words that name no day are spoken about when the focus leaves."""
        here = self.edit.hasFocus()
        named = self.edit.named_day()
        if named is None and not here:
            words = self.edit.lineEdit().text()
            self.show_sentence(_("“{words}” is no day. Write it as in 5 Dec 2026.").format(words=words))
        elif named is not None and (self.optional or named != NO_DAY):
            self.edit.take_words(rewrite=not here)
            if self.sentence.text():
                self.show_sentence("")
        super().flush()

    @Slot(QDate)
    def _on_edit_date_changed(self, day: QDate) -> None:
        self._show_clear()
        self._on_editor_typed()

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.edit.setDate(NO_DAY)
        self.flush()
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            whole = self.edit.lineEdit().selectedText() == self.edit.text()
            if self.optional and whole and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.edit.setDate(NO_DAY)
                return True
        return super().eventFilter(watched, event)
