"""Which promise did not hold, as a check-in keeps it: the promises by key, then what is different, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hirepair_desktop.text import _

PROMISES = ("pitch", "honestHard", "pay", "hours", "team")
"""The promises a hire is asked about (METHOD A.4)."""


def promise_words() -> dict[str, str]:
    """What each promise is called."""
    return {
        "pitch": _("The work"),
        "honestHard": _("The hard part"),
        "pay": _("Pay"),
        "hours": _("Hours"),
        "team": _("The team"),
    }


@dataclass(frozen=True, slots=True)
class GapAbout:
    """The promises that are meant, in the order they are asked, and what is different."""

    promises: tuple[str, ...]
    note: str

    def kept(self) -> str:
        """`hours, team: more meetings than told`; the words alone where no promise is named."""
        named = ", ".join(self.promises)
        note = self.note.strip()
        if not named:
            return note
        return f"{named}: {note}" if note else named

    def toggled(self, promise: str, meant: bool) -> GapAbout:
        """With one promise more or fewer."""
        wanted = {*self.promises, promise} if meant else {*self.promises} - {promise}
        return GapAbout(ordered(wanted), self.note)


def ordered(promises: Iterable[str]) -> tuple[str, ...]:
    """Promises in the order they are asked."""
    wanted = set(promises)
    return tuple(promise for promise in PROMISES if promise in wanted)


def gap_about(text: str) -> GapAbout:
    """Read what `GapAbout.kept` wrote; words that name no promise are kept whole as the note."""
    head, colon, rest = text.partition(":")
    named = [part.strip() for part in head.split(",")]
    if text.strip() and all(part in PROMISES for part in named):
        return GapAbout(ordered(named), rest.strip() if colon else "")
    return GapAbout((), text.strip())
