"""What an exchange file would do to a workspace: add, change, leave, refuse. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from hirepair_desktop.model.parted import PAIRS_ENDED, PEOPLE_LEFT, joined_days
from hirepair_desktop.storage.store import Store
from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.checking import unique_value
from hirepair_desktop.transfer.exchange.faults import Refusal, Trouble
from hirepair_desktop.transfer.exchange.reading import ExchangeFile, Row
from hirepair_desktop.transfer.exchange.records import Definition, definitions
from hirepair_desktop.transfer.exchange.references import dangling
from hirepair_desktop.transfer.exchange.values import to_file

FROZEN: Mapping[str, frozenset[str]] = {
    "brief_version": frozenset({"role_id", "n", "reason", "agreed_at", "agreed_by", "body", "hash"}),
    "rating": frozenset(
        {"session_id", "candidate_id", "criterion_id", "rater_id", "state", "value", "evidence", "sealed_at"}
    ),
    "recommendation": frozenset({"session_id", "candidate_id", "rater_id", "value", "confidence", "reason"}),
    "shortlist_pick": frozenset({"session_id", "candidate_id", "person_id", "pick", "why"}),
    "feedback": frozenset(
        {"session_id", "from_id", "to_id", "topic", "tone", "situation", "behaviour", "impact", "ask", "care"}
    ),
    "pulse": frozenset({"session_id", "person_id", "understands", "straight", "safe", "grow", "keeps"}),
    "round": frozenset({"session_id", "candidate_id", "what", "mode", "recruiter_id", "manager_id", "state"}),
    "tombstone": frozenset({"erased_at"}),
}
"""What was agreed or sealed is never replaced, here as anywhere (METHOD 0.1, RELIABILITY D9)."""

KNOWN_BY: Mapping[str, str] = {"setting": "key"}
"""Things that are known by something other than their id: a setting of the same key is the same setting, and
it keeps the id it has here."""

JOINED: Mapping[str, Callable[[object, object], object]] = {PEOPLE_LEFT: joined_days, PAIRS_ENDED: joined_days}
"""Settings that say something of each of many people: what is known here and what the file tells are both kept, where
another setting takes the place of the one here."""

AT_ONCE = 500
"""Ids in one query."""


@dataclass(slots=True)
class Plan:
    """Counts by kind of record of what would be added, changed and left, and what stands against it.

    It is all or nothing: with anything in `refuse` or `conflicts` nothing is written.
    """

    add: dict[str, int] = field(default_factory=dict)
    change: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    refuse: list[Refusal] = field(default_factory=list)
    conflicts: list[Refusal] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether the file would be taken in."""
        return not self.refuse and not self.conflicts

    def as_json(self) -> dict[str, Any]:
        """The shape of `import --dry-run --json` (INTERFACE.md)."""
        return {
            "add": self.add,
            "change": self.change,
            "same": self.same,
            "refuse": [refusal._asdict() for refusal in self.refuse],
            "conflicts": [refusal._asdict() for refusal in self.conflicts],
        }


@dataclass(slots=True)
class Changes:
    """The rows behind a plan: new ones, and those that take the place of a row with the same id."""

    adding: dict[str, list[Row]] = field(default_factory=dict)
    changing: dict[str, list[tuple[Row, Row]]] = field(default_factory=dict)


def plan(store: Store, file: ExchangeFile) -> Plan:
    """What importing this file into this workspace would do."""
    with store.read() as session:
        return draw(session.connection(), file)[0]


def draw(connection: Connection, file: ExchangeFile) -> tuple[Plan, Changes]:
    """The plan and the rows behind it."""
    drawing = _Drawing(connection, file)
    drawing.draw()
    made = Plan(
        add={name: len(rows) for name, rows in drawing.changes.adding.items()},
        change={name: len(rows) for name, rows in drawing.changes.changing.items()},
        same=drawing.same,
        refuse=file.refusals(drawing.refuse),
        conflicts=file.refusals(drawing.conflicts),
    )
    return made, drawing.changes


