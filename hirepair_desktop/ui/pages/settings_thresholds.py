"""The thresholds of the coach as rows: value, unit, reason, and the way back to the default (picture 22)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model.settings import change_of, thresholds
from hirepair_desktop.model.thresholds import THRESHOLDS, Threshold
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.settings_steps import SettingRows, seats_of
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.announce import announce
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import caption, section_title
from hirepair_desktop.ui.widgets.setting_row import SettingRow
from hirepair_desktop.ui.workspace import Pair

WIDEST = 9_999_999
"""What can be typed; what is too much is refused in words and stays where it was typed."""

FIELD_WIDTH, HEADING = 64, 24


class Thresholds(QWidget):
    """Every threshold of METHOD 0.4b. They belong to the workspace and to both."""

    def __init__(self, page: Page, pair: Pair | None) -> None:
        super().__init__()
        self.setObjectName("thresholds")
        self.page = page
        self.rows = SettingRows(page, pair)
        self.fields: dict[str, NumberField] = {}
        self.all_back = LinkButton(_("Put all back"), "put_all_back", "ink2", role="caption")
        self.all_back.clicked.connect(self._on_all_back_clicked)
        heading = section_title(_("Thresholds"))
        heading.setWordWrap(False)
        heading.setMinimumHeight(theme().px(HEADING))
        aside = caption(_("kept in the workspace, changed by both"))
        head = row(heading, aside, self.all_back, space=10)
        head.setStretch(1, 1)
        made = [self._made(threshold) for threshold in THRESHOLDS]
        self.setLayout(stack(head, stack(*made, space=0), 1, space=6))

    def _made(self, threshold: Threshold) -> SettingRow:
        key, name = threshold.key, _(threshold.name)
        field = NumberField("", key, -WIDEST, WIDEST, optional=False)
        field.set_compact(_("{name}, {unit}").format(name=name, unit=_(threshold.unit)) if threshold.unit else name)
        field.spin.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
        field.spin.setAccelerated(True)
        field.setFixedWidth(theme().px(FIELD_WIDTH))
        field.edited.connect(partial(self._change, key))
        self.fields[key] = field
        shown = SettingRow(
            key, name, field, _(threshold.reason),
            _("sourced default") if threshold.source else _("house default"),
            unit=_(threshold.unit) if threshold.unit else "", used_words=", ".join(threshold.used_by),
            seats=seats_of(self.rows.pair),
        )  # fmt: skip
        self.rows.adopt(shown, str(threshold.default))
        return shown

    def show_kept(self, s: Block) -> None:
        """Show what the workspace has."""
        values = thresholds(s)
        for threshold in THRESHOLDS:
            self.fields[threshold.key].set_value(values[threshold.key])
            self.rows.show(s, threshold.key)
        show_if(self.all_back, any(change_of(s, threshold.key) is not None for threshold in THRESHOLDS))

    def narrow(self, words: list[str]) -> bool:
        """Show only rows that hold all these words; whether there are any."""
        for shown in self.rows.rows.values():
            show_if(shown, all(word in shown.haystack for word in words))
        return any(not shown.isHidden() for shown in self.rows.rows.values())

    def focus_first(self) -> None:
        """Go to the first number."""
        self.fields[THRESHOLDS[0].key].focus()

    def _change(self, key: str, value: object) -> None:
        if self.rows.change(key, value):
            for other in self.fields.values():  # what stood refused may be right beside the new number
                if other.sentence.text() and other.name != key:
                    other.flush()

    @Slot()
    def _on_all_back_clicked(self) -> None:
        """What stood refused in a field goes with it."""
        for field in self.fields.values():
            if field.sentence.text():
                field.forget()
        keys = [threshold.key for threshold in THRESHOLDS]
        if self.rows.put_all_back(keys):
            words = _("Every threshold is at its default again.")
            self.page.said.emit(words)
            announce(self, words)
            self.focus_first()
