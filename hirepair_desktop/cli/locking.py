"""Passphrases of files: the commands `encrypt`, `decrypt`, `passphrase`, and the door of every other command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from hirepair_desktop.cli.telling import complain, say
from hirepair_desktop.errors import CalledWronglyError, RefusedBySystemError, UnusableFileError
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from hirepair_desktop.storage.cipher.remains import Remain
    from hirepair_desktop.storage.cipher.turning import Turned

VARIABLE = "HIREPAIR_PASSPHRASE"
TRIES = 3
"""At a terminal, before the command gives up."""

LONGEST = 4096
"""Bytes of a passphrase file that are read: it holds one line."""

FILES = ("backup", "file")
"""Options that name a workspace or a copy of one."""


def unlock_files(options: argparse.Namespace) -> None:
    """Open the lock of every encrypted file that a command was given. `new` and `demo` make theirs.

    What a restore replaces may be damaged: whether it opens does not matter there. Raises NeedsPassphraseError where
    none was given and nobody can be asked, WrongPassphraseError and the errors of the recovery sheet, exit status 3.
    """
    from hirepair_desktop.storage.cipher.ring import needs_passphrase

    if options.command in ("new", "demo"):
        return
    named = [(name, getattr(options, name, None)) for name in FILES]
    locked = [(name, path) for name, path in named if isinstance(path, Path) and needs_passphrase(path)]
    typed = _given(options.passphrase_file) if locked else None
    for name, path in locked:
        try:
            if needs_passphrase(path):  # a backup and its workspace have one key
                _unlock(path, typed)
        except UnusableFileError:
            if (options.command, name) != ("restore", "file"):
                raise


def unlock_file(path: Path) -> None:
    """The same for the file that a window is to open."""
    from hirepair_desktop.storage.cipher.ring import needs_passphrase

    if needs_passphrase(path):
        _unlock(path, _given(None))


def _unlock(path: Path, typed: str | None) -> None:
    from hirepair_desktop.storage.cipher.errors import NeedsPassphraseError
    from hirepair_desktop.storage.cipher.sheet import unlock_with

    if typed is not None:
        unlock_with(path, typed)
    elif sys.stdin.isatty():
        _ask_to_unlock(path)
    else:
        raise NeedsPassphraseError(path)


def _ask_to_unlock(path: Path) -> None:
    from hirepair_desktop.storage.cipher.errors import OtherSheetError, WrongPassphraseError
    from hirepair_desktop.storage.cipher.sheet import unlock_with
    from hirepair_desktop.storage.seals.errors import RecoveryCodeMistypedError

    for left in reversed(range(TRIES)):
        try:
            unlock_with(path, getpass(_("Passphrase of {file}: ").format(file=path.name)))
            return
        except (WrongPassphraseError, OtherSheetError, RecoveryCodeMistypedError) as error:
            if not left:
                raise
            complain(str(error))


def _given(passphrase_file: Path | None) -> str | None:
    """The passphrase that came with the call: of the file it names, or of the environment.

    It is taken out of the environment: programs started from here have no use for it.
    """
    kept = os.environ.pop(VARIABLE, None)
    return _first_line(passphrase_file) if passphrase_file is not None else kept or None


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            words = stream.read(LONGEST).decode("utf-8")
    except OSError as error:
        raise RefusedBySystemError(
            _("The passphrase file {file} could not be read: {reason}.").format(
                file=file, reason=error.strerror or error
            )
        ) from error
    except UnicodeDecodeError as error:
        raise CalledWronglyError(_("The passphrase file {file} is no text in UTF-8.").format(file=file)) from error
    line = words.splitlines()[0] if words else ""
    if not line:
        raise CalledWronglyError(_("The first line of the passphrase file {file} is empty.").format(file=file))
    return line


def _new_passphrase(passphrase_file: Path | None, from_environment: bool) -> str:
    """The passphrase a file is to have. Raises CalledWronglyError where none is given and nobody can be asked."""
    if passphrase_file is not None or (from_environment and os.environ.get(VARIABLE)):
        return _given(passphrase_file) or ""
    if not sys.stdin.isatty():
        raise CalledWronglyError(
            _("A new passphrase is needed: type it at a terminal, or name a file whose first line it is.")
        )
    first = getpass(_("New passphrase: "))
    if getpass(_("Once more: ")) != first:
        raise CalledWronglyError(_("The two were not the same. Nothing was changed; call the command again."))
    return first


def encrypt(options: argparse.Namespace) -> int:
    """Encrypt a workspace; status 1 while something of it lies about in the open. `--remove-old` on one that is
    encrypted is about what was left then."""
    from hirepair_desktop.storage.cipher import turning
    from hirepair_desktop.storage.cipher.errors import encrypted_already
    from hirepair_desktop.storage.store import probe

    encrypted = probe(options.file).encrypted
    if encrypted and not options.remove_old:
        raise encrypted_already(options.file)
    if not encrypted:
        passphrase = _new_passphrase(options.passphrase_file, from_environment=True)
        _tell(turning.encrypt(options.file, passphrase, _progress()), _("Encrypted {file}."))
        _write_sheet(options)
    return _tidied(options)


def passphrase(options: argparse.Namespace) -> int:
    """Change the passphrase of a file; status 1 while something of it has an earlier one."""
    from hirepair_desktop.storage.cipher import turning
    from hirepair_desktop.storage.cipher.errors import in_the_open
    from hirepair_desktop.storage.store import probe

    if not probe(options.file).encrypted:
        raise in_the_open(options.file)
    new = _new_passphrase(options.new_passphrase_file, from_environment=False)
    done = turning.change_passphrase(options.file, new, _progress())
    _tell(done, _("{file} has its new passphrase."))
    _write_sheet(options)
    return _tidied(options)


def decrypt(options: argparse.Namespace) -> int:
    """Write a workspace in the open again."""
    from hirepair_desktop.storage.cipher import turning
    from hirepair_desktop.storage.store import probe

    if probe(options.file).encrypted or not options.remove_old:
        _tell(turning.decrypt(options.file, _progress()), _("{file} is no longer encrypted."))
    _tidied(options)
    return 0


def _tell(done: Turned, words: str) -> None:
    say(words.format(file=done.path))
    if done.backup is None:
        complain(_("Its first backup could not be written. Free some space; `hirepair backup` makes one."))


def _progress() -> Callable[[str], None]:
    """Where it is, on standard error of a terminal."""
    words = {
        "written": _("The new file is written. It is compared with the old one."),
        "checked": _("Both are the same."),
    }
    at_terminal = sys.stderr.isatty()
    return lambda step: complain(words[step]) if at_terminal and step in words else None


def _write_sheet(options: argparse.Namespace) -> None:
    """The recovery sheet, where one was asked for; the workspace is encrypted whether or not it can be written."""
    if options.sheet is None:
        complain(
            _("No recovery sheet was written: `--sheet PDF` writes one. Without it a forgotten passphrase is final.")
        )
        return
    from datetime import date

    from hirepair_desktop.reports import workspace_sheet_pdf
    from hirepair_desktop.storage.cipher.ring import key_of
    from hirepair_desktop.storage.cipher.sheet import sheet_groups
    from hirepair_desktop.storage.files import write_file
    from hirepair_desktop.storage.store import probe

    key = key_of(options.file)
    if key is None:
        return
    try:
        name = probe(options.file).name
        write_file(options.sheet, workspace_sheet_pdf(name, sheet_groups(key), date.today(), options.paper))
    except OSError as error:
        raise RefusedBySystemError(
            _(
                "The file has its new passphrase, but the recovery sheet could not be written: {reason}. "
                "Call `hirepair passphrase` with another place for the sheet."
            ).format(reason=error.strerror or error)
        ) from error
    say(_("Recovery sheet: {file}. Print it, then delete the file.").format(file=options.sheet))


def _tidied(options: argparse.Namespace) -> int:
    """Name what the lock of the file does not cover, remove it when asked; 1 while any is left."""
    from hirepair_desktop.storage.cipher.remains import remains, remove

    found = remains(options.file)
    if not found:
        return 0
    for remain in found:
        say(_("{file}: in the open").format(file=remain.path) if remain.in_the_open else _other(remain))
    if options.remove_old or _agreed():
        for left in (not_removed := remove(found)):
            complain(_("{file} could not be removed.").format(file=left))
        return 1 if not_removed else 0
    command = "decrypt" if options.command == "decrypt" else "encrypt"
    complain(
        _("These were kept. `hirepair {command} {file} --remove-old` removes them.").format(
            command=command, file=options.file
        )
    )
    return 1


def _other(remain: Remain) -> str:
    return _("{file}: under another passphrase").format(file=remain.path)


def _agreed() -> bool:
    """Whether the person at the terminal wants them removed; nobody is asked where there is none."""
    if not sys.stdin.isatty():
        return False
    sys.stderr.write(_("Remove these files for good? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def warn_of_the_open(to: Path) -> None:
    """Say that what was written out of an encrypted workspace is not encrypted."""
    complain(_("The workspace is encrypted; what was written to {to} is not. Keep it accordingly.").format(to=to))
