"""What the page of insights shows of one scope, read in one go: panels, thanks, goals, trust, own words.

Only plain values leave it, so that a thread of its own can read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, ROLE, Scope, ask
from hirepair_desktop.insights.charts import Panel
from hirepair_desktop.insights.history import (
    Goal,
    Left,
    OwnWords,
    Thanked,
    goals_of,
    own_words,
    thanks_given,
    trust_left,
)
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.insights.months import Months
from hirepair_desktop.insights.panels import SIX_ON_SCREEN, panel_of
from hirepair_desktop.insights.who import Who, everyone, who_is_who
from hirepair_desktop.model import Partnership, Role


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows of some months; `measures` stand behind `panels`, one for one."""

    scope: Scope
    who: Who
    months: Months
    measures: Sequence[Measure] = field(default_factory=tuple)
    panels: Sequence[Panel] = field(default_factory=tuple)
    thanks: Sequence[Thanked] = field(default_factory=tuple)
    goals: Sequence[Goal] = field(default_factory=tuple)
    trust: Sequence[Left] = field(default_factory=tuple)
    words: OwnWords = field(default_factory=OwnWords)


def board(s: Block, today: date, scope: Scope, since: date | None = None) -> Board:
    """Read a scope: all, a pair, or a role, as of `today` and from `since` on. A pair or role that is gone has an
    empty board. Goals, trust and own words are those as of `today`, from the beginning: they are no count."""
    months = Months(since, today)
    if scope.kind == ALL or scope.id is None:
        every = measures(s, today, since=since)
        found = [_with_cells(one, every) for one in every if one.scope == ALL]
        thanks = thanks_given(s, ask(s, today, since=since), None)
        return _made(Board(Scope(ALL), everyone(s), months, found, thanks=thanks))
    role = s.get(Role, scope.id) if scope.kind == ROLE else None
    pair = s.get(Partnership, role.partnership_id if role is not None else scope.id)
    if pair is None:
        return Board(scope, everyone(s), months)
    asked = ask(s, today, pair.id, since)
    who = who_is_who(s, asked.pairs[pair.id])
    found = measures(s, today, pair.id, since)
    if role is not None:
        mine = [one for one in found if one.scope_id == role.id]
        return _made(Board(scope, who, months, mine, thanks=thanks_given(s, asked, pair.id, role.id)))
    mine = [one for one in found if one.scope == PARTNERSHIP or one.id == "D5"]
    return _made(
        Board(
            scope, who, months, mine, thanks=thanks_given(s, asked, pair.id), goals=goals_of(s, pair, today),
            trust=trust_left(s, pair.id, asked), words=own_words(s, pair.id, asked),
        )
    )  # fmt: skip


def _with_cells(one: Measure, every: Sequence[Measure]) -> Measure:
    """D4 of all with the pairs of ratings that each pair lists, so that a cell of the grid opens what it counts."""
    if one.id != "D4":
        return one
    cells = [
        cell for each in every if (each.id, each.scope) == ("D4", PARTNERSHIP) for cell in each.detail["items"]
    ]  # fmt: skip
    return replace(one, detail={**one.detail, "items": cells})


def _made(read: Board) -> Board:
    """With its panels. The six of picture 07 come first, in its order; the others in the order of METHOD D."""
    places = {measure_id: at for at, measure_id in enumerate(SIX_ON_SCREEN)}
    ordered = sorted(read.measures, key=lambda one: (places.get(one.id, len(places)), int(one.id[1:])))
    return replace(read, measures=ordered, panels=[panel_of(one, read.who) for one in ordered])
