"""Rows of a list that is kept whole: an empty row lives on the page only, until something is written in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from hirepair_desktop.model import new_id
from hirepair_desktop.ui.fields.rows_field import RowsField


class KeptRows(QObject):
    """Between a `RowsField` and a list without ids. `changed(rows)` carries the rows that hold words.

    The first of `keys` is the words of a row; a row without them is not kept.
    """

    changed = Signal(list)

    def __init__(self, keys: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys = list(keys)
        self._rows: list[tuple[str, dict[str, Any]]] = []
        self._field: RowsField | None = None

    def wire(self, field: RowsField) -> None:
        """Serve this field."""
        self._field = field
        field.row_added.connect(self._on_field_row_added)
        field.row_edited.connect(self._on_field_row_edited)
        field.row_removed.connect(self._on_field_row_removed)
        field.row_moved.connect(self._on_field_row_moved)

    def _kept(self) -> list[dict[str, Any]]:
        return [values for _id, values in self._rows if str(values[self.keys[0]]).strip()]

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show what is kept; rows that are the same already stay with the empty ones among them."""
        wanted = [{key: row.get(key) or "" for key in self.keys} for row in rows]
        if wanted != self._kept():
            self._rows = [(new_id(), values) for values in wanted]
        self._show()

    def _show(self, focus: str = "") -> None:
        if self._field is not None:
            self._field.set_rows(self._rows, focus)

    def _tell(self) -> None:
        self.changed.emit([dict(values) for values in self._kept()])

    @Slot()
    def _on_field_row_added(self) -> None:
        row_id = new_id()
        self._rows.append((row_id, dict.fromkeys(self.keys, "")))
        self._show(row_id)

    @Slot(str, str, object)
    def _on_field_row_edited(self, row_id: str, key: str, value: object) -> None:
        self._rows = [(found, {**values, key: value} if found == row_id else values) for found, values in self._rows]
        self._tell()

    @Slot(str)
    def _on_field_row_removed(self, row_id: str) -> None:
        self._rows = [(found, values) for found, values in self._rows if found != row_id]
        self._show()
        self._tell()

    @Slot(str, int)
    def _on_field_row_moved(self, row_id: str, target: int) -> None:
        moved = next(row for row in self._rows if row[0] == row_id)
        self._rows.remove(moved)
        self._rows.insert(target, moved)
        self._show()
        self._tell()
