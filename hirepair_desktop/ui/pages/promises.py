"""Ticking a commitment where it is shown: Home and the page of a role do it alike, and undo takes it back."""

from __future__ import annotations

from hirepair_desktop.model import Commitment
from hirepair_desktop.model.promising import keep, reopen
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page


def tick(page: Page, commitment_id: str, done: bool) -> None:
    """Keep a commitment, or open it again."""
    at = page.workspace.now()
    page.edits.step(
        _("Commitment done") if done else _("Commitment open again"),
        lambda s: keep(s.get_one(Commitment, commitment_id), at) if done else reopen(s.get_one(Commitment, commitment_id)),
        lambda s: reopen(s.get_one(Commitment, commitment_id)) if done else keep(s.get_one(Commitment, commitment_id), at),
    )  # fmt: skip
