"""Appearance in the settings: the same acts as the View menu, yours alone, kept in no workspace."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.appearance import TEXT_SIZES
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import plain

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
SHOWN_SIZES = (0.9, 1.0, 1.25, 1.5, 2.0)
"""Picture 22; the View menu has the steps between, and one of them is shown when it is chosen."""


def size_words(size: float, last: bool) -> str:
    """A text size as it stands in the row: the last one carries the sign."""
    return _("{n} %").format(n=round(size * 100)) if last else str(round(size * 100))


class AppearanceRows(QWidget):
    """Theme, text size, less motion. The window's own menu items do the work, so that both always agree."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("appearance")
        themes = [(SYSTEM, _("System")), (LIGHT, _("Light")), (DARK, _("Dark")), (CONTRAST, _("Contrast"))]
        self.themes = Segmented(themes, "setting_theme", _("Theme"))
        now = theme().text_size
        sizes = [size for size in TEXT_SIZES if size in SHOWN_SIZES or size == now]
        options = [(str(size), size_words(size, size == sizes[-1])) for size in sizes]
        self.text_size = Segmented(options, "setting_text_size", _("Text size"))
        self.motion = CheckField("", "setting_less_motion")
        self.motion.check.setAccessibleName(_("Less motion"))
        self._listening = False
        lines = [
            self._line(_("Theme"), self.themes), self._line(_("Text size"), self.text_size),
            self._line(_("Less motion"), self.motion),
        ]  # fmt: skip
        self.setLayout(stack(*lines, space=0))
        self.themes.chosen.connect(self._on_theme_chosen)
        self.text_size.chosen.connect(self._on_size_chosen)
        self.motion.edited.connect(self._on_motion_edited)

    def _line(self, name: str, editor: QWidget) -> QWidget:
        made = QWidget()
        label = plain(name, weight=500)
        beside = theme().large()
        inside = stack(label, row(editor, 1), space=6) if beside else row(label, editor, space=12)
        if not beside:
            inside.setStretch(0, 1)
            inside.setAlignment(label, Qt.AlignmentFlag.AlignVCenter)
        made.setLayout(stack(Rule(), stack(inside, margins=(0, 5, 0, 5)), space=0))
        return made

    def _action(self, name: str) -> QAction | None:
        found = self.window().findChild(QAction, name)
        return found if isinstance(found, QAction) else None

    def show_kept(self) -> None:
        """Show what the View menu has chosen, and follow it from now on."""
        chosen = next((key for key in self._theme_names() if (a := self._action(f"theme_{key}")) and a.isChecked()), "")
        self.themes.set_value(CONTRAST if chosen.startswith("high_contrast") else chosen)
        self.text_size.set_value(str(theme().text_size))
        motion = self._action("reduced_motion")
        self.motion.set_value(motion is not None and motion.isChecked())
        if not self._listening and motion is not None:
            self._listening = True
            motion.toggled.connect(self._on_menu_toggled)
            for key in self._theme_names():
                action = self._action(f"theme_{key}")
                if action is not None:
                    action.toggled.connect(self._on_menu_toggled)

    @staticmethod
    def _theme_names() -> tuple[str, ...]:
        return (SYSTEM, LIGHT, DARK, "high_contrast_light", "high_contrast_dark")

    def _trigger(self, name: str) -> None:
        """After the click is over: another text size builds this page again."""
        action = self._action(name)
        if action is not None:
            QTimer.singleShot(0, action, action.trigger)

    @Slot(bool)
    def _on_menu_toggled(self, checked: bool) -> None:
        self.show_kept()

    @Slot(str)
    def _on_theme_chosen(self, name: str) -> None:
        """High contrast is light or dark as the window is just now."""
        if name == CONTRAST:
            name = "high_contrast_dark" if theme()["surface"].lightness() < theme()["ink"].lightness() else "high_contrast_light"  # fmt: skip
        self._trigger(f"theme_{name}")

    @Slot(str)
    def _on_size_chosen(self, size: str) -> None:
        self._trigger(f"text_size_{size}")

    @Slot(bool)
    def _on_motion_edited(self, reduced: bool) -> None:
        motion = self._action("reduced_motion")
        if motion is not None and motion.isChecked() != reduced:
            self._trigger("reduced_motion")
