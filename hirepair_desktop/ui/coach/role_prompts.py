"""The coach on a page about one role, outside a session: some of its rules, under a head of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import role_prompts
from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Role
from hirepair_desktop.ui.coach.page_prompts import PagePrompts
from hirepair_desktop.ui.coach.prompts import GoWords
from hirepair_desktop.ui.page import Page


class RolePrompts(PagePrompts):
    """What the rules in `rules` say about a role."""

    def __init__(
        self, page: Page, name: str, rules: Collection[str], go_words: GoWords, go: Callable[[Prompt], None],
        headed: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(page, name, go_words, go, headed)
        self.rules = rules
        self.role_id = ""

    def show_role(self, role_id: str, read_only: bool = False) -> None:
        """Which role; it is looked at once the page was shown."""
        self.role_id = role_id
        with self.page.workspace.read() as s:
            role = s.get(Role, role_id)
            pair = self.page.workspace.pair_by_id(role.partnership_id) if role is not None else None
        self.prompts.set_read_only(read_only)
        self.show_about(role_id, pair)

    def ask(self, s: Block, look: Look) -> list[Prompt]:
        if s.get(Role, self.role_id) is None:
            return []
        return [prompt for prompt in role_prompts(s, self.role_id, look) if prompt.id in self.rules]
