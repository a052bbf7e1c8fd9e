"""The one row somebody has in a session: made by the first word, changed by the next, each an undoable step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Base, new_id
from hirepair_desktop.ui.edits import Edits, snapshot, tidy

T = TypeVar("T", bound=Base)


class OwnRow(Generic[T]):
    """An arrival, a landing, a goal, a remark: found by `keys`, of which there is never a second one.

    `made` gives what a new row needs beside the keys; `is_empty` says when it holds nothing and goes.
    """

    def __init__(
        self,
        edits: Edits,
        kind: type[T],
        keys: Mapping[str, Any],
        made: Callable[[], Mapping[str, Any]] = dict,
        is_empty: Callable[[T], bool] | None = None,
    ) -> None:
        self.edits, self.kind, self.keys = edits, kind, dict(keys)
        self.made, self.is_empty = made, is_empty

    def find(self, s: Block) -> T | None:
        """The row as it stands, or None before the first word."""
        return s.scalars(select(self.kind).filter_by(**self.keys)).first()

    def change(self, values: Mapping[str, Any], words: str, field: str = "") -> bool:
        """Set some values as one step; False when the store refused."""
        new = {key: tidy(value) for key, value in values.items()}
        with self.edits.store.read() as s:
            found = self.find(s)
            before = snapshot(found) if found is not None else None
        if before is not None and all(before[key] == value for key, value in new.items()):
            return True
        row_id = before["id"] if before is not None else new_id()
        fresh = {**self.made(), **self.keys, "id": row_id}

        def do(s: Block) -> None:
            row = s.get(self.kind, row_id)
            if row is None:
                row = self.kind(**fresh)
                s.add(row)
            for key, value in new.items():
                setattr(row, key, value)
            if self.is_empty is not None and self.is_empty(row):
                self._let_go(s, row)

        return self.edits.step(words, do, lambda s: self._put_back(s, row_id, before), field)

    @staticmethod
    def _let_go(s: Block, row: T) -> None:
        if row in s.new:
            s.expunge(row)
        else:
            s.delete(row)

    def _put_back(self, s: Block, row_id: str, before: dict[str, Any] | None) -> None:
        row = s.get(self.kind, row_id)
        if before is None:
            if row is not None:
                s.delete(row)
        elif row is None:
            s.add(self.kind(**before))
        else:
            for key, value in before.items():
                setattr(row, key, value)
