"""What the driver's errors mean to a person: the class of the failure and a sentence (RELIABILITY D2)."""

from __future__ import annotations

from pathlib import Path

from hirepair_desktop.errors import (
    HirePairError,
    NoRoomError,
    RefusedBySystemError,
    RefusedValueError,
    UnusableFileError,
)
from hirepair_desktop.text import _


def missing(path: Path) -> UnusableFileError:
    """There is no file at that place."""
    return UnusableFileError(
        _("There is no workspace at {path}. Check the name, or make one with File > New workspace.").format(path=path)
    )


def not_a_workspace(path: Path) -> UnusableFileError:
    """The file is there and is something else, empty, or damaged at its start."""
    return UnusableFileError(
        _("{path} is not a HirePair workspace, or its start is damaged. Nothing in it was changed.").format(path=path)
    )


def damaged(path: Path) -> UnusableFileError:
    """The file is ours, and a page or a table of it cannot be read."""
    return UnusableFileError(
        _(
            "{path} is damaged: a part of it cannot be read. `hirepair check` says which; open a backup from before. "
            "Nothing was changed."
        ).format(path=path)
    )


def newer(path: Path, revision: str) -> UnusableFileError:
    """The file was written by a newer HirePair."""
    return UnusableFileError(
        _(
            "{path} was written by a newer HirePair (schema {revision}). Install that version to open it; "
            "nothing was changed."
        ).format(path=path, revision=revision)
    )


def in_use(path: Path, holder: str) -> UnusableFileError:
    """Another process writes this workspace."""
    return UnusableFileError(
        _(
            "{path} is open in another HirePair ({holder}). Close it there first; "
            "until then the command line can read it."
        ).format(path=path, holder=holder or _("holder unknown"))
    )


def there_already(path: Path) -> UnusableFileError:
    """A new workspace would take the place of something."""
    return UnusableFileError(_("{path} is there already. Choose another name, or open it instead.").format(path=path))


def cannot_make(path: Path, error: BaseException) -> RefusedBySystemError:
    """The new file could not be written."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else _("the folder cannot be written")
    return RefusedBySystemError(
        _("{path} could not be made: {reason}. Choose another folder.").format(path=path, reason=reason)
    )


def read_only(path: Path) -> UnusableFileError:
    """The file or its folder cannot be written."""
    return UnusableFileError(
        _("{path} can only be read: the file or its folder is write-protected. Nothing was changed.").format(path=path)
    )


def classed(error: BaseException, path: Path) -> HirePairError | None:
    """The known error behind a driver's error, or None when it is a bug of ours."""
    if isinstance(error, UnicodeDecodeError):  # the driver's own words are damaged: they quote what it found
        return damaged(path)
    words = str(getattr(error, "orig", None) or error).lower()  # without the statement: its names prove nothing
    if "disk is full" in words or "disk i/o error" in words or "no space" in words:
        return NoRoomError(
            _("Not saved: the disk has no room or cannot be written. Free some space; your text is still here.")
        )
    if "readonly" in words or "read-only" in words:
        return read_only(path)
    if "locked" in words or "busy" in words:
        return UnusableFileError(
            _("{path} is held by another program. Close that program and try again; nothing was lost.").format(
                path=path
            )
        )
    if "not a database" in words:
        return damaged(path) if _opened_before(path) else not_a_workspace(path)
    if "malformed" in words or "no such table" in words:
        return damaged(path)
    if "constraint failed" in words:
        return RefusedValueError(
            _("That value does not go with what is already there. Nothing was changed; check it and try again.")
        )
    return None


def _opened_before(path: Path) -> bool:
    """Whether this process has the key of an encrypted file: then a page that cannot be read is damage."""
    from hirepair_desktop.storage.cipher import ring

    try:
        return ring.key_of(path) is not None
    except HirePairError:
        return False
