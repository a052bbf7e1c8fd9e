"""What the rules look with on the private page of one rater."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hirepair_desktop.coaching.prompt import Prompt, Where
from hirepair_desktop.coaching.review import draft_prompts
from hirepair_desktop.coaching.rule import Look
from hirepair_desktop.model import Criterion, Rating, Recommendation
from hirepair_desktop.model.kinds import RatingState, Tier, Verdict
from hirepair_desktop.ui.private.own_prompts import as_dismissals


@dataclass(frozen=True)
class Listed:
    """One criterion as the rules know it: id, label, tier."""

    id: str
    label: str
    tier: str


@dataclass(frozen=True)
class OwnLook:
    """What the rules look with on one rater's page: read once, holding no workspace.

    `own` are the criteria the rater was asked about, `others` the aliases of the other candidates of the role.
    """

    look: Look
    criteria: tuple[Listed, ...]
    own: frozenset[str]
    others: tuple[str, ...]
    where: Where
    writer_id: str

    def prompts(self, payload: Mapping[str, Any], gone: Sequence[Mapping[str, str]]) -> list[Prompt]:
        """What the rules say about a draft; `gone` is what the writer sent away on this page."""
        criteria = [Criterion(id=one.id, label=one.label, tier=Tier(one.tier)) for one in self.criteria]
        ratings = [self._rating(line) for line in payload.get("ratings", []) if line["state"]]
        look = replace(self.look, dismissals=as_dismissals(gone, self.writer_id))
        overall = self._overall(payload.get("recommendation") or {})
        return draft_prompts(ratings, overall, criteria, look, self.where, own=self.own, others=self.others)

    def _rating(self, line: Mapping[str, Any]) -> Rating:
        return Rating(
            id=line["criterion_id"], criterion_id=line["criterion_id"], rater_id=self.writer_id, seq=0,
            state=RatingState(line["state"]), value=line["value"], evidence=line["evidence"], revised_reason="",
        )  # fmt: skip

    def _overall(self, kept: Mapping[str, Any]) -> Recommendation | None:
        if not kept.get("value"):
            return None
        return Recommendation(
            rater_id=self.writer_id, value=Verdict(kept["value"]), reason=kept.get("reason") or "", seq=0
        )
