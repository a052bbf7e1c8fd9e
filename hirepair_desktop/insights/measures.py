"""The measures of METHOD D, all sixteen in its order. There is no score over them (METHOD D.0, H8)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session as Block

from hirepair_desktop.insights.agreement import agreement
from hirepair_desktop.insights.asked import ask
from hirepair_desktop.insights.balance import feedback_balance
from hirepair_desktop.insights.candour_to_candidates import candour_to_candidates
from hirepair_desktop.insights.challenge_yield import challenge_yield
from hirepair_desktop.insights.decision_days import decision_days
from hirepair_desktop.insights.drift import intake_drift
from hirepair_desktop.insights.everyone_recruits import everyone_recruits
from hirepair_desktop.insights.evidence_coverage import evidence_coverage
from hirepair_desktop.insights.hire_outcomes import hire_outcomes
from hirepair_desktop.insights.independence import independence
from hirepair_desktop.insights.kept import commitments_kept
from hirepair_desktop.insights.measure import Measure
from hirepair_desktop.insights.offers import offers_made
from hirepair_desktop.insights.ownership import ownership
from hirepair_desktop.insights.pay_in_range import pay_in_range
from hirepair_desktop.insights.promises_met import promises_met
from hirepair_desktop.insights.pulse_gap import pulse_gap
from hirepair_desktop.insights.sealed import by_cell, sealed
from hirepair_desktop.insights.thriving import thriving


def measures(s: Block, today: date, partnership_id: str | None = None, since: date | None = None) -> list[Measure]:
    """Every measure as of `today`: of all, of each pair, and of each role or person where METHOD D says so.

    With `partnership_id` those of one pair and its roles; with `since` what happened from that day on, while drift
    stays measured from the first version (METHOD D5). Read in as many questions for ten thousand candidates as for
    ten.
    """
    asked = ask(s, today, partnership_id, since)
    ratings = sealed(s, asked)
    places = by_cell(ratings)
    return [
        *feedback_balance(s, asked),
        *commitments_kept(s, asked),
        *decision_days(s, asked),
        *agreement(places, asked),
        *intake_drift(s, today, partnership_id),
        *hire_outcomes(s, asked),
        *challenge_yield(s, asked),
        *evidence_coverage(s, asked),
        *independence(s, ratings, places, asked),
        *ownership(s, asked),
        *promises_met(s, asked),
        *candour_to_candidates(s, asked),
        *pay_in_range(offers_made(s, asked), asked),
        *everyone_recruits(s, asked),
        *pulse_gap(s, asked),
        *thriving(s, asked),
    ]
