"""Rows of a role that have a table of their own: shown, added, changed, moved and removed as steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Base, new_id
from hirepair_desktop.text import _
from hirepair_desktop.ui.edits import Edits
from hirepair_desktop.ui.fields.rows_field import RowsField

Values = dict[str, Any]


class RowsOf(QObject):
    """Ties a `RowsField` to one mapped class: its columns are the attributes of that class.

    `made` gives the values of a new row. `kept` turns what a column tells into what is kept (as it is if absent);
    `within` are the lowest and the highest number of a column.
    """

    def __init__(
        self,
        edits: Edits,
        field: RowsField,
        kind: type[Base],
        made: Callable[[], Values | None],
        words: str,
        kept: dict[str, Callable[[Any], Any]] | None = None,
        within: dict[str, tuple[int, int]] | None = None,
    ) -> None:
        super().__init__(field)
        self.edits, self.field, self.kind, self.made, self.words = edits, field, kind, made, words
        self.kept, self.within = kept or {}, within or {}
        self._fresh = ""
        field.row_added.connect(self._on_field_row_added)
        field.row_edited.connect(self._on_field_row_edited)
        field.row_removed.connect(self._on_field_row_removed)
        field.row_moved.connect(self._on_field_row_moved)
        edits.refused.connect(self._on_edits_refused)
        self._edited = ""

    def show(self, things: list[Base]) -> None:
        """Show these things in this order; a new one gets the cursor."""
        columns = [column.key for column in self.field.columns]
        rows = [(thing.id, {key: self._shown(getattr(thing, key)) for key in columns}) for thing in things]
        focus, self._fresh = (self._fresh, "") if any(i == self._fresh for i, _ in rows) else ("", self._fresh)
        self.field.set_rows(rows, focus)

    @staticmethod
    def _shown(value: Any) -> Any:
        """An enumeration by its value; nothing chosen as empty words."""
        return getattr(value, "value", value)

    @Slot()
    def _on_field_row_added(self) -> None:
        values = self.made()
        if values is None:
            return
        values.setdefault("rank", self.next_rank(values["role_id"]))
        self._fresh = values.setdefault("id", new_id())
        self.edits.add(self.kind, values, self.words)

    def next_rank(self, role_id: str) -> int:
        """Behind every row of its kind: after one was taken away there are fewer rows than ranks."""
        kind: Any = self.kind
        with self.edits.store.read() as s:
            last = s.scalar(select(func.max(kind.rank)).where(kind.role_id == role_id))
        return 0 if last is None else last + 1

    @Slot(str, str, object)
    def _on_field_row_edited(self, row_id: str, key: str, value: object) -> None:
        self._edited = row_id
        self.field.show_row_sentence(row_id, "")
        least, most = self.within.get(key, (0, 0))
        if key in self.within and isinstance(value, int) and not least <= value <= most:
            self.edits.run(partial(_refuse, key, least, most), key)
            return
        keep = self.kept.get(key)
        self.edits.set(self.kind, row_id, key, keep(value) if keep is not None else value, self.words)

    @Slot(str)
    def _on_field_row_removed(self, row_id: str) -> None:
        self.edits.remove(self.kind, row_id, self.words)

    @Slot(str, int)
    def _on_field_row_moved(self, row_id: str, place: int) -> None:
        ids = [key for key in self.field.editors if key != row_id]
        ids.insert(place, row_id)
        self.edits.rank(self.kind, ids, self.words)

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field in {column.key for column in self.field.columns}:
            self.field.show_row_sentence(self._edited, sentence)


def _refuse(key: str, least: int, most: int, s: Block) -> None:
    """Say what a number may be, the way the store says what it does not take."""
    raise RefusedValueError(
        _("Write a number from {least} to {most}. What was there is kept.").format(least=least, most=most), key
    )


def none_if_empty(value: Any) -> Any:
    """Nothing chosen is kept as nothing."""
    return value or None
