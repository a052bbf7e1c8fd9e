"""What can go wrong between a passphrase and a file, each as a sentence that says what to do."""

from __future__ import annotations

from pathlib import Path

from hirepair_desktop.errors import HirePairError, UnusableFileError
from hirepair_desktop.text import _, ngettext


class NeedsPassphraseError(UnusableFileError):
    """The file is encrypted and its key is not in this process."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} is encrypted and needs its passphrase. Give it at the terminal, as HIREPAIR_PASSPHRASE or with "
                "--passphrase-file."
            ).format(path=path)
        )
        self.path = path


class WrongPassphraseError(UnusableFileError):
    """No page of the file holds under the passphrase. The sentence is the same every time (RELIABILITY fault 49)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "That passphrase does not open this file. Type it again, or use the recovery sheet; if both are right, "
                "the file is not a HirePair workspace or its start is damaged. Nothing was changed."
            )
        )


class TooSoonError(UnusableFileError):
    """After several wrong passphrases the next try waits. `seconds` says how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            ngettext(
                "After several wrong passphrases the next try waits: {n} second from now.",
                "After several wrong passphrases the next try waits: {n} seconds from now.",
                seconds,
            ).format(n=seconds)
        )
        self.seconds = seconds


class StartDamagedError(UnusableFileError):
    """The passphrase or the sheet is right and the first page of the file is damaged."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The passphrase is right, and the start of {path} is damaged. Nothing was changed; open a backup from "
                "before, it has the same passphrase."
            ).format(path=path)
        )


class OtherSheetError(UnusableFileError):
    """A recovery sheet without a mistake that does not belong to the passphrase the file has now."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This recovery sheet does not open this file: it belongs to an earlier passphrase, or to another "
                "workspace. Use the sheet that was printed last. Nothing was changed."
            )
        )


class StateError(HirePairError):
    """The file is already as it was asked to be: encrypted, or in the open."""

    exit_status = 2


def encrypted_already(path: Path) -> StateError:
    """Encryption was asked for a file that has it."""
    return StateError(
        _("{path} is encrypted already. Use `hirepair passphrase` to change its passphrase.").format(path=path)
    )


def in_the_open(path: Path) -> StateError:
    """Something was asked that only an encrypted file has."""
    return StateError(_("{path} is not encrypted. Use `hirepair encrypt` to encrypt it.").format(path=path))


class StoppedError(HirePairError):
    """The person stopped before the new file took its place."""

    exit_status = 1

    def __init__(self) -> None:
        super().__init__(_("Stopped. The workspace is as it was before."))
