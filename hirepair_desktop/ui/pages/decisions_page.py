"""Decisions: what waits, with its one owner, and what was decided, newest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Decision, Person, Role
from hirepair_desktop.model.home import Waiting, waiting_decisions
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, DecisionValue
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.pages.lines import Edge, Line, value_words
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, OpenWorkspace, Pair


class WaitingEditor(QWidget):
    """One waiting decision about a role: its owner answers yes or no, with a reason."""

    def __init__(self, page: DecisionsPage, line: Waiting, pair: Pair, draft: str | None, today: date) -> None:
        """`draft` is the reason as far as it is written; None for a decision that is made elsewhere."""
        super().__init__()
        self.setObjectName(f"waiting_{line.id}")
        self._page, self._id = page, line.id
        side = pair.side_of(line.owner_id) if line.owner_id else "shared"
        owner = {REC: pair.recruiter.first, MAN: pair.manager.first}.get(side, "")
        words = _("{name} decides").format(name=owner) if owner else _("You both decide")
        days = (today - line.since).days if line.since is not None else 0
        age = _("today") if days <= 0 else ngettext("{n} day", "{n} days", days).format(n=days)
        head = row(
            stack(plain(line.question, weight=500), ElidedLabel(line.under, "caption", "ink2"), space=0),
            Tag(words, side if side in (REC, MAN) else "", f"waiting_owner_{line.id}"), caption(age, wrap=False), space=12,
        )  # fmt: skip
        head.setStretch(0, 1)
        parts = stack(head, space=8)
        if draft is not None:
            self.reason = VoiceField(side, _("Because"), f"waiting_reason_{line.id}", min_lines=1)
            self.reason.set_value(draft)
            self.reason.edited.connect(self._on_reason_edited)
            yes = button(
                _("Yes"), f"waiting_yes_{line.id}", owner=side if side in (REC, MAN) else "primary", small=True
            )
            no = button(_("No"), f"waiting_no_{line.id}", small=True)
            yes.clicked.connect(lambda: self._answer(DecisionValue.YES))
            no.clicked.connect(lambda: self._answer(DecisionValue.NO))
            parts.addWidget(self.reason)
            parts.addLayout(row(yes, no, 1))
        whole = row(Edge(side), parts, space=12, margins=(0, 8, 0, 8))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @Slot(str)
    def _on_reason_edited(self, words: str) -> None:
        self._page.edits.set(Decision, self._id, "rationale", words, _("Reason of the decision"))

    def _answer(self, value: DecisionValue) -> None:
        self.reason.flush()
        self._page.answer(self._id, value, self.reason.value(), self.reason)


class DecisionsPage(ListPage):
    """Role decisions are answered here, decisions about people in their review."""

    shows = frozenset({"decision", "role", "candidate", "partnership", "person"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "decisions_page", _("Decisions"), _("Each has one owner"))
        self._shown: object = None
        self._editors: dict[str, WaitingEditor] = {}

    def refresh(self) -> None:
        """Show what waits and what was made; a page that would be the same stays, with what is being typed in it."""
        pair = self.workspace.pair()
        if pair is None:
            self._shown = None
            self.clear()
            self.say(_("Nothing is waiting for either of you."))
            return
        today = self.workspace.today()
        with self.workspace.glance() as rows:
            waiting = waiting_decisions(rows, pair.id)
        with self.workspace.read() as s:
            about_roles = select(Decision.id, Decision.rationale).where(Decision.about == DecisionAbout.ROLE)
            drafts = {row.id: row.rationale for row in s.execute(about_roles)}
            made = self._made(s, pair)
        if (pair, waiting, made) == self._shown:
            self._show_drafts(drafts)
            return
        self._shown = (pair, waiting, made)
        self._editors = {
            line.id: WaitingEditor(self, line, pair, drafts.get(line.id), today) for line in waiting
        }  # fmt: skip
        self.clear()
        self.group(_("Waiting"))
        for editor in self._editors.values():
            self.line(editor)
        if not waiting:
            self.say(_("Nothing is waiting for either of you."))
        if made:
            self.group(_("Decided"), ngettext("{n} decision", "{n} decisions", len(made)).format(n=len(made)))
        for entry in made:
            self.line(self._line(*entry))

    def _show_drafts(self, drafts: dict[str, str]) -> None:
        for decision_id, editor in self._editors.items():
            if decision_id in drafts:
                editor.reason.set_value(drafts[decision_id])

    def _made(self, s: Block, pair: Pair) -> list[tuple[str, date, str, str, str, str, str]]:
        rows = s.scalars(select(Decision).where(Decision.value.is_not(None)).order_by(Decision.made_at.desc())).all()
        names = {person.id: person for person in s.scalars(select(Person))}
        entries = []
        for decision in rows:
            candidate = s.get(Candidate, decision.about_id) if decision.about is DecisionAbout.CANDIDATE else None
            role = candidate.role if candidate is not None else s.get(Role, decision.about_id)
            if role is None or role.partnership_id != pair.id or decision.made_at is None or decision.value is None:
                continue
            label = candidate.alias if candidate is not None else decision.question
            maker = names.get(decision.made_by or "")
            entries.append(
                (
                    decision.session_id or "", decision.made_at.astimezone().date(), maker.name if maker else "",
                    pair.side_of(decision.made_by), f"{label}: {value_words(decision.value)}",
                    role.title, decision.rationale,
                )
            )  # fmt: skip
        return entries

    def _line(self, key: str, when: date, maker: str, side: str, words: str, title: str, why: str) -> QWidget:
        made = Line(key, f"{day(when)} {maker} {words}", f"decided_{key}")
        label = caption(day(when), wrap=False)
        label.setMinimumWidth(theme().px(96))
        under = f"{title} · {why}" if why else title
        mark: QWidget = SeatMark(maker, side, 18) if maker else caption("", wrap=False)
        laid = row(
            label, mark, stack(ElidedLabel(words, weight=500), ElidedLabel(under, "caption", "ink2"), space=0),
            space=12, margins=(0, 8, 0, 8),
        )  # fmt: skip
        laid.setStretch(2, 1)
        made.setLayout(laid)
        if key:
            made.opened.connect(lambda session_id: self.open_requested.emit("session", session_id))
        return made

    def answer(self, decision_id: str, value: DecisionValue, reason: str, field: VoiceField) -> None:
        """Record a decision about a role; it stays recorded, another one can follow it."""
        if not reason.strip():
            field.show_sentence(_("Say why in a sentence: the reason is printed with the decision."))
            return
        at = self.workspace.now()

        def record(s: Block) -> None:
            decision = s.get_one(Decision, decision_id)
            if decision.value is not None:
                raise RefusedValueError(_("This was decided already. Nothing was changed."))
            role = s.get_one(Role, decision.about_id)
            by_owner = decision.decided_by is DecidedBy.OWNER
            decision.value, decision.made_at, decision.rationale = value, at, reason
            decision.made_by = role.decision_owner_id if by_owner else role.partnership.manager_id

        if self.edits.run(record, field.name):
            self.edits.barrier()
            self.said.emit(_("Recorded."))
