"""Section 9, Challenge, read back, commit: challenges both ways, what was agreed and what is open, who agrees."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role, Session
from hirepair_desktop.model.agreeing import WHY_KEY, agreement, press_agree, take_back
from hirepair_desktop.model.challenging import due_in_brief
from hirepair_desktop.model.intake_form import CARDS_TO_MANAGER, CARDS_TO_RECRUITER, INTAKE
from hirepair_desktop.text import _, clock, day, local
from hirepair_desktop.ui.fields.pending import flush_all
from hirepair_desktop.ui.intake.agree_box import AgreeBox, AgreeState
from hirepair_desktop.ui.intake.locking import Locking
from hirepair_desktop.ui.intake.page import IntakePage
from hirepair_desktop.ui.intake.read_back import ReadBack
from hirepair_desktop.ui.session.challenges import ChallengeCards, ChallengeList, in_order
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.widgets.boxes import Rule, show_if, stack
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import OTHER, REC


def part_labels() -> dict[str, str]:
    """What the parts of a brief are called, by their key in `changed_parts`."""
    labels = {f"entries.{field.key}": _(field.label) for field in INTAKE.fields}
    pay = dict.fromkeys(("pay_min", "pay_max", "pay_currency", "pay_period"), _("The range"))
    role = {
        "title": _("Title"), "seats": _("Seats"), "location": _("Place"), "reports_to": _("Reports to"),
        "decision_owner_id": _("Who decides"), "pay_owner_id": _("Who sets pay"),
        "pay_by_pair": _("Who sets pay"), "pay_shared": _("When candidates hear the range"),
        "jurisdictions": _("Where candidates live"), **pay,
    }  # fmt: skip
    labels |= {f"role.{key}": words for key, words in role.items()}
    return labels | {
        "outcomes": _("Outcomes"), "criteria": _("Criteria"), "stages": _("Stages"),
        "market_evidence": _("Market evidence"), "source_plan": _("Source plan"),
        "promises": _("Promises"), "decision_roles": _("Parts in the decision"), "tradeoff": _("Trade-off"),
    }  # fmt: skip


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
        head = self.head_of("commitments", self.commitments)
        self.column.addLayout(stack(head, self.commitments, space=10))
        self.column.addWidget(Rule())
        self.agree_box = AgreeBox(self.pair)
        self.agree_box.agreed.connect(self._on_agree_box_agreed)
        self.agree_box.reason_edited.connect(self._on_agree_box_reason_edited)
        self.agree_box.close_requested.connect(self.panel.close_requested)
        self.locking = Locking(self.panel, self.agree_box)
        self.column.addWidget(self.agree_box)
        self.edits.refused.connect(self._on_edits_refused)

    def _build_challenges(self) -> None:
        self.challenges = ChallengeList(
            self, self.session_id, self.pair, None, name_of=lambda about: self._labels.get(about, about)
        )
        self.cards = ChallengeCards(self.pair, CARDS_TO_MANAGER, CARDS_TO_RECRUITER)
        self.cards.played.connect(self._on_cards_played)
        head = self.head_of("challenges", self.cards.menus[REC])
        self.no_challenge = self.ask("noChallenge")
        self.column.addLayout(stack(head, self.cards, self.challenges, self.no_challenge, space=10))

    # Showing

    def show_role(self, s: Block, role: Role) -> None:
        session = s.get_one(Session, self.session_id)
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
        self.agree_box.show_state(self._state(s, session, role))
        self.locking.show_stops(role.intake_version > 0, self.is_closed)

    def _state(self, s: Block, session: Session, role: Role) -> AgreeState:
        found = agreement(s, session, role, self.entries)
        words = ""
        if found.version is not None:
            words = _("Version {n} was agreed by both on {day}, {time}").format(
                n=found.version.n,
                day=day(local(found.version.agreed_at).date()),
                time=clock(found.version.agreed_at),
            )
        labels = part_labels()
        return AgreeState(
            version_words=words,
            holds=found.holds,
            changes=list(dict.fromkeys(labels.get(part, part) for part in found.changed)),
            reason=found.reason,
            sides=self._sides(found.now),
            before=self._sides(found.before),
            read_only=self.is_closed,
        )

    def _sides(self, people: set[str]) -> frozenset[str]:
        return frozenset(self.pair.side_of(person) for person in people) - {OTHER}

    def coach_looked(self) -> None:
        self.locking.look_again()

    # What a person does

    @Slot(str, str)
    def _on_cards_played(self, side: str, words: str) -> None:
        self.challenges.begin(side, words)

    @Slot(str, str)
    def _on_read_back_field_requested(self, section: str, key: str) -> None:
        if section == self.key:
            self.focus_field(key)
        else:
            self.panel.section_requested.emit(section)
            self.field_wanted.emit(section, key)

    @Slot(str)
    def _on_agree_box_reason_edited(self, words: str) -> None:
        self.edits.answer(
            self.session_id, WHY_KEY, self.speaker().id, text=words, at=self.workspace.now(), shared=True,
            words=_("Why the brief changes"),
        )  # fmt: skip

    @Slot(str, bool)
    def _on_agree_box_agreed(self, side: str, agrees: bool) -> None:
        """No step that undo could take back: what both agreed stands."""
        flush_all()
        if agrees and self.locking.stops_now():
            self.refresh()
            return
        person, at = self.pair.seat(side), self.workspace.now()
        made: list[Any] = []

        def press(s: Block) -> None:
            session, role = s.get_one(Session, self.session_id), s.get_one(Role, self.role_id)
            if agrees:
                version = press_agree(s, session, role, person.id, at)
                made.extend([version.n] if version is not None else [])
            else:
                take_back(s, session, role, person.id)

        self.edits.run(press, "reason")
        if made:
            self.edits.barrier()
            self.said.emit(_("Version {n} is agreed by both.").format(n=made[0]))
        self.refresh()

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field == "reason":
            self.agree_box.sentence.setText(sentence)
