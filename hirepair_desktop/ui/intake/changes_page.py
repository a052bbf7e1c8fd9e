"""Section 2 of a re-intake: what differs from the version that holds, and the parts of the brief to change it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Role
from hirepair_desktop.model.brief_history import draft_of, names_of
from hirepair_desktop.model.intake_form import INTAKE
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.intake.change_list import ChangeList
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton, Segmented
from hirepair_desktop.ui.widgets.labels import plain

LIST = "list"
"""The segment that shows what differs."""

OPEN_AT_ONCE = ("criteria", "plan", "power")
"""Parts with a segment of their own: what moves most; the others are in a menu (METHOD A.5)."""

Parts = Mapping[str, Callable[[SessionPanel, str], IntakePage]]
"""The intake's pages by section."""


class ChangesPage(IntakePage):
    """The changes in words, or one part of the brief open to be changed. They share one way back with undo."""

    form = RE_INTAKE
    tables = frozenset({
        "criterion", "outcome", "stage", "challenge", "market_evidence", "source_lead", "promise", "decision_role",
        "tradeoff", "brief_version", "person", "rating", "interview", "candidate", "criterion_outcome",
        "stage_criterion", "stage_interviewer",
    })  # fmt: skip

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "changes", parts: Parts | None = None) -> None:
        super().__init__(panel, role_id, key)
        self.makers = dict(parts or {})
        self.parts: dict[str, IntakePage] = {}
        self.part = LIST
        words = {"criteria": _("Criteria"), "plan": _("Plan"), "power": _("Who decides, pay")}
        self.switch = Segmented(
            [(LIST, _("What changes")), *((key, words[key]) for key in OPEN_AT_ONCE)], "changes_switch",
            _("What is shown"),
        )  # fmt: skip
        others = [(s.key, _(s.title)) for s in INTAKE.sections if s.key in OTHERS]
        self.others = MenuButton(_("Other parts"), "changes_others", others, small=True)
        self.switch.chosen.connect(self.open_part)
        self.others.chosen.connect(self.open_part)
        self.changes = ChangeList()
        self.changes.reason_edited.connect(self._on_changes_reason_edited)
        self.count = plain("", "body", "ink2", name="changes_count")
        self.place = stack(space=0)
        switches = row(self.switch, self.others, 1, space=10)
        if theme().large():
            switches = row(stack(row(self.switch, 1), row(self.others, 1), space=8))
        self.column.addLayout(stack(switches, self.count, self.changes, space=12))
        self.column.addLayout(self.place)
        self.switch.set_value(LIST)

    # Showing

    def show_role(self, s: Block, role: Role) -> None:
        draft = draft_of(s, role, self.workspace.now())
        n = len(draft.changes) if draft is not None else 0
        if role.intake_version == 0:
            words = _("No brief is agreed yet; the intake makes version 1.")
        elif draft is None:
            words = _("Nothing differs from version {n}. Open a part and change what you have learnt.").format(
                n=role.intake_version
            )
        else:
            words = ngettext(
                "{n} change since version {held}, not yet agreed.", "{n} changes since version {held}, not yet agreed.", n
            ).format(n=n, held=draft.old.n)  # fmt: skip
        self.count.setText(words)
        self.changes.show_changes(draft, self.pair, names_of(s), self.is_closed)
        show_if(self.changes, self.part == LIST)

    @Slot(str)
    def open_part(self, key: str) -> None:
        """Show what changes, or one part of the brief by the key of its section in the intake."""
        self.changes.flush()
        if key != LIST and key not in self.parts:
            self.parts[key] = self._made(key)
        self.part = key
        self.switch.set_value(key if key == LIST or key in OPEN_AT_ONCE else "")
        for each, page in self.parts.items():
            show_if(page, each == key)
        show_if(self.changes, key == LIST)

    def _made(self, key: str) -> IntakePage:
        """The intake's own page, inside this one."""
        self.panel.shared_edits = self.edits
        try:
            page = self.makers[key](self.panel, self.role_id)
        finally:
            self.panel.shared_edits = None
        inner = page.inner.layout()
        if inner is not None:
            inner.setContentsMargins(0, theme().px(8), 0, 0)
        page.said.connect(self.said)
        page.hide()
        self.place.addWidget(Rule())
        self.place.addWidget(page)
        return page

    # What a person does

    @Slot(str, str)
    def _on_changes_reason_edited(self, criterion_id: str, words: str) -> None:
        by = self.speaker().id

        def change(made: Any) -> None:
            made.change_reason, made.changed_by = words, by

        verb_step(self.edits, Criterion, criterion_id, change, _("Why a criterion changes"), "change_reason")

    def focus_field(self, key: str) -> None:
        """Open the part that holds a question and go to it."""
        section = next((field.section for field in INTAKE.fields if field.key == key), "")
        if section in self.makers:
            self.open_part(section)
            self.parts[section].focus_field(key)

    def reach(self, key: str, row_id: str) -> None:
        """Where a prompt leads: the part that holds the question, and the row of it that is meant."""
        section = next((field.section for field in INTAKE.fields if field.key == key), "")
        if section in self.makers:
            self.open_part(section)
            self.parts[section].reach(key, row_id)


OTHERS = ("arrive", "team", "success", "market", "together")
"""The parts in the menu; the last section of an intake is about its own sitting."""


def with_parts(parts: Parts) -> Callable[[SessionPanel, str], ChangesPage]:
    """Makes the page over the intake's own pages."""
    return partial(ChangesPage, parts=parts)
