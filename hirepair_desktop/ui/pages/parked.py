"""What was parked and has come back, or waits for something: listed on Home and on the page of its role."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hirepair_desktop.model.home import ParkedPoint, parked_points
from hirepair_desktop.text import _, day, ngettext, shortened
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.lines import Edge, Line, head
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import ElidedLabel
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Pair

SHOWN = 5
"""So many stand in a list; the rest is counted."""

SPOKEN = 120
"""So many letters of a point name it to a screen reader."""


class ParkedLine(Line):
    """One parked point. `happened(id)` when what it waited for has come."""

    happened = Signal(str)

    def __init__(self, point: ParkedPoint, pair: Pair, today: date) -> None:
        super().__init__(point.role_id, shortened(point.text, SPOKEN), f"parked_{point.id}")
        self.point = point
        who = pair.seat(pair.side_of(point.from_id))
        said = _("{name} asked · {role}") if point.role_title else _("{name} asked")
        when = self._when(point)
        under = " · ".join(part for part in (said.format(name=who.first, role=point.role_title), when) if part)
        text = stack(ElidedLabel(point.text, weight=500), ElidedLabel(under, "caption", "ink2"), space=0)
        due = point.is_due(today)
        end: QWidget = Tag(_("Due"), "split", f"parked_{point.id}_due") if due else self._button(point)
        laid = row(Edge(who.side), text, end, space=12, margins=(0, 7, 0, 7))
        laid.setStretch(1, 1)
        self.setLayout(laid)

    @staticmethod
    def _when(point: ParkedPoint) -> str:
        if point.event:
            return _("until this: {event}").format(event=point.event)
        return _("until {day}").format(day=day(point.until)) if point.until is not None else _("without a day")

    def _button(self, point: ParkedPoint) -> QPushButton:
        words = _("It has happened") if point.event else _("Take it up")
        made = button(words, f"parked_{point.id}_happened", small=True)
        made.setAccessibleName(f"{words}: {shortened(point.text, SPOKEN)}")
        made.clicked.connect(self._on_happened_clicked)
        return made

    @Slot()
    def _on_happened_clicked(self) -> None:
        self.happened.emit(self.point.id)


def show_parked(page: Page, about_id: str, pair: Pair, column: QVBoxLayout) -> bool:
    """Put what a pair or a role parked under its own head; False when there is nothing to take up."""
    today = page.workspace.today()
    with page.workspace.glance() as rows:
        points = parked_points(rows, about_id, today)
    if not points:
        return False
    due = sum(1 for point in points if point.is_due(today))
    waits = len(points) - due
    aside = (
        ngettext("{n} waits for something", "{n} wait for something", waits).format(n=waits) if due and waits else ""
    )
    heading = _("Parked points that are due") if due else _("Parked until something happens")
    column.addLayout(head(heading, aside or _("Open again in the next intake or re-intake") if due else ""))
    lines = stack(space=0)
    for point in points[:SHOWN]:
        made = ParkedLine(point, pair, today)
        made.opened.connect(lambda role_id: page.open_requested.emit("role", role_id) if role_id else None)
        made.happened.connect(lambda key: bring_up(page, key))
        lines.addWidget(Rule())
        lines.addWidget(made)
    column.addLayout(lines)
    if len(points) > SHOWN:
        n = len(points) - SHOWN
        column.addWidget(ElidedLabel(ngettext("{n} more", "{n} more", n).format(n=n), "caption", "ink2"))
    return True


def bring_up(page: Page, challenge_id: str) -> None:
    """What it waited for has happened: it is due now, as a step that can be taken back."""
    from hirepair_desktop.model import Challenge
    from hirepair_desktop.model.challenging import come_back
    from hirepair_desktop.ui.session.steps import verb_step

    today = page.workspace.today()
    verb_step(page.edits, Challenge, challenge_id, lambda made: come_back(made, today), _("A parked point comes back"))
