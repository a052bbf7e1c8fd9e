"""The decision of a review as it stands: drafted, or recorded; and the edits that change the draft.

While it waits, its reason, criteria, dissent and date lie in the waiting decision; what is chosen so far is a
plain answer, since a decision with a value is a decision made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Decision, Entry, new_id
from hirepair_desktop.model.answering import newest
from hirepair_desktop.model.deciding import decisions_about, new_decision, waiting_decision, with_words
from hirepair_desktop.text import _, clock, day, local
from hirepair_desktop.ui.review.review_page import Review, ReviewPage

CHOICE = "decision"
"""The key of the answer that holds what is chosen before it is recorded."""


@dataclass(frozen=True)
class Standing:
    """Where the decision stands. `made_words` and `made_by` are empty while nothing is recorded here."""

    decision_id: str
    choice: str
    rationale: str
    criterion_ids: tuple[str, ...]
    dissent: tuple[tuple[str, str], ...]
    next_question: str
    next_date: date | None
    delegation_note: str
    reopened_reason: str
    made_words: str
    made_by: str
    is_editable: bool

    def dissent_of(self, person_id: str) -> str:
        """What one person disagrees with, in their words."""
        return dict(self.dissent).get(person_id, "")


def choice_entry(s: Block, session_id: str) -> Entry | None:
    """The answer that holds what is chosen so far."""
    return newest(s.scalars(select(Entry).where(Entry.session_id == session_id, Entry.key == CHOICE)))


def read_standing(s: Block, review: Review) -> Standing:
    """Where the decision of this review stands now."""
    waiting = waiting_decision(s, review.session_id, review.candidate_id)
    closed = review.is_closed(s)
    made_all = decisions_about(s, review.candidate_id)
    here = [made for made in made_all if made.session_id == review.session_id] or (made_all if closed else [])
    reopened = waiting is not None and bool(waiting.reopened_reason)
    shown = waiting if waiting is not None and (reopened or not here) else here[-1] if here else None
    recorded = shown is not None and shown.value is not None
    chosen = choice_entry(s, review.session_id)
    choice = str(shown.value.value) if shown is not None and shown.value else (chosen.choice or "") if chosen else ""
    return Standing(
        decision_id=shown.id if shown is not None else "",
        choice=choice,
        rationale=shown.rationale if shown is not None else "",
        criterion_ids=tuple(c.id for c in shown.criteria) if shown is not None else (),
        dissent=tuple((d["person_id"], d["text"]) for d in shown.dissent) if shown is not None else (),
        next_question=shown.next_question if shown is not None else "",
        next_date=shown.next_date if shown is not None else None,
        delegation_note=shown.delegation_note if shown is not None else "",
        reopened_reason=shown.reopened_reason if shown is not None else "",
        made_words=moment_words(shown) if recorded and shown is not None else "",
        made_by=review.who(s, shown.made_by).name if recorded and shown is not None else "",
        is_editable=not recorded and (reopened or not closed),
    )


def moment_words(decision: Decision) -> str:
    """When a decision was recorded."""
    if decision.made_at is None:
        return ""
    return _("{day}, {time}").format(day=day(local(decision.made_at).date()), time=clock(decision.made_at))


class DecisionDraft:
    """The edits of one page that change the waiting decision; it is made with the first of them."""

    def __init__(self, page: ReviewPage) -> None:
        self.page, self.review = page, page.review

    def standing(self) -> Standing:
        """Where the decision stands now."""
        with self.page.workspace.read() as s:
            return read_standing(s, self.review)

    def _waiting_id(self) -> str:
        with self.page.workspace.read() as s:
            found = waiting_decision(s, self.review.session_id, self.review.candidate_id)
            return found.id if found is not None else ""

    def _fresh(self, **values: Any) -> dict[str, Any]:
        with self.page.workspace.read() as s:
            candidate = s.get_one(Candidate, self.review.candidate_id)
            return new_decision(self.review.session_id, candidate, self.page.workspace.now(), **values)

    def set(self, field: str, value: Any, words: str) -> None:
        """Change one value of the draft."""
        waiting = self._waiting_id()
        if waiting:
            self.page.edits.set(Decision, waiting, field, value, words)
        elif value:
            self.page.edits.add(Decision, self._fresh(**{field: value}), words)

    def choose(self, value: str) -> None:
        """Choose, without recording."""
        with self.page.workspace.read() as s:
            owner = self.review.owner(s)
        self.page.edits.answer(
            self.review.session_id, CHOICE, owner.id, choice=value, at=self.page.workspace.now(), shared=True,
            words=_("Decision"),
        )  # fmt: skip

    def rest_on(self, criterion_ids: list[str]) -> None:
        """Which criteria the decision rests on."""
        waiting = self._waiting_id()
        words = _("Criteria of the decision")
        if waiting:
            self.page.edits.link(Decision, waiting, "criteria", criterion_ids, words)
            return
        made = new_id()
        values = self._fresh(id=made)
        self.page.edits.stack.beginMacro(words)
        self.page.edits.add(Decision, values, words)
        self.page.edits.link(Decision, made, "criteria", criterion_ids, words)
        self.page.edits.stack.endMacro()

    def dissent(self, person_id: str, words: str) -> None:
        """Keep another view, in its own words."""
        said = [{"person_id": other, "text": text} for other, text in self.standing().dissent]
        self.set("dissent", with_words(said, person_id, words), _("Dissent"))
