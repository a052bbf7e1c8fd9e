"""Section 4: the two questions about the brief, the question back, the case against and the case for."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model import Session
from hirepair_desktop.model.kinds import ChallengeKind, Tier
from hirepair_desktop.model.review_form import REVIEW
from hirepair_desktop.model.reviewing import BriefInUse, brief_in_use, cases
from hirepair_desktop.text import _, bare_day, joined, local
from hirepair_desktop.ui.review.review_page import Review, ReviewPage, side_by_side
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, clear, show_if, stack
from hirepair_desktop.ui.widgets.labels import Words, caption, plain, section_title
from hirepair_desktop.ui.workspace import REC, OpenWorkspace, Who


def to_manager() -> list[str]:
    """Cards of the recruiter (METHOD A.2)."""
    return [
        _("What exactly did they say or do?"), _("Would the same evidence have passed the last person?"),
        _("Which criterion does this rest on?"),
    ]  # fmt: skip


def to_recruiter() -> list[str]:
    """Cards of the hiring manager (METHOD A.1, A.2)."""
    return [
        _("What exactly did they say or do?"), _("What in your screen could wrongly send someone home?"),
        _("What did you hear on the calls that I have not?"),
    ]  # fmt: skip


class Quote(Panel):
    """The brief's own words, verbatim, beside the question about them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, fill="sunken", line="line", radius="control", parent=parent)
        self.source = caption("")
        self.words = Words("", "reading")
        self.more = caption("")
        self.setLayout(stack(self.source, self.words, self.more, space=4, margins=(14, 9, 14, 10)))

    def show_words(self, source: str, words: str, more: str = "") -> None:
        """Where it stands, what it says, and a quiet line under it."""
        self.source.setText(source)
        self.words.setText(words.strip() or _("The brief leaves this open."))
        self.words.set_token("ink" if words.strip() else "ink3")
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setAccessibleName(f"{source}: {words}")


class ChallengePage(ReviewPage):
    """The page of section 4."""

    shows = frozenset({"entry", "session", "recommendation", "brief_version", "criterion", "role"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "challenge_page", parent)
        self.mission, self.direction = Quote("brief_mission"), Quote("brief_direction")
        self.asks: list[AnswerFields] = []
        self.cases: dict[str, AnswerFields] = {}
        self._assigned: dict[str, Who] = {}
        self.cases_row = stack(space=12)
        self.challenges = ChallengeList(self, review.session_id, review.pair, target=None, kind=ChallengeKind.EVIDENCE)
        self.cards = ChallengeCards(review.pair, to_manager(), to_recruiter(), "review_cards")
        self.cards.played.connect(self._on_cards_played)
        matches = self._pair_of("matchesBrief.r", "matchesBrief")
        adds = self._pair_of("addsToDirection.r", "addsToDirection")
        back = self._pair_of("managerAsksBack.r", "managerAsksBack")
        purpose = _("The recruiter asks, the hiring manager answers; then the other way round.")
        self.lay(
            self.head(_("Challenge"), purpose),
            section_title(_("Is this what the team wanted?")), self.mission, matches, Rule(),
            section_title(_("Does this person add to it?")), self.direction, adds, Rule(),
            section_title(_("And back: what did you see on the calls?")), back, Rule(),
            section_title(_("The case against, the case for")),
            plain(_("Each argues the other way than they lean. It protects the view nobody holds."), "body", "ink2"),
            self.cases_row, Rule(), section_title(_("Challenges")), self.challenges, self.cards, space=12,
        )  # fmt: skip

    def _fields(self, *keys: str, owner: Who | None = None) -> AnswerFields:
        review = self.review
        return AnswerFields(
            self, REVIEW, "challenge", review.session_id, review.pair, keys=keys, owner=owner, turn=review.turn
        )

    def _pair_of(self, left: str, right: str) -> QBoxLayout:
        """The recruiter's field at the left, the manager's at the right."""
        both = [self._fields(left), self._fields(right)]
        self.asks += both
        return side_by_side(both[0], both[1])

    def refresh(self) -> None:
        with self.workspace.read() as s:
            session = s.get_one(Session, self.review.session_id)
            brief = brief_in_use(s, session)
            given = cases(s, session, self.review.candidate_id)
            against, argued = self.review.who(s, given.against_id), self.review.who(s, given.for_id)
            read_only = self.review.is_closed(s)
            self.challenges.show_challenges(s, read_only)
        self._show_brief(brief)
        show_if(self.cards, not read_only)
        self._assign({"caseAgainst": against, "caseFor": argued})
        for fields in (*self.asks, *self.cases.values()):
            fields.set_read_only(read_only)
            fields.refresh()

    def reach(self, key: str, row_id: str) -> None:
        """The question a prompt is about; the cards where it is about challenges."""
        fields = next((found for found in (*self.asks, *self.cases.values()) if key in found.answers), None)
        if fields is not None:
            fields.focus(key)
        else:
            self.cards.menus[REC].setFocus()

    @Slot(str, str)
    def _on_cards_played(self, side: str, words: str) -> None:
        self.challenges.begin(side, words)

    def _show_brief(self, brief: BriefInUse) -> None:
        version = _("The working brief")
        if brief.n and brief.agreed_at is not None:
            version = _("The brief, version {n} of {day}").format(
                n=brief.n, day=bare_day(local(brief.agreed_at).date())
            )
        musts = [criterion["label"] for criterion in brief.criteria(Tier.MUST)]
        more = _("Musts: {musts}").format(musts=joined(musts)) if musts else ""
        self.mission.show_words(_("{brief}: mission").format(brief=version), brief.words("mission"), more)
        self.direction.show_words(
            _("{brief}: where the team is going").format(brief=version), brief.words("team.direction")
        )

    def _assign(self, assigned: dict[str, Who]) -> None:
        """A field for each case on the side of whoever makes it; made again when the sides change."""
        if assigned == self._assigned:
            return
        for fields in self.cases.values():
            fields.flush()
        clear(self.cases_row)
        self._assigned = assigned
        self.cases = {key: self._fields(key, owner=who) for key, who in assigned.items()}
        left, right = sorted(assigned, key=lambda key: assigned[key].side != "rec")
        self.cases_row.addLayout(side_by_side(self.cases[left], self.cases[right]))
        for key, who in assigned.items():
            answer = self.cases[key].answers[key]
            label = _("{name} makes the case against") if key == "caseAgainst" else _("{name} makes the case for")
            answer.label = label.format(name=who.first)
            answer.voices[who.side].set_label(answer.label)
