"""What files are called while a workspace is turned and afterwards, so that what is left can be found again."""

from __future__ import annotations

from pathlib import Path

from hirepair_desktop.storage.store import SIDE_FILES

ENCRYPTED = "before encryption"
DECRYPTED = "before decryption"
CHANGED = "before the new passphrase"
KEPT = (ENCRYPTED, DECRYPTED, CHANGED)
"""What stands in brackets behind the name of an old file. Visible and plain: nothing hidden is left in a folder."""


def new_name(path: Path) -> Path:
    """The file that is being written."""
    return path.with_name(f".{path.name}.turning")


def free_name(path: Path, was: bool, will_be: bool) -> Path:
    """The second name of the old file: a free one, or the one that a run which was killed gave it."""
    why = CHANGED if was and will_be else ENCRYPTED if will_be else DECRYPTED
    n = 1
    while True:
        kept = path.with_name(f"{path.stem} ({why}{'' if n == 1 else f' {n}'}){path.suffix}")
        if not kept.exists() or kept.samefile(path):
            return kept
        n += 1


def kept_names(path: Path) -> list[Path]:
    """The old files beside a workspace, by the names they were given here."""
    starts = tuple(f"{path.stem} ({why}" for why in KEPT)
    return sorted(
        file
        for file in path.parent.iterdir()
        if file.suffix == path.suffix and file.name.startswith(starts) and file.stem.endswith(")") and file.is_file()
    )


def remove_set(path: Path) -> None:
    """Remove a file with its side files; none of them need be there. Raises OSError."""
    for side in ("", *SIDE_FILES):
        path.with_name(path.name + side).unlink(missing_ok=True)


def clear_left(path: Path) -> None:
    """Take away what a turning that was killed left before it took effect: the unfinished file, and a second name of
    a file that is still in its place. Called with the right to write. Raises OSError.
    """
    if new_name(path).exists() or path.stat().st_nlink > 1:
        remove_set(new_name(path))
        for kept in kept_names(path):
            if kept.samefile(path):
                kept.unlink()
