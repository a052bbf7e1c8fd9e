"""Opening together: both seats give their passphrase, and both sides appear in the same instant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model.kinds import RoundOf, Sealing
from hirepair_desktop.storage.seals.errors import WrongPassphraseError
from hirepair_desktop.storage.seals.keys import Unlocked
from hirepair_desktop.storage.seals.revealing import LeftOut, reveal
from hirepair_desktop.storage.seals.rounds import round_of, waiting_for
from hirepair_desktop.storage.seals.seat_keys import name_of, stored_key, window_key
from hirepair_desktop.text import _, joined, ngettext
from hirepair_desktop.ui.cover import Cover
from hirepair_desktop.ui.fields.passphrase_field import PassphraseField
from hirepair_desktop.ui.notice import Notice
from hirepair_desktop.ui.private.turn import HasPrivatePages, clear_clipboard
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.widgets.private_frame import destroy_now
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import Pair, Who


def left_out_words(s: Block, left_out: Sequence[LeftOut]) -> str:
    """What a reveal could not show, whose it was and why; "" when everything is there."""
    if not left_out:
        return ""
    whys = {
        "criterion": _("the criterion was deleted"), "candidate": _("the candidate was erased"),
        "example_profile": _("the profile was deleted"),
    }  # fmt: skip
    names = joined([name_of(s, person_id) for person_id in dict.fromkeys(part.person_id for part in left_out)])
    whose = ngettext("One answer by {names}", "{n} answers by {names}", len(left_out))
    return _("{answers} could not be shown: {why} since. Everything else is here.").format(
        answers=whose.format(n=len(left_out), names=names),
        why=joined([whys[table] for table in dict.fromkeys(part.table for part in left_out)]),
    )


def wrong_words(seat: Who, typed: str) -> str:
    """Whose passphrase it is not; the way for a forgotten one is at the curtain, not here."""
    if not typed:
        return _("Both passphrases open it: {name}’s is missing.").format(name=seat.first)
    return _(
        "That is not {name}’s passphrase. Type it again; if it is forgotten, press Not now and open {name}’s own page, "
        "where Forgotten? asks for the recovery sheet."
    ).format(name=seat.first)


class Opening(QObject):
    """One reveal. `ended(shown)`; `said(words)` when it could not begin. What could not be shown is said in a notice."""

    ended = Signal(bool)
    said = Signal(str)

    def __init__(self, stage: QWidget, panel: HasPrivatePages, what: str, about_id: str) -> None:
        super().__init__(stage)
        self._stage, self._panel = stage, panel
        self._workspace = panel.workspace
        self._what, self._about_id = RoundOf(what), about_id
        self._round_id = ""
        self._form: _OpeningForm | None = None

    def start(self) -> None:
        """Ask for both passphrases; say who is still writing when somebody is."""
        clear_clipboard()
        candidate = self._panel.round_candidate(self._what.value, self._about_id)
        with self._workspace.read() as s:
            round_ = round_of(s, self._panel.session_id, self._what, candidate)
            waiting = waiting_for(s, round_.id) if round_ is not None else []
            names = [name_of(s, person_id) for person_id in waiting]
            mode = round_.mode if round_ is not None else Sealing.SEALED
        if round_ is None or names:
            words = ngettext(
                "It opens when everyone has sealed; {names} is still writing.",
                "It opens when everyone has sealed; {names} are still writing.",
                len(names),
            ).format(names=joined(names))
            self._end(False, words if names else _("Nobody has written yet. Ten minutes each is enough."))
            return
        self._round_id = round_.id
        if mode is Sealing.WINDOW_ONLY:
            self._open_window_only()
            return
        self._form = _OpeningForm(self._stage, self._panel.pair)
        self._form.given.connect(self._on_form_given)
        self._form.not_now.connect(lambda: self._end(False))

    @Slot(str, str)
    def _on_form_given(self, recruiter_words: str, manager_words: str) -> None:
        assert self._form is not None
        pair, keys = self._panel.pair, []
        try:
            for seat, words in ((pair.recruiter, recruiter_words), (pair.manager, manager_words)):
                with self._workspace.read() as s:
                    stored = stored_key(s, seat.id)
                try:
                    keys.append(stored.unlock(words))
                except WrongPassphraseError:
                    self._form.show_sentence(seat.side, wrong_words(seat, words))
                    return
                except HirePairError as error:
                    self._form.show_sentence(seat.side, str(error))
                    return
            self._reveal(*keys)
        except HirePairError as error:
            self._form.show_sentence("", str(error))
        finally:
            for key in keys:
                key.wipe()

    def _open_window_only(self) -> None:
        try:
            with self._workspace.write() as s:
                keys = [window_key(s, seat.id) for seat in (self._panel.pair.recruiter, self._panel.pair.manager)]
            self._reveal(*keys)
        except HirePairError as error:
            self._end(False, str(error))

    def _reveal(self, recruiter: Unlocked, manager: Unlocked) -> None:
        with self._workspace.write() as s:
            revealed = reveal(s, self._round_id, recruiter, manager, self._workspace.now())
            missing = left_out_words(s, revealed.left_out)
        self._end(True)
        if missing:
            Notice(self._stage, missing).come()

    def _end(self, shown: bool, words: str = "") -> None:
        form, self._form = self._form, None
        if form is not None:
            form.drop()
            destroy_now(form)
        if words:
            self.said.emit(words)
        self.ended.emit(shown)


class _OpeningForm(Cover):
    """Two seats, two fields, one button."""

    given = Signal(str, str)
    not_now = Signal()

    def __init__(self, stage: QWidget, pair: Pair) -> None:
        super().__init__(stage, "opening", 640)
        self.setAccessibleName(_("Open together"))
        self.recruiter = PassphraseField(
            _("{name}, your passphrase").format(name=pair.recruiter.first), "recruiter_passphrase", "rec"
        )
        self.manager = PassphraseField(
            _("{name}, your passphrase").format(name=pair.manager.first), "manager_passphrase", "man"
        )
        self.told = FieldSentence()
        self.back = button(_("Not now"), "opening_back")
        self.open_together = button(_("Open together"), "open_together", owner="primary", icon="eye")
        left = stack(Seat(pair.recruiter.name, "rec"), self.recruiter)
        right = stack(Seat(pair.manager.name, "man"), self.manager)
        sides = row(left, right, space=24)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.panel.setLayout(
            stack(
                title(_("Open it together")),
                plain(_("Both sides appear in the same instant. What was sealed stays; a later view goes beside it.")),
                sides, self.told, row(1, self.back, self.open_together),
                space=16, margins=(28,) * 4,
            )
        )  # fmt: skip
        self.back.clicked.connect(self.not_now)
        self.open_together.clicked.connect(self._on_open_together_clicked)
        self.recruiter.submitted.connect(self.manager.focus)
        self.manager.submitted.connect(self._on_open_together_clicked)
        self.come()
        self.recruiter.focus()

    @Slot()
    def _on_open_together_clicked(self) -> None:
        self.told.setText("")
        self.given.emit(self.recruiter.value(), self.manager.value())

    def show_sentence(self, side: str, words: str) -> None:
        """Say what was refused; the field of that side is emptied and focused."""
        self.told.setText(words)
        field = {"rec": self.recruiter, "man": self.manager}.get(side)
        if field is not None:
            field.drop()
            field.focus()

    def drop(self) -> None:
        """Forget what was typed."""
        self.recruiter.drop()
        self.manager.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.not_now.emit()
        else:
            super().keyPressEvent(event)
