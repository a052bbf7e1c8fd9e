"""What is wrong with an exchange file, and where: places, refusals, the errors that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hirepair_desktop.errors import HirePairError
from hirepair_desktop.text import _, ngettext

Path = tuple[str | int, ...]
"""The way to a value in the document: keys and positions, e.g. `("role", 3, "pay_min")`."""


class Refusal(NamedTuple):
    """One thing that was not taken: where it stands and why."""

    place: str
    why: str


class Trouble(NamedTuple):
    """A refusal whose line is not looked up yet."""

    path: Path
    why: str


class Fault:
    """Stands in the parsed document where JSON itself went wrong: a key twice, a number that is none."""

    def __init__(self, why: str) -> None:
        self.why = why


class ExchangeRefusedError(HirePairError):
    """The file was read, and something in it cannot be taken; nothing was written.

    `refusals` names each place and why. The exit status is the one for rows refused (INTERFACE).
    """

    exit_status = 1

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        first = refusals[0]
        more = len(refusals) - 1
        sentence = _("Nothing was imported. {place}: {why}.").format(place=first.place, why=first.why)
        if more:
            rest = ngettext("{n} more thing does not hold.", "{n} more things do not hold.", more)
            sentence = f"{sentence} {rest.format(n=more)}"
        super().__init__(sentence)
        self.refusals = list(refusals)


class UnreadableExchangeError(ExchangeRefusedError):
    """The file is no exchange file at all: missing, not JSON, too large or of another format."""

    exit_status = 3

    def __init__(self, sentence: str) -> None:
        HirePairError.__init__(self, sentence)
        self.refusals = [Refusal(_("the file"), sentence)]


def place(path: Path, line: int | None = None) -> str:
    """`role[3].pay_min, line 120`; the whole file when the path is empty."""
    words = ""
    for part in path:
        words += f"[{part}]" if isinstance(part, int) else f".{part}" if words else part
    words = words or _("the file")
    return words if line is None else _("{place}, line {line}").format(place=words, line=line)
