"""An agreement falls away when the other one changes the words it was given to: whose it was, so that it is said."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from hirepair_desktop.text import _
from hirepair_desktop.ui.workspace import Pair


class FallenAgreement:
    """Follows the words of one thing that both agree to, and who agrees."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self._words: Hashable = None
        self._agreed: frozenset[str] = frozenset()
        self._fallen: set[str] = set()
        self._begun = False

    def look(self, words: Hashable, agreed: Iterable[str]) -> str:
        """What is to be said now: a sentence while somebody agreed to other words and not to these, else ""."""
        now = frozenset(agreed)
        if self._begun and words != self._words:
            self._fallen |= self._agreed - now
        self._fallen -= now
        self._words, self._agreed, self._begun = words, now, True
        if not self._fallen:
            return ""
        if len(self._fallen) > 1:
            return _("Both agreed to this as it was before. Look at it once more, then agree.")
        return _("{name} agreed to this as it was before. Look at it once more, then agree.").format(
            name=self.pair.seat(next(iter(self._fallen))).first
        )
