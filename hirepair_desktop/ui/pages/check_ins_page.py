"""Check-ins that are due and those that were held. Holding one comes with a later version."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from hirepair_desktop.model import Candidate, CheckIn, Role
from hirepair_desktop.text import _, day
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption
from hirepair_desktop.ui.workspace import OpenWorkspace


class CheckInsPage(ListPage):
    """A list to read."""

    shows = frozenset({"check_in", "candidate", "role"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(
            workspace, "check_ins_page", _("Check-ins"), _("Holding a check-in here comes with a later version.")
        )

    def refresh(self) -> None:
        self.clear()
        with self.workspace.read() as s:
            rows = s.execute(
                select(
                    CheckIn.day, CheckIn.held_on, CheckIn.celebrate, Candidate.name, Candidate.started_on, Role.title
                )
                .join(Candidate, Candidate.id == CheckIn.hire_id)
                .join(Role, Role.id == Candidate.role_id)
            ).all()
        due = sorted(
            (row.started_on + timedelta(days=row.day), row.name, row.day, row.title)
            for row in rows
            if row.held_on is None and row.started_on is not None
        )
        held = sorted(
            ((row.held_on, row.name, row.day, row.celebrate or row.title) for row in rows if row.held_on is not None),
            reverse=True,
        )
        if not due and not held:
            self.say(_("Nobody was hired yet. Check-ins follow on days 14, 30, 60, 90 and 180 after a start."))
        for heading, lines in ((_("Due"), due), (_("Held"), held)):
            if lines:
                self.group(heading)
            for when, name, number, words in lines:
                label = caption(day(when), wrap=False)
                label.setMinimumWidth(theme().px(96))
                title = ElidedLabel(_("{name}, day {n}").format(name=name, n=number), weight=500)
                laid = row(label, stack(title, ElidedLabel(words, "caption", "ink2"), space=0), margins=(0, 8, 0, 8))
                laid.setStretch(1, 1)
                self.line(laid)