class _Drawing:
    """One comparison of a file with a workspace."""

    def __init__(self, connection: Connection, file: ExchangeFile) -> None:
        self.connection = connection
        self.rows = file.rows
        self.changes = Changes()
        self.same: dict[str, int] = {}
        self.refuse: list[Trouble] = []
        self.conflicts: list[Trouble] = []
        self.here = {
            name: set(connection.scalars(select(definition.table.c.id))) for name, definition in definitions().items()
        }
        self.ids = {name: here | {row["id"] for row in self.rows[name]} for name, here in self.here.items()}

    def draw(self) -> None:
        """Sort every row and gather what stands against it."""
        for definition in definitions().values():
            if self.rows[definition.name]:
                self._sort(definition)
                self.refuse += self._clashes(definition)
                self.refuse += dangling(definition, self.rows[definition.name], self.ids)
        self.refuse += self._erased()

    def _sort(self, definition: Definition) -> None:
        """New, changed, the same or in conflict."""
        name = definition.name
        known = self._known(definition)
        adding, changing, same = [], [], 0
        for index, row in enumerate(self.rows[name]):
            before = known.get(row[KNOWN_BY.get(name, "id")])
            if before is None:
                adding.append(row)
                if row["id"] in self.here[name]:
                    why = _("the id {id} is that of another {kind} in this workspace")
                    self.refuse.append(Trouble((name, index, "id"), why.format(id=row["id"], kind=name)))
                continue
            row = _joined(before, row) if name == "setting" else row
            differing = _differing(definition, before, row)
            if not differing:
                same += 1
                continue
            changing.append((before, row))
            for key in sorted(differing & FROZEN.get(name, frozenset())):
                why = _("differs from what is here, and what was sealed or agreed is not replaced")
                self.conflicts.append(Trouble((name, index, key), why))
        if adding:
            self.changes.adding[name] = adding
        if changing:
            self.changes.changing[name] = changing
        if same:
            self.same[name] = same

    def _known(self, definition: Definition) -> dict[str, Row]:
        """Rows here that the file has too, whole, by id or by what they are known by; links as lists of ids."""
        by = KNOWN_BY.get(definition.name, "id")
        if not self.here[definition.name]:
            return {}
        wanted = [row[by] for row in self.rows[definition.name]]
        found: dict[str, Row] = {}
        for some in _portions(wanted):
            query = select(definition.table).where(definition.table.c[by].in_(some))
            for row in self.connection.execute(query).mappings():
                found[row[by]] = {**row, **{link.name: [] for link in definition.links}}
        for link in definition.links:
            for some in _portions(list(found)):
                query = select(link.own, link.other).where(link.own.in_(some)).order_by(link.other)
                for own, other in self.connection.execute(query):
                    found[own][link.name].append(other)
        return found

    def _clashes(self, definition: Definition) -> Iterator[Trouble]:
        """Unique keys that another row here holds."""
        table, name = definition.table, definition.name
        if not self.here[name]:
            return
        for unique in definition.uniques:
            if unique == (KNOWN_BY.get(name),):
                continue
            query = select(table.c.id, *(table.c[key] for key in unique))
            held = {tuple(row[1:]): row[0] for row in self.connection.execute(query)}
            for index, row in enumerate(self.rows[name]):
                holder = held.get(unique_value(row, unique) or ())
                if holder is not None and holder != row["id"]:
                    other = f"{name} {holder}"
                    why = _("{keys} must be unique, and {other} in this workspace has the same")
                    why = why.format(keys=" + ".join(unique), other=other)
                    yield Trouble((name, index, unique[-1]), why)

    def _erased(self) -> Iterator[Trouble]:
        """What was erased does not come back by an import, and is not erased by one."""
        erased = self.here["tombstone"]
        marked = {row["id"] for row in self.rows["tombstone"]}
        for name, rows in self.rows.items():
            if name == "tombstone":
                continue
            for index, row in enumerate(rows):
                if row["id"] in erased or row["id"] in marked:
                    yield Trouble((name, index, "id"), _("was erased; take it out of the file"))
        present = {id_: name for name, ids in self.here.items() if name != "tombstone" for id_ in ids & marked}
        for index, row in enumerate(self.rows["tombstone"]):
            if row["id"] in present:
                why = _("is erased in the file and present here; erase it here first")
                yield Trouble(("tombstone", index, "id"), why)


def _joined(before: Row, row: Row) -> Row:
    """A setting as it would stand here after the import."""
    join = JOINED.get(row["key"])
    return row if join is None else {**row, "value": join(before["value"], row["value"])}


def _differing(definition: Definition, before: Row, row: Row) -> set[str]:
    """The keys whose values differ, as they would stand in a file."""
    differing = set()
    for key in definition.keys:
        write = to_file(key)
        if key.name != "id" and write(before[key.name]) != write(row[key.name]):
            differing.add(key.name)
    return differing | {link.name for link in definition.links if before[link.name] != sorted(row[link.name])}


def _portions(ids: list[str]) -> Iterable[list[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
