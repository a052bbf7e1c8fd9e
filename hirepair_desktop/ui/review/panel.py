"""The panel of a candidate review: a page for each of the eight sections, the decision at the side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Interview, Session
from hirepair_desktop.model.criteria import retired_criteria
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.review_state import open_fields, open_sections
from hirepair_desktop.model.reviewing import criteria_for, required_raters
from hirepair_desktop.model.role import Criterion
from hirepair_desktop.storage.seals.rounds import readiness, released_ids, round_of
from hirepair_desktop.text import _, local, short_day
from hirepair_desktop.ui.coach.rail import CoachRail
from hirepair_desktop.ui.coach.session_coach import SessionCoach
from hirepair_desktop.ui.cv import cv_of
from hirepair_desktop.ui.kind_words import tier_words
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.review.agreed_page import AgreedPage
from hirepair_desktop.ui.review.challenge_page import ChallengePage
from hirepair_desktop.ui.review.decision_page import DecisionPage
from hirepair_desktop.ui.review.decision_side import DecisionSide
from hirepair_desktop.ui.review.gaps_page import GapsPage
from hirepair_desktop.ui.review.learning_page import LearningPage
from hirepair_desktop.ui.review.message_page import MessagePage
from hirepair_desktop.ui.review.own_look import Listed, OwnLook
from hirepair_desktop.ui.review.pay_page import PayPage
from hirepair_desktop.ui.review.reveal_page import RevealPage
from hirepair_desktop.ui.review.review_page import Review, ReviewPage, shown_name
from hirepair_desktop.ui.review.scorecard import Paper, PaperLine, Scorecard
from hirepair_desktop.ui.session.coach_button import show_coach_count
from hirepair_desktop.ui.session.panel import BOTH, SessionPanel
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Scroll, stack
from hirepair_desktop.ui.workspace import MAN, REC, OpenWorkspace

WIDE = 1440
SIDE_WIDE, SIDE_NARROW = 412, 356
"""How wide the decision stands at the side (DESIGN-LANGUAGE 4)."""

PAGES: dict[str, Callable[[OpenWorkspace, Review], ReviewPage]] = {
    "agreed": AgreedPage,
    "reveal": RevealPage,
    "gaps": GapsPage,
    "challenge": ChallengePage,
    "decision": DecisionPage,
    "pay": PayPage,
    "message": MessagePage,
    "learning": LearningPage,
}
"""The page of each section of the form."""

RECRUITER_OPENS = ("agreed", "gaps", "challenge", "message")
"""Sections that begin with the recruiter: the one with less power speaks first (METHOD A.2)."""


class DecisionColumn(Fill):
    """The column at the right; the decision in it is told how much room there is."""

    def __init__(self, side: DecisionSide, parent: QWidget | None = None) -> None:
        super().__init__("window", parent=parent)
        self.side = side
        self.setObjectName("decision_column")
        self.setLayout(stack(Scroll(side, "decision_scroll"), space=0))
        self.setMinimumWidth(theme().px(SIDE_NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.side.set_narrow(self.width() < theme().px((SIDE_WIDE + SIDE_NARROW) // 2))
        super().resizeEvent(event)


class ReviewPanel(SessionPanel):
    """One debrief of one candidate. RefusedValueError when the candidate was erased since."""

    folds_agenda = True
    alone_section = "reveal"
    coach: SessionCoach

    def __init__(self, workspace: OpenWorkspace, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(workspace, session_id, parent)
        with workspace.read() as s:
            session = s.get_one(Session, session_id)
            if not session.candidates:
                raise RefusedValueError(_("This debrief names no candidate any more. What was recorded is kept."))
            candidate = session.candidates[0]
            self.review = Review(session_id, candidate.id, candidate.role_id, self.pair, self._turn)
            self._name = shown_name(candidate)
            self._owner_side = self.review.owner(s).side
        self.coach = SessionCoach(self)
        self.side: DecisionSide | None = None
        self.pages: dict[str, ReviewPage] = {}
        self.rail = self._made_rail() if theme().large() else None

    def _turn(self) -> str:
        return self.turn

    def title(self) -> str:
        return _("Debrief: {name}").format(name=self._name)

    def make_page(self, key: str) -> Page:
        page = self.pages[key] = PAGES[key](self.workspace, self.review)
        page.coach_wanted.connect(self.coach.open_drawer)
        if isinstance(page, RevealPage):
            page.private_requested.connect(self._on_page_private_requested)
            page.reveal_requested.connect(self._on_page_reveal_requested)
        if isinstance(page, DecisionPage):
            page.box_requested.connect(self._on_page_box_requested)
        if isinstance(page, PayPage):
            page.set_coach(self.coach)
        if isinstance(page, LearningPage):
            page.close_requested.connect(self.close_requested)
        if theme().large() and key == "decision":
            page.add_below(self._made_side())
        return page

    def make_side(self) -> QWidget | None:
        """The decision, in a column of its own; in large text it follows the page of its section."""
        if theme().large():
            return None
        return DecisionColumn(self._made_side())

    def _made_side(self) -> DecisionSide:
        self.side = DecisionSide(self.workspace, self.review, self.coach)
        self.side.section_requested.connect(self.section_requested)
        self.side.said.connect(self.said)
        if self.rail is not None:
            return self.side
        shown = self.coach.view("decision_coach", quiet=True)
        shown.leave_out = self.side.stops.shows
        self.side.stops.told.connect(shown.show_prompts)
        self.side.prompts.addWidget(shown)
        return self.side

    def _made_rail(self) -> CoachRail:
        """In large text no column has the coach: a button with its count brings it over each page."""
        rail = self.coach.make_rail("review_side")
        rail.field_requested.connect(self._on_rail_field_requested)
        self.coach.coach.changed.connect(self._show_count)
        self.turned.connect(self._show_count)
        return rail

    @Slot()
    def _show_count(self) -> None:
        key = next((key for key, page in self.pages.items() if page is self.page), "")
        if self.rail is None or not key:
            return
        with self.workspace.read() as s:
            fields = [field for field in open_fields(s, s.get_one(Session, self.session_id)) if field.section == key]
        self.rail.show_open(fields)
        show_coach_count(self.pages[key].coach_button, self.coach.count(), len(fields), True)

    @Slot(str)
    def _on_rail_field_requested(self, key: str) -> None:
        self.coach.close_drawer()
        if isinstance(self.page, ReviewPage):
            self.page.reach(key, "")

    def side_width(self, window_width: int) -> int:
        return SIDE_WIDE if window_width >= theme().px(WIDE) else SIDE_NARROW

    def turn_of(self, section: Section) -> str:
        if section.key in RECRUITER_OPENS:
            return REC
        if section.key in ("decision", "pay") and self._owner_side in (REC, MAN):
            return self._owner_side
        return BOTH

    def doing(self, section: Section, side: str) -> str:
        if section.key == "decision" and self._owner_side in (REC, MAN):
            return _("Deciding") if side == self._owner_side else _("Advising")
        return super().doing(section, side)

    def opens_words(self, section: Section) -> str:
        turn = self.turn_of(section)
        if turn not in (REC, MAN):
            return _("Both")
        words = _("{name} decides") if section.key == "decision" else _("{name} opens")
        return words.format(name=self.pair.seat(turn).first)

    def open_sections(self, s: Block, session: Session) -> frozenset[str]:
        return open_sections(s, session)

    def write_alone(self) -> None:
        writer = self.page.next_writer() if isinstance(self.page, RevealPage) else ""
        if writer:
            self._on_page_private_requested(writer)

    def focus_decision(self) -> None:
        """Ctrl D goes to the box; in large text to its section first."""
        if theme().large():
            self.section_requested.emit("decision")
        if self.side is not None:
            self.side.box.focus()

    @Slot(str)
    def _on_page_box_requested(self, key: str) -> None:
        """The coach leads to the words it speaks of, or to what is lacking; in large text it follows the page shown."""
        if self.side is not None:
            self.side.focus_words(key)

    def keys(self, section: Section) -> list[tuple[str, str]]:
        found = [("Ctrl .", _("pass the turn")), ("Ctrl D", _("decision"))]
        if self.rail is not None:
            found.insert(1, ("F8", _("coach")))
        return [("E", _("evidence for row")), *found] if section.key in ("reveal", "decision") else found

    @Slot(str)
    def _on_page_private_requested(self, person_id: str) -> None:
        self.private_requested.emit(RoundOf.RATINGS.value, person_id, self.review.candidate_id)

    @Slot()
    def _on_page_reveal_requested(self) -> None:
        self.reveal_requested.emit(RoundOf.RATINGS.value, self.review.candidate_id)

    # What a private turn asks

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Whose scorecards the reveal waits for; fixed once the round is open."""
        with self.workspace.read() as s:
            round_ = round_of(s, self.session_id, RoundOf(what), about_id)
            if round_ is not None:
                return list(round_.required_ids)
            session, candidate = s.get_one(Session, self.session_id), s.get_one(Candidate, about_id)
            return required_raters(s, session, candidate, self.workspace.now())

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """Ratings are about one candidate."""
        return about_id

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """The scorecard of one rater, empty."""
        with self.workspace.read() as s:
            paper = self._paper(s, person_id, s.get_one(Candidate, about_id))
        words = _("the scorecard of {name}").format(name=paper.candidate)
        return words, Scorecard(paper, self._clock, cv_of(self.workspace, about_id))

    def _clock(self) -> datetime:
        return self.workspace.now()

    def _paper(self, s: Block, person_id: str, candidate: Candidate) -> Paper:
        writer = self.review.who(s, person_id)
        own, other = criteria_for(s, candidate, person_id)
        return Paper(
            candidate=shown_name(candidate),
            met=_met_words(s, candidate, person_id, self.workspace.now()),
            writer=writer.name,
            side=writer.side,
            own=tuple(_line(criterion) for criterion in own),
            other=tuple(_line(criterion) for criterion in other),
            waiting=self._waiting(s, person_id, candidate.id),
            look=self._own_look(s, person_id, candidate),
            retired=tuple(_line(criterion) for criterion in retired_criteria(candidate.role)),
        )

    def _own_look(self, s: Block, person_id: str, candidate: Candidate) -> OwnLook:
        """What the coach looks with on this page; read now, the page itself reads nothing."""
        own, other = criteria_for(s, candidate, person_id)
        aliases = s.scalars(
            select(Candidate.alias).where(Candidate.role_id == candidate.role_id, Candidate.id != candidate.id)
        )
        return OwnLook(
            look=look_at(s, self.workspace.now(), self.workspace.today()),
            criteria=tuple(
                Listed(c.id, c.label, c.tier.value) for c in (*own, *other, *retired_criteria(candidate.role))
            ),
            own=frozenset(criterion.id for criterion in own),
            others=tuple(aliases),
            where=Where(role=candidate.role_id, candidate=candidate.id, session=self.session_id),
            writer_id=person_id,
        )

    def _waiting(self, s: Block, writer_id: str, candidate_id: str) -> tuple[tuple[str, str, str], ...]:
        """Who is ready; the one who writes is writing. Nothing else is known before the reveal."""
        round_ = round_of(s, self.session_id, RoundOf.RATINGS, candidate_id)
        ready = dict(readiness(s, round_.id)) if round_ is not None else {}
        released = released_ids(round_) if round_ is not None else set()
        found = []
        for person_id in self.required_people(RoundOf.RATINGS.value, candidate_id):
            who = self.review.who(s, person_id)
            state = "ready" if ready.get(person_id) else "released" if person_id in released else "not_ready"
            found.append((who.name, who.side, "writing" if person_id == writer_id else state))
        return tuple(found)


def _line(criterion: Criterion) -> PaperLine:
    anchors = {figure: str(criterion.anchors.get(figure, "")) for figure in ("1", "2", "3", "4")}
    return PaperLine(
        criterion.id, criterion.label, criterion.definition, tier_words(criterion.tier),
        (anchors["1"], anchors["2"], anchors["3"], anchors["4"]),
    )  # fmt: skip


def _met_words(s: Block, candidate: Candidate, person_id: str, now: datetime) -> str:
    """Where the rater met the candidate last: stage, day, minutes. A talk planned for later is none yet."""
    held = select(Interview).where(Interview.candidate_id == candidate.id, Interview.held_at <= now)
    talks = s.scalars(held.order_by(Interview.held_at)).all()
    own = [talk for talk in talks if person_id in [person.id for person in talk.interviewers]]
    if not own or own[-1].held_at is None:
        return candidate.headline.strip() or candidate.alias
    talk = own[-1]
    stage = next((stage.name for stage in candidate.role.stages if stage.id == talk.stage_id), "")
    day = short_day(local(own[-1].held_at).date())
    minutes = _("{n} min").format(n=talk.minutes)
    return ", ".join(words for words in (stage or _("Interview"), day, minutes) if words)
