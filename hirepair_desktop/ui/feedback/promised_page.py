"""Section 2, What we promised: each open or due commitment since the last feedback, with a word why (METHOD A.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Remark, Session
from hirepair_desktop.model.feedback_verbs import promised
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.promising import drop, keep, reopen, set_due
from hirepair_desktop.text import _, ngettext, short_day
from hirepair_desktop.ui.feedback.talk_page import TalkPage, two_columns
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.own_row import OwnRow
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import Words, caption, plain
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import Who

FIRST_SHOWN = 30
"""So many promises of each are shown at once (as on the page of commitments)."""

ABOUT = "promised"
"""What a remark of this section is about."""


class PromiseLine(QWidget):
    """One commitment and how it went. `acted(what, words, day)` with what "keep", "move", "drop" or "reopen"."""

    acted = Signal(str, str, object)

    def __init__(self, key: str, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = f"promise_{key}"
        self.setObjectName(name)
        self.words = plain("")
        self.day = Words("", "caption", "ink2", wrap=False)
        self.tick = glyph("check", "done")
        self.state = caption("", name=f"{name}_state")
        self.keep = button(_("Kept"), f"{name}_keep", small=True)
        self.move_it = button(_("Move to a day"), f"{name}_move", small=True)
        self.drop = button(_("Drop with a word"), f"{name}_drop", small=True)
        self.again = LinkButton(_("Open again"), f"{name}_reopen", "ink2", "caption")
        self.new_day = DateField("", f"{name}_new_day", side=owner.side)
        self.new_day.set_compact(_("The new day"))
        self.move_now = button(_("Move it"), f"{name}_move_now", small=True)
        self.why = VoiceField(owner.side, _("A word on why it is dropped"), f"{name}_why", speaker=owner.name)
        self.drop_now = button(_("Drop it"), f"{name}_drop_now", small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.new_day.setFixedWidth(theme().px(160))
        self.moving, self.dropping, self.acts = QWidget(), QWidget(), QWidget()
        self.moving.setLayout(row(self.new_day, self.move_now, 1, space=8))
        self.dropping.setLayout(stack(self.why, row(self.drop_now, 1), space=6))
        self.acts.setLayout(row(self.keep, self.move_it, self.drop, 1, space=6))
        first = row(self.words, self.day, space=10)
        first.setStretch(0, 1)
        stands = row(self.tick, self.state, self.again, space=6)
        stands.setStretch(1, 1)
        parts = stack(first, stands, self.acts, self.moving, self.dropping, space=6, margins=(0, 8, 0, 9))
        self.setLayout(stack(parts, Rule(), space=0))
        self.moving.hide()
        self.dropping.hide()

    def _connect(self) -> None:
        self.keep.clicked.connect(self._on_keep_clicked)
        self.move_it.clicked.connect(self._on_move_it_clicked)
        self.move_now.clicked.connect(self._on_move_now_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self.drop_now.clicked.connect(self._on_drop_now_clicked)
        self.again.clicked.connect(self._on_again_clicked)

    def show_promise(self, made: Commitment, today: date, read_only: bool) -> None:
        """Show how it stands."""
        is_open = made.status is CommitmentStatus.OPEN
        late = is_open and made.due is not None and made.due < today
        self.words.setText(made.text.strip() or _("Without words"))
        self.day.setText(self._day_words(made, late))
        self.day.set_token("ink" if late else "ink2")
        self.state.setText(self._state_words(made))
        show_if(self.state, bool(self.state.text()))
        show_if(self.tick, made.status is CommitmentStatus.DONE)
        show_if(self.acts, is_open and not read_only)
        show_if(self.again, not is_open and not read_only)
        if not is_open or read_only:
            self.moving.hide()
            self.dropping.hide()

    @staticmethod
    def _day_words(made: Commitment, late: bool) -> str:
        if made.due is None:
            return _("No day yet")
        words = _("was due {day}") if late else _("due {day}")
        return words.format(day=short_day(made.due))

    @staticmethod
    def _state_words(made: Commitment) -> str:
        if made.status is CommitmentStatus.DROPPED:
            return _("Dropped: {reason}").format(reason=made.dropped_reason)
        if made.status is CommitmentStatus.DONE:
            return _("Kept late") if made.done_late else _("Kept")
        return ngettext("Moved {n} time", "Moved {n} times", made.moves).format(n=made.moves) if made.moves else ""

    def focus(self) -> None:
        """Go to the first act."""
        self.keep.setFocus()

    @Slot()
    def _on_keep_clicked(self) -> None:
        self.acted.emit("keep", "", None)

    @Slot()
    def _on_move_it_clicked(self) -> None:
        self.dropping.hide()
        self.moving.show()
        self.new_day.focus()

    @Slot()
    def _on_move_now_clicked(self) -> None:
        day = self.new_day.value()
        if day is None:
            self.new_day.show_sentence(_("Choose the day it moves to."))
            return
        self.new_day.show_sentence("")
        self.moving.hide()
        self.acted.emit("move", "", day)

    @Slot()
    def _on_drop_clicked(self) -> None:
        self.moving.hide()
        self.dropping.show()
        self.why.focus()

    @Slot()
    def _on_drop_now_clicked(self) -> None:
        self.why.flush()
        self.acted.emit("drop", self.why.value(), None)

    @Slot()
    def _on_again_clicked(self) -> None:
        self.acted.emit("reopen", "", None)


class PromisedPage(TalkPage):
    """The recruiter's promises at the left, the manager's at the right; each has a word on how it went."""

    tables = frozenset({"commitment", "remark"})

    def __init__(self, panel: SessionPanel, key: str = "promised") -> None:
        super().__init__(panel, key)
        self.lines: dict[str, PromiseLine] = {}
        self.groups: dict[str, QVBoxLayout] = {}
        self.nothing: dict[str, Words] = {}
        self.remarks: dict[str, tuple[VoiceField, OwnRow[Remark]]] = {}
        columns = [self._made_column(who) for who in self.seats()]
        self.more = LinkButton("", "more_promised", "ink2")
        self.more.clicked.connect(self._on_more_clicked)
        show_if(self.more, False)
        self.column.addWidget(two_columns(*columns))
        self.column.addLayout(row(self.more, 1))
        self.edits.refused.connect(self._on_edits_refused)
        self.focus_at["promised"] = self._focus_open
        self._acting, self._most = "", FIRST_SHOWN

    def _made_column(self, who: Who) -> QWidget:
        self.groups[who.side] = stack(space=0)
        self.nothing[who.side] = plain(
            _("{name} had promised nothing that is still open.").format(name=who.first), token="ink2"
        )
        word = VoiceField(
            who.side, _("{name}: a word on it").format(name=who.first), f"promised_word_{who.side}", min_lines=2,
            speaker=who.name, help=_("What helped, or what came between."),
        )  # fmt: skip
        keys = {"session_id": self.session_id, "person_id": who.id, "about": ABOUT}
        kept = OwnRow(
            self.edits, Remark, keys, lambda: {"at": self.workspace.now()}, lambda remark: not remark.text.strip()
        )
        self.remarks[who.side] = (word, kept)
        word.edited.connect(partial(self._on_word_edited, who.side))
        column = QWidget()
        column.setLayout(
            stack(
                self.seat_head(who),
                stack(Rule(), self.groups[who.side], space=0),
                self.nothing[who.side],
                word,
                space=8,
            )
        )
        return column

    def show_section(self, s: Block, session: Session) -> None:
        every = promised(s, session)
        found = self._shown(every)
        for key in [key for key in self.lines if key not in {made.id for made in found}]:
            gone = self.lines.pop(key)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for made in found:
            if made.id not in self.lines:
                self.lines[made.id] = self._made_line(made)
            self.lines[made.id].show_promise(made, self.workspace.today(), self.is_closed)
        for who in self.seats():
            show_if(self.nothing[who.side], not any(made.owner_id == who.id for made in every))
            word, kept = self.remarks[who.side]
            remark = kept.find(s)
            word.set_value(remark.text if remark is not None else "")
            word.set_read_only(self.is_closed)

    def _shown(self, every: Sequence[Commitment]) -> list[Commitment]:
        """Of very many the first of each, the soonest due first; the others a press away."""
        count: Counter[str | None] = Counter()
        shown: list[Commitment] = []
        for made in every:
            count[made.owner_id] += 1
            if count[made.owner_id] <= self._most or made.id == self._acting:
                shown.append(made)
        left = len(every) - len(shown)
        self.more.setText(
            ngettext("{n} more promise: show it", "{n} more promises: show the next", left).format(n=left)
            if left
            else ""
        )
        show_if(self.more, bool(left))
        return shown

    @Slot()
    def _on_more_clicked(self) -> None:
        self._most += FIRST_SHOWN
        self.look_again()

    def _made_line(self, made: Commitment) -> PromiseLine:
        side = self.pair.side_of(made.owner_id)
        line = PromiseLine(made.id, self.pair.seat(side))
        line.acted.connect(partial(self._on_line_acted, made.id))
        self.groups[side].addWidget(line)
        return line

    def _focus_open(self) -> None:
        for line in self.lines.values():
            if not line.acts.isHidden():
                line.focus()
                return

    def _on_line_acted(self, key: str, what: str, words: str, day: Any) -> None:
        self._acting, now = key, self.workspace.now()
        verbs: dict[str, Any] = {
            "keep": (lambda made: keep(made, now), _("Kept")),
            "move": (lambda made: set_due(made, day), _("Move to a day")),
            "drop": (lambda made: drop(made, words), _("Drop with a word")),
            "reopen": (reopen, _("Open again")),
        }
        verb, said = verbs[what]
        verb_step(self.edits, Commitment, key, verb, said, "reason")

    def _on_word_edited(self, side: str, words: str) -> None:
        self.remarks[side][1].change({"text": words, "at": self.workspace.now()}, _("A word on it"))

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        line = self.lines.get(self._acting)
        if field == "reason" and line is not None:
            line.why.show_sentence(sentence)
