"""What the two have on a topic, beside an item about it: the agreed words, the source plan, the message log."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.feedback_links import Linked
from hirepair_desktop.model.kinds import Topic
from hirepair_desktop.text import _
from hirepair_desktop.ui.widgets.boxes import Panel, clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, strong


def linked_title(topic: Topic) -> str:
    """What stands beside a topic of the article (METHOD S33 to S36); "" for another topic."""
    return {
        Topic.PITCH: _("The pitch as you agreed it"),
        Topic.COMPANY_STORY: _("The company as you describe it"),
        Topic.SOURCING: _("Who looks where"),
        Topic.CANDIDATE_COMMS: _("When candidates heard from us"),
    }.get(topic, "")


class LinkedText(Panel):
    """A quiet box, a paragraph per role. Nothing in it can be changed here."""

    def __init__(self, topic: Topic, linked: Sequence[Linked], name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, fill="sunken", line="line", radius="control", parent=parent)
        self.head = strong("")
        self.body = stack(space=10)
        self.setLayout(stack(self.head, self.body, space=8, margins=(12, 10, 12, 12)))
        self.show_linked(topic, linked)

    def show_linked(self, topic: Topic, linked: Sequence[Linked]) -> None:
        """Show what there is on another topic; nothing hides the box."""
        self.head.setText(linked_title(topic))
        self.setAccessibleName(self.head.text())
        clear(self.body)
        for role in linked:
            lines = [plain(line, "caption", "ink") for line in role.lines]
            self.body.addLayout(stack(caption(role.role), *lines, space=4))
        show_if(self, bool(linked))
