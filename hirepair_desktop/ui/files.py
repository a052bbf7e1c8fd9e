"""The File menu: new, open, example, copy, exchange file. Every act ends in a workspace or a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from hirepair_desktop.errors import HirePairError, RefusedBySystemError
from hirepair_desktop.model.kinds import PersonKind, SessionKind
from hirepair_desktop.model.stamps import new_id
from hirepair_desktop.storage.store import SIDE_FILES, Store, probe
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.pending import flush_all

if TYPE_CHECKING:
    from hirepair_desktop.ui.main_window import MainWindow

SUFFIX = ".hirepair"


class Files(QObject):
    """What the window does with files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except HirePairError as error:
            self._window.complain(str(error))
            return False
        except OSError as error:
            self._window.complain(
                _("The system refused: {reason}. Nothing was lost.").format(reason=error.strerror or error)
            )
            return False
        return True

    # New and open

    @Slot()
    def ask_new(self) -> None:
        """Choose a place; the two chairs follow."""
        kind = _("Workspaces (*{suffix})").format(suffix=SUFFIX)
        offered = str(self._window.default_file)
        chosen, _kind = QFileDialog.getSaveFileName(self._window, _("New workspace"), offered, kind)
        if chosen and self._window.leaving.allowed():
            self._window.default_file = _with_suffix(Path(chosen))
            self._window.look.remember_file(None)
            self._window.show_first_run()

    @Slot()
    def ask_open(self) -> None:
        """Choose a workspace and open it."""
        kind = _("Workspaces (*{suffix})").format(suffix=SUFFIX)
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a workspace"), "", kind)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open a workspace in this window; the one that is open is closed only when this worked."""
        workspace = self._window.workspace
        if workspace is not None and workspace.store.path == path.absolute():
            return
        if workspace is not None and _is_copy_of(workspace.store, path):
            words = _("{path} is a copy of the workspace that is open. Close that one first: File > Close workspace.")
            self._window.complain(words.format(path=path))
            return
        if self._window.leaving.allowed():
            self._try(lambda: self._open(path, workspace.store.path if workspace is not None else None))

    def _open(self, path: Path, before: Path | None) -> None:
        """Show a workspace; one that opens and then cannot be read gives its place back to the one before."""
        store = Store.open(path)
        try:
            self._window.show_workspace(store)
        except HirePairError:
            if before is None:
                self._window.show_first_run()
            else:
                self._window.show_workspace(Store.open(before))
            raise

    @Slot(str, str, str, str, object)
    def begin(
        self, recruiter: str, manager: str, recruiter_passphrase: str, manager_passphrase: str, place: object
    ) -> None:
        """From the two chairs: make the file and the pair, then the first intake."""
        path = Path(str(place))

        def make() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            with_passphrases = bool(recruiter_passphrase and manager_passphrase)
            with _made(path) as store:
                pair_id, codes = _seat_pair(
                    store, (recruiter, recruiter_passphrase), (manager, manager_passphrase), self._today()
                )
            self._window.show_workspace(store)
            if with_passphrases:
                self._show_sheets(pair_id, codes)
            else:
                self._first_intake()

        self._try(make)

    def _today(self) -> date:
        return self._window.today or date.today()

    def _show_sheets(self, pair_id: str, codes: list[str]) -> None:
        """Both recovery sheets, one after the other, once, with a hand-over between; then the first intake."""
        from hirepair_desktop.ui.private.recovery import HandOver, RecoverySheet
        from hirepair_desktop.ui.widgets.private_frame import destroy_now

        workspace = self._window.workspace
        assert workspace is not None
        pair = workspace.pair_by_id(pair_id)
        who = pair.recruiter if len(codes) == 2 else pair.manager
        sheet = RecoverySheet(self._window.stage, workspace, who, pair.other(who.id), codes[0])

        def kept() -> None:
            destroy_now(sheet)
            if len(codes) == 1:
                self._first_intake()
                return
            between = HandOver(self._window.stage, pair.other(who.id))
            between.taken.connect(partial(taken, between))

        def taken(between: HandOver) -> None:
            destroy_now(between)
            self._show_sheets(pair_id, codes[1:])

        sheet.kept.connect(kept)

    def _first_intake(self) -> None:
        desk = self._window.desk
        if desk is not None:
            desk.go("new_session", SessionKind.INTAKE.value)

    @Slot()
    def open_example(self) -> None:
        """Harbour & Pine, in a file of its own in the data folder."""
        from hirepair_desktop.paths import data_subfolder
        from hirepair_desktop.transfer.sample import load_sample

        if not self._window.leaving.allowed():
            return
        folder = data_subfolder("demo")
        path = folder / f"Harbour & Pine {new_id()}{SUFFIX}"

        def make() -> None:
            with _made(path, "Harbour & Pine") as store:
                load_sample(store, self._today())
            self._window.show_workspace(store)

        self._try(make)

    # Copy and exchange

    @Slot()
    def ask_copy(self) -> None:
        """A whole, verified copy of the workspace at another place."""
        from hirepair_desktop.storage.backup import copy_database, verify

        workspace = self._window.workspace
        if workspace is None:
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Save a copy"), str(workspace.store.path.parent), f"(*{SUFFIX})"
        )
        if not chosen:
            return
        target = _with_suffix(Path(chosen))

        def write() -> None:
            flush_all()
            if target.absolute() == workspace.store.path:
                raise RefusedBySystemError(_("That is the workspace itself. Choose another name for the copy."))
            part = target.with_name(f".{target.name}.part")
            part.unlink(missing_ok=True)
            try:
                copy_database(workspace.store.path, part)
                verify(part)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

        if self._try(write):
            self._window.say(_("Copied to {path}.").format(path=target))

    @Slot()
    def ask_import(self) -> None:
        """Bring in an exchange file; all or nothing."""
        from hirepair_desktop.transfer.exchange import import_exchange, read_exchange

        workspace = self._window.workspace
        if workspace is None:
            return
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, _("Bring in an exchange file"), "", _("Exchange files (*.json)")
        )
        if chosen and self._try(lambda: import_exchange(workspace.store, read_exchange(Path(chosen)))):
            self._window.say(_("Brought in {name}.").format(name=Path(chosen).name))

    @Slot()
    def ask_export(self) -> None:
        """Write everything that is not sealed as one exchange file."""
        from hirepair_desktop.transfer.exchange import export_exchange

        workspace = self._window.workspace
        if workspace is None:
            return
        offered = str(workspace.store.path.with_suffix(".json"))
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, _("Write an exchange file"), offered, _("Exchange files (*.json)")
        )
        if chosen:
            flush_all()
            if self._try(lambda: export_exchange(workspace.store, Path(chosen))):
                self._window.say(_("Wrote {path}. Sealed pages stayed here.").format(path=chosen))


