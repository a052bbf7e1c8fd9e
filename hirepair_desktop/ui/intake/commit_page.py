"""Section 9, Challenge, read back, commit: challenges both ways, what was agreed and what is open, who agrees."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Person, Role
from hirepair_desktop.model.challenging import due_in_brief
from hirepair_desktop.model.intake_form import CARDS_TO_MANAGER, CARDS_TO_RECRUITER, INTAKE
from hirepair_desktop.model.owner_duties import duties_of_role
from hirepair_desktop.model.stamps import is_id
from hirepair_desktop.text import _
from hirepair_desktop.ui.intake.agree_part import AgreePart
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.read_back import ReadBack
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList, in_order
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.session.owner_duties import OwnerDuties
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Rule, show_if, stack
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import REC


class CommitPage(IntakePage):
    """Debate first, then the brief in a few lines, then who does what, then both agree."""

    tables = frozenset(
        {
            "challenge",
            "commitment",
            "criterion",
            "outcome",
            "stage",
            "market_evidence",
            "source_lead",
            "promise",
            "decision_role",
            "tradeoff",
            "brief_version",
            "person",
        }
    )

    reads_all = True

    def __init__(self, panel: SessionPanel, role_id: str, key: str = "commit") -> None:
        super().__init__(panel, role_id, key)
        self._labels: dict[str, str] = {}
        self._build_challenges()
        self.column.addWidget(Rule())
        self.read_back = ReadBack(self.pair)
        self.read_back.field_requested.connect(self._on_read_back_field_requested)
        self.column.addLayout(stack(section_title(_("What you agreed"), "read_back_title"), self.read_back, space=10))
        self.column.addWidget(Rule())
        self.commitments = CommitmentsEditor(self, self.session_id, self.pair, self.turn)
        self.duties = OwnerDuties(self, self.session_id, self.pair, self.turn)
        self.duties.taken.connect(self._on_duties_taken)
        head = self.head_of("commitments", self.commitments)
        self.column.addLayout(stack(head, self.duties, self.commitments, space=10))
        self.column.addWidget(Rule())
        self.agreeing = AgreePart(self)
        self.agree_box = self.agreeing.box
        self.column.addWidget(self.agree_box)

    def _build_challenges(self) -> None:
        self.challenges = ChallengeList(self, self.session_id, self.pair, None, name_of=self._name_of)
        self.cards = ChallengeCards(self.pair, CARDS_TO_MANAGER, CARDS_TO_RECRUITER)
        self.cards.played.connect(self._on_cards_played)
        head = self.head_of("challenges", self.cards.menus[REC])
        self.no_challenge = self.ask("noChallenge")
        self.column.addLayout(stack(head, self.cards, self.challenges, self.no_challenge, space=10))

    # Showing

    def _name_of(self, about: str) -> str:
        """What a challenge is about: a question, a criterion, or the words it came with."""
        gone = _("A criterion since taken out") if is_id(about) else about
        return self._labels.get(about, gone)

    def show_role(self, s: Block, role: Role) -> None:
        self._labels = {field.key: _(field.label) for field in INTAKE.fields}
        self._labels |= {criterion.id: criterion.label for criterion in role.criteria}
        here = self.challenges.found(s)
        earlier = due_in_brief(s, role.id, self.session_id, self.workspace.today())
        self.challenges.show_challenges(s, self.is_closed, sorted([*here, *earlier], key=in_order))
        spoken = {c.from_id for c in here}
        both = {self.pair.recruiter.id, self.pair.manager.id} <= spoken
        written = any(entry.text.strip() for entry in self.no_challenge.held(s)["noChallenge"])
        show_if(self.no_challenge, written or not both)
        show_if(self.cards, not self.is_closed)
        self.read_back.show_brief(s, role, self.entries, self.still_open)
        self.commitments.show_commitments(s, self.is_closed)
        self._show_duties(s, role)
        self.agreeing.show(s, role)

    def _show_duties(self, s: Block, role: Role) -> None:
        """What falls to whoever decides (METHOD S24), whoever that is; nothing once the session is closed."""
        owner = s.get(Person, role.decision_owner_id) if role.decision_owner_id else None
        found = [] if owner is None or self.is_closed else duties_of_role(s, self.session_id, role)
        words = _("{name} decides, so the end of it is {name}’s to see to. One press makes it a commitment.")
        self.duties.show_duties(found, words.format(name=self.pair.who(owner).first) if owner is not None else "")

    def coach_looked(self) -> None:
        self.agreeing.locking.look_again()

    # What a person does

    @Slot(str, str)
    def _on_cards_played(self, side: str, words: str) -> None:
        self.challenges.begin(side, words)

    @Slot(str)
    def _on_duties_taken(self, made: str) -> None:
        """The day is chosen next."""
        self.commitments.editors[made].focus_lacking()

    @Slot(str, str)
    def _on_read_back_field_requested(self, section: str, key: str) -> None:
        if section == self.key:
            self.focus_field(key)
        else:
            self.panel.section_requested.emit(section)
            self.field_wanted.emit(section, key)
