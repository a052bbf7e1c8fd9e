"""The path of an edit: one step of a person is one undoable step of its page (ARCHITECTURE).

A step keeps what it needs to be taken back as plain values; it writes through the store each time it is
done or undone, and says through `refused` when a value was not taken.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.errors import HirePairError, NoRoomError
from hirepair_desktop.model import Base, Entry, new_id
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import clean
from hirepair_desktop.ui.fields.pending import refuse

Verb = Callable[[Block], None]
NOT_KEPT = frozenset({"seq", "chk"})


def snapshot(thing: Base) -> dict[str, Any]:
    """The values of a thing by attribute, without what the storage sets itself."""
    names = [attribute.key for attribute in inspect(type(thing)).column_attrs]
    return {name: getattr(thing, name) for name in names if name not in NOT_KEPT}


def tidy(value: Any) -> Any:
    """Text as it is kept; everything else as it is."""
    return clean(value) if isinstance(value, str) else value


class _Step(QUndoCommand):
    """Two verbs: do and undo. The first `redo` reports a refusal and takes itself off the stack."""

    def __init__(self, edits: Edits, words: str, do: Verb, undo: Verb, field: str) -> None:
        super().__init__(words)
        self._edits, self._do, self._undo, self._field = edits, do, undo, field
        self.refused = False

    def redo(self) -> None:
        self.refused = not self._edits.run(self._do, self._field)
        self.setObsolete(self.refused)

    def undo(self) -> None:
        """What cannot be taken back stands, and is no step any more."""
        self.setObsolete(not self._edits.run(self._undo, self._field))


class Edits(QObject):
    """The edits of one page. `refused(field, sentence)` when the store did not take a value."""

    refused = Signal(str, str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(500)

    def run(self, verb: Verb, field: str = "") -> bool:
        """Run a verb in a write block now, outside the stack; False when it was refused. On a full disk it is run
        once more where the reserve made room."""
        try:
            try:
                self._write(verb)
            except NoRoomError:
                if not self.store.reserve_was_there:
                    raise
                self._write(verb)
        except HirePairError as error:
            refuse(str(error))
            self.refused.emit(getattr(error, "field", None) or field, str(error))
            return False
        return True

    def _write(self, verb: Verb) -> None:
        with self.store.write() as s:
            verb(s)

    def step(self, words: str, do: Verb, undo: Verb, field: str = "") -> bool:
        """One undoable step of two verbs; False when the store refused it."""
        command = _Step(self, words, do, undo, field)
        self.stack.push(command)
        return not command.refused

    def barrier(self) -> None:
        """Undo never crosses this: a hand-over, seal, reveal, agreement, decision or import."""
        self.stack.clear()

    # The steps nearly every field needs

    def set(self, kind: type[Base], thing_id: str, field: str, value: Any, words: str = "") -> bool:
        """Change one value of one thing. True when it was taken (or was the same already)."""
        value = tidy(value)
        with self.store.read() as s:
            thing = s.get(kind, thing_id)
            if thing is None:
                return False
            old = getattr(thing, field)
        if old == value:
            return True
        return self.step(
            words,
            lambda s: _set(s, kind, thing_id, field, value),
            lambda s: _set(s, kind, thing_id, field, old),
            field,
        )

    def add(self, kind: type[Base], values: dict[str, Any], words: str = "") -> str:
        """Make a thing; its id is returned, or "" when it was refused."""
        values = {key: tidy(value) for key, value in values.items()}
        thing_id = values.setdefault("id", new_id())

        def do(s: Block) -> None:
            s.add(kind(**values))

        return thing_id if self.step(words, do, lambda s: _remove(s, kind, thing_id)) else ""

    def remove(self, kind: type[Base], thing_id: str, words: str = "") -> bool:
        """Take a thing away, with its links from and to others and what it owns; undo brings all of it back."""
        with self.store.read() as s:
            thing = s.get(kind, thing_id)
            if thing is None:
                return False
            values = snapshot(thing)
            links = {
                relation.key: [other.id for other in getattr(thing, relation.key)]
                for relation in inspect(kind).relationships
                if relation.secondary is not None
            }
            pointing, owned = _pointing(s, kind, thing_id), _owned(s, kind, thing_id)

        def undo(s: Block) -> None:
            s.add(kind(**values))
            s.flush()
            for relation, ids in links.items():
                _link(s, kind, thing_id, relation, ids)
            for other, other_id, relation in pointing:
                _point(s, other, other_id, relation, kind, thing_id)
            s.add_all(made(**kept) for made, kept in owned)

        return self.step(words, lambda s: _remove(s, kind, thing_id), undo)

    def link(self, kind: type[Base], thing_id: str, relation: str, ids: list[str], words: str = "") -> bool:
        """Set which others a thing points at, e.g. the interviewers of a stage."""
        with self.store.read() as s:
            thing = s.get(kind, thing_id)
            if thing is None:
                return False
            old = [other.id for other in getattr(thing, relation)]
        if old == ids:
            return True
        return self.step(
            words, lambda s: _link(s, kind, thing_id, relation, ids),
            lambda s: _link(s, kind, thing_id, relation, old), relation,
        )  # fmt: skip

    def rank(self, kind: type[Base], ids: list[str], words: str = "") -> bool:
        """Set the order people gave to things that have a `rank`."""
        with self.store.read() as s:
            old = {thing.id: thing.rank for thing in s.scalars(select(kind).where(kind.id.in_(ids)))}  # type: ignore[attr-defined]
        new = {thing_id: place for place, thing_id in enumerate(ids)}
        if old == new:
            return True
        return self.step(words, lambda s: _rank(s, kind, new), lambda s: _rank(s, kind, old))

    def answer(
        self,
        session_id: str,
        key: str,
        person_id: str,
        *,
        text: str | None = None,
        choice: str | None = None,
        day: date | None = None,
        at: datetime,
        shared: bool = False,
        words: str = "",
    ) -> bool:
        """Write a plain answer. A shared field has one answer, its author whoever wrote last; changed words
        are agreed by nobody yet. Empty words take the answer away."""
        new = None
        if text or choice or day:
            new = {"text": clean(text or ""), "choice": choice, "date": day, "person_id": person_id}
        with self.store.read() as s:
            found = _entry(s, session_id, key, None if shared else person_id)
            old = snapshot(found) if found is not None else None
        if old is not None and new is not None and all(old[k] == v for k, v in new.items() if k != "person_id"):
            return True
        if old is None and new is None:
            return True
        made = old["id"] if old is not None else new_id()

        def do(s: Block) -> None:
            _put_entry(s, made, None if new is None else {
                **new, "session_id": session_id, "key": key, "written_at": at, "agreed_by": [], "proposed": False,
            })  # fmt: skip

        return self.step(words, do, lambda s: _put_entry(s, made, old), key)

    def agree(self, session_id: str, key: str, person_id: str, agreed: bool, words: str = "") -> bool:
        """Press or take back *agree* on a shared answer."""
        with self.store.read() as s:
            entry = _entry(s, session_id, key, None)
            if entry is None:
                return False
            entry_id, old = entry.id, list(entry.agreed_by)
        new = [p for p in old if p != person_id] + ([person_id] if agreed else [])
        return self.set(Entry, entry_id, "agreed_by", new, words)


def _set(s: Block, kind: type[Base], thing_id: str, field: str, value: Any) -> None:
    thing = s.get(kind, thing_id)
    if thing is not None:
        setattr(thing, field, value)


def _remove(s: Block, kind: type[Base], thing_id: str) -> None:
    thing = s.get(kind, thing_id)
    if thing is not None:
        s.delete(thing)


def _link(s: Block, kind: type[Base], thing_id: str, relation: str, ids: list[str]) -> None:
    thing = s.get(kind, thing_id)
    if thing is not None:
        target = inspect(kind).relationships[relation].mapper.class_
        setattr(thing, relation, [other for i in ids if (other := s.get(target, i)) is not None])


def _pointing(s: Block, kind: type[Base], thing_id: str) -> list[tuple[type[Base], str, str]]:
    """The others that name a thing in a list of theirs: their class, id and the list. Their links go with it."""
    return [
        (mapper.class_, other_id, relation.key)
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.secondary is not None and relation.mapper.class_ is kind
        for other_id in s.scalars(
            select(mapper.class_.id).where(relation.class_attribute.any(relation.mapper.class_.id == thing_id))
        )
    ]


def _point(s: Block, other: type[Base], other_id: str, relation: str, kind: type[Base], thing_id: str) -> None:
    found, thing = s.get(other, other_id), s.get(kind, thing_id)
    if found is not None and thing is not None and thing not in getattr(found, relation):
        getattr(found, relation).append(thing)


def _owned(s: Block, kind: type[Base], thing_id: str) -> list[tuple[type[Base], dict[str, Any]]]:
    """What goes with a thing because it belongs to it: classes and values."""
    table = inspect(kind).local_table
    return [
        (mapper.class_, snapshot(own))
        for mapper in Base.registry.mappers
        for column in mapper.column_attrs
        if any(key.column.table is table and key.ondelete == "CASCADE" for key in column.columns[0].foreign_keys)
        for own in s.scalars(select(mapper.class_).where(column.class_attribute == thing_id))
    ]


def _rank(s: Block, kind: type[Base], ranks: dict[str, int]) -> None:
    for thing_id, place in ranks.items():
        _set(s, kind, thing_id, "rank", place)


def _entry(s: Block, session_id: str, key: str, person_id: str | None) -> Entry | None:
    wanted = select(Entry).where(Entry.session_id == session_id, Entry.key == key)
    if person_id is not None:
        wanted = wanted.where(Entry.person_id == person_id)
    return s.scalars(wanted.order_by(Entry.written_at.desc(), Entry.seq.desc())).first()


def _put_entry(s: Block, entry_id: str, values: dict[str, Any] | None) -> None:
    found = s.get(Entry, entry_id)
    if values is None:
        if found is not None:
            s.delete(found)
    elif found is None:
        s.add(Entry(**{**values, "id": entry_id}))
    else:
        for key, value in values.items():
            if key != "id":
                setattr(found, key, value)
