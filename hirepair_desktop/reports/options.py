"""How a summary is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class PrintOptions:
    """Paper, one page or everything, and what the person who exports has ticked.

    `names` shows a candidate's name in place of the alias. `reason` opens a block of the coach and is printed.
    `only_received_by` is the person of a feedback session whose own copy this is: what they received and nothing
    else. `today` is the day of the export, printed in the footer; without it no day is printed. `quarter` is the
    quarter of a pair that is printed, such as `2026-Q4`, or the months, such as `2026-06-01/2026-11-24`, "" for the
    quarter offered; `for_others` the copy that somebody
    else than the two may see.
    """

    paper: Literal["a4", "letter"] = "a4"
    detail: Literal["page", "full"] = "page"
    names: bool = False
    reason: str = ""
    only_received_by: str | None = None
    today: date | None = None
    quarter: str = ""
    for_others: bool = False

    @property
    def full(self) -> bool:
        """Whether everything is printed rather than one page."""
        return self.detail == "full"
