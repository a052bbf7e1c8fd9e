"""What the coach says about one thing, looked at again shortly after each saved edit, and never while somebody types.

It reads on the thread of the window: one look over a big role takes less than 30 ms (PERFORMANCE) and only happens in
the pause between two edits, so a thread of its own would cost more (locks, copies, order) than it gives. What is read over
every candidate of a pair at once takes longer: `CoachAside` does that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import Act, Prompt, State, stopping
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Dismissal
from hirepair_desktop.model.dismissing import bring_back, dismiss, dismissals
from hirepair_desktop.storage.store import Change, Store
from hirepair_desktop.text import _
from hirepair_desktop.ui.edits import Edits, snapshot
from hirepair_desktop.ui.fields.pending import is_typing
from hirepair_desktop.ui.latest import Latest
from hirepair_desktop.ui.workspace import OpenWorkspace

QUIET_MS = 150
"""So long after a commit the coach looks. A text field tells after 400 ms of quiet, so words are looked at after the
300 ms of METHOD 0.5, and a saved edit is answered within the 300 ms of METHOD C."""

SILENT = frozenset({"seat_key"})
"""What no rule looks at. A page written alone is not in it: no rule reads its words, but who has sealed is said."""

Ask = Callable[[Block, Look], list[Prompt]]


class Coach(QObject):
    """The prompts of `ask`, in order. `changed()` when something is said that was not, or no longer is.

    One that does not hear of commits looks when whoever shows it says `begin`. `resolved` is what was open before and
    is not any more, as long as this coach sits at the table.
    """

    changed = Signal()

    def __init__(
        self, workspace: OpenWorkspace, ask: Ask, session_id: str | None = None, hears: bool = True,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.workspace, self.session_id = workspace, session_id
        self._ask = ask
        self.prompts: list[Prompt] = []
        self.resolved: dict[str, Prompt] = {}
        self._looked, self._stopped = False, False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_timeout)
        if hears:
            workspace.changed.connect(self._on_workspace_changed)

    # Looking

    def begin(self) -> None:
        """Look as soon as the page that is being opened was painted."""
        self._pause.start(0)

    def forget(self) -> None:
        """It is about something else now: what was open before is not resolved by that."""
        self.prompts, self.resolved, self._looked = [], {}, False

    def has_looked(self) -> bool:
        """Whether it looked at all yet."""
        return self._looked

    def look(self) -> None:
        """Look now and say what changed."""
        self._pause.stop()
        self._take(self._found())

    def _take(self, found: list[Prompt]) -> None:
        if self._looked and found == self.prompts:
            return
        here = {prompt.key for prompt in found}
        for prompt in self.open():
            if prompt.key not in here:
                self.resolved[prompt.key] = prompt
        self.resolved = {key: prompt for key, prompt in self.resolved.items() if key not in here}
        self.prompts, self._looked = found, True
        self.changed.emit()

    def look_if_due(self) -> None:
        """Look now rather than after the pause, for a page whose buttons hang on it."""
        if self._pause.isActive() and not is_typing():
            self.look()

    def _found(self) -> list[Prompt]:
        return found_in(self.workspace.store, self._ask, self.workspace.now(), self.workspace.today())

    @Slot()
    def stop(self) -> None:
        """The session is left, or what showed it is gone: nothing more is looked at."""
        self._stopped = True
        self._pause.stop()

    @Slot(object)
    def _on_workspace_changed(self, changes: frozenset[Change]) -> None:
        heard = not all(change.kind in SILENT for change in changes)
        if heard and not self._stopped and not self._pause.isActive():
            self._pause.start(QUIET_MS)

    @Slot()
    def _on_pause_timeout(self) -> None:
        if is_typing():
            self._pause.start(QUIET_MS)  # what is being typed is told within a second, and looked at then
        else:
            self.look()

    # What it says

    def open(self) -> list[Prompt]:
        """What is open, or was when the session closed, the loudest first."""
        return [prompt for prompt in self.prompts if prompt.state in (State.OPEN, State.KEPT)]

    def dismissed(self) -> list[Prompt]:
        """What was sent away, with who and why."""
        return [prompt for prompt in self.prompts if prompt.state is State.DISMISSED]

    def prompt(self, key: str) -> Prompt | None:
        """One of the prompts by its key."""
        return next((prompt for prompt in self.prompts if prompt.key == key), None)

    def stops(self, *acts: Act) -> list[Prompt]:
        """What stops an act just now: looked at afresh, because a press can come before the pause is over."""
        self.look()
        return stopping_any(self.prompts, acts)

    # What people do with it

    def dismiss(self, edits: Edits, key: str, reason: str, by: str) -> bool:
        """Send a prompt away; a step that can be taken back. False when it was refused."""
        prompt = self.prompt(key)
        if prompt is None:
            return False
        at, session_id = self.workspace.now(), self.session_id
        made: list[str] = []

        def do(s: Block) -> None:
            one = dismiss(s, prompt.id, prompt.about.id, session_id, by, at, reason)
            if made:
                one.id = made[0]  # done again it is the same one, so that bringing it back finds it
            s.flush()
            made[:] = [one.id]

        def undo(s: Block) -> None:
            for dismissal_id in made:
                found = s.get(Dismissal, dismissal_id)
                if found is not None:
                    s.delete(found)

        taken = edits.step(_("Dismiss a prompt"), do, undo, "reason")
        self.look()
        return taken

    def bring_back(self, edits: Edits, key: str) -> bool:
        """Let a prompt speak again that was sent away; a step that can be taken back."""
        prompt = self.prompt(key)
        if prompt is None:
            return False
        ids, session_id = about_ids(prompt), prompt.where.session
        with self.workspace.read() as s:
            before = [snapshot(one) for one in dismissals(s, prompt.id, ids, session_id)]

        def do(s: Block) -> None:
            bring_back(s, prompt.id, ids, session_id)

        def undo(s: Block) -> None:
            s.add_all([Dismissal(**values) for values in before])

        taken = edits.step(_("Bring a prompt back"), do, undo)
        self.look()
        return taken


class CoachAside(Coach):
    """A coach that reads on a thread of its own: `look` returns at once, `changed` comes later, and of two answers only
    that to the last question. `refused(sentence)` when it could not be read."""

    refused = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, _nothing, hears=False, parent=parent)
        self._reading = Latest(workspace.jobs, self)
        self._reading.answered.connect(self._on_reading_answered)
        self._reading.refused.connect(self.refused)

    def ask(self, ask: Ask) -> None:
        """What it looks at from now on: a function of plain values, because it runs on another thread."""
        self._ask = ask

    def is_reading(self) -> bool:
        """Whether an answer is on its way."""
        return self._reading.is_reading()

    def look(self) -> None:
        """Begin to look; what is said so far stays until the answer."""
        self._pause.stop()
        workspace = self.workspace
        self._reading.read(partial(found_in, workspace.store, self._ask, workspace.now(), workspace.today()))

    def forget(self) -> None:
        """Nothing of the one before is shown any more, and no late answer about it is heard."""
        self._reading.forget()
        super().forget()
        self.changed.emit()

    @Slot(object)
    def _on_reading_answered(self, found: list[Prompt]) -> None:
        self._take(found)


def _nothing(s: Block, look: Look) -> list[Prompt]:
    return []


def found_in(store: Store, ask: Ask, now: datetime, today: date) -> list[Prompt]:
    """What rules say over a workspace; one prompt for each key: a second one about the same field waits until the first
    is answered."""
    with store.read() as s:
        found = ask(s, look_at(s, now, today))
    return list({prompt.key: prompt for prompt in reversed(found)}.values())[::-1]


def about_ids(prompt: Prompt) -> list[str]:
    """For what a dismissal counts: the very thing, or its candidate, role or session (as `Look.dismissed` does)."""
    where = prompt.where
    return [found for found in (prompt.about.id, where.candidate, where.role, where.session) if found]


def stopping_any(prompts: Sequence[Prompt], acts: Sequence[Act]) -> list[Prompt]:
    """The open blocks that stop one of these acts, in the order shown."""
    found = [prompt for act in acts for prompt in stopping(prompts, act)]
    return [prompt for prompt in prompts if prompt in found]
