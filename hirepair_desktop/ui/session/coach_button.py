"""The button that brings the coach over the page, with its count, where the coach is no column (DESIGN-LANGUAGE 4)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.widgets.boxes import show_if
from hirepair_desktop.ui.widgets.buttons import button

NARROW = 1280
"""Below this width of the window the coach has no column, in px at 100 % (DESIGN-LANGUAGE 4)."""


def coach_button(key: str) -> QPushButton:
    """The button of one section; it stands hidden in the head until `show_coach_count` shows it."""
    made = button("", f"{key}_coach", icon="coach", small=True)
    made.setProperty("lands_last", True)  # who comes to a page comes for what is asked there
    return made


def show_coach_count(made: QPushButton, prompts: int, still_open: int, shown: bool) -> None:
    """How many prompts the coach has, or without any how many questions are open."""
    words = _("Coach, {n}").format(n=prompts) if prompts else _("Coach")
    if still_open and not prompts:
        words = ngettext("{n} open", "{n} open", still_open).format(n=still_open)
    made.setText(words)
    made.setAccessibleName(words)
    show_if(made, shown)
