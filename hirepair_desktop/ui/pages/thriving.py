"""What there is to be glad about on Home: how the people a pair hired thrive, in the words of their check-ins."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from hirepair_desktop.model.home import Thriving, thriving
from hirepair_desktop.text import _, ngettext, shortened
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.lines import Line, head
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, plain
from hirepair_desktop.ui.workspace import Pair

SHOWN = 2
"""So many stand on Home; the rest is behind *Check-ins*."""

SPOKEN = 120
"""So many letters of the words name a line to a screen reader."""


def thriving_line(one: Thriving) -> Line:
    """One hire, and what there is to be glad about."""
    name = _("{name}, day {n}").format(name=one.name, n=one.day)
    made = Line(one.session_id, f"{name}: {shortened(one.words, SPOKEN)}", f"thriving_{one.session_id}")
    laid = row(stack(plain(name, weight=500), ElidedLabel(one.words, "caption", "ink2"), space=0), margins=(0, 7, 0, 7))
    laid.setStretch(0, 1)
    made.setLayout(laid)
    return made


def show_thriving(page: Page, pair: Pair, into: QVBoxLayout) -> bool:
    """Add the strip to `into`; whether there was anything (METHOD S52: joy in seeing the hire thrive)."""
    with page.workspace.glance() as ask:
        lines = thriving(ask, pair.id)
    if not lines:
        return False
    hires = ngettext("{n} hire", "{n} hires", len(lines)).format(n=len(lines))
    into.addLayout(head(_("Thriving"), hires, at_end=True))
    rows = stack(space=0)
    for one in lines[:SHOWN]:
        made = thriving_line(one)
        made.opened.connect(lambda key: page.open_requested.emit(*(("session", key) if key else ("check_ins", ""))))
        rows.addWidget(Rule())
        rows.addWidget(made)
    into.addLayout(rows)
    return True
