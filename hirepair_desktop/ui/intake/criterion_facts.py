"""What the table shows of one criterion, as plain values: rows compare them and change only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hirepair_desktop.model import Criterion
from hirepair_desktop.model.criterion_moves import Held, Move, is_reasoned, move_of
from hirepair_desktop.model.kinds import Tier
from hirepair_desktop.text import _, shortened
from hirepair_desktop.ui.workspace import MAN, OTHER, REC, Pair

Outcomes = tuple[tuple[str, str], ...]
"""The outcomes of a role, id and words."""

SPOKEN = 120
"""So many letters of a criterion name it in a button or to a screen reader."""


def tier_words() -> list[tuple[str, str]]:
    """Must, nice, learn, as on the switch."""
    return [(Tier.MUST, _("Must")), (Tier.NICE, _("Nice")), (Tier.LEARN, _("Learn"))]


@dataclass(frozen=True, slots=True)
class CriterionFacts:
    """One criterion. `agreed` are sides, `moved` and `moved_words` how it moved after people were met."""

    key: str
    label: str
    definition: str
    tier: str
    weight: int
    raised_id: str
    raised_by: tuple[str, str]
    anchors: tuple[tuple[str, str], ...]
    agreed: frozenset[str]
    serves: frozenset[str]
    outcomes: Outcomes
    reason: str
    is_reasoned: bool
    moved: Move
    moved_words: str
    only_retires: bool
    is_challenged: bool
    has_challenges: bool
    read_only: bool

    @property
    def name(self) -> str:
        """Its words as far as they name it, or that it has none."""
        return shortened(self.label.strip(), SPOKEN) or _("A criterion without a name yet")


def moved_words(made: Criterion, moved: Move, held: Held) -> str:
    """How a criterion moved after people were met, in words."""
    if moved is Move.ADDED:
        return _("Added after you met people.")
    if moved is Move.RETIRED:
        return _("Retired after you met people.")
    if moved is Move.NONE:
        return ""
    before = held[made.id]
    was = dict(tier_words()).get(str(before.get("tier")), "")
    return _("Changed after you met people. It was: {tier}, weight {weight}.").format(
        tier=was.lower(), weight=before.get("weight", 1)
    )


def criterion_facts(
    made: Criterion, pair: Pair, held: Held, *, outcomes: Outcomes, first: datetime | None, only_retires: bool,
    is_challenged: bool, has_challenges: bool, read_only: bool,
) -> CriterionFacts:  # fmt: skip
    """The facts of a criterion of a role whose first rating was at `first`."""
    side = pair.side_of(made.raised_by)
    name = pair.seat(side).name if side != OTHER else _("Nobody yet")
    moved = move_of(made, held, first)
    return CriterionFacts(
        key=made.id,
        label=made.label,
        definition=made.definition,
        tier=made.tier.value,
        weight=made.weight,
        raised_id=made.raised_by or "",
        raised_by=(name, side),
        anchors=tuple(sorted((figure, str(words)) for figure, words in made.anchors.items())),
        agreed=frozenset(seat for seat in (REC, MAN) if pair.seat(seat).id in made.agreed_by),
        serves=frozenset(outcome.id for outcome in made.outcomes),
        outcomes=outcomes,
        reason=made.change_reason,
        is_reasoned=is_reasoned(made),
        moved=moved,
        moved_words=moved_words(made, moved, held),
        only_retires=only_retires,
        is_challenged=is_challenged,
        has_challenges=has_challenges,
        read_only=read_only,
    )
