"""The plain answers of one section of a form, each in the field of whoever gives it, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry
from hirepair_desktop.model.answering import agreeing, is_answered, newest
from hirepair_desktop.model.form import Field, Form, Kind, Voice
from hirepair_desktop.model.placeholders import is_placeholder
from hirepair_desktop.text import _, clean
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.session.answer_views import (
    NOTHING,
    Answer,
    ChoiceAnswer,
    EachAnswer,
    SharedAnswer,
    Told,
    VoiceAnswer,
)
from hirepair_desktop.ui.widgets.boxes import stack
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who

PLAIN = (Kind.TEXT, Kind.LINE, Kind.CHOICE)
"""The kinds of question that are answered by an Entry; a PART has rows of its own."""

Carried = Callable[[Block], Mapping[str, Sequence[Entry]]]
"""Answers by key that held before this session, such as those of earlier sittings about the same brief."""


class AnswerFields(QWidget):
    """Fields for the plain questions of one section (or for `keys` of it, in that order).

    `owner` answers what belongs to the owner of a decision. `turn` says whose turn it is ("rec", "man",
    "both"): words typed into a shared answer are theirs. `carried` gives answers of earlier sittings, which
    are shown until somebody writes here. The page calls `refresh()` in its own refresh.
    """

    answered = Signal(str)

    def __init__(
        self, page: Page, form: Form, section_key: str, session_id: str, pair: Pair, *,
        keys: Sequence[str] = (), owner: Who | None = None, turn: Callable[[], str] | None = None,
        carried: Carried | None = None, space: int = 16, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.page, self.session_id, self.pair = page, session_id, pair
        self.owner = owner or pair.manager
        self._turn = turn or (lambda: "both")
        self._carried = carried
        self._read_only = False
        by_key = {field.key: field for field in form.fields_of(section_key) if field.kind in PLAIN}
        self.answers: dict[str, Answer] = {}
        for field in [by_key[key] for key in keys] if keys else list(by_key.values()):
            self.answers[field.key] = self._made(field)
        self.setLayout(stack(*self.answers.values(), space=space))
        page.shows = page.shows | {"entry"}
        page.edits.refused.connect(self._on_edits_refused)

    def _made(self, field: Field) -> Answer:
        made: Answer
        if field.kind is Kind.CHOICE:
            made = ChoiceAnswer(field, self.pair, self._speaker(field))
        elif field.owner is Voice.BOTH:
            made = SharedAnswer(field, self.pair, self._turn)
        elif field.owner is Voice.EACH:
            made = EachAnswer(field, self.pair)
        else:
            made = VoiceAnswer(field, self.pair, self._speaker(field))
        made.written.connect(partial(self._on_answer_written, field.key))
        made.agreed.connect(partial(self._on_answer_agreed, field.key))
        return made

    def _speaker(self, field: Field) -> Who:
        if field.owner is Voice.OWNER:
            return self.owner
        return self.pair.recruiter if field.owner is Voice.RECRUITER else self.pair.manager

    # Showing

    def held(self, s: Block, written: Sequence[Entry] | None = None) -> dict[str, list[Entry]]:
        """The answers that hold now: those of this session (`written`, when they were read already), else those
        carried over."""
        found = written
        if found is None:
            wanted = select(Entry).where(Entry.session_id == self.session_id, Entry.key.in_(list(self.answers)))
            found = s.scalars(wanted).all()
        here: dict[str, list[Entry]] = {key: [e for e in found if e.key == key] for key in self.answers}
        before = self._carried(s) if self._carried is not None else {}
        for key, answer in self.answers.items():
            writers = {entry.person_id for entry in here[key]}
            shared = answer.field.owner is Voice.BOTH
            if not (shared and writers):
                here[key] += [entry for entry in before.get(key, ()) if entry.person_id not in writers]
        return here

    def refresh(self) -> None:
        """Show what is written, without disturbing what is being typed."""
        with self.page.workspace.read() as s:
            held = self.held(s)
        self.show_held(held)

    def show_held(self, held: Mapping[str, Sequence[Entry]]) -> None:
        """Show the answers of `held` (as it gives them), for a page that reads them together with others."""
        for key, answer in self.answers.items():
            answer.show_answers(self._told(answer.field, held[key]), self._agreed(answer.field, held[key]))
            answer.set_open(not self.is_answered(answer.field, held[key]))
            answer.notes.set_placeholder(is_placeholder(answer.field, held[key]))
            answer.set_read_only(self._read_only)

    def _told(self, field: Field, entries: Sequence[Entry]) -> dict[str, Told]:
        if field.owner is Voice.BOTH:
            entry = newest(entries)
            return {} if entry is None else {"shared": (entry.text, entry.choice)}
        told = {entry.person_id: (entry.text, entry.choice) for entry in entries}
        if field.owner is Voice.OWNER:
            return {self.owner.side: told.get(self.owner.id, NOTHING)}
        return {self.pair.side_of(person_id): words for person_id, words in told.items()}

    def _agreed(self, field: Field, entries: Sequence[Entry]) -> frozenset[str]:
        entry = newest(entries) if field.owner is Voice.BOTH else None
        behind = agreeing(entry) if entry is not None else set()
        return frozenset(side for side in (REC, MAN) if self.pair.seat(side).id in behind)

    def is_answered(self, field: Field, entries: Sequence[Entry]) -> bool:
        """Whether the answers complete a question (METHOD A, owner codes), without words left to be replaced."""
        answered = is_answered(field, entries, self.pair.recruiter.id, self.pair.manager.id)
        return answered and not is_placeholder(field, entries)

    def open_keys(self) -> list[str]:
        """The needed questions here that nobody, or only one of the two, has answered."""
        with self.page.workspace.read() as s:
            held = self.held(s)
        fields = [answer.field for answer in self.answers.values()]
        return [f.key for f in fields if f.needed and not self.is_answered(f, held[f.key])]

    def focus(self, key: str) -> None:
        """Put the cursor into one question."""
        self.answers[key].focus()

    def flush(self) -> None:
        """Tell everything that is being typed."""
        for answer in self.answers.values():
            answer.flush()

    def set_read_only(self, read_only: bool) -> None:
        """In a closed session answers can be read and copied."""
        self._read_only = read_only
        for answer in self.answers.values():
            answer.set_read_only(read_only)

    # Writing

    def writer(self, key: str) -> Who:
        """Whose words a shared answer gets: whose turn it is; when both speak, whoever wrote it before."""
        turn = self._turn()
        if turn in (REC, MAN):
            return self.pair.seat(turn)
        with self.page.workspace.read() as s:
            entry = newest(self.held(s)[key])
        side = self.pair.side_of(entry.person_id) if entry is not None else REC
        return self.pair.seat(side if side in (REC, MAN) else REC)

    def _on_answer_written(self, key: str, side: str, words: str, choice: str | None) -> None:
        answer = self.answers[key]
        shared = side == "shared"
        who = self.writer(key) if shared else self._who(side)
        if not words and choice is None and self._is_carried(key, None if shared else who.id):
            self._write_empty(key, who.id)
        else:
            self.page.edits.answer(
                self.session_id, key, who.id, text=words, choice=choice, at=self.page.workspace.now(),
                shared=shared, words=answer.label,
            )  # fmt: skip
        self.answered.emit(key)

    def _who(self, side: str) -> Who:
        return self.pair.seat(side) if side in (REC, MAN) else self.owner

    def _is_carried(self, key: str, person_id: str | None) -> bool:
        """Whether an earlier sitting answered this: then to empty it here is an answer of its own."""
        if self._carried is None:
            return False
        with self.page.workspace.read() as s:
            before = self._carried(s).get(key, ())
        return any(person_id in (None, entry.person_id) for entry in before)

    def _write_empty(self, key: str, person_id: str) -> None:
        """An empty answer that stands before the carried one."""
        at, session_id = self.page.workspace.now(), self.session_id
        with self.page.workspace.read() as s:
            found = self._own(s, key, person_id)
            old = found.text if found is not None else None

        def do(s: Block) -> None:
            entry = self._own(s, key, person_id)
            if entry is None:
                entry = Entry(session_id=session_id, key=key, person_id=person_id, written_at=at)
                s.add(entry)
            entry.text, entry.choice, entry.agreed_by, entry.proposed, entry.written_at = "", None, [], False, at

        def undo(s: Block) -> None:
            entry = self._own(s, key, person_id)
            if entry is not None and old is None:
                s.delete(entry)
            elif entry is not None:
                entry.text = clean(old or "")

        self.page.edits.step(self.answers[key].label, do, undo, key)

    def _own(self, s: Block, key: str, person_id: str) -> Entry | None:
        wanted = select(Entry).where(Entry.session_id == self.session_id, Entry.key == key)
        if self.answers[key].field.owner is not Voice.BOTH:
            wanted = wanted.where(Entry.person_id == person_id)
        return s.scalars(wanted).first()

    def _on_answer_agreed(self, key: str, side: str, agrees: bool) -> None:
        with self.page.workspace.read() as s:
            entry = newest(self.held(s)[key])
            entry_id = entry.id if entry is not None and entry.text.strip() else ""
            before = list(entry.agreed_by) if entry is not None else []
        person = self.pair.seat(side)
        if entry_id:
            after = [other for other in before if other != person.id] + ([person.id] if agrees else [])
            words = _("{name} agrees").format(name=person.first)
            self.page.edits.set(Entry, entry_id, "agreed_by", after, words)
        self.refresh()
        self.answered.emit(key)

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        if field in self.answers:
            self.answers[field].show_sentence(sentence)
