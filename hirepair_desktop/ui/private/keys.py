"""Setting a passphrase for what one writes alone, and the recovery sheet that is shown once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.storage.seals.seat_keys import set_passphrase
from hirepair_desktop.text import _
from hirepair_desktop.ui.private.recovery import RecoverySheet
from hirepair_desktop.ui.widgets.curtain import Curtain, CurtainCall
from hirepair_desktop.ui.widgets.private_frame import destroy_now
from hirepair_desktop.ui.workspace import OpenWorkspace, Who


class PassphraseSetting(QObject):
    """Curtain with two fields, then the sheet. `finished(done)`."""

    finished = Signal(bool)

    def __init__(self, stage: QWidget, workspace: OpenWorkspace, who: Who, other: Who) -> None:
        super().__init__(stage)
        self._stage, self._workspace, self._who, self._other = stage, workspace, who, other
        self._curtain: Curtain | None = None
        self._sheet: RecoverySheet | None = None

    def start(self) -> None:
        """Show the curtain."""
        self._curtain = Curtain(
            self._stage,
            CurtainCall(
                self._other.name, self._other.side, _("Please look away"), False,
                self._who.name, self._who.side, _("Your turn"),
                _("{name}, choose a passphrase").format(name=self._who.first),
                _("For what you write alone. Set once; a recovery sheet follows, shown once."),
                _("Your passphrase"),
                _("Set it"),
                _("A forgotten passphrase means writing again, never reading. A weak one can be guessed by who has "
                  "the file."),
            ),
            mode="set",
        )  # fmt: skip
        self._curtain.opened.connect(self._on_curtain_opened)
        self._curtain.not_now.connect(self._on_curtain_not_now)

    @Slot(str)
    def _on_curtain_opened(self, passphrase: str) -> None:
        assert self._curtain is not None
        try:
            with self._workspace.write() as s:
                code = set_passphrase(s, self._who.id, passphrase)
        except HirePairError as error:
            self._curtain.show_sentence(str(error))
            return
        self._drop()
        self._sheet = RecoverySheet(self._stage, self._workspace, self._who, self._other, code)
        self._sheet.kept.connect(self._on_sheet_kept)

    def _drop(self) -> None:
        if self._curtain is not None:
            curtain, self._curtain = self._curtain, None
            curtain.drop_passphrase()
            destroy_now(curtain)

    @Slot()
    def _on_curtain_not_now(self) -> None:
        self._drop()
        self.finished.emit(False)

    @Slot()
    def _on_sheet_kept(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            destroy_now(sheet)
        self.finished.emit(True)
