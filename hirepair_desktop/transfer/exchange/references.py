"""Whether every id of a record leads somewhere: to a record of the file or to a row of the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any, get_args, is_typeddict

from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.faults import Path, Trouble
from hirepair_desktop.transfer.exchange.records import NESTED_REFS, Definition, Key, nested_keys

Ids = Mapping[str, Set[str]]
"""The ids there are or will be, by kind of record."""


def dangling(definition: Definition, rows: list[dict[str, Any]], ids: Ids) -> Iterator[Trouble]:
    """Every id of these rows that leads nowhere."""
    name = definition.name
    for key in definition.keys:
        if key.is_id and key.name != "id":
            yield from _single(name, key, rows, ids)
        elif targets := _targets(key):
            yield from _listed(name, key.name, targets, rows, ids)
    for link in definition.links:
        yield from _listed(name, link.name, {None: link.refs}, rows, ids)


def _single(name: str, key: Key, rows: list[dict[str, Any]], ids: Ids) -> Iterator[Trouble]:
    for index, row in enumerate(rows):
        target: str = row[key.about] if key.about is not None else key.refs or ""
        if row[key.name] is not None and row[key.name] not in ids[target]:
            yield _lost((name, index, key.name), row[key.name], target)


def _listed(
    name: str, key: str, targets: dict[str | None, str], rows: list[dict[str, Any]], ids: Ids
) -> Iterator[Trouble]:
    """Ids in a list, bare (under None) or inside small records (under their key)."""
    for index, row in enumerate(rows):
        for position, item in enumerate(row[key]):
            for part, target in targets.items():
                id_ = item if part is None else item[part]
                if id_ is not None and id_ not in ids[target]:
                    where: Path = (name, index, key, position)
                    yield _lost(where if part is None else (*where, part), id_, target)


def _targets(key: Key) -> dict[str | None, str]:
    """Which tables the ids in a list point at; empty when there are none."""
    if key.refs is not None:
        return {None: key.refs}
    inner = get_args(key.hint)
    if not inner or not is_typeddict(inner[0]):
        return {}
    return {part: NESTED_REFS[part] for part in nested_keys(inner[0]) if part in NESTED_REFS}


def _lost(path: Path, id_: str, target: str) -> Trouble:
    why = _("there is no {target} {id}, neither in the file nor in this workspace")
    return Trouble(path, why.format(target=target, id=id_))
