"""Words that stand nowhere but on a private page, and how Priya writes them about K19 and leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt

from hirepair_desktop.model.kinds import SessionKind
from tests.faults.at_table import AtTable

EVIDENCE, REASON = ("-".join(("ZQX", *parts)) for parts in (("7f3a", "evidence"), ("9b1c", "reason")))
CANARIES = (EVIDENCE, REASON)
REVIEW, FEEDBACK = SessionKind.DEBRIEF, SessionKind.FEEDBACK


def letters(word: str) -> str:
    """A text of its own with the same letters: one that the test does not hold itself."""
    return "".join(list(word))


def write_scorecard(hands: AtTable) -> None:
    """Priya writes about K19 behind the curtain."""
    hands.sit_down(REVIEW, "reveal")
    hands.enter_scorecard()
    hands.rate(0, letters(EVIDENCE), 2)
    hands.rate(1, letters(EVIDENCE), 4)
    hands.say_overall(3, letters(REASON))


def hide(hands: AtTable) -> None:
    """Esc, unsealed."""
    hands.key(Qt.Key.Key_Escape)


def seal(hands: AtTable) -> None:
    """Seal."""
    hands.click("seal")


WAYS = {"hidden": hide, "sealed": seal}
