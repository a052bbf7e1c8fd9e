"""Steps of a page that are a verb of the model: done through it, taken back by what stood before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hirepair_desktop.model import Base
from hirepair_desktop.ui.edits import Edits, snapshot


def verb_step(
    edits: Edits,
    kind: type[Base],
    thing_id: str,
    verb: Callable[[Any], None],
    words: str,
    field: str = "",
) -> bool:
    """Run a verb on one thing as one undoable step. False when the thing is gone or the verb refused."""
    with edits.store.read() as s:
        thing = s.get(kind, thing_id)
        if thing is None:
            return False
        before = snapshot(thing)

    def undo(s: Any) -> None:
        thing = s.get(kind, thing_id)
        if thing is not None:
            for key, value in before.items():
                setattr(thing, key, value)

    def do(s: Any) -> None:
        thing = s.get(kind, thing_id)
        if thing is not None:
            verb(thing)

    return edits.step(words, do, undo, field)
