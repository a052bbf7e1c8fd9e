"""What each measure is called and how it is reckoned, in a few words: for a panel, a printed page, a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from hirepair_desktop.text import _


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a measure, and how its figure is made (METHOD D)."""

    name: str
    made: str


TITLES = {
    "D1": Title("Feedback balance", "Items each way; the smaller number divided by the larger one, 1 is even."),
    "D2": Title("Commitments kept", "Done on or before the first day named, of those due and not dropped."),
    "D3": Title("Days from last interview to decision", "Calendar days to the first decision of any value."),
    "D4": Title("Calibration agreement", "What both sealed on the same candidate and criterion."),
    "D5": Title("Intake drift", "Weight of musts added, removed or changed since the first version agreed."),
    "D6": Title("Hire outcome against rating", "What was sealed on the musts, and the outcomes at day 90."),
    "D7": Title("Challenge and yield", "Challenges that changed something, of those with a result."),
    "D8": Title("Evidence coverage", "Ratings with enough words that are no mere verdict."),
    "D9": Title("Independence and pull", "Later views that moved towards the manager; sealed before the reveal."),
    "D10": Title("Ownership kept", "Decisions by their named owner; offers set by the pay owner."),
    "D11": Title("Promises both ways", "Standing promises met on time, of those that fell due."),
    "D12": Title("Candour to candidates", "Told a strength and a growth point in time, of those closed after a talk."),
    "D13": Title("Pay within agreement", "Offers inside the range as it stood."),
    "D14": Title("Everyone recruits", "Interviews, leads, referrals and thanks; the share of the busiest person."),
    "D15": Title("Pulse", "Five answers from 1 to 5 of each, written apart; recruiter minus manager."),
    "D16": Title("Thriving", "Hires past a check-in day with a sign of thriving written down."),
}
"""METHOD D, in its order. Message ids: ask `name_of` and `made_of` for the words."""


def name_of(measure_id: str) -> str:
    """What a measure is called."""
    return _(TITLES[measure_id].name)


def made_of(measure_id: str) -> str:
    """How its figure is made, in a sentence."""
    return _(TITLES[measure_id].made)
