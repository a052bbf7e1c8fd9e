"""A private turn: curtain, passphrase, the page of one person, encrypted drafts, seal, and everything gone again.

The page's words leave it only as an encrypted draft. When the turn ends, its widgets are destroyed, not
hidden, its undo stacks with them, and the key is wiped (RELIABILITY D9, DESIGN-LANGUAGE 12).
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import RoundOf, RoundState, Sealing
from hirepair_desktop.storage.seals.drafts import Turn, Writer
from hirepair_desktop.storage.seals.private_pages import (
    begin_turn,
    load_draft,
    reopen,
    resume_turn,
    save_draft,
    seal,
)
from hirepair_desktop.storage.seals.rounds import open_round, readiness, round_of
from hirepair_desktop.storage.seals.seat_keys import has_key, sealing_of, stored_key, window_key
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.private.keys import PassphraseSetting
from hirepair_desktop.ui.private.page import Payload, PrivatePage
from hirepair_desktop.ui.private.recovery import Forgotten
from hirepair_desktop.ui.widgets.curtain import Curtain, CurtainCall
from hirepair_desktop.ui.widgets.private_frame import PrivateFrame, destroy_now
from hirepair_desktop.ui.workspace import OTHER, OpenWorkspace, Pair, Who


class HasPrivatePages(Protocol):
    """What the panel of a session offers to a private turn."""

    workspace: OpenWorkspace
    session_id: str
    pair: Pair

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """What it is about, and the empty page."""

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Who has to seal before the reveal."""

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """The candidate the round is about, for ratings."""


