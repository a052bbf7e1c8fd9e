"""The blocks that stop one act of a session, under its button for as long as they hold (METHOD 0.1, 2).

The button stays readable and disabled; each missing thing stands here with the way to it, and the way past it with a
written reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.coaching.prompt import Act, Prompt
from hirepair_desktop.text import ngettext
from hirepair_desktop.ui.coach.coach import stopping_any
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.coach.stops import Stops


class StoppedAct(Stops):
    """`changed()` when something stops the act that did not, or no longer does; `told()` after each showing."""

    changed = Signal()
    told = Signal()

    def __init__(
        self, coach: SessionCoach, act: Act, name: str, open_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, open_words, parent)
        self._coach, self._act = coach, act
        self._groups: dict[str, list[Prompt]] = {}
        self.go_requested.connect(coach.go)
        self.opened.connect(self._on_opened)
        coach.coach.changed.connect(self._on_coach_changed)

    def words(self) -> str:
        n = len(self._keys)
        return ngettext("One thing is missing first:", "{n} things are missing first:", n).format(n=n) if n else ""

    def holds(self) -> bool:
        """Whether something stops the act, as the coach saw it last."""
        return bool(self._found())

    def look(self) -> bool:
        """Whether something stops the act now: looked at afresh, because a press can come before the coach looks."""
        self._coach.stops(self._act)
        return self.holds()

    def _found(self) -> list[Prompt]:
        return [] if self._coach.is_closed else stopping_any(self._coach.coach.prompts, (self._act,))

    def show_now(self, wanted: bool) -> None:
        """Show what stops the act, or nothing while the act is far off (`wanted` False)."""
        self._groups = grouped(self._found()) if wanted else {}
        self.show_stops([told(group) for group in self._groups.values()], self._coach.go_words, self._coach.people())
        self.told.emit()

    def shows(self, prompt: Prompt) -> bool:
        """Whether a prompt stands here: a list beside it need not say it twice."""
        return any(prompt.key == one.key for group in self._groups.values() for one in group)

    @Slot()
    def _on_coach_changed(self) -> None:
        self.changed.emit()

    @Slot(str, str, str)
    def _on_opened(self, key: str, reason: str, by: str) -> None:
        """One reason opens every block of the same rule that was shown as one."""
        group = next((found for found in self._groups.values() if found[0].key == key), [])
        for prompt in group:
            self._coach.dismiss(prompt.key, reason, by)


def grouped(prompts: Sequence[Prompt]) -> dict[str, list[Prompt]]:
    """Blocks of one rule together, in the order shown: thin evidence on nine ratings is one thing to see to."""
    found: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        found.setdefault(prompt.id, []).append(prompt)
    return found


def told(group: Sequence[Prompt]) -> Prompt:
    """The first of a group, with how many more there are."""
    first, left = group[0], len(group) - 1
    if not left:
        return first
    more = ngettext("And one more like it.", "And {n} more like it.", left).format(n=left)
    return replace(first, message=f"{first.message} {more}", why=first.why)
