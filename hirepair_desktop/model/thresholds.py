"""The thresholds of METHOD 0.4b: what they are called, how far they may go, and why they stand where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.text import _


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number people may change, within `least` and `most`.

    `name`, `unit` and `reason` are message ids. `used_by` are the rules of METHOD C and the measures of METHOD D
    that read it. `source` is the tag of METHOD S for a number somebody else gave; "" for a house default: our
    choice, because no source proves a better one.
    """

    key: str
    default: int
    least: int
    most: int
    name: str
    unit: str
    reason: str
    used_by: tuple[str, ...]
    source: str = ""

    def holds(self, value: object) -> bool:
        """Whether a value is a number within the bounds; true and false are none."""
        return type(value) is int and self.least <= value <= self.most


THRESHOLDS = (
    Threshold("MUST_SOFT", 5, 1, 20, "Musts before a prompt", "",
              "More than five, and what decides gets lost among them.", ("I-01",)),
    Threshold("MUST_HARD", 8, 1, 40, "Musts before a warning", "",
              "From here on few people exist who have them all.", ("I-01",)),
    Threshold("STAGES_MAX", 4, 1, 20, "Interviews at most", "",
              "At Google the fifth talk added about one per cent (Bock 2015).", ("I-21", "R-27"), "BOCK"),
    Threshold("SPREAD", 2, 1, 3, "Difference worth a talk", "points",
              "One point is often the anchor, two seldom.", ("R-06", "R-38")),
    Threshold("EVIDENCE_WORDS", 6, 1, 100, "Evidence at least", "words",
              "Shorter lines rarely hold an act.", ("R-01", "D8")),
    Threshold("EVIDENCE_HOURS", 48, 1, 720, "Evidence written within", "hours",
              "Details fade; others promise 48 hours (lever.co).", ("R-25",), "LEVER-SLA"),
    Threshold("DECIDE_DAYS", 3, 1, 60, "Decide after last interview", "working days",
              "People wait badly; others promise 48 to 72 hours (gojobee.com).", ("R-24",), "GOJOB"),
    Threshold("DECIDE_PROMISE", 5, 1, 90, "Line in the days chart", "days",
              "What you promise candidates, weekends counted.", ("D3",)),
    Threshold("MESSAGE_DAYS", 3, 1, 60, "Candidate told within", "working days",
              "Candour includes timing.", ("R-31", "D12")),
    Threshold("K", 3, 1, 20, "Feedback balance looks at", "sessions",
              "One session says little.", ("R-19", "F-12", "F-13", "F-14", "D1")),
    Threshold("FEEDBACK_GAP", 45, 7, 365, "Days without feedback", "days",
              "Longer, and the moment is forgotten.", ("P-06",)),
    Threshold("STALE_DAYS", 45, 7, 365, "Brief reopened after", "days",
              "Six weeks in, the market has answered.", ("I-26",)),
    Threshold("MIN_N", 10, 5, 200, "Fewest cases for a rate", "",
              "Below that the marks say more than a rate.", ("P-08", "D4")),
    Threshold("RETENTION_MONTHS", 12, 1, 120, "Candidate data kept", "months",
              "The law of your place decides: check locally.", ("P-12",)),
)  # fmt: skip
"""METHOD 0.4b, in the order of the work; `STALE_DAYS` is the 45 days of I-26."""

BY_KEY = {threshold.key: threshold for threshold in THRESHOLDS}

NOT_ABOVE = (("MUST_SOFT", "MUST_HARD"),)
"""The first must not exceed the second: a warning that comes before its prompt would make the prompt senseless."""


def bounds_sentence(threshold: Threshold, value: object) -> str:
    """What is wrong with a number by itself; "" when nothing is."""
    if threshold.holds(value):
        return ""
    return _("{name} goes from {least} to {most}.").format(
        name=_(threshold.name), least=threshold.least, most=threshold.most
    )


def order_sentence(key: str, values: Mapping[str, int]) -> str:
    """What is wrong between two numbers after `key` was changed; "" when nothing is."""
    for lower, upper in NOT_ABOVE:
        if key in (lower, upper) and values[lower] > values[upper]:
            first, second = BY_KEY[lower], BY_KEY[upper]
            return _("{lower} ({low}) must not exceed {upper} ({high}).").format(
                lower=_(first.name), low=values[lower], upper=_(second.name), high=values[upper]
            )
    return ""


def check(key: str, value: Any, others: Mapping[str, int]) -> None:
    """Raises RefusedValueError when `value` cannot be what `key` is, with the other thresholds as they are."""
    sentence = bounds_sentence(BY_KEY[key], value) or order_sentence(key, {**others, key: value})
    if sentence:
        raise RefusedValueError(sentence, key)
