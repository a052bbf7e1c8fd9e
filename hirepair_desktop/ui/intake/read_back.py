"""The read-back at the end of an intake: what was agreed, in a few lines, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Person, Role
from hirepair_desktop.model.answering import newest
from hirepair_desktop.model.criteria import live_criteria, musts
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.one_handed import Hands, hands_behind
from hirepair_desktop.text import _, money_range, ngettext
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import Words, caption, plain, strong
from hirepair_desktop.ui.workspace import Pair

LABEL_WIDTH = 118
"""Width of the names of the lines at 100 %, in px."""


def summary(s: Block, role: Role, entries: Mapping[str, Sequence[Entry]]) -> list[tuple[str, str]]:
    """The lines read back: name and words, "" where nothing is said yet."""

    def said(key: str) -> str:
        entry = newest(entries.get(key, ()))
        return entry.text if entry is not None else ""

    owner = s.get(Person, role.decision_owner_id) if role.decision_owner_id else None
    pay = ""
    if role.pay_min is not None and role.pay_max is not None:
        pay = money_range(role.pay_min, role.pay_max, role.pay_currency)
    minutes = sum(stage.minutes for stage in role.stages)
    stages = ngettext("{n} stage, {minutes} min in all", "{n} stages, {minutes} min in all", len(role.stages))
    return [
        (_("Why now"), said("whyNow")),
        (_("Mission"), said("mission")),
        (_("Outcomes"), " · ".join(o.text for o in role.outcomes if o.text.strip())),
        (_("Must-haves"), " · ".join(c.label for c in musts(role) if c.label.strip())),
        (_("How we find out"), stages.format(n=len(role.stages), minutes=minutes) if role.stages else ""),
        (_("Who decides"), owner.name if owner is not None else ""),
        (_("Range"), pay),
        (_("Pitch"), said("pitch")),
    ]


def hands_words(hands: Hands, pair: Pair) -> str:
    """How much of what belongs to both only one of the two stands behind; "" while nothing is written."""
    if not hands.n:
        return ""
    if hands.both == hands.n:
        words = ngettext("Both of you stand behind the one answer or criterion you share.",
                         "Both of you stand behind all {n} answers and criteria you share.", hands.n)  # fmt: skip
        return words.format(n=hands.n)
    return _(
        "Only one of you stands behind {k} of {n} answers and criteria you share: {recruiter} {r}, {manager} {m}."
    ).format(
        k=hands.one_handed, n=hands.n, recruiter=pair.recruiter.first, r=hands.recruiter, manager=pair.manager.first,
        m=hands.manager,
    )  # fmt: skip


class ReadBack(QWidget):
    """Lines of what was agreed. `field_requested(section, key)` for something open."""

    field_requested = Signal(str, str)

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pair = pair
        self.lines = stack(space=6)
        self.hands = caption("", name="one_handed")
        self.open_head = strong("", name="open_head")
        self.open_rows = stack(space=6)
        self._texts: dict[str, Words] = {}
        self._open: list[str] = []
        self.setLayout(stack(self.lines, self.hands, Rule(), self.open_head, self.open_rows, space=10))

    def show_brief(
        self, s: Block, role: Role, entries: Mapping[str, Sequence[Entry]], still_open: Sequence[Field]
    ) -> None:
        """Show what is agreed and every needed question that is open."""
        for name, words in summary(s, role, entries):
            if name not in self._texts:
                self._texts[name] = self._line(name)
            self._texts[name].setText(words or _("Open"))
            self._texts[name].set_token("ink" if words else "ink3")
        hands = hands_behind(entries, live_criteria(role), self.pair.recruiter.id, self.pair.manager.id)
        self.hands.setText(hands_words(hands, self.pair))
        show_if(self.hands, bool(hands.n))
        self._show_open(still_open)

    def _line(self, name: str) -> Words:
        head = caption(name)
        head.setFixedWidth(theme().px(LABEL_WIDTH))
        words = plain("")
        line = row(head, words, space=12)
        line.setStretch(1, 1)
        head.setMinimumHeight(theme().line("body"))
        line.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(line)
        return words

    def _show_open(self, still_open: Sequence[Field]) -> None:
        n = len(still_open)
        words = ngettext("{n} question is open, and is printed as open",
                         "{n} questions are open, and are printed as open", n)  # fmt: skip
        self.open_head.setText(words.format(n=n) if n else _("Nothing is open"))
        keys = [field.key for field in still_open]
        if keys == self._open:
            return
        self._open = keys
        clear(self.open_rows)
        for section in INTAKE.sections:
            fields = [field for field in still_open if field.section == section.key]
            if fields:
                self.open_rows.addLayout(self._section(section, fields))

    def _section(self, section: Section, fields: Sequence[Field]) -> QHBoxLayout:
        """The name of a section, beside it what is open there."""
        head = caption(_(section.title))
        head.setFixedWidth(theme().px(LABEL_WIDTH))
        head.setContentsMargins(0, theme().px(4), 0, 0)
        links = stack(space=0)
        for field in fields:
            link = LinkButton(_(field.label), f"open_{field.key.replace('.', '_')}")
            link.clicked.connect(partial(self._on_link_clicked, section.key, field.key))
            links.addWidget(link)
        line = row(head, links, 1, space=12)
        line.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        return line

    def _on_link_clicked(self, section: str, key: str, checked: bool = False) -> None:
        self.field_requested.emit(section, key)
