"""The coach on one's own private page: what the rules say about a draft, under the line it is about.

It is asked with what was read before the page opened, and keeps what it is told inside the draft: nothing of it is
seen or written anywhere else (RELIABILITY D9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.coaching.prompt import Dismissed, Prompt, Severity, State
from hirepair_desktop.model.sittings import iso
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt
from hirepair_desktop.ui.widgets.labels import caption

AT_MOST = 3
"""So many at once on the page (METHOD C, Engine)."""

Gone = Sequence[Mapping[str, str]]
"""What the writer sent away on this page: rule_id, about_id, reason, at."""


class Looks(Protocol):
    """What the rules look with on the page of one writer; it holds no workspace."""

    def prompts(self, payload: Mapping[str, Any], gone: Gone) -> list[Prompt]:
        """What the rules say about a draft."""


def as_dismissals(gone: Gone, writer_id: str) -> dict[tuple[str, str], tuple[tuple[None, Dismissed], ...]]:
    """What was sent away on a page, as the rules look it up."""
    return {
        (one["rule_id"], one["about_id"]): (
            (None, Dismissed(writer_id, one["reason"], datetime.fromisoformat(one["at"]))),
        )
        for one in gone
    }


class OwnPrompts(QWidget):
    """The prompts of one place of the page. `dismissed(rule_id, about_id, reason)`, `brought_back(rule_id, about_id)`."""

    dismissed = Signal(str, str, str)
    brought_back = Signal(str, str)

    def __init__(self, name: str, writer: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name, self._writer = name, writer
        self.cards: dict[str, CoachPrompt] = {}
        self._gone: list[str] = []
        self.list = stack(space=10)
        self.away = stack(space=4)
        self.setLayout(stack(self.list, self.away, space=6))
        show_if(self, False)

    def show_prompts(self, prompts: Sequence[Prompt], gone: Sequence[Prompt]) -> None:
        """Show these, without disturbing a reason that is being written; `gone` can come back."""
        wanted = {self._key(prompt): prompt for prompt in prompts}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self.list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for key, prompt in wanted.items():
            if key not in self.cards:
                self.cards[key] = self._made(key, prompt)
                self.list.addWidget(self.cards[key])
            self.cards[key].set_words(prompt.message, prompt.why, prompt.source)
        self._show_gone(gone)
        show_if(self, bool(prompts or gone))

    @staticmethod
    def _key(prompt: Prompt) -> str:
        return f"{prompt.id}_{prompt.about.id}"

    def _made(self, key: str, prompt: Prompt) -> CoachPrompt:
        """Nothing is stopped here: what will stop the decision at the table is a warning on one's own page."""
        strength = "hint" if prompt.severity is Severity.NUDGE else "warn"
        made = CoachPrompt(key, prompt.message, prompt.why, "", strength, prompt.source, name=self._name)
        made.set_people([self._writer])
        made.dismissed.connect(partial(self._on_card_dismissed, prompt.id, prompt.about.id))
        return made

    def _show_gone(self, gone: Sequence[Prompt]) -> None:
        keys = [self._key(prompt) for prompt in gone]
        if keys == self._gone:
            return
        self._gone = keys
        clear(self.away)
        for key, prompt in zip(keys, gone, strict=True):
            back = LinkButton(_("Bring back"), f"{self._name}_{key}_back", "ink2", "caption")
            back.setAccessibleName(_("Bring back: {message}").format(message=prompt.message))
            back.clicked.connect(partial(self._on_back_clicked, prompt.id, prompt.about.id))
            reason = prompt.dismissed.reason if prompt.dismissed is not None else ""
            line = row(caption(_("Dismissed: {reason}").format(reason=reason)), back, space=8)
            line.setStretch(0, 1)
            self.away.addLayout(line)

    def _on_card_dismissed(self, rule_id: str, about_id: str, key: str, reason: str, by: str) -> None:
        self.dismissed.emit(rule_id, about_id, reason)

    def _on_back_clicked(self, rule_id: str, about_id: str, checked: bool = False) -> None:
        self.brought_back.emit(rule_id, about_id)


class OwnMore(LinkButton):
    """What is said besides the three that are shown, by number; pressed, it is shown too (METHOD C, Engine)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name, "ink2", "caption", parent)
        show_if(self, False)

    def show_left(self, coach: OwnCoach) -> None:
        """Say how many are left; not there where there are none."""
        n = coach.left
        more = ngettext("{n} more of the coach", "{n} more of the coach", n).format(n=n)
        self.setText(_("Show fewer of the coach") if coach.drawn_out else more)
        self.setAccessibleName(self.text())
        show_if(self, n > 0)


class OwnCoach:
    """What was sent away on one page, and what is said on it now. `told` is a line of the draft for each dismissal;
    `left` is how many are said besides the three that are shown, unless they are `drawn_out`."""

    def __init__(self, look: Looks) -> None:
        self._look = look
        self.told: list[dict[str, str]] = []
        self.drawn_out, self.left = False, 0

    def load(self, told: Sequence[Any]) -> None:
        """What was sent away on a draft that is opened again; a line of another shape is left."""
        wanted = {"rule_id", "about_id", "reason", "at"}
        self.told = [dict(one) for one in told if isinstance(one, Mapping) and set(one) == wanted]

    def dismiss(self, rule_id: str, about_id: str, reason: str, at: datetime) -> None:
        """Send a prompt away on this page."""
        self.told.append({"rule_id": rule_id, "about_id": about_id, "reason": reason, "at": iso(at)})

    def bring_back(self, rule_id: str, about_id: str) -> None:
        """Let a prompt speak again."""
        self.told = [one for one in self.told if (one["rule_id"], one["about_id"]) != (rule_id, about_id)]

    def say(self, payload: Mapping[str, Any]) -> tuple[list[Prompt], list[Prompt]]:
        """What is said now, the loudest first and at most three unless all are wanted, and what was sent away."""
        found = self._look.prompts(payload, self.told)
        said = [prompt for prompt in found if prompt.state is State.OPEN]
        self.left = max(0, len(said) - AT_MOST)
        return said if self.drawn_out else said[:AT_MOST], [
            prompt for prompt in found if prompt.state is State.DISMISSED
        ]
