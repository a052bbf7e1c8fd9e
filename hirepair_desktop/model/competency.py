"""A competency of the question bank, as plain values; `question_bank` reads and keeps them."""

from __future__ import annotations

from dataclasses import dataclass

OWN = "own_"
"""Begins the key of a competency that does not ship."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question about something that happened, and what strong evidence sounds like."""

    text: str
    listen_for: str


@dataclass(frozen=True, slots=True)
class Competency:
    """What a group of questions is about. `changed`: this workspace has made it its own."""

    key: str
    name: str
    questions: tuple[BankQuestion, ...]
    changed: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it was added here and does not ship."""
        return self.key.startswith(OWN)
