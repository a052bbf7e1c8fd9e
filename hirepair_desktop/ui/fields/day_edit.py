"""The editor inside a field for a day: arrows step, and a day can be typed in the words people write it in."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QValidator
from PySide6.QtWidgets import QDateEdit, QWidget

from hirepair_desktop.text import _

NO_DAY = QDate(1900, 1, 1)
"""Stands for "no day yet" inside the editor; never told."""

SHOWN = "d MMM yyyy"
WHOLE = (SHOWN, "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "yyyy-M-d", "d.M.yyyy")
WITHOUT_YEAR = ("d MMM", "d MMMM", "MMM d", "MMMM d", "d.M.")

TEXT_KEYS = (
    Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def day_in(words: str, locale: QLocale, today: QDate, nearest: bool = False) -> QDate | None:
    """The day that words name, as "5 Dec 2026", "2026-12-05", "5.12.2026".

    Without a year the next such day, or with `nearest` the one nearest to today: what was held or started is past.
    """
    written = " ".join(words.replace(",", " ").split())
    short = locale.dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
    for form in (*WHOLE, short):
        found = locale.toDate(written, form)
        if found.isValid() and found.year() > NO_DAY.year():
            return found
    for form in WITHOUT_YEAR:
        found = locale.toDate(written, form)
        if found.isValid():
            here = QDate(today.year(), found.month(), found.day())
            if nearest:
                return min((here.addYears(n) for n in (0, -1, 1)), key=lambda day: abs(day.daysTo(today)))
            return here if here >= today else here.addYears(1)
    return None


class DayEdit(QDateEdit):
    """A date editor that starts from today when it is empty, and takes a day typed over what stands there.

    `typed` comes with every change of the words. Qt's own typing goes part by part: it keeps "No day yet" in front
    of what is typed, and puts the old day back when the next part begins. So words go to the line past it.
    """

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nearest = False
        self.setDisplayFormat(SHOWN)
        self.setMinimumDate(NO_DAY)
        self.setSpecialValueText(_("No day yet"))

    def _shown(self) -> str:
        return self.specialValueText() if self.date() == NO_DAY else self.locale().toString(self.date(), SHOWN)

    def is_being_typed(self) -> bool:
        """Whether other words stand here than the day that is kept would be written in."""
        return self.lineEdit().text() != self._shown()

    def named_day(self) -> QDate | None:
        """The day that the words name, NO_DAY for none; None when they name no day at all."""
        words = self.lineEdit().text()
        if not self.is_being_typed():
            return self.date()
        return day_in(words, self.locale(), QDate.currentDate(), self.nearest) if words.strip() else NO_DAY

    def take_words(self, rewrite: bool) -> None:
        """Keep the day that the words name; `rewrite` writes it as it is shown, else the words stay as typed."""
        day, words, at = self.named_day(), self.lineEdit().text(), self.lineEdit().cursorPosition()
        if day is None:
            return
        blocked = self.lineEdit().blockSignals(True)
        self.setDate(day)
        self.lineEdit().setText(self._shown() if rewrite else words)
        self.lineEdit().setCursorPosition(at)
        self.lineEdit().blockSignals(blocked)

    # What Qt asks

    def validate(self, words: str, at: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State
        return (state.Acceptable if words == self._shown() else state.Intermediate), words, at

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next field: Qt's goes from part to part, and never leaves a field without a day."""
        return QWidget.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by key types over the whole day."""
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that name no day stay: the sentence under the field is about them."""
        words = self.lineEdit().text()
        super().focusOutEvent(event)
        self.lineEdit().setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words, line = event.text(), self.lineEdit()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            line.selectAll()  # Qt's own puts the day that is kept back over the words, or chooses nothing
            return
        writes = bool(words) and words.isprintable() and not event.modifiers() & COMMANDS
        pastes = any(event.matches(key) for key in (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Cut))
        moves = event.key() in TEXT_KEYS and (self.is_being_typed() or event.key() in TEXT_KEYS[:2])
        if self.isReadOnly() or not (writes or pastes or moves):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.take_words(rewrite=True)
            super().keyPressEvent(event)
            return
        if writes and line.text() == self.specialValueText():
            line.selectAll()
        blocked = line.blockSignals(True)
        line.event(event)
        line.blockSignals(blocked)
        self.typed.emit()

    def stepBy(self, steps: int) -> None:
        if self.date() == NO_DAY:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.date() == NO_DAY and self.calendarPopup():
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())
