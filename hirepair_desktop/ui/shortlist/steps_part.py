"""The next steps of one profile: commitments whose words begin with its alias, so that every list says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, new_id
from hirepair_desktop.model.shortlisting import step_of, step_words
from hirepair_desktop.text import _
from hirepair_desktop.ui.edits import snapshot
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.workspace import MAN, REC, Pair

Turn = Callable[[], str]


def commitments_of(s: Block, session_id: str) -> Sequence[Commitment]:
    """What was promised in a session, in the order it was made."""
    return s.scalars(
        select(Commitment)
        .where(Commitment.session_id == session_id)
        .order_by(Commitment.made_at.is_(None), Commitment.made_at, Commitment.id)
    ).all()


class StepsPart(CommitmentsEditor):
    """Shown without the alias, kept with it."""

    def __init__(
        self, page: Page, session_id: str, pair: Pair, turn: Turn, alias: str, parent: QWidget | None = None
    ) -> None:
        self.alias = alias
        super().__init__(page, session_id, pair, turn, parent)
        self.setObjectName(f"steps_{alias}")

    def lay_out(self) -> None:
        """The steps alone: the page puts the two buttons beside what was agreed."""
        self.setLayout(stack(self.groups[REC], self.groups[MAN], self.others, space=8))

    def _made_add(self, side: str) -> Any:
        words = _("{name} will ...").format(name=self.pair.seat(side).first)
        made = button(words, f"step_{self.alias}_{side}", icon="plus", small=True)
        made.setAccessibleName(_("{alias}: {words}").format(alias=self.alias, words=words))
        made.clicked.connect(partial(self._on_add_clicked, side))
        return made

    def found(self, s: Block) -> Sequence[Commitment]:
        """Copies without the alias, which no block writes back."""
        shown = []
        for made in commitments_of(s, self.session_id):
            words = step_of(self.alias, made.text)
            if words is not None:
                shown.append(Commitment(**{**snapshot(made), "text": words}))
        return shown

    def add(self, side: str) -> str:
        """A new step of the one on a side; its id."""
        owner = self.pair.seat(side)
        self._fresh = new_id()
        values = {
            "id": self._fresh, "session_id": self.session_id, "owner_id": owner.id,
            "text": step_words(self.alias, ""), "made_at": self.page.workspace.now(), "agreed_by": self._behind(),
        }  # fmt: skip
        return self.page.edits.add(Commitment, values, _("Next step"))

    def _on_editor_edited(self, key: str, field: str, value: object) -> None:
        if field == "text":
            value = step_words(self.alias, str(value or ""))
        super()._on_editor_edited(key, field, value)


class OtherSteps(CommitmentsEditor):
    """What was promised besides the profiles; `aliases` says whose steps stand elsewhere."""

    def __init__(self, page: Page, session_id: str, pair: Pair, turn: Turn, parent: QWidget | None = None) -> None:
        self.aliases: Collection[str] = ()
        super().__init__(page, session_id, pair, turn, parent)

    def lay_out(self) -> None:
        adds = [self.adds[REC], self.adds[MAN]]
        under = stack(*(row(add, 1) for add in adds), space=6) if theme().large() else row(*adds, 1, space=8)
        groups = [self.groups[side] for side in (REC, MAN)]
        self.setLayout(stack(*groups, under, self.others, space=8))

    def found(self, s: Block) -> Sequence[Commitment]:
        return [
            made
            for made in commitments_of(s, self.session_id)
            if not any(step_of(alias, made.text) is not None for alias in self.aliases)
        ]
