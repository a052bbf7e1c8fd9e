"""Every rule by its id: what a printed page says of a prompt whose moment has passed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from hirepair_desktop.coaching import feedback, intake, intake_stale, partnership, review
from hirepair_desktop.coaching.check_in_hires import RULES as OF_HIRES
from hirepair_desktop.coaching.check_in_talk import RULES as OF_TALKS
from hirepair_desktop.coaching.feedback_items import RULES as OF_ITEMS
from hirepair_desktop.coaching.partnership_session import RULES as OF_SITTINGS
from hirepair_desktop.coaching.review_standing import RULES as OF_WAITING
from hirepair_desktop.coaching.review_words import OF_OFFER_AND_MESSAGE
from hirepair_desktop.coaching.rule import Rule
from hirepair_desktop.text import _

CHAPTERS: tuple[Sequence[Rule[Any]], ...] = (
    intake.RULES, intake_stale.RULES, review.OF_VIEWS, OF_OFFER_AND_MESSAGE, review.OF_DEBRIEF, OF_WAITING, OF_ITEMS,
    feedback.SESSION_RULES, OF_TALKS, OF_HIRES, partnership.STANDING_RULES, OF_SITTINGS,
)  # fmt: skip
PLACE = re.compile(r"\{\w+\}")
"""What a message leaves open for the thing it speaks about."""


@lru_cache(maxsize=1)
def every_rule() -> dict[str, Rule[Any]]:
    """The rules of all chapters by id."""
    return {each.id: each for chapter in CHAPTERS for each in chapter}


def rule_of(rule_id: str) -> Rule[Any] | None:
    """A rule by its id; None for one that is none of ours (any more)."""
    return every_rule().get(rule_id)


def rule_words(rule_id: str) -> str:
    """What a rule asks, with three dots for what it would name; "" for a rule that is not known."""
    found = rule_of(rule_id)
    return PLACE.sub("…", _(found.message)) if found is not None else ""
