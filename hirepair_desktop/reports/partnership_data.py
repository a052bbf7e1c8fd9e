"""What the quarter of a pair prints: who, up to which day, the panels, what both said, trust, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.asked import PARTNERSHIP, Scope
from hirepair_desktop.insights.board import Board, board
from hirepair_desktop.insights.charts import Panel
from hirepair_desktop.insights.history import Left
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.model import Commitment, Partnership, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.look_back_form import CHANGE, WELL
from hirepair_desktop.model.parting import pairs_ended
from hirepair_desktop.model.quarter_record import agreed_words, held, look_back_in, open_then, roles_until
from hirepair_desktop.model.quarters import MonthSpan, Quarter
from hirepair_desktop.reports.people import People

BEGINNING = date(1900, 1, 1)
"""Before everything that was ever held."""


@dataclass
class QuarterFacts:
    """One pair up to the end of a quarter, or up to today while it goes on; or in some months alone."""

    pair: Partnership
    people: People
    quarter: Quarter | MonthSpan
    until: date
    board: Board
    held: Mapping[SessionKind, int]
    held_lately: Mapping[SessionKind, int]
    """Those of the quarter alone."""
    roles: int
    look_back: Session | None
    well: Sequence[str]
    change: Sequence[str]
    commitments: Sequence[Commitment]
    ended: date | None = None
    """The day from which the two are no pair any more."""

    def found(self, measure_id: str) -> tuple[Measure, Panel]:
        """A measure of the pair and its panel."""
        for measure, panel in zip(self.board.measures, self.board.panels, strict=True):
            if measure.id == measure_id and measure.scope == PARTNERSHIP:
                return measure, panel
        raise KeyError(measure_id)

    @property
    def of_months(self) -> bool:
        """Whether it tells of some months alone."""
        return isinstance(self.quarter, MonthSpan)

    @property
    def trust_lately(self) -> list[Left]:
        """Trust extended in this quarter, or in these months, the newest first."""
        return [left for left in self.board.trust if self.quarter.holds(left.on)]


def quarter_facts(s: Block, pair: Partnership, quarter: Quarter | MonthSpan, today: date) -> QuarterFacts:
    """Load what the page of a quarter prints: all up to its end; of some months what happened in them."""
    until, since = quarter.until(today), quarter.first if isinstance(quarter, MonthSpan) else None
    look_back = look_back_in(s, pair.id, quarter)
    return QuarterFacts(
        pair=pair,
        people=People(s, pair),
        quarter=quarter,
        until=until,
        board=board(s, until, Scope(PARTNERSHIP, pair.id), since),
        held=held(s, pair.id, since or BEGINNING, until),
        held_lately=held(s, pair.id, quarter.first, until),
        roles=roles_until(s, pair.id, until),
        look_back=look_back,
        well=agreed_words(s, look_back, WELL),
        change=agreed_words(s, look_back, CHANGE),
        commitments=open_then(s, pair.id, until),
        ended=pairs_ended(s).get(pair.id),
    )
