"""The head of a review: who the candidate is, how many sealed, and what the candidate hopes for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Interview
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.reviewing import ratings_of, recommendations_of
from hirepair_desktop.storage.seals.rounds import round_of
from hirepair_desktop.text import _, bare_day, capitalised, local
from hirepair_desktop.ui.review.review_page import Review, shown_name
from hirepair_desktop.ui.review.words import sealed_words
from hirepair_desktop.ui.session.words import source_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, Words, caption, plain
from hirepair_desktop.ui.widgets.tag import Tag

FACT_WIDTH = 150
"""How wide one fact becomes before it ends in dots, in pixels at 100 %; the name has the rest."""


@dataclass(frozen=True)
class HeadFacts:
    """What stands in the head: name, tag, one line, and up to three facts with their labels."""

    name: str
    tag: str
    line: str
    facts: tuple[tuple[str, str], ...]


def read_head(s: Block, review: Review, now: datetime) -> HeadFacts:
    """The head of a review as it stands `now`: a talk planned for later is none yet."""
    candidate = s.get_one(Candidate, review.candidate_id)
    brought = candidate.referrer_id or candidate.sourced_by_id
    parts = [candidate.headline.strip()]
    parts.append(source_words(candidate.source, review.who(s, brought).first if brought else ""))
    first = s.scalar(
        select(Interview.held_at)
        .where(Interview.candidate_id == candidate.id, Interview.held_at <= now)
        .order_by(Interview.held_at)
    )
    if first is not None:
        parts.append(_("first call {day}").format(day=bare_day(local(first).date())))
    start = candidate.can_start_on
    facts = (
        (_("Hopes for"), candidate.pay_hope.strip()),
        (_("Could start"), bare_day(start) if start is not None else ""),
        (_("Also talking to"), candidate.also_talking_to.strip()),
    )
    return HeadFacts(
        shown_name(candidate),
        _tag(s, review),
        capitalised(" · ".join(part for part in parts if part)),
        tuple((label, words) for label, words in facts if words),
    )


def _tag(s: Block, review: Review) -> str:
    if not review.is_revealed(s):
        return ""
    rated = ratings_of(s, review.session_id, review.candidate_id)
    said = recommendations_of(s, review.session_id, review.candidate_id)
    sealed = len({rating.rater_id for rating in rated} | {view.rater_id for view in said})
    round_ = round_of(s, review.session_id, RoundOf.RATINGS, review.candidate_id)
    return sealed_words(sealed, len(round_.required_ids) if round_ is not None else sealed)


class CandidateHead(QWidget):
    """Name and tag, a line under it, facts at the right (picture 05); under it where the text is large (26)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidate_head")
        self.name = Words("", "page", wrap=True, name="candidate_name")
        self.tag = Tag("", name="sealed_tag")
        self.line = plain("", "body", "ink2", name="candidate_line")
        self.facts = row(space=24)
        top = row(self.name, self.tag, 1, space=8)
        left = stack(top, self.line, space=4)
        if theme().large():
            self.setLayout(stack(left, row(self.facts, 1), space=8))
            return
        whole = row(left, self.facts, space=24)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def show_head(self, facts: HeadFacts) -> None:
        """Show the head as it stands now."""
        self.name.setText(facts.name)
        self.tag.set_words(facts.tag)
        show_if(self.tag, bool(facts.tag))
        self.line.setText(facts.line)
        clear(self.facts)
        for label, words in facts.facts:
            value = ElidedLabel(words, "body", weight=500)
            value.setMaximumWidth(theme().px(FACT_WIDTH))
            head = caption(label, wrap=False)
            fact = QWidget()
            fact.setLayout(stack(head, value, 1, space=3))
            fact.setAccessibleName(f"{label}: {words}")
            self.facts.addWidget(fact, 0, Qt.AlignmentFlag.AlignTop)
