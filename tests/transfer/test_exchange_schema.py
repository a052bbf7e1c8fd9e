"""The published schema, the documented example and the reader are one thing; the package loads light."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, is_typeddict

import jsonschema
import pytest
from sqlalchemy import LargeBinary, Table

from hirepair_desktop.model import Base
from hirepair_desktop.paths import resource
from hirepair_desktop.storage.store import Store
from hirepair_desktop.transfer.exchange import exchange_bytes, import_exchange, read_exchange
from hirepair_desktop.transfer.exchange.records import NESTED_REFS, NEVER, definitions, nested_keys
from hirepair_desktop.transfer.exchange.schema import DIALECT, schema_bytes
from tests.transfer.small_file import small, spoiled

SCHEMA = resource("schema/hirepair-exchange-1.json")
GUIDE = Path(__file__).parents[2] / "docs" / "exchange.md"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """Checks a document against the published schema."""
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def example() -> bytes:
    """The complete small example of the guide."""
    found = re.search(r"```json\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1].encode()


def small_records() -> Iterator[tuple[str, Any]]:
    """The small records inside lists, with the place they are used in."""
    for name, definition in definitions().items():
        for key in definition.keys:
            for part in (key.hint, *get_args(key.hint)):
                if is_typeddict(part):
                    yield f"{name}.{key.name}", part


def test_the_published_schema_is_what_the_definitions_make() -> None:
    assert SCHEMA.read_bytes() == schema_bytes(), (
        "Make it again: python -m hirepair_desktop.transfer.exchange.schema > resources/schema/hirepair-exchange-1.json"
    )


def test_the_schema_is_a_schema_of_its_dialect() -> None:
    schema = json.loads(schema_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT


def test_an_export_keeps_to_the_schema(full: Store, validator: jsonschema.Draft202012Validator) -> None:
    assert list(validator.iter_errors(json.loads(exchange_bytes(full)))) == []


def test_the_example_keeps_to_the_schema(validator: jsonschema.Draft202012Validator) -> None:
    assert list(validator.iter_errors(json.loads(example()))) == []


def test_the_example_is_taken_whole(empty: Store) -> None:
    made = import_exchange(empty, read_exchange(example()))
    counts = {name: len(rows) for name, rows in json.loads(example()).items() if name != "format"}
    assert made.add == counts


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("role.0.colour", "red"),
        ("role.0.code", ...),
        ("rating.0.value", 5),
        ("rating.0.value", "3"),
        ("person.0.id", "PERSOIL1"),
        ("person.0.kind", "boss"),
        ("stage.0.questions.0.mood", ""),
        ("rating.0.revealed_at", "2026-11-24T10:00:00"),
        ("format", "hirepair-exchange/2"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    validator: jsonschema.Draft202012Validator, path: str, value: Any
) -> None:
    assert list(validator.iter_errors(small())) == []
    assert list(validator.iter_errors(spoiled(path, value))) != []


def test_every_class_goes_along_but_those_of_the_file_itself() -> None:
    mapped = {mapper.local_table.name for mapper in Base.registry.mappers}
    assert mapped - set(definitions()) == NEVER


def test_every_many_to_many_relationship_has_its_key() -> None:
    pairs = {table.name for table in Base.metadata.tables.values()} - {
        mapper.local_table.name for mapper in Base.registry.mappers
    }
    links = {link.pairs.name for definition in definitions().values() for link in definition.links}
    assert links == pairs


def test_the_only_bytes_that_go_along_are_those_of_attachments() -> None:
    found = [
        f"{name}.{key.name}"
        for name, definition in definitions().items()
        for key in definition.keys
        if isinstance(definition.table.c[key.name].type, LargeBinary)
    ]
    assert found == ["attachment.bytes"]


def test_every_id_inside_a_list_is_known_to_point_somewhere() -> None:
    unknown = {
        f"{place}.{key}"
        for place, record in small_records()
        for key in nested_keys(record)
        if (key.endswith("_id") or key == "by") and key not in NESTED_REFS
    }
    assert unknown == set()


def test_what_others_point_at_comes_first() -> None:
    order = list(definitions())
    late = [
        f"{name}.{key.name}"
        for name, definition in definitions().items()
        for key in definition.keys
        for foreign in definition.table.c[key.name].foreign_keys
        if order.index(foreign.column.table.name) > order.index(name)
    ]
    assert late == []


def test_links_name_both_ends() -> None:
    for definition in definitions().values():
        for link in definition.links:
            assert isinstance(link.pairs, Table)
            assert (link.own.name, link.other.name) == (f"{definition.name}_id", f"{link.refs}_id")


def test_importing_the_package_does_not_load_pydantic() -> None:
    asked = "import sys, hirepair_desktop.transfer.exchange; print('pydantic' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
