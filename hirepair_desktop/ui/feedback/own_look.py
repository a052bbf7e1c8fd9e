"""What the rules look with on the page of one who writes feedback (METHOD C.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hirepair_desktop.coaching.feedback import Before, draft_prompts
from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Feedback
from hirepair_desktop.model.kinds import Tone, Topic
from hirepair_desktop.ui.private.own_prompts import Gone, as_dismissals

TEXTS = ("headline", "situation", "behaviour", "impact", "ask", "care")


@dataclass(frozen=True)
class FeedbackLook:
    """What the rules look with on one writer's page: read once, holding no workspace."""

    look: Look
    where: Where
    writer_id: str
    receiver_id: str
    before: Before

    def prompts(self, payload: Mapping[str, Any], gone: Gone) -> list[Prompt]:
        """What the rules say about a draft. Each of its items carries `id`, what it is called on the page, and `ahead`,
        the empty parts the writer has not come to yet: nothing is said about those."""
        lines = payload.get("items", [])
        ahead = {(line["id"], part) for line in lines for part in line["ahead"]}
        look = replace(self.look, dismissals=as_dismissals(gone, self.writer_id))
        found = draft_prompts([self._item(line) for line in lines], look, self.where, self.before)
        return [prompt for prompt in found if (prompt.about.id, prompt.field) not in ahead]

    def _item(self, line: Mapping[str, Any]) -> Feedback:
        happened = line["happened_on"]
        return Feedback(
            id=line["id"], seq=0, from_id=self.writer_id, to_id=self.receiver_id, tone=Tone(line["tone"]),
            topic=Topic(line["topic"]), happened_on=date.fromisoformat(happened) if happened else None,
            clarify_question="", clarify_answer="", thanks="", response_reason="",
            **{key: line[key] for key in TEXTS},
        )  # fmt: skip
