"""What was said so far, to be read while one says what comes of it: joy, outcomes, their words, promise and reality."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import CheckIn, Session
from hirepair_desktop.model.check_in_seen import outcomes_of
from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.model.promise_gap import gap_about, promise_words
from hirepair_desktop.text import _, joined
from hirepair_desktop.ui.check_in.words import gap_words, status_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Pair


def gap_line(check_in: CheckIn) -> str:
    """`Hours: a small gap. 1 in 6, now 1 in 4`; "" while nobody said."""
    if check_in.promise_gap is None:
        return ""
    words, about = gap_words()[check_in.promise_gap.value], gap_about(check_in.promise_gap_about)
    if check_in.promise_gap is PromiseGap.NONE:
        return words
    named = joined([promise_words()[promise] for promise in about.promises])
    said = _("{promises}: {gap}").format(promises=named, gap=words[:1].lower() + words[1:]) if named else words
    return _("{said}. {note}").format(said=said, note=about.note) if about.note else said


class SaidPart(QWidget):
    """To be read, not changed: each part is written in its own section."""

    def __init__(self, called: str, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("said_so_far")
        self.called, self.pair = called, pair
        self.body = stack(space=12)
        self.setLayout(stack(section_title(_("What was said"), "said_title"), self.body, space=8))

    def show_said(self, s: Block, session: Session, check_in: CheckIn) -> None:
        """Show the talk as it stands."""
        clear(self.body)
        if check_in.celebrate.strip() or check_in.thrive_sign.strip():
            self.body.addWidget(self._joy(check_in))
        outcomes = outcomes_of(s, session.role_id)
        notes: dict[str, Any] = {note["outcome_id"]: note for note in check_in.outcomes if note.get("status")}
        for outcome in outcomes if notes else ():
            note = notes.get(outcome.id, {})
            self.body.addLayout(self._outcome(outcome.text, note))
            self.body.addWidget(Rule())
        if check_in.hire_voice.strip():
            quoted = _("agreed to be quoted") if check_in.consent else _("not to be quoted")
            head = _("In {name}’s words, {quoted}").format(name=self.called, quoted=quoted)
            self.body.addLayout(stack(caption(head), plain(f"“{check_in.hire_voice.strip()}”", "reading"), space=2))
        said = gap_line(check_in)
        if said:
            self.body.addLayout(stack(caption(_("Promise and reality")), plain(said, name="gap_said"), space=2))
        if not self.body.count():
            self.body.addWidget(caption(_("Nothing was written in the sections before.")))

    def _joy(self, check_in: CheckIn) -> QWidget:
        card = Panel("celebrated")
        words = check_in.celebrate.strip()
        lead = _("{name} read out").format(name=self.pair.recruiter.first)
        left = stack(caption(lead, "rec"), plain(f"“{words}”", "section"), space=4) if words else None
        sign = check_in.thrive_sign.strip()
        right = stack(caption(_("A sign of thriving"), "man"), plain(sign), 1, space=4) if sign else None
        large = theme().large()
        card.setLayout(
            stack(left, right, space=10, margins=(16, 12, 16, 12))
            if large
            else row(left, right, space=20, margins=(16, 12, 16, 12))
        )
        return card

    def _outcome(self, words: str, note: dict[str, Any]) -> Any:
        status = str(note.get("status") or "")
        tag = Tag(status_words().get(status, _("open")), "split" if status in ("off", "behind") else "")
        told = stack(plain(words, weight=500), caption(note.get("note", "")), space=0)
        laid = row(told, tag, space=12)
        laid.setStretch(0, 1)
        return laid
