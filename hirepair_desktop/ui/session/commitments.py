"""The commitments of a session: who does what, by when, for whom; grouped by owner, never mixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Person, Session, new_id
from hirepair_desktop.model.dismissing import dismissals
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.parted import left_words
from hirepair_desktop.model.promising import drop, keep, reopen, set_due
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import caption, strong
from hirepair_desktop.ui.widgets.seat_mark import Seat
from hirepair_desktop.ui.workspace import MAN, OTHER, REC, Pair, Who


class CommitmentEditor(QWidget):
    """One commitment: its words, its day, for whom, who agrees, and how it went.

    `edited(field, value)`, `agreed(side, agrees)`, `acted(what, words)` with what "done", "reopen", "drop" or
    "remove".
    """

    edited = Signal(str, object)
    agreed = Signal(str, bool)
    acted = Signal(str, str)

    def __init__(self, key: str, owner: Who, pair: Pair, for_whom: str | None = None) -> None:
        super().__init__()
        self.setObjectName(f"commitment_{key}")
        self.owner, self.pair = owner, pair
        self._was_open: bool | None = None
        name = f"commitment_{key}"
        self.words = VoiceField(
            owner.side, _("{name} will ...").format(name=owner.first), f"{name}_text", speaker=owner.name
        )
        self.due = DateField("", f"{name}_due", side=owner.side)
        self.due.set_compact(_("By when"))
        here = (who for who in (pair.recruiter, pair.manager) if who.left is None or who.id == for_whom)
        options = [(who.id, _("for {name}").format(name=who.first)) for who in here]
        self.for_whom = ChoiceField("", options, f"{name}_for", empty_words=_("for the search"))
        self.for_whom.set_compact(_("For whom"))
        self.marks = {side: AgreeMark(pair.seat(side).name, side, f"{name}_{side}_agrees") for side in (REC, MAN)}
        self.more = MenuButton(_("More"), f"{name}_more", quiet=True, small=True)
        self.state = caption("", name=f"{name}_state")
        self.drop_words = VoiceField(owner.side, _("A word on why it is dropped"), f"{name}_dropped")
        self.drop_it = button(_("Drop it"), f"{name}_drop_it", small=True)
        self.keep_it = LinkButton(_("Keep it"), f"{name}_keep_it", "ink2")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        t = theme()
        self.due.setFixedWidth(t.px(150))
        self.for_whom.setFixedWidth(t.px(148))
        below = row(self.for_whom, *self.marks.values(), self.state, self.more, space=10)
        below.setStretch(below.indexOf(self.state), 1)
        self.dropping = QWidget()
        self.dropping.setLayout(stack(self.drop_words, row(self.drop_it, self.keep_it, 1, space=12), space=6))
        self.dropping.hide()
        first = row(self.words, self.due, space=8)
        first.setAlignment(self.due, Qt.AlignmentFlag.AlignTop)
        self.setLayout(stack(first, self.due.lift_sentence(), below, self.dropping, space=6))

    def _connect(self) -> None:
        self.words.edited.connect(partial(self._on_edited, "text"))
        self.due.edited.connect(partial(self._on_edited, "due"))
        self.for_whom.edited.connect(partial(self._on_edited, "for_whom"))
        for side, mark in self.marks.items():
            mark.clicked.connect(partial(self._on_mark_clicked, side))
        self.more.chosen.connect(self._on_more_chosen)
        self.drop_it.clicked.connect(self._on_drop_it_clicked)
        self.keep_it.clicked.connect(self.dropping.hide)

    def focus_lacking(self) -> None:
        """Go to the day, or to the words when there is one."""
        (self.words if self.due.value() else self.due).focus()

    def show_commitment(self, made: Commitment, read_only: bool, stop: str = "") -> None:
        """Show what is kept, without disturbing what is being typed. `stop` says what is missing before anybody can
        agree; what one has agreed to can be taken back all the same."""
        self.words.set_value(made.text)
        self.due.set_value(made.due)
        self.for_whom.set_value(made.for_whom or "")
        for side, mark in self.marks.items():
            mark.setChecked(self.pair.seat(side).id in made.agreed_by)
            stopped = stop if not mark.isChecked() else ""
            mark.setEnabled(not read_only and not stopped)
            mark.setAccessibleDescription(stopped)
            mark.setToolTip(stopped or mark.accessibleName())
        is_open = made.status is CommitmentStatus.OPEN
        for field in (self.words, self.due, self.for_whom):
            field.set_read_only(read_only or not is_open)
        self.state.setText(self._state_words(made) or stop)
        self.state.set_token("done" if made.status is CommitmentStatus.DONE else "ink2")
        acts = [("done", _("Done")), ("drop", _("Drop with a word")), ("remove", _("Take it out"))]
        if is_open != self._was_open:
            self._was_open = is_open
            self.more.set_items(acts if is_open else [("reopen", _("Open again"))])
        show_if(self.more, not read_only)
        if not is_open:
            self.dropping.hide()

    def _state_words(self, made: Commitment) -> str:
        if made.status is CommitmentStatus.DROPPED:
            return _("Dropped: {reason}").format(reason=made.dropped_reason)
        words = []
        if made.status is CommitmentStatus.DONE:
            words.append(_("Done late") if made.done_late else _("Done"))
        if made.moves:
            words.append(ngettext("Moved {n} time", "Moved {n} times", made.moves).format(n=made.moves))
        if not words and {self.pair.recruiter.id, self.pair.manager.id} <= set(made.agreed_by):
            words.append(_("Both agree"))
        return " · ".join(words)

    def _on_edited(self, field: str, value: object) -> None:
        self.edited.emit(field, value)

    def _on_mark_clicked(self, side: str, checked: bool = False) -> None:
        agrees = self.marks[side].isChecked()
        self.words.flush()
        self.agreed.emit(side, agrees)

    @Slot(str)
    def _on_more_chosen(self, what: str) -> None:
        self.words.flush()
        if what == "drop":
            self.dropping.show()
            self.drop_words.focus()
        else:
            self.acted.emit(what, "")

    @Slot()
    def _on_drop_it_clicked(self) -> None:
        self.drop_words.flush()
        self.acted.emit("drop", self.drop_words.value())


def left_line(seat: Seat, who: Who) -> QBoxLayout:
    """A seat, and where its person left, since when: their commitments stay (decision 0151)."""
    words = caption(left_words(who.left), wrap=False) if who.left is not None else None
    return row(seat, words, 1, space=8)


def agreeing_stops(s: Block, made: Commitment, session_id: str) -> str:
    """What is missing before anybody can agree to a commitment: a name and a day, unless somebody wrote why not
    (METHOD P-03, a block of *agree*); "" for nothing."""
    if made.status is not CommitmentStatus.OPEN or (made.owner_id is not None and made.due is not None):
        return ""
    return "" if dismissals(s, "P-03", (made.id, session_id), session_id) else _("One name and one date.")


class CommitmentsEditor(QWidget):
    """All commitments of a session, the recruiter's, then the manager's, then those of others.

    `turn` says whose turn it is: who speaks stands behind what was just written. The page calls
    `show_commitments(s)` in its refresh.
    """

    def __init__(
        self, page: Page, session_id: str, pair: Pair, turn: Callable[[], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("commitments")
        self.page, self.session_id, self.pair = page, session_id, pair
        self._turn = turn or (lambda: "both")
        self.editors: dict[str, CommitmentEditor] = {}
        self._fresh = ""
        self.houses: dict[str, QWidget] = {}
        self.groups = {side: stack(space=14) for side in (REC, MAN, OTHER)}
        self.adds = {side: self._made_add(side) for side in (REC, MAN)}
        self.others = QWidget()
        self.others.setLayout(stack(Rule(), strong(_("Others")), self.groups[OTHER], space=10))
        self.others.hide()
        self.lay_out()
        page.shows = page.shows | {"commitment", "dismissal"}
        page.edits.refused.connect(self._on_edits_refused)
        self._acting = ""

    def lay_out(self) -> None:
        """The recruiter's commitments above the manager's, then those of others."""
        parts: list[Any] = []
        for side, who in ((REC, self.pair.recruiter), (MAN, self.pair.manager)):
            seat = Seat(who.name, side, voiced=True, weight=600)
            parts += [Rule(), left_line(seat, who), self.groups[side], row(self.adds[side], 1)]
        self.setLayout(stack(*parts, self.others, space=10))

    def housed(self, editor: CommitmentEditor, is_fresh: bool) -> QWidget:
        """What stands in the list for a commitment; a fresh one is to be written now."""
        return editor

    def remove(self, key: str) -> None:
        """Take a commitment out."""
        self.page.edits.remove(Commitment, key, _("Take a commitment out"))

    def _made_add(self, side: str) -> Any:
        words = _("{name} will ...").format(name=self.pair.seat(side).first)
        made = button(words, f"commitment_add_{side}", icon="plus", small=True)
        made.clicked.connect(partial(self._on_add_clicked, side))
        return made

    def focus(self) -> None:
        """Go to where a commitment is added."""
        self.adds[REC].setFocus()

    # Showing

    def found(self, s: Block) -> Sequence[Commitment]:
        """What is shown: the commitments of the session, in the order they were made."""
        return s.scalars(
            select(Commitment)
            .where(Commitment.session_id == self.session_id)
            .order_by(Commitment.made_at.is_(None), Commitment.made_at, Commitment.id)
        ).all()

    def show_commitments(self, s: Block, read_only: bool = False) -> None:
        """Show the commitments as they stand."""
        found = self.found(s)
        for key in [key for key in self.editors if key not in {made.id for made in found}]:
            del self.editors[key]
            gone = self.houses.pop(key)
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        for made in found:
            if made.id not in self.editors:
                self.editors[made.id] = self._made(s, made)
            stop = "" if read_only or not self.session_id else agreeing_stops(s, made, self.session_id)
            self.editors[made.id].show_commitment(made, read_only, stop)
        show_if(self.others, any(editor.owner.side == OTHER for editor in self.editors.values()))
        for side, add in self.adds.items():
            show_if(add, not read_only and self.pair.seat(side).left is None)
        if self._fresh in self.editors:
            self.editors[self._fresh].words.focus()
            self._fresh = ""

    def _made(self, s: Block, made: Commitment) -> CommitmentEditor:
        person = s.get(Person, made.owner_id) if made.owner_id else None
        owner = self.pair.who(person) if person is not None else Who("", _("Somebody"), OTHER)
        editor = CommitmentEditor(made.id, owner, self.pair, made.for_whom)
        editor.edited.connect(partial(self._on_editor_edited, made.id))
        editor.agreed.connect(partial(self._on_editor_agreed, made.id))
        editor.acted.connect(partial(self._on_editor_acted, made.id))
        self.houses[made.id] = self.housed(editor, made.id == self._fresh)
        self.groups[owner.side].addWidget(self.houses[made.id])
        return editor

    # Acting

    def add(self, side: str) -> str:
        """A new commitment of the one on a side; its id."""
        owner = self.pair.seat(side)
        self._fresh = new_id()
        return self.page.edits.add(
            Commitment,
            {
                "id": self._fresh, "session_id": self.session_id or None, "owner_id": owner.id,
                "made_at": self.page.workspace.now(), "agreed_by": self._behind(),
            },
            _("Commitment"),
        )  # fmt: skip

    def _behind(self) -> list[str]:
        turn = self._turn()
        return [self.pair.seat(turn).id] if turn in (REC, MAN) else []

    def _on_add_clicked(self, side: str, checked: bool = False) -> None:
        self.add(side)

    def _on_editor_edited(self, key: str, field: str, value: object) -> None:
        """Changed words or another day are agreed by nobody but the one who speaks."""
        self._acting = key
        behind = self._behind()

        def change(made: Any) -> None:
            if field == "due":
                self._set_day(made, value if isinstance(value, date) else None)
            else:
                setattr(made, field, value or (None if field == "for_whom" else ""))
            if field in ("text", "due"):
                made.agreed_by = behind

        verb_step(self.page.edits, Commitment, key, change, _("Commitment"), field)

    def _set_day(self, made: Commitment, day: date | None) -> None:
        """While the session that made it is open, a day is being chosen; later it is moved."""
        with self.page.workspace.read() as s:
            session = s.get(Session, made.session_id) if made.session_id else None
            is_open = session is not None and session.closed_at is None
        if is_open:
            made.due = made.first_due = day
        else:
            set_due(made, day)

    def _on_editor_agreed(self, key: str, side: str, agrees: bool) -> None:
        person = self.pair.seat(side).id

        def change(made: Any) -> None:
            made.agreed_by = [p for p in made.agreed_by if p != person] + ([person] if agrees else [])

        verb_step(self.page.edits, Commitment, key, change, _("Commitment"))

    def _on_editor_acted(self, key: str, what: str, words: str) -> None:
        self._acting = key
        now = self.page.workspace.now()
        if what == "remove":
            self.remove(key)
            return
        verbs: dict[str, tuple[Callable[[Any], None], str]] = {
            "done": (lambda made: keep(made, now), _("Done")),
            "reopen": (reopen, _("Open again")),
            "drop": (lambda made: drop(made, words), _("Drop with a word")),
        }
        verb, said = verbs[what]
        verb_step(self.page.edits, Commitment, key, verb, said, "reason")

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        editor = self.editors.get(self._acting)
        if editor is None:
            return
        if field == "reason":
            editor.drop_words.show_sentence(sentence)
        elif field in ("text", "due", "for_whom"):
            editor.words.show_sentence(sentence)
