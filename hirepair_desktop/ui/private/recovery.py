"""The recovery sheet, shown once, and the way back with it after a forgotten passphrase (picture 31)."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.storage.files import write_file
from hirepair_desktop.storage.seals.seat_changes import make_key_anew
from hirepair_desktop.storage.seals.seat_keys import key_row, recover
from hirepair_desktop.text import _
from hirepair_desktop.ui.cover import Cover
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.widgets.boxes import grid, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import caption, plain, title
from hirepair_desktop.ui.widgets.private_frame import destroy_now
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import OpenWorkspace, Who

WIDEST = "W"
"""The widest letter a group can hold."""


def _shown_group(place: int, group: str) -> QHBoxLayout:
    """One group behind its number, on one line and as wide as the widest four letters: groups stand in columns."""
    words = plain(group, "figure", wrap=False, name=f"group_{place}")
    words.setFixedWidth(ceil(QFontMetricsF(words.font()).horizontalAdvance(WIDEST * len(group))) + 1)
    words.setAccessibleName(_("Group {n}: {letters}").format(n=place, letters=" ".join(group)))
    return row(caption(str(place), "ink3", wrap=False), words, 1, space=8)


class HandOver(Cover):
    """Between two sheets: whose turn at the laptop it is. `taken()` when they say that they have it."""

    taken = Signal()

    def __init__(self, stage: QWidget, who: Who) -> None:
        super().__init__(stage, "hand_over")
        words = _("Hand the laptop to {name}").format(name=who.first)
        self.setAccessibleName(words)
        self.take = button(
            _("I am {name}").format(name=who.first), "take_laptop", owner=who.side if who.side != "other" else "primary"
        )
        self.panel.setLayout(
            stack(
                title(words),
                plain(_("The next sheet is for {name} alone, as the first one was for one of you.").format(name=who.first)),
                row(1, self.take),
                space=14, margins=(28,) * 4,
            )
        )  # fmt: skip
        self.take.clicked.connect(self.taken)
        self.come()
        self.setFocus()  # on no button: a Return too many must not open somebody's sheet


class RecoverySheet(Cover):
    """The eight groups of a code. `kept()` when the person says the sheet is safe; the code is nowhere else.

    The cursor stands on saving: a Return too many, left over from the passphrase, must not wave the sheet through.
    """

    kept = Signal()

    def __init__(self, stage: QWidget, workspace: OpenWorkspace, who: Who, other: Who, code: str) -> None:
        super().__init__(stage, "recovery_sheet")
        self._workspace, self._who, self._other, self._code = workspace, who, other, code
        self.setAccessibleName(_("Recovery sheet of {name}").format(name=who.name))
        groups = grid(12, 12)
        for place, group in enumerate(code.split()):
            groups.addLayout(_shown_group(place + 1, group), place // 4, place % 4)
        self.save_sheet = button(_("Save the sheet as a PDF"), "save_sheet", icon="printer")
        self.sheet_kept = button(_("I have it"), "sheet_kept", owner=who.side if who.side != "other" else "primary")
        self.told = FieldSentence()
        self.panel.setLayout(
            stack(
                title(_("{name}, your recovery sheet").format(name=who.first)),
                plain(_("Shown once. Print it and keep it away from the laptop, or write the groups down.")),
                groups,
                caption(_("Letters and digits only, no O, I, 0 or 1. Capitals do not matter. The last group checks the "
                          "others.")),
                plain(_("Passphrase and sheet both lost: what you wrote alone is written again, never read.")),
                self.told,
                row(self.save_sheet, 1, self.sheet_kept),
                space=14, margins=(28,) * 4,
            )
        )  # fmt: skip
        self.save_sheet.clicked.connect(self._on_save_sheet_clicked)
        self.sheet_kept.clicked.connect(self.kept)
        self.come()
        self.save_sheet.setFocus()

    @Slot()
    def _on_save_sheet_clicked(self) -> None:
        offered = str(Path.home() / f"{_('Recovery sheet')}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the sheet as a PDF"), offered, "PDF (*.pdf)")
        if not chosen:
            return
        from hirepair_desktop.reports.recovery import recovery_sheet_pdf

        with self._workspace.read() as s:
            key = key_row(s, self._who.id)
            number = key.sheet if key is not None else 1
        content = recovery_sheet_pdf(
            self._who.name, self._workspace.store.name, self._code.split(), self._workspace.today(), number,
            self._other.first, "a4",
        )  # fmt: skip
        try:
            write_file(Path(chosen), content)
        except OSError as error:
            self.told.setText(
                _("The sheet could not be written: {reason}. Choose another folder.").format(
                    reason=error.strerror or error
                )
            )
            return
        self.told.setText("")
        self.sheet_kept.setFocus()


class Forgotten(QObject):
    """By the sheet to a new passphrase and a new sheet; without it the open pages are written again."""

    finished = Signal(bool)

    def __init__(self, stage: QWidget, workspace: OpenWorkspace, who: Who, other: Who) -> None:
        super().__init__(stage)
        self._stage, self._workspace, self._who, self._other = stage, workspace, who, other
        self._form: _ForgottenForm | None = None
        self._sheet: RecoverySheet | None = None

    def start(self) -> None:
        """Show the form."""
        self._form = _ForgottenForm(self._stage, self._who)
        self._form.code_given.connect(self._on_form_code_given)
        self._form.anew_wanted.connect(self._on_form_anew_wanted)
        self._form.not_now.connect(lambda: self._finish(False))

    @Slot(str, str)
    def _on_form_code_given(self, code: str, passphrase: str) -> None:
        self._try(lambda s: recover(s, self._who.id, code, passphrase))

    @Slot(str)
    def _on_form_anew_wanted(self, passphrase: str) -> None:
        self._try(lambda s: make_key_anew(s, self._who.id, passphrase))

    def _try(self, verb: Callable[[Block], str]) -> None:
        assert self._form is not None
        try:
            with self._workspace.write() as s:
                code = verb(s)
        except HirePairError as error:
            self._form.told.setText(str(error))
            return
        form, self._form = self._form, None
        form.drop()
        destroy_now(form)
        self._sheet = RecoverySheet(self._stage, self._workspace, self._who, self._other, code)
        self._sheet.kept.connect(lambda: self._finish(True))

    def _finish(self, done: bool) -> None:
        for widget in (self._form, self._sheet):
            if widget is not None:
                destroy_now(widget)
        self._form = self._sheet = None
        self.finished.emit(done)


class _ForgottenForm(Cover):
    """Code and new passphrase, or a new key at the price of the open pages."""

    code_given = Signal(str, str)
    anew_wanted = Signal(str)
    not_now = Signal()

    def __init__(self, stage: QWidget, who: Who) -> None:
        super().__init__(stage, "forgotten")
        self._sure = False
        self.setAccessibleName(_("Forgotten passphrase of {name}").format(name=who.name))
        self.code = LineField(_("The eight groups of your recovery sheet"), "recovery_code", who.side)
        self.first = PassphraseField(_("New passphrase"), "new_passphrase", who.side, _("8 characters or more"))
        self.again = PassphraseField(_("Once more"), "new_passphrase_again", who.side)
        self.told = FieldSentence()
        self.back = button(_("Not now"), "forgotten_back")
        self.use_code = button(_("Use the sheet"), "use_code", owner=who.side if who.side != "other" else "primary")
        self.anew = LinkButton(_("The sheet is lost too…"), "key_anew")
        self.panel.setLayout(
            stack(
                title(_("{name}, with your recovery sheet").format(name=who.first)),
                plain(_("It sets a new passphrase. A new sheet follows and this one stops working.")),
                self.code, self.first, self.again, self.told,
                row(self.anew, 1, self.back, self.use_code),
                space=12, margins=(28,) * 4,
            )
        )  # fmt: skip
        self.back.clicked.connect(self.not_now)
        self.use_code.clicked.connect(self._on_use_code_clicked)
        self.anew.clicked.connect(self._on_anew_clicked)
        self.come()
        self.code.setFocus()

    def drop(self) -> None:
        """Forget what was typed."""
        self.first.drop()
        self.again.drop()

    def _passphrase(self) -> str:
        words: str = self.first.value()
        if words != self.again.value():
            self.told.setText(_("The two are not the same. Type the new passphrase once more."))
            return ""
        if not words:
            self.told.setText(_("Choose a new passphrase of 8 characters or more."))
        return words

    @Slot()
    def _on_use_code_clicked(self) -> None:
        passphrase = self._passphrase()
        if passphrase:
            self.code.flush()
            self.code_given.emit(self.code.value(), passphrase)

    @Slot()
    def _on_anew_clicked(self) -> None:
        if not self._sure:
            self._sure = True
            self.told.setText(
                _(
                    "Without the sheet your open private pages are written again; nobody can read them. Type a new "
                    "passphrase twice and press the same words once more."
                )
            )
            return
        passphrase = self._passphrase()
        if passphrase:
            self.anew_wanted.emit(passphrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.not_now.emit()
        else:
            super().keyPressEvent(event)
