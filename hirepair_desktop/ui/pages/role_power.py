"""The power log of a role, and the trust its two extend to each other, on the role's page (METHOD B S20, S23)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.role_facts import Moved, power_log
from hirepair_desktop.model.trust import trust_of
from hirepair_desktop.storage.store import Change
from hirepair_desktop.text import _, bare_day, local
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.lines import head
from hirepair_desktop.ui.session.trust import TrustList
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.workspace import Pair

TRUST_SHOWN = 4
"""So many entries stand on the page of a role; older ones are in the intake's summary."""


def power_line(entry: Moved) -> QHBoxLayout:
    """One time something moved."""
    what = {
        "owner": _("Who decides"),
        "pay_owner": _("Who sets pay"),
        "range": _("The range"),
        "decision": _("A decision"),
        "offer": _("An offer"),
    }[entry.what]
    when = caption(bare_day(local(entry.at).date()), wrap=False)
    when.setMinimumWidth(theme().px(44))
    by = _("By {name}").format(name=entry.by) if entry.by else ""
    words = stack(plain(what, weight=500), caption(": ".join(part for part in (by, entry.why) if part)), space=0)
    laid = row(when, words, space=10, margins=(0, 6, 0, 6))
    laid.setStretch(1, 1)
    laid.setAlignment(when, Qt.AlignmentFlag.AlignTop)
    return laid


class RoleTrust(TrustList):
    """Shows itself again when an entry changes, so that the page around it is not made anew under the cursor."""

    def __init__(self, page: Page, pair: Pair) -> None:
        super().__init__(page, pair, narrow=True)
        page.workspace.changed.connect(self._on_workspace_changed)
        self.read_again()

    def read_again(self) -> None:
        """Read and show what the two leave to each other."""
        with self.page.workspace.read() as s:
            self.show_trust(trust_of(s, self.pair.id), most=TRUST_SHOWN)

    @Slot(object)
    def _on_workspace_changed(self, changes: frozenset[Change]) -> None:
        if any(change.kind == "trust_entry" for change in changes):
            self.read_again()


def show_power(page: Page, s: Block, role: Role, pair: Pair) -> QVBoxLayout:
    """The log, newest first, then what the two leave to each other."""
    moved = power_log(s, role)
    away = sum(1 for entry in moved if entry.away)
    counted = _("{k} of {n} moved away").format(k=away, n=len(moved)) if moved else ""
    rows = stack(space=0)
    for entry in moved:
        rows.addWidget(Rule())
        rows.addLayout(power_line(entry))
    if not moved:
        rows.addWidget(caption(_("Nothing has moved since the two of you agreed who decides.")))
    column = stack(head(_("Power log"), counted, at_end=True), rows, space=8)
    column.addSpacing(theme().px(6))
    column.addLayout(stack(head(_("What I now leave to you")), RoleTrust(page, pair), space=8))
    return column
