"""Section 3 of a re-intake: the candidates who were met, and where what changes stands with each (METHOD A.5)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.brief_history import draft_of
from hirepair_desktop.model.brief_touched import Touched
from hirepair_desktop.model.re_intake_form import RE_INTAKE
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.told_changes import touched_words
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.tag import Tag

ALIAS_WIDTH, STATE_WIDTH = 40, 100
"""Room for an alias and for where a candidate stands, so that lines stand below each other; px at 100 %."""


class AffectedPage(IntakePage):
    """By alias, never by rating; then what the two do about it."""

    form = RE_INTAKE
    tables = frozenset({"criterion", "rating", "candidate", "interview", "decision", "brief_version"})

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "affected") -> None:
        super().__init__(panel, role_id, key)
        self.nobody = plain("", "body", "ink2", name="nobody_affected")
        self.lines = stack(space=6)
        self.note = caption(_("Ratings stay as they are: a criterion that changes later never touches them."))
        self._shown: list[Touched] = []
        self.column.addLayout(stack(self.nobody, self.lines, self.note, space=8))
        self.column.addWidget(self.ask("affected"))

    def show_role(self, s: Block, role: Role) -> None:
        draft = draft_of(s, role, self.workspace.now())
        touched = list(draft.touched) if draft is not None else []
        words = _("Nobody: no one was met, or no criterion changes in what it asks.")
        self.nobody.setText(words if draft is not None else _("Nobody: nothing differs from the version that holds."))
        show_if(self.nobody, not touched)
        show_if(self.note, bool(touched))
        if touched == self._shown:
            return
        self._shown = touched
        clear(self.lines)
        for place, each in enumerate(touched):
            if place:
                self.lines.addWidget(Rule())
            self.lines.addLayout(self._line(each))

    def _line(self, each: Touched) -> QHBoxLayout:
        alias = strong(each.alias, wrap=False, name=f"affected_{each.id}")
        alias.setMinimumWidth(theme().px(ALIAS_WIDTH))
        said = stack(*(plain(words) for words in touched_words(each)), space=2)
        tag = Tag(_("Untested"), "split", f"untested_{each.id}", icon="warning") if each.is_untested else None
        end = caption(each.state, wrap=False)
        end.setMinimumWidth(theme().px(STATE_WIDTH))
        laid = row(alias, said, tag, end, space=12)
        laid.setStretch(1, 1)
        for part in (alias, tag, end):
            if part is not None and len(each.lines) > 1:
                laid.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        return laid
