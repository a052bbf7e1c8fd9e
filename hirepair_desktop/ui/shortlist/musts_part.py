"""The musts of the brief in use, behind one button: what the profiles are held against."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _, ngettext, number_word
from hirepair_desktop.ui.widgets.boxes import Panel, clear, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption, plain


class MustsPart(Panel):
    """`fold` opens and closes it; a page puts that button into its head."""

    def __init__(self, name: str = "musts", parent: QWidget | None = None) -> None:
        super().__init__(name, "sunken", parent=parent)
        self.fold = button("", f"{name}_fold", icon="chevron-down")
        self.lines = stack(space=8)
        self.setLayout(stack(self.lines, space=0, margins=(14, 10, 14, 12)))
        self.fold.clicked.connect(self._on_fold_clicked)
        show_if(self, False)

    def show_musts(self, musts: Sequence[tuple[str, str]]) -> None:
        """(label, definition) of each."""
        n = len(musts)
        words = ngettext("The one must", "The {n} musts", n).format(n=number_word(n)) if n else _("No must yet")
        self.fold.setText(words)
        self.fold.setAccessibleName(words)
        clear(self.lines)
        for label, definition in musts:
            said = caption(definition) if definition.strip() else None
            self.lines.addLayout(stack(plain(label, weight=500), said, space=1))
        if not musts:
            self.lines.addWidget(caption(_("Open: no must-have is in the brief.")))

    @Slot()
    def _on_fold_clicked(self) -> None:
        show_if(self, self.isHidden())
        self.fold.setProperty("icon_name", "chevron-down" if self.isHidden() else "chevron-up")
        self.fold.update()
