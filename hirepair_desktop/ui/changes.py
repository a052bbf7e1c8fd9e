"""The bridge from the store's announcement to one Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from hirepair_desktop.storage.store import Change, Store


class Changes(QObject):
    """Emits `changed(frozenset[Change])` after each commit of the store."""

    changed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stop = store.subscribe(self._on_store_committed)

    def _on_store_committed(self, changes: frozenset[Change]) -> None:
        self.changed.emit(changes)
