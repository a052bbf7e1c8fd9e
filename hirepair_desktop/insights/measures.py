"""The measures of METHOD D that can be asked for, in its order."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.drift import intake_drift
from hirepair_desktop.insights.measure import Measure


def measures(s: Block, today: date, partnership_id: str | None = None) -> list[Measure]:
    """Every measure, or those of one pair."""
    return list(intake_drift(s, today, partnership_id))
