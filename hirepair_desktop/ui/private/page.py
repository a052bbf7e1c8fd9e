"""What a private page is to the turn around it: it takes a draft, gives one back, says when it is sealed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

Payload = dict[str, Any]


class PrivatePage(QWidget):
    """A page only one person should see. It holds no workspace and writes nothing itself.

    `edited()` after each change that wants saving (fields debounce it), `seal_requested()` when the writer
    presses *Seal*. The turn around it encrypts `payload()`; nothing else leaves the page.
    """

    edited = Signal()
    seal_requested = Signal()

    def load(self, payload: Payload | None) -> None:
        """Show a draft of one's own, or an empty page."""
        raise AssertionError("a private page shows its draft")

    def payload(self) -> Payload:
        """What stands on the page now, in the shape of `storage/seals/payloads`."""
        raise AssertionError("a private page gives its draft")

    def lands_on(self) -> QWidget | None:
        """Where keys go when the page comes up, as into the first text to write; None for its first stop."""
        return None

    def missing(self) -> str:
        """Why it cannot be sealed yet, in a sentence; "" when it can."""
        return ""

    def keys(self) -> list[tuple[str, str]]:
        """Keys worth a hint in the band below."""
        return []
