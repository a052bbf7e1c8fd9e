"""Section 8: helpers thanked, one thing to change in how we hire, who does what."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Person, Thanks, new_id
from hirepair_desktop.model.owner_duties import duties
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.reviewing import interviewers_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.rows_field import Column, RowsField
from hirepair_desktop.ui.review.review_page import Review, ReviewPage
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.session.owner_duties import OwnerDuties
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import OpenWorkspace


class LearningPage(ReviewPage):
    """The page of section 8, the last. `close_requested()` ends the session."""

    close_requested = Signal()

    shows = frozenset({"thanks", "entry", "commitment", "session", "person", "decision", "interview", "setting"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "learning_page", parent)
        pair = review.pair
        givers = [(pair.recruiter.id, pair.recruiter.first), (pair.manager.id, pair.manager.first)]
        columns = [
            Column("from_id", _("Who says thank you"), "choice", givers, 2),
            Column("to_id", _("To"), "person", (), 2), Column("text", _("For what"), stretch=5),
        ]  # fmt: skip
        self.thanks = RowsField(
            columns, _("Thank somebody"), "thanks", empty_words=_("Everyone recruits. Who helped with this one?")
        )
        self.lesson = AnswerFields(
            self, REVIEW, "learning", review.session_id, pair, keys=("processLesson",), turn=review.turn
        )
        self.commitments = CommitmentsEditor(self, review.session_id, pair, review.turn)
        self.duties = OwnerDuties(self, review.session_id, pair, review.turn)
        self.close_session = button(_("Close the session"), "close_session_here", owner="primary")
        purpose = _("Two minutes: thank who helped, change one thing, and say who does what by when.")
        self.lay(
            self.head(_("Thanks and learning"), purpose), section_title(_("Thanks to")), self.thanks, self.lesson,
            Rule(), section_title(_("Who does what, by when")), self.duties, self.commitments, Rule(), row(1, self.close_session),
        )  # fmt: skip
        self.close_session.clicked.connect(self.close_requested)
        self.thanks.row_added.connect(self._on_thanks_row_added)
        self.thanks.row_edited.connect(self._on_thanks_row_edited)
        self.thanks.row_removed.connect(self._on_thanks_row_removed)
        self.thanks.row_moved.connect(self._on_thanks_row_moved)
        self._fresh = ""
        self._order: list[str] = []

    def reach(self, key: str, row_id: str) -> None:
        """The lesson, the thanks, else where a commitment is made."""
        if key == "processLesson":
            self.lesson.focus(key)
        else:
            (self.thanks.add if key == "thanks" else self.commitments.adds[self.review.speaker().side]).setFocus()

    def refresh(self) -> None:
        with self.workspace.read() as s:
            closed = self.review.is_closed(s)
            people = s.scalars(select(Person).order_by(Person.name, Person.id)).all()
            self.thanks.set_options("to_id", [(person.id, person.name) for person in people])
            found = {thanks.id: thanks for thanks in self._thanks(s)}
            self._order = [key for key in self._order if key in found] + [k for k in found if k not in self._order]
            rows = [
                (key, {"from_id": found[key].from_id, "to_id": found[key].to_id, "text": found[key].text})
                for key in self._order
            ]
            self.thanks.set_rows(rows, self._fresh)
            self.commitments.show_commitments(s, closed)
            self._show_duties(s, closed)
            show_if(self.close_session, not closed)
        self._fresh = ""
        self.thanks.set_read_only(closed)
        self.lesson.set_read_only(closed)
        self.lesson.refresh()

    def _show_duties(self, s: Block, closed: bool) -> None:
        """What is still offered to the owner after the decision; nothing once the session is closed."""
        review, workspace = self.review, self.workspace
        candidate = s.get_one(Candidate, review.candidate_id)
        found = [] if closed else duties(s, review.session_id, candidate, workspace.now(), workspace.today())
        words = _("{name} decided, so the end of it is {name}’s to see to. One press makes it a commitment.")
        self.duties.show_duties(found, words.format(name=review.owner(s).first))

    def _thanks(self, s: Block) -> list[Thanks]:
        wanted = select(Thanks).where(Thanks.session_id == self.review.session_id).order_by(Thanks.seq, Thanks.id)
        return list(s.scalars(wanted))

    def _next_helper(self, s: Block) -> str:
        """Whom to thank next: who met, found or referred this person and was not thanked, else the first one."""
        candidate = s.get_one(Candidate, self.review.candidate_id)
        helpers = [person.id for person in interviewers_of(s, candidate, self.workspace.now())]
        helpers += [other for other in (candidate.referrer_id, candidate.sourced_by_id) if other]
        thanked = {thanks.to_id for thanks in self._thanks(s)} | {self.review.speaker().id}
        return next((other for other in helpers if other not in thanked), self.review.pair.manager.id)

    @Slot()
    def _on_thanks_row_added(self) -> None:
        giver = self.review.speaker().id
        with self.workspace.read() as s:
            helper = self._next_helper(s)
        values = {"session_id": self.review.session_id, "from_id": giver, "to_id": helper}
        self._fresh = new_id()
        self.edits.add(Thanks, {**values, "id": self._fresh}, _("Thanks"))

    @Slot(str, str, object)
    def _on_thanks_row_edited(self, row_id: str, key: str, value: object) -> None:
        if value or key == "text":
            self.edits.set(Thanks, row_id, key, value, _("Thanks"))

    @Slot(str)
    def _on_thanks_row_removed(self, row_id: str) -> None:
        self.edits.remove(Thanks, row_id, _("Thanks"))

    @Slot(str, int)
    def _on_thanks_row_moved(self, row_id: str, target: int) -> None:
        """Thanks have no rank: the order holds while the page is open."""
        self._order.remove(row_id)
        self._order.insert(target, row_id)
        self.refresh()
