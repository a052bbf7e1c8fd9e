"""The question bank as a page of the desk: what ships, and what this workspace makes of it."""

from __future__ import annotations

from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.bank_editor import BankEditor
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.widgets.labels import plain, title
from hirepair_desktop.ui.workspace import OpenWorkspace

WIDEST = 1000
"""A page of long text fields is not wider than this, at 100 %."""


class BankPage(Page):
    """Shown for the place `question_bank`; each change is one step of this page."""

    shows = frozenset({"setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "bank_page")
        self.editor = BankEditor(workspace, self.edits)
        self.editor.took_away.connect(self.took_away)
        self.editor.setMaximumWidth(theme().px(WIDEST))
        purpose = plain(
            _("Questions about what somebody has done, each with what strong evidence sounds like. Change them here; "
              "a plan that has taken one keeps its own words."),
            token="ink2",
        )  # fmt: skip
        self.setWindowTitle(_("Question bank"))
        self.setLayout(
            stack(
                stack(title(_("Question bank")), purpose, space=2), self.editor, 1, space=18, margins=(28, 20, 28, 24)
            )
        )

    def focus_first(self) -> None:
        """Begin with what the questions are about."""
        self.editor.about.focus()

    def refresh(self) -> None:
        self.editor.show_bank()
