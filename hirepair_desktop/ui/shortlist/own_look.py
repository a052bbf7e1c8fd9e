"""What the rules look with on the private page of the picks of one person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.review import pick_prompts
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import ShortlistPick
from hirepair_desktop.model.kinds import Pick
from hirepair_desktop.ui.private.own_prompts import Gone, as_dismissals


@dataclass(frozen=True)
class PicksLook:
    """What the word rules look with on one page of picks: read once, holding no workspace.

    `aliases` are those of every candidate of the role, by id: comparing is about anybody else (R-15).
    """

    look: Look
    where: Where
    aliases: Mapping[str, str]
    writer_id: str

    def prompts(self, payload: Mapping[str, Any], gone: Gone) -> list[Prompt]:
        """What the rules say about a draft; `gone` is what the writer sent away on this page."""
        look = replace(self.look, dismissals=as_dismissals(gone, self.writer_id))
        picks = [self._pick(line) for line in payload.get("picks", [])]
        return pick_prompts(picks, self.aliases, look, self.where)

    def _pick(self, line: Mapping[str, Any]) -> ShortlistPick:
        pick = Pick(line["pick"]) if line["pick"] else None
        return ShortlistPick(
            candidate_id=line["candidate_id"], person_id=self.writer_id, pick=pick, why=line["why"], seq=0
        )
