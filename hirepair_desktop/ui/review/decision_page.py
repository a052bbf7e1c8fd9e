"""Section 5: the matrix once more, the other's advice, dissent, what would change the owner's mind, and history.

Choice, reason and criteria stand in the decision box at the side.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate
from hirepair_desktop.model.deciding import decisions_about, with_words, words_of
from hirepair_desktop.model.kinds import DecisionValue, Verdict
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.reviewing import LEANS, recommendations_of, views_differ
from hirepair_desktop.text import _, joined
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.decision_draft import DecisionDraft, Standing, moment_words, read_standing
from hirepair_desktop.ui.review.head import CandidateHead, read_head
from hirepair_desktop.ui.review.matrix import raters_of, read_matrix
from hirepair_desktop.ui.review.review_page import Review, ReviewPage, side_by_side
from hirepair_desktop.ui.review.words import decision_words
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.reveal_matrix import RevealMatrix
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.tab_order import is_hidden
from hirepair_desktop.ui.workspace import OpenWorkspace, Who


class DissentPart(QWidget):
    """A field for the other view of each who may have one: the adviser, and raters who lean the other way."""

    def __init__(self, draft: DecisionDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dissent")
        self.draft = draft
        self.fields: dict[str, VoiceField] = {}
        self.list = stack(space=10)
        self.needed = plain("", "body", "split", name="dissent_needed")
        self.setLayout(stack(section_title(_("Other views, kept")), self.needed, self.list, space=8))

    def show_dissent(self, people: list[Who], standing: Standing, differ: bool) -> None:
        """A field for each of `people`; `differ` when recommendations part in sign (R-17)."""
        if [who.id for who in people] != list(self.fields):
            for field in self.fields.values():
                field.flush()
            clear(self.list)
            self.fields = {who.id: self._made(who) for who in people}
        for person_id, field in self.fields.items():
            field.set_value(standing.dissent_of(person_id))
            field.set_read_only(not standing.is_editable)
        missing = differ and not any(words.strip() for _person, words in standing.dissent)
        self.needed.setText(
            f"{NEEDED_MARK}  " + _("You did not all agree. Record the other view with respect.") if missing else ""
        )
        show_if(self.needed, missing)

    def _made(self, who: Who) -> VoiceField:
        label = _("{name} sees it otherwise, and carries it out").format(name=who.first)
        field = VoiceField(who.side, label, f"dissent_{who.id}", speaker=who.name)
        field.edited.connect(partial(self._on_field_edited, who.id))
        self.list.addWidget(field)
        return field

    def _on_field_edited(self, person_id: str, words: str) -> None:
        self.draft.dissent(person_id, words)


class MadeLine(QWidget):
    """One decision that was made: when, by whom, what, why, and why it was made again."""

    def __init__(self, who: Who, words: str, when: str, why: str, holds: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state = caption(_("holds") if holds else _("replaced"), wrap=False)
        head = row(
            SeatMark(who.name, who.side, 18), strong(words, wrap=False), caption(when, wrap=False), state, 1, space=8
        )
        self.setLayout(stack(head, plain(why, "body", "ink2"), space=3, margins=(0, 7, 0, 8)))
        self.setAccessibleName(_("{when}: {name} decided {what}").format(when=when, name=who.name, what=words))


class DecisionPage(ReviewPage):
    """The page of section 5. `box_requested(key)` goes to the decision at the side, and there to some words of it."""

    box_requested = Signal(str)

    shows = frozenset(
        {"decision", "candidate", "rating", "recommendation", "entry", "session", "criterion", "role", "interview"}
    )

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "decision_page", parent)
        with workspace.read() as s:
            self.owner, self.adviser = review.owner(s), review.adviser(s)
        self.candidate_head = CandidateHead()
        self.matrix = RevealMatrix("decision_matrix")
        self.sealed = plain(
            _("The ratings are not open yet. A decision can be made all the same; the summary says so."),
            "body", "ink2", name="not_revealed",
        )  # fmt: skip
        label = _("{name} advises").format(name=self.adviser.first)
        self.advice = VoiceField(self.adviser.side, label, "advice", min_lines=2, speaker=self.adviser.name)
        self.advice.edited.connect(self._on_advice_edited)
        self.mind = AnswerFields(
            self, REVIEW, "decision", review.session_id, review.pair, keys=("changeMyMind",), owner=self.owner,
            turn=review.turn,
        )  # fmt: skip
        advice, mind = stack(self.advice, 1), stack(self.mind, 1)
        parts = (advice, mind) if self.adviser.side == "rec" else (mind, advice)
        self.dissent = DissentPart(DecisionDraft(self))
        self.made = QWidget()
        self.made_list = stack(space=0)
        self.made.setLayout(stack(section_title(_("Decided so far")), self.made_list, space=6))
        self.lay(
            self.candidate_head,
            self.sealed,
            self.matrix,
            side_by_side(parts[0], parts[1]),
            self.dissent,
            self.made,
            space=14,
        )

    def reach(self, key: str, row_id: str) -> None:
        """The words it is about: those of this page, else those of the decision at the side."""
        views = list(self.dissent.fields.values())
        if key == "changeMyMind":
            self.mind.focus(key)
        elif key == "advice":
            self.advice.focus()
        elif key == "dissent" and views and not is_hidden(self.dissent):
            next((field for field in views if not field.value().strip()), views[0]).focus()
        else:
            self.box_requested.emit(key)

    def refresh(self) -> None:
        with self.workspace.read() as s:
            standing = read_standing(s, self.review)
            candidate = s.get_one(Candidate, self.review.candidate_id)
            revealed, closed = self.review.is_revealed(s), self.review.is_closed(s)
            self.candidate_head.show_head(read_head(s, self.review, self.workspace.now()))
            found = read_matrix(s, self.review)
            self.matrix.set_matrix(found.people, found.rows if revealed else (), found.hire)
            self.advice.set_value(words_of(candidate.advice, self.adviser.id))
            views = recommendations_of(s, self.review.session_id, self.review.candidate_id)
            self.dissent.show_dissent(self._who_may_dissent(s, standing), standing, views_differ(views))
            self._show_made(s)
        self.advice.set_read_only(closed)
        self.mind.set_read_only(not standing.is_editable)
        self.mind.refresh()
        show_if(self.matrix, revealed)
        show_if(self.sealed, not revealed)

    def _who_may_dissent(self, s: Block, standing: Standing) -> list[Who]:
        """The adviser, whoever leans against what is chosen, and whoever has said so already."""
        views = recommendations_of(s, self.review.session_id, self.review.candidate_id)
        wants = {DecisionValue.HIRE.value: 1, DecisionValue.NO_HIRE.value: -1}.get(standing.choice, 0)
        against = {view.rater_id for view in views if wants * LEANS[Verdict(view.value)] < 0}
        said = {person_id for person_id, words in standing.dissent if words.strip()}
        raters = {who.id: who for who in raters_of(s, self.review)}
        people = [self.adviser] + [who for who in raters.values() if who.id in against]
        people += [self.review.who(s, person_id) for person_id in sorted(said)]
        return list({who.id: who for who in people if who.id != self.owner.id or who.id in said}.values())

    def _show_made(self, s: Block) -> None:
        clear(self.made_list)
        found = decisions_about(s, self.review.candidate_id)
        for made in reversed(found):
            who = self.review.who(s, made.made_by)
            labels = [f"“{criterion.label}”" for criterion in made.criteria]
            why = [made.rationale.strip() or _("No reason was written.")]
            why += [_("Tied to {criteria}.").format(criteria=joined(labels))] if labels else []
            if made.value in (DecisionValue.HOLD, DecisionValue.MORE_EVIDENCE):
                why.append(_("The one question: {words}").format(words=made.next_question or _("open")))
            if made.reopened_reason:
                why.append(_("Decided again because: {reason}").format(reason=made.reopened_reason))
            self.made_list.addWidget(Rule())
            self.made_list.addWidget(
                MadeLine(who, decision_words(made.value), moment_words(made), "\n".join(why), made is found[-1])
            )
        show_if(self.made, bool(found))

    @Slot(str)
    def _on_advice_edited(self, words: str) -> None:
        with self.workspace.read() as s:
            advice = list(s.get_one(Candidate, self.review.candidate_id).advice)
        self.edits.set(
            Candidate, self.review.candidate_id, "advice", with_words(advice, self.adviser.id, words), _("Advice")
        )
