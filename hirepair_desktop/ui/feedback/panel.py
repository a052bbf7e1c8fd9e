"""Two-way feedback as a session: its seven pages, what is open at its side, its two private pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy.orm import Session as Block

from hirepair_desktop.coaching.engine import look_at
from hirepair_desktop.coaching.feedback import said_before
from hirepair_desktop.coaching.prompt import Where
from hirepair_desktop.model import Session
from hirepair_desktop.model.feedback_form import TOPICS_TO_MANAGER, TOPICS_TO_RECRUITER
from hirepair_desktop.model.feedback_links import linked_texts
from hirepair_desktop.model.feedback_state import open_fields
from hirepair_desktop.model.feedback_verbs import hindrance_words, hindrances
from hirepair_desktop.model.form import Field, Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.sittings import who_has_not_agreed
from hirepair_desktop.storage.seals.rounds import readiness, round_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.feedback.arrive_page import ArrivePage
from hirepair_desktop.ui.feedback.close_page import ClosePage
from hirepair_desktop.ui.feedback.growth_page import GrowthPage
from hirepair_desktop.ui.feedback.own_look import FeedbackLook
from hirepair_desktop.ui.feedback.promised_page import PromisedPage
from hirepair_desktop.ui.feedback.pulse_page import PulsePage
from hirepair_desktop.ui.feedback.received_page import ReceivedPage
from hirepair_desktop.ui.feedback.talk_page import TalkPage
from hirepair_desktop.ui.feedback.write_page import WritePage
from hirepair_desktop.ui.feedback.writing import Sheet, WritingPage
from hirepair_desktop.ui.private.page import PrivatePage
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.workspace import MAN

PAGES: dict[str, Callable[[SessionPanel, str], TalkPage]] = {
    "arrive": ArrivePage,
    "promised": PromisedPage,
    "write": WritePage,
    "manager_receives": ReceivedPage,
    "recruiter_receives": ReceivedPage,
    "growth": GrowthPage,
    "close": ClosePage,
}
"""The page of each section, by its key in the form."""


class FeedbackPanel(CoachedPanel):
    """One two-way feedback session of a pair."""

    side_name = "feedback_side"

    def title(self) -> str:
        return _("Two-way feedback")

    def side_note(self) -> str:
        return _("Only the two of you see this session. It is left out of every report unless both choose otherwise.")

    def made_page(self, key: str) -> TalkPage:
        return PAGES[key](self, key)

    def open_now(self, s: Block, session: Session) -> Sequence[Field]:
        return open_fields(s, session)

    def folds_agenda_at(self, window_width: int) -> bool:
        """Its agenda is folded on any window: two columns of text need the room (DESIGN-LANGUAGE 4)."""
        return True

    def doing(self, section: Section, side: str) -> str:
        """What each does just now: the receiver asks, the other speaks (METHOD A.3)."""
        if section.key in ("manager_receives", "recruiter_receives") and self.turn in ("rec", "man"):
            receives = (section.key == "manager_receives") == (side == MAN)
            return _("Asking and thanking") if receives else _("Saying it")
        return _("Agreeing what comes next") if section.key == "close" else super().doing(section, side)

    def keys(self, section: Section) -> list[tuple[str, str]]:
        answers = [("A", _("accept")), ("D", _("discard")), ("P", _("adapt")), ("T", _("thinking"))]
        onward = [("Ctrl ↵", _("next section"))]
        if section.key in ("manager_receives", "recruiter_receives", "close"):
            return [*answers, *onward]
        return super().keys(section)

    def closing_stops(self) -> str:
        """Feedback one way, or thinking without a day, closes with a written reason only (METHOD F-11), and so does a
        talk of which one has not said that it is over: both press their own button."""
        with self.workspace.read() as s:
            session = s.get_one(Session, self.session_id)
            stopped = hindrance_words(hindrances(s, session))
            waits = [] if session.close_reason.strip() else who_has_not_agreed(session)
        if stopped or not waits:
            return stopped
        if len(waits) > 1:
            return _("Both press their own button to close. Where one of you cannot, write why it closes all the same.")
        words = _("{name} has not pressed their button yet. Where {name} cannot, write why it closes all the same.")
        return words.format(name=self.pair.seat(self.pair.side_of(waits[0])).first)

    def show_closing_stops(self) -> None:
        if isinstance(self.page, ClosePage):
            self.page.ask_why()

    # What both write alone

    def required_people(self, what: str, about_id: str) -> list[str]:
        """Both write, feedback and pulse."""
        return [self.pair.recruiter.id, self.pair.manager.id]

    def round_candidate(self, what: str, about_id: str) -> str | None:
        """Neither round is about a candidate."""
        return None

    def make_private_page(self, what: str, person_id: str, about_id: str) -> tuple[str, PrivatePage]:
        """The private page of one person for "feedback" or "pulse"; ValueError for another."""
        who, other = self.pair.seat(self.pair.side_of(person_id)), self.pair.other(person_id)
        if what == RoundOf.PULSE.value:
            return _("the pulse, five answers"), PulsePage(who, other, self._is_ready(RoundOf.PULSE, other.id))
        if what != RoundOf.FEEDBACK.value:
            raise ValueError(what)
        topics = TOPICS_TO_MANAGER if other.side == MAN else TOPICS_TO_RECRUITER
        with self.workspace.read() as s:
            linked = {topic: linked_texts(s, self.pair.id, topic, self.workspace.today()) for topic in topics}
            looks = self._own_look(s, who.id, other.id)
        ready = self._is_ready(RoundOf.FEEDBACK, other.id)
        page = WritingPage(Sheet(who, other, topics, linked, ready, self.workspace.now, looks))
        return _("feedback for {name}").format(name=other.first), page

    def _own_look(self, s: Block, writer_id: str, receiver_id: str) -> FeedbackLook:
        """What the coach looks with on a writer's page; nothing the other has written is in it."""
        look = look_at(s, self.workspace.now(), self.workspace.today())
        before = said_before(s, s.get_one(Session, self.session_id), writer_id)
        return FeedbackLook(
            look, Where(partnership=self.pair.id, session=self.session_id), writer_id, receiver_id, before
        )

    def _is_ready(self, what: RoundOf, person_id: str) -> bool:
        """The one bit that may be known of the other before the reveal."""
        with self.workspace.read() as s:
            round_ = round_of(s, self.session_id, what)
            return round_ is not None and dict(readiness(s, round_.id)).get(person_id, False)
