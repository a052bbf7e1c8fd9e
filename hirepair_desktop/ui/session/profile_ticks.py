"""Which profiles a shortlist review is about: the candidates of a role to tick, at most six."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.shortlist_form import MOST_PROFILES
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.widgets.boxes import clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, strong

SHOWN = 12
"""So many candidates are listed; the others are found by typing."""

Choices = Sequence[tuple[str, str]]
"""Id and words of each."""


class ProfileTicks(QWidget):
    """A line to find candidates by, and a box for each that is listed. `chosen(ids)` from the person only."""

    chosen = Signal(list)

    def __init__(self, name: str = "profiles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Profiles"))
        self.finder = LineField(_("Find a candidate"), f"{name}_find")
        self.count = strong("", wrap=False, name=f"{name}_count")
        self.more = caption("", name=f"{name}_more")
        self.ticks: dict[str, CheckField] = {}
        self._choices: Choices = ()
        self._held: list[str] = []
        self._listed: list[str] | None = None
        self.list = stack(space=2)
        self.setLayout(stack(self.count, self.finder, self.list, self.more, space=6))
        self.finder.edited.connect(self._on_finder_edited)

    def set_choices(self, choices: Choices, held: Collection[str]) -> None:
        """Who can be ticked, in their order, and who is."""
        self._choices = choices
        known = [key for key, _words in choices]
        self._held = [key for key in known if key in held]
        show_if(self.finder, len(choices) > SHOWN)
        self._show()

    def set_held(self, ids: Collection[str]) -> None:
        """Tick those of the choices."""
        self.set_choices(self._choices, ids)

    def value(self) -> list[str]:
        """Who is ticked, in the order of the choices."""
        return list(self._held)

    def _show(self) -> None:
        wanted = self.finder.value().casefold().strip()
        fitting = [
            (key, words)
            for key, words in self._choices
            if key in self._held or not wanted or wanted in words.casefold()
        ]
        listed = [choice for choice in fitting if choice[0] in self._held]
        listed += [choice for choice in fitting if choice[0] not in self._held][: max(0, SHOWN - len(listed))]
        order = {key: at for at, (key, _words) in enumerate(self._choices)}
        listed.sort(key=lambda choice: order[choice[0]])
        if [key for key, _words in listed] != self._listed:
            self._make(listed)
        full = len(self._held) >= MOST_PROFILES
        for key, tick in self.ticks.items():
            tick.set_value(key in self._held)
            tick.set_read_only(full and key not in self._held)
        self.count.setText(_("{k} of at most {n} profiles").format(k=len(self._held), n=MOST_PROFILES))
        left = len(fitting) - len(listed)
        self.more.setText(ngettext("{n} more: find it above.", "{n} more: find them above.", left).format(n=left))
        show_if(self.more, left > 0)

    def _make(self, listed: Choices) -> None:
        clear(self.list)
        self._listed = [key for key, _words in listed]
        self.ticks = {}
        for key, words in listed:
            tick = CheckField(words, f"{self.objectName()}_{key}")
            tick.edited.connect(partial(self._on_tick_edited, key))
            self.ticks[key] = tick
            self.list.addWidget(tick)
        if not listed:
            self.list.addWidget(caption(_("Nobody here. Add candidates to the role first.")))

    @Slot(str)
    def _on_finder_edited(self, words: str) -> None:
        self._show()

    def _on_tick_edited(self, key: str, ticked: bool) -> None:
        held = [other for other in self._held if other != key]
        wanted = [*held, key] if ticked else held
        self._held = [other for other, _words in self._choices if other in wanted]
        self._show()
        self.chosen.emit(self.value())
