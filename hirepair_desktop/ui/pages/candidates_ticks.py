"""Candidates that were ticked, to be moved or closed together, and the bar that says how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.pipeline import STRIP
from hirepair_desktop.text import _, ngettext, number
from hirepair_desktop.ui.pages.candidates_side import CLOSE
from hirepair_desktop.ui.pages.pipeline_words import group_words
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import strong


class Ticks(QObject):
    """The ids that are ticked, in the order they were. `changed()` after every change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, None] = {}

    def ids(self) -> list[str]:
        """Who is ticked."""
        return list(self._ids)

    def __contains__(self, candidate_id: object) -> bool:
        return candidate_id in self._ids

    def toggle(self, candidate_id: str) -> None:
        """Tick somebody, or take the tick away."""
        if candidate_id in self._ids:
            del self._ids[candidate_id]
        else:
            self._ids[candidate_id] = None
        self.changed.emit()

    def put(self, ids: Iterable[str]) -> None:
        """Tick these and nobody else."""
        if list(ids := dict.fromkeys(ids)) != list(self._ids):
            self._ids = ids
            self.changed.emit()

    def clear(self) -> None:
        """Nobody is ticked."""
        if self._ids:
            self._ids = {}
            self.changed.emit()

    def keep_only(self, shown: Iterable[str]) -> None:
        """Untick whoever is not in the list any more: nobody is moved unseen."""
        if self._ids:
            kept = self._ids.keys() & set(shown)
            if len(kept) != len(self._ids):
                self._ids = {key: None for key in self._ids if key in kept}
                self.changed.emit()

    def carried(self, candidate_id: str) -> list[str]:
        """Whom an act on one candidate means: all that are ticked when that one is, else that one alone."""
        return self.ids() if candidate_id in self._ids else [candidate_id]


class Reach:
    """The rows that are ticked with Shift held: from where one stood to where one is now. What was ticked before stays;
    a row that the reach leaves again is as it was."""

    def __init__(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self._start, self._before = "", list[str]()

    def begin(self, candidate_id: str) -> str:
        """Shift went down on this row, unless it was down already; the row it went down on."""
        if not self._start:
            self._start, self._before = candidate_id, self._ticks.ids()
        return self._start

    def over(self, between: Sequence[str]) -> None:
        """It goes over these rows now."""
        self._ticks.put([*self._before, *between])

    def end(self) -> None:
        """The next one begins anew."""
        self._start = ""


class TicksBar(QWidget):
    """Shown while somebody is ticked. `move_chosen(stage)`; closing is the stage CLOSE."""

    move_chosen = Signal(str)

    def __init__(self, ticks: Ticks) -> None:
        super().__init__()
        self.setObjectName("ticks_bar")
        self._ticks = ticks
        self.words = strong("", wrap=False)
        stages = [(key, _("To {stage}").format(stage=group_words()[key])) for key in STRIP if key != CLOSE]
        self.move_ticked = MenuButton(_("Move together"), "move_ticked", stages, small=True)
        self.close_ticked = button(_("Close together…"), "close_ticked", small=True)
        self.untick = LinkButton(_("Untick"), "untick", "ink2")
        self.setLayout(row(self.words, self.move_ticked, self.close_ticked, self.untick, 1, space=10))
        self.move_ticked.chosen.connect(self.move_chosen)
        self.close_ticked.clicked.connect(self._on_close_ticked_clicked)
        self.untick.clicked.connect(ticks.clear)
        ticks.changed.connect(self._on_ticks_changed)
        self.hide()

    @Slot()
    def _on_ticks_changed(self) -> None:
        n = len(self._ticks.ids())
        self.words.setText(ngettext("{n} ticked", "{n} ticked", n).format(n=number(n)))
        self.setVisible(bool(n))

    @Slot()
    def _on_close_ticked_clicked(self) -> None:
        self.move_chosen.emit(CLOSE)