class PrivateTurn(QObject):
    """One person's turn alone. `ended(sealed)` when the laptop goes back to the table; `said(words)`."""

    ended = Signal(bool)
    said = Signal(str)

    def __init__(self, stage: QWidget, panel: HasPrivatePages, what: str, person_id: str, about_id: str) -> None:
        super().__init__(stage)
        self._stage, self._panel = stage, panel
        self._workspace = panel.workspace
        self._what, self._about_id = RoundOf(what), about_id
        with self._workspace.read() as s:
            self._who = panel.pair.who(s.get_one(Person, person_id))
            self._mode = sealing_of(s)
        self._round_id = ""
        self._writer: Writer | None = None
        self._begins = False
        self._curtain: Curtain | None = None
        self._frame: PrivateFrame | None = None
        self._page: PrivatePage | None = None
        self._kept: Payload = {}
        self._step: QObject | None = None

    # Before the curtain: keys and the round

    def start(self) -> None:
        """Close the curtain; seats without a passphrase set theirs first."""
        clear_clipboard()
        without = self._without_key()
        if without is not None:
            setting = PassphraseSetting(self._stage, self._workspace, without, self._panel.pair.other(without.id))
            setting.finished.connect(self._on_setting_finished)
            self._step = setting
            setting.start()
            return
        try:
            self._round_id = self._find_or_open_round()
        except HirePairError as error:
            self._end(False, str(error))
            return
        if self._mode is Sealing.WINDOW_ONLY:
            self._open_window_only()
        else:
            self._show_curtain()

    def _without_key(self) -> Who | None:
        if self._mode is Sealing.WINDOW_ONLY:
            return None
        with self._workspace.read() as s:
            seats = (self._panel.pair.recruiter, self._panel.pair.manager)
            return next((seat for seat in seats if not has_key(s, seat.id)), None)

    @Slot(bool)
    def _on_setting_finished(self, done: bool) -> None:
        self._step = None
        if done:
            self.start()
        else:
            self._end(False)

    def _find_or_open_round(self) -> str:
        candidate = self._panel.round_candidate(self._what.value, self._about_id)
        with self._workspace.read() as s:
            found = round_of(s, self._panel.session_id, self._what, candidate)
            if found is not None and found.state is RoundState.OPEN:
                return found.id
        pair = self._panel.pair
        with self._workspace.write() as s:
            opened = open_round(
                s,
                self._panel.session_id,
                self._what,
                seats=(pair.recruiter.id, pair.manager.id),
                required_ids=self._panel.required_people(self._what.value, self._about_id),
                candidate_id=candidate,
            )
            return opened.id

    # The closed curtain

    def _ready(self, person_id: str) -> bool:
        with self._workspace.read() as s:
            return dict(readiness(s, self._round_id)).get(person_id, False)

    def _by_turn_code(self) -> bool:
        with self._workspace.read() as s:
            return self._who.side == OTHER and not has_key(s, self._who.id)

    def _show_curtain(self) -> None:
        giver = self._panel.pair.other(self._who.id)
        about, page = self._panel.make_private_page(self._what.value, self._who.id, self._about_id)
        destroy_now(page)
        sealed, by_code = self._ready(self._who.id), self._by_turn_code()
        text = _("{name} writes alone: {about}.\nNobody sees anything until everybody is ready.")
        if sealed:
            text = _("{name}'s page is sealed: {about}.\nOpening it again means: not ready.")
        field = _("{name}, your passphrase") if not by_code else _("{name}, the code of your turn (empty to begin)")
        self._curtain = Curtain(
            self._stage,
            CurtainCall(
                giver.name,
                giver.side,
                _("Ready") if self._ready(giver.id) else _("Not ready"),
                self._ready(giver.id),
                self._who.name,
                self._who.side,
                _("Your turn"),
                _("Hand the laptop to {name}").format(name=self._who.first),
                text.format(name=self._who.first, about=about),
                field.format(name=self._who.first),
                _("Open my page again") if sealed else _("Open my private page"),
                _("Sealed: unreadable in the file until both open it. Help says what this cannot protect against."),
            ),
            mode="code" if by_code else "open",
        )
        self._curtain.opened.connect(self._on_curtain_opened)
        self._curtain.not_now.connect(self._on_curtain_not_now)
        self._curtain.forgotten.connect(self._on_curtain_forgotten)

    @Slot(str)
    def _on_curtain_opened(self, passphrase: str) -> None:
        assert self._curtain is not None
        try:
            self._writer = self._unlock(passphrase)
        except HirePairError as error:
            self._curtain.show_sentence(str(error))
            return
        self._show_page()

    def _unlock(self, passphrase: str) -> Writer:
        if not self._by_turn_code():
            with self._workspace.read() as s:
                stored = stored_key(s, self._who.id)
            return stored.unlock(passphrase)
        with self._workspace.read() as s:
            self._begins = not passphrase.strip()
            if self._begins:
                return begin_turn(s, self._round_id, self._who.id)
            return resume_turn(s, self._round_id, self._who.id, passphrase)

    def _open_window_only(self) -> None:
        try:
            with self._workspace.write() as s:
                self._writer = window_key(s, self._who.id)
        except HirePairError as error:
            self._end(False, str(error))
            return
        self._show_page()

    @Slot()
    def _on_curtain_not_now(self) -> None:
        self._end(False)

    @Slot()
    def _on_curtain_forgotten(self) -> None:
        assert self._curtain is not None
        forgotten = Forgotten(self._stage, self._workspace, self._who, self._panel.pair.other(self._who.id))
        forgotten.finished.connect(self._on_forgotten_finished)
        self._step = forgotten
        self._drop_curtain()
        forgotten.start()

    @Slot(bool)
    def _on_forgotten_finished(self, done: bool) -> None:
        self._step = None
        self._show_curtain()

    # The open curtain

    def _show_page(self) -> None:
        assert self._writer is not None
        try:
            draft = self._draft(self._writer)
        except HirePairError as error:
            self._end(False, str(error))
            return
        _about, page = self._panel.make_private_page(self._what.value, self._who.id, self._about_id)
        other = self._panel.pair.other(self._who.id)
        words = _("Nothing here shows anywhere until everybody is ready and you both open it.")
        if isinstance(self._writer, Turn) and self._writer.code:
            words = _(
                "The code of this turn is {code}: note it to come back to an unfinished page. One that was begun "
                "before is replaced as soon as you write here."
            ).format(code=self._writer.code)
        self._frame = PrivateFrame(self._stage, self._who.name, self._who.side, other.name, words)
        self._page = page
        page.load(draft)
        self._kept = page.payload()
        self._frame.set_page(page)
        self._frame.set_keys([*page.keys(), ("Esc", _("hide"))])
        self._frame.hide_requested.connect(self._on_frame_hide_requested)
        page.edited.connect(self._on_page_edited)
        page.seal_requested.connect(self._on_page_seal_requested)
        self._drop_curtain()
        self._frame.go_to_page(page.lands_on())

    def _draft(self, writer: Writer) -> Payload | None:
        """What the writer wrote before: taken out of its seal, unfinished, or nothing in a turn that begins."""
        if self._ready(self._who.id):
            with self._workspace.write() as s:
                return reopen(s, self._round_id, writer)
        if self._begins:
            return None
        with self._workspace.read() as s:
            return load_draft(s, self._round_id, writer)

    @Slot()
    def _on_page_edited(self) -> None:
        self._save()

    def _save(self) -> bool:
        """Keep the page as an encrypted draft, if it changed; False, with the reason on it, when it was refused.

        An untouched page is not kept: somebody who only looked must not replace an earlier turn.
        """
        if self._page is None or self._writer is None or self._frame is None:
            return True
        payload = self._page.payload()
        if payload == self._kept:
            return True
        try:
            with self._workspace.write() as s:
                save_draft(s, self._round_id, self._writer, payload)
        except HirePairError as error:
            self._frame.set_status(str(error))
            return False
        self._kept = payload
        self._frame.set_status(_("Saved {time}").format(time=clock(self._workspace.now())))
        return True

    def flush(self) -> bool:
        """Keep what stands on the page, as an encrypted draft; False when that was refused."""
        flush_all()
        return self._save()

    @Slot()
    def _on_frame_hide_requested(self) -> None:
        """Hide, unless words would be lost: then the reason stands on the page."""
        if self.flush():
            self._end(False)

    @Slot()
    def _on_page_seal_requested(self) -> None:
        assert self._page is not None and self._writer is not None and self._frame is not None
        if not self.flush():
            return
        why_not = self._page.missing()
        if why_not:
            self._frame.set_status(why_not)
            return
        try:
            with self._workspace.write() as s:
                seal(s, self._round_id, self._writer, self._page.payload(), self._workspace.now())
        except HirePairError as error:
            self._frame.set_status(str(error))
            return
        self._end(True, _("{name} is ready.").format(name=self._who.first))

    # The end of the turn

    def abandon(self) -> None:
        """End at once, saved: the window closes, locks or is sent away."""
        self.flush()
        self._end(False)

    def _drop_curtain(self) -> None:
        if self._curtain is not None:
            curtain, self._curtain = self._curtain, None
            curtain.drop_passphrase()
            destroy_now(curtain)

    def _end(self, sealed: bool, words: str = "") -> None:
        frame, self._frame, self._page, self._kept = self._frame, None, None, {}
        if frame is not None:
            destroy_now(frame)
        self._drop_curtain()
        clear_clipboard()
        writer, self._writer = self._writer, None
        if writer is not None:
            (writer.unlocked if isinstance(writer, Turn) else writer).wipe()
            self._workspace.store.empty_side_files()
        if words:
            self.said.emit(words)
        self.ended.emit(sealed)


def clear_clipboard() -> None:
    """Take back what this program put into the clipboard; another program's text stays (RELIABILITY fault 78).

    Where the system keeps a second one for selected text (X11), that is taken back too.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
