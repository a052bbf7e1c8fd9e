"""What was said so far, to be read while one says what comes of it: joy, outcomes, their words, promise and reality,
what the ratings said (picture 20)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, CheckIn, Outcome, Person, Session
from hirepair_desktop.model.check_in_seen import outcomes_of, sealed_of
from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.model.outcome_standing import GOING_WELL
from hirepair_desktop.model.promise_gap import PROMISES, gap_about, promise_words
from hirepair_desktop.text import _, first_name, joined
from hirepair_desktop.ui.check_in.score_line import ScoreLine
from hirepair_desktop.ui.check_in.sealed_marks import sealed_marks
from hirepair_desktop.ui.check_in.words import gap_words, status_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, Pair

OFF = "off"
"""The one status to be talked about: lateness alone is none (DESIGN-LANGUAGE 2, picture 07)."""


class SaidPart(QWidget):
    """To be read, not changed: each part is written in its own section."""

    def __init__(self, called: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("said_so_far")
        self.called, self.pair = called, pair
        self.body = stack(space=16)
        self.setLayout(stack(section_title(_("What was said"), "said_title"), self.body, space=8))

    def show_said(self, s: Block, session: Session, check_in: CheckIn) -> None:
        """Show the talk as it stands."""
        clear(self.body)
        if check_in.celebrate.strip() or check_in.thrive_sign.strip():
            self.body.addWidget(self._joy(check_in))
        notes: dict[str, Any] = {note["outcome_id"]: note for note in check_in.outcomes if note.get("status")}
        if notes:
            self.body.addLayout(self._outcomes(outcomes_of(s, session.role_id), notes))
        voice, promise = self._voice(check_in), self._promise(check_in)
        if theme().large() or not (voice and promise):
            for part in filter(None, (voice, promise)):
                self.body.addLayout(part)
        elif voice is not None and promise is not None:
            beside = row(space=24)
            beside.addLayout(voice, 3)
            beside.addLayout(promise, 2)
            self.body.addLayout(beside)
        self._add_ratings(s, check_in)
        self._add_rest(s, check_in)
        if not self.body.count():
            self.body.addWidget(caption(_("Nothing was written in the sections before.")))

    # Joy and outcomes

    def _joy(self, check_in: CheckIn) -> QWidget:
        card = Panel("celebrated")
        words, sign = check_in.celebrate.strip(), check_in.thrive_sign.strip()
        lead = _("{name} read out").format(name=self.pair.recruiter.first)
        left = stack(self._marked(REC, lead), plain(f"“{words}”", "section"), 1, space=4) if words else None
        right = stack(self._marked(MAN, _("A sign of thriving")), plain(sign), 1, space=4) if sign else None
        if theme().large():
            card.setLayout(stack(left, right, space=10, margins=(16, 12, 16, 12)))
            return card
        laid = row(left, Rule(upright=True) if left and right else None, right, space=20, margins=(16, 12, 16, 12))
        if left is not None:
            laid.setStretch(0, 2)
        if right is not None:
            laid.setStretch(laid.count() - 1, 1)
        card.setLayout(laid)
        return card

    def _marked(self, side: str, words: str) -> QLayout:
        said = caption(words, side, wrap=False)
        return row(SeatMark(self.pair.seat(side).name, side, SMALL), said, 1, space=8)

    def _outcomes(self, outcomes: list[Outcome], notes: dict[str, Any]) -> QLayout:
        well = sum(1 for outcome in outcomes if notes.get(outcome.id, {}).get("status") in GOING_WELL)
        aside = _("{k} of {n} ahead or on").format(k=well, n=len(outcomes))
        lines = stack(_headed(_("Outcomes of the intake"), aside), Rule(), space=6)
        for number, outcome in enumerate(outcomes, 1):
            note = notes.get(outcome.id, {})
            status = str(note.get("status") or "")
            apart = "split" if status == OFF else ""
            tag = Tag(status_words().get(status, _("open")), apart, icon=apart)
            due = _("by month {n}").format(n=outcome.due_months) if outcome.due_months is not None else ""
            told = stack(plain(outcome.text, weight=500), caption(due) if due else None, space=0)
            count = caption(str(number), wrap=False)
            count.setFixedWidth(theme().px(16))
            lines.addLayout(_in_columns(row(count, told, space=8), note.get("note", ""), tag))
            lines.addWidget(Rule())
        return lines

    # Their words, promise and reality

    def _voice(self, check_in: CheckIn) -> QLayout | None:
        words, stay = check_in.hire_voice.strip(), check_in.stay_answer.strip()
        if not words and not stay:
            return None
        quoted = _("agreed to be quoted") if check_in.consent else _("not to be quoted")
        box = Panel("voice_said", edge="double")
        answer = stack(caption(_("What would make them stay, what might make them look around")), plain(stay), space=0)
        box.setLayout(
            stack(
                plain(f"“{words}”", "reading") if words else None, Rule() if words and stay else None,
                answer if stay else None, space=8, margins=(14, 10, 14, 12),
            )
        )  # fmt: skip
        title = _("In {name}’s words").format(name=self.called)
        return stack(_headed(title, quoted if words else ""), box, 1, space=6)

    def _promise(self, check_in: CheckIn) -> QLayout | None:
        if check_in.promise_gap is None:
            return None
        about, gap = gap_about(check_in.promise_gap_about), check_in.promise_gap
        said = gap_words()[gap.value]
        lines = stack(_headed(_("Promise and reality")), Rule(), space=6)
        is_somewhere = gap is not PromiseGap.NONE and not about.promises  # nobody said of which: none is as told
        if is_somewhere:
            lines.addWidget(Tag(said, "split", icon="split"))
        for promise in () if is_somewhere else PROMISES:
            name = plain(promise_words()[promise], wrap=False)
            name.setFixedWidth(theme().px(96))
            apart = gap is not PromiseGap.NONE and promise in about.promises
            if apart:
                lines.addLayout(row(name, Tag(said, "split", f"promise_{promise}", icon="split"), 1, space=8))
            else:
                lines.addLayout(row(name, glyph("check", "done"), caption(_("As told"), wrap=False), 1, space=8))
        if about.note and gap is not PromiseGap.NONE:
            lines.addWidget(plain(about.note, name="gap_said"))
        lines.addStretch(1)
        return lines

    # What the ratings said, what the intake should have said, who was thanked

    def _add_ratings(self, s: Block, check_in: CheckIn) -> None:
        notes: dict[str, Any] = {note["criterion_id"]: note for note in check_in.criteria}
        found = [line for line in sealed_of(s, s.get_one(Candidate, check_in.hire_id)) if line.criterion_id in notes]
        if not found:
            return
        aside = _("to learn about our interviews, never to grade {name}").format(name=self.called)
        lines = stack(_headed(_("What our ratings said"), aside), Rule(), space=6)
        for line in found:
            note = notes[line.criterion_id]
            marks = ScoreLine(f"said_score_{line.criterion_id}")
            marks.show_values(sealed_marks(s, self.pair, line), note.get("now_value"), self.pair.manager.first)
            lines.addLayout(_in_columns(plain(line.label, weight=500), note.get("note", ""), marks))
            lines.addWidget(Rule())
        self.body.addLayout(lines)

    def _add_rest(self, s: Block, check_in: CheckIn) -> None:
        knew = check_in.knew_then.strip()
        if knew:
            self.body.addLayout(stack(_headed(_("The intake should have said")), plain(knew), space=4))
        people = [s.get(Person, person_id) for person_id in check_in.thanked]
        names = joined([first_name(person.name) for person in people if person is not None])
        if names:
            self.body.addWidget(caption(_("Thanked: {names}").format(names=names)))


def _headed(words: str, aside: str = "") -> QLayout:
    said = strong(words, wrap=theme().large())
    if theme().large():
        return stack(said, caption(aside) if aside else None, space=0)
    return row(said, caption(aside, wrap=False) if aside else None, 1, space=10)


def _in_columns(told: QWidget | QLayout, note: str, mark: QWidget) -> QLayout:
    """What it is, what shows it, how it stands; under each other in large text."""
    if theme().large():
        return stack(told, plain(note) if note else None, row(mark, 1), space=4)
    laid = QGridLayout()
    laid.setHorizontalSpacing(theme().px(16))
    laid.addLayout(told, 0, 0) if isinstance(told, QLayout) else laid.addWidget(told, 0, 0)
    laid.addWidget(plain(note), 0, 1)
    laid.addWidget(mark, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    laid.setColumnStretch(0, 5)
    laid.setColumnStretch(1, 6)
    laid.setColumnMinimumWidth(2, theme().px(88))
    return laid
