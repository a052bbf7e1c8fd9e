"""The criteria a decision rests on: chips that flow over lines, and a list of those that can be added."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.widgets.boxes import show_if
from hirepair_desktop.ui.widgets.buttons import MenuButton, button
from hirepair_desktop.ui.widgets.flow import Flow


class CriterionChips(QWidget):
    """What the decision rests on. Pressing a chip takes it away, the list adds one.

    `chosen(ids)` comes from the person only, in the order of the criteria.
    """

    chosen = Signal(list)

    def __init__(self, name: str, owner: str = "primary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(_("Criteria the decision rests on"))
        self.owner = owner
        self.chips: dict[str, QPushButton] = {}
        self._read_only = False
        self.add = MenuButton(_("Tie to a criterion"), f"{name}_add", icon="plus", small=True)
        self.add.chosen.connect(self._on_add_chosen)
        self.flow = Flow()
        self.flow.addWidget(self.add)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_criteria(self, criteria: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """(id, label) of each, in their order, and the ids it rests on."""
        if [key for key, _label in criteria] != list(self.chips):
            self._make_chips(criteria)
        for key, chip in self.chips.items():
            chip.setChecked(key in chosen)
            chip.setVisible(key in chosen)
        rest = [(key, label) for key, label in criteria if key not in chosen]
        self.add.set_items(rest)
        show_if(self.add, bool(rest) and not self._read_only)
        self.flow.invalidate()
        self.updateGeometry()

    def _make_chips(self, criteria: Sequence[tuple[str, str]]) -> None:
        for chip in self.chips.values():
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.flow.removeWidget(self.add)
        self.chips = {}
        for key, label in criteria:
            chip = button(label, f"{self.objectName()}_{key}", owner=self.owner, small=True)
            chip.setAccessibleName(_("{criterion}: take away").format(criterion=label))
            chip.setToolTip(label)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_chip_clicked, key))
            self.chips[key] = chip
            self.flow.addWidget(chip)
        self.flow.addWidget(self.add)

    def value(self) -> list[str]:
        """The ids it rests on."""
        return [key for key, chip in self.chips.items() if chip.isChecked()]

    def set_read_only(self, read_only: bool) -> None:
        """They can be read, not changed."""
        self._read_only = read_only
        for chip in self.chips.values():
            chip.setEnabled(not read_only)
        show_if(self.add, not read_only and len(self.value()) < len(self.chips))

    @Slot(str)
    def _on_add_chosen(self, key: str) -> None:
        self.chosen.emit([other for other, chip in self.chips.items() if chip.isChecked() or other == key])

    def _on_chip_clicked(self, key: str, checked: bool = False) -> None:
        self.chosen.emit(self.value())