def _is_copy_of(store: Store, path: Path) -> bool:
    """Whether a file has the identity of an open one: the two share one lock."""
    try:
        return probe(path).workspace_id == store.workspace_id
    except HirePairError:
        return False


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


@contextmanager
def _made(path: Path, name: str = "") -> Iterator[Store]:
    """A new workspace, left open; when what goes into it is refused nothing stays of it, and it may be tried again."""
    store = Store.create(path, name)
    try:
        yield store
    except BaseException:
        store.close(backup=False)
        for each in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
            each.unlink(missing_ok=True)
        raise


def _seat_pair(
    store: Store, recruiter: tuple[str, str], manager: tuple[str, str], today: date
) -> tuple[str, list[str]]:
    """The first pair of a workspace and, unless they go without, their keys; pair id and recovery codes."""
    from hirepair_desktop.model import Partnership, Person
    from hirepair_desktop.model.settings import put_setting
    from hirepair_desktop.storage.seals.seat_changes import hide_in_window_only
    from hirepair_desktop.storage.seals.seat_keys import set_passphrase

    with store.write() as s:
        people = [
            Person(name=recruiter[0], kind=PersonKind.RECRUITER),
            Person(name=manager[0], kind=PersonKind.MANAGER),
        ]
        s.add_all(people)
        s.flush()
        pair = Partnership(recruiter_id=people[0].id, manager_id=people[1].id, started_on=today)
        s.add(pair)
        put_setting(s, "pair", pair.id)
        s.flush()
        if not (recruiter[1] and manager[1]):
            hide_in_window_only(s)
            return pair.id, []
        words = (recruiter[1], manager[1])
        codes = [set_passphrase(s, person.id, word) for person, word in zip(people, words, strict=True)]
        return pair.id, codes
