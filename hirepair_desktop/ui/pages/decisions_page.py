"""Decisions: what waits, with its one owner, and what was decided, newest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.model import Candidate, Decision, Person, Role
from hirepair_desktop.model.home import waiting_decisions
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, DecisionValue
from hirepair_desktop.model.parted import marked
from hirepair_desktop.model.parting import people_left
from hirepair_desktop.model.role_deciding import ask_again, decide_about_role
from hirepair_desktop.text import _, joined, ngettext
from hirepair_desktop.ui.pages.ask_role import AskRole
from hirepair_desktop.ui.pages.decisions_parts import DecidedLine, DecidedRow, WaitingEditor
from hirepair_desktop.ui.pages.lines import value_words
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair


class DecisionsPage(ListPage):
    """Role decisions are asked and answered here, decisions about people in their review."""

    shows = frozenset({"decision", "role", "candidate", "partnership", "person", "setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.ask = button(_("Ask for a decision"), "ask_for_decision", icon="plus")
        super().__init__(workspace, "decisions_page", _("Decisions"), _("Each has one owner"), self.ask)
        self.asking = AskRole(self)
        self.above.addWidget(self.asking)
        self.ask.clicked.connect(self.asking.begin)
        self._shown: object = None
        self._editors: dict[str, WaitingEditor] = {}
        self._made_rows: dict[str, DecidedRow] = {}
        self._acting = ""
        self.edits.refused.connect(self._on_edits_refused)

    def refresh(self) -> None:
        """Show what waits and what was made; a page that would be the same stays, with what is being typed in it."""
        pair = self.workspace.pair()
        if pair is None:
            self._shown = None
            self.clear()
            self.say(_("Nothing is waiting for either of you."))
            return
        with self.workspace.glance() as rows:
            waiting = waiting_decisions(rows, pair.id)
        with self.workspace.read() as s:
            about_roles = select(Decision.id, Decision.rationale, Decision.reopened_reason).where(
                Decision.about == DecisionAbout.ROLE
            )
            drafts = {row.id: (row.rationale, row.reopened_reason) for row in s.execute(about_roles)}
            made = self._made(s, pair)
        if (pair, waiting, made) == self._shown:
            self._show_drafts(drafts)
            return
        self._shown = (pair, waiting, made)
        self._editors = {}
        for line in waiting:
            draft, again = drafts.get(line.id, (None, ""))
            editor = WaitingEditor(line, pair, draft, again, self.workspace.today())
            editor.answered.connect(partial(self._on_editor_answered, line.id, pair))
            editor.reason_edited.connect(partial(self._on_editor_reason_edited, line.id))
            editor.taken_back.connect(partial(self._on_editor_taken_back, line.id))
            self._editors[line.id] = editor
        self._made_rows = {line.id: self._row(line, pair) for line in made}
        self._lay()

    def _lay(self) -> None:
        self.clear()
        self.group(_("Waiting"))
        for editor in self._editors.values():
            self.line(editor)
        if not self._editors:
            self.say(_("Nothing is waiting for either of you."))
        if self._made_rows:
            n = len(self._made_rows)
            self.group(_("Decided"), ngettext("{n} decision", "{n} decisions", n).format(n=n))
        for made in self._made_rows.values():
            self.line(made)

    def _show_drafts(self, drafts: dict[str, tuple[str, str]]) -> None:
        for decision_id, editor in self._editors.items():
            if decision_id in drafts:
                editor.reason.set_value(drafts[decision_id][0])

    def _made(self, s: Block, pair: Pair) -> list[DecidedLine]:
        rows = s.scalars(select(Decision).where(Decision.value.is_not(None)).order_by(Decision.made_at.desc())).all()
        names, left = {person.id: person.name for person in s.scalars(select(Person))}, people_left(s)
        entries = []
        for decision in rows:
            candidate = s.get(Candidate, decision.about_id) if decision.about is DecisionAbout.CANDIDATE else None
            role = candidate.role if candidate is not None else s.get(Role, decision.about_id)
            if role is None or role.partnership_id != pair.id or decision.made_at is None or decision.value is None:
                continue
            label = candidate.alias if candidate is not None else decision.question
            makers = [decision.made_by or ""]
            if decision.decided_by is DecidedBy.PAIR:
                makers = [pair.recruiter.id, pair.manager.id]
            entries.append(
                DecidedLine(
                    decision.id, decision.session_id or "", decision.made_at.astimezone().date(),
                    tuple((names[key], pair.side_of(key)) for key in makers if key in names),
                    f"{label}: {value_words(decision.value)}", role.title, decision.rationale, candidate is None,
                    joined([marked(names[key], left[key]) for key in makers if key in names and key in left]),
                )
            )  # fmt: skip
        return entries

    def _row(self, line: DecidedLine, pair: Pair) -> DecidedRow:
        made = DecidedRow(line)
        made.opened.connect(lambda session_id: self.open_requested.emit("session", session_id))
        made.asked_again.connect(partial(self._on_row_asked_again, line.id, pair))
        return made

    # Acting

    def _on_editor_reason_edited(self, decision_id: str, words: str) -> None:
        self.edits.set(Decision, decision_id, "rationale", words, _("Reason of the decision"))

    def _on_editor_taken_back(self, decision_id: str) -> None:
        if self.edits.remove(Decision, decision_id, _("Take the question back")):
            self.said.emit(_("Taken back. Ctrl Z brings it back."))

    def _on_editor_answered(self, decision_id: str, pair: Pair, value: str) -> None:
        """Record a decision about a role; it stays recorded, another one can follow it."""
        editor, at = self._editors[decision_id], self.workspace.now()
        self._acting = decision_id
        reason, agreed = editor.reason.value(), editor.agreed(pair)

        def record(s: Block) -> None:
            decision = s.get(Decision, decision_id)
            if decision is None:
                raise RefusedValueError(_("This question was taken back. Nothing was changed."), "rationale")
            decide_about_role(s, decision, DecisionValue(value), reason, agreed, at)

        if self.edits.run(record, "rationale"):
            self.edits.barrier()
            self.said.emit(_("Recorded."))

    def _on_row_asked_again(self, decision_id: str, pair: Pair, reason: str) -> None:
        self._acting, at, made = decision_id, self.workspace.now(), {"id": ""}

        def ask(s: Block) -> None:
            made["id"] = ask_again(s, decision_id, reason, pair.manager.id, at).id

        def undo(s: Block) -> None:
            again = s.get(Decision, made["id"])
            if again is not None and again.value is None:
                s.delete(again)

        if self.edits.step(_("Decide again"), ask, undo, "reopened_reason"):
            self.said.emit(_("It waits again; what was decided holds until then."))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        """Under the field it is about; what has no field is said aloud by the page."""
        if field == "rationale" and self._acting in self._editors:
            self._editors[self._acting].reason.show_sentence(sentence)
        elif field == "reopened_reason" and self._acting in self._made_rows:
            self._made_rows[self._acting].reason.show_sentence(sentence)
