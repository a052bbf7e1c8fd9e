"""The pydantic models of the exchange file, made from the records, and the JSON Schema made from them.

Imported only when a file is read or the schema is written: pydantic is heavy (PERFORMANCE, start-up). After
a change of the model: `python -m hirepair_desktop.transfer.exchange.schema >
resources/schema/hirepair-exchange-1.json`.
"""

from __future__ import annotations

import base64
import binascii
import copy
import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, is_typeddict

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypedDict

from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.document import DEEPEST
from hirepair_desktop.transfer.exchange.faults import Fault
from hirepair_desktop.transfer.exchange.records import (
    FORMAT,
    NESTED_REFS,
    REQUIRED,
    Definition,
    Key,
    Limits,
    definitions,
    is_nested_time,
    nested_keys,
    without_none,
)
from hirepair_desktop.transfer.exchange.values import DATE_PATTERN, TIME_PATTERN, read_date, read_time

LONGEST_TEXT = 5_000_000
"""Characters of one text. Issue A wants a million in every field to be kept, so the limit lies well above."""

ID_PATTERN = "^[0-9A-HJKMNP-TV-Z]{8}$"
WHOLE = 2**63 - 1
"""The largest whole number a column keeps."""

ABOVE_ANY = 3
"""Levels above a value of free shape: the document, the list of records, the record."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STRICT = ConfigDict(extra="forbid", strict=True)
NO_LIMITS = Limits()


@cache
def document_model() -> type[BaseModel]:
    """The model of a whole exchange file: `format`, and one list for each kind of record."""
    fields: dict[str, Any] = {"format": (Literal[FORMAT], Field())}
    for name, definition in definitions().items():
        fields[name] = (list[record_model(definition)], Field(default_factory=list))  # type: ignore[misc]
    return create_model("Exchange", __config__=STRICT, **fields)


def record_model(definition: Definition) -> type[BaseModel]:
    """The model of one kind of record: strict, no unknown keys, defaults as in the mapped class."""
    fields: dict[str, Any] = {key.name: _field(key) for key in definition.keys}
    for link in definition.links:
        fields[link.name] = (list[_id_kind()], Field(default_factory=list))  # type: ignore[misc]
    name = "".join(part.capitalize() for part in definition.name.split("_"))
    return create_model(name, __config__=STRICT, __doc__=definition.about, **fields)


def schema_bytes() -> bytes:
    """`resources/schema/hirepair-exchange-1.json`: the JSON Schema (2020-12) of what `read_exchange` takes."""
    made = document_model().model_json_schema(schema_generator=_Untitled)
    made = {
        "$schema": DIALECT,
        "title": FORMAT,
        "description": "Everything in a HirePair workspace that is not sealed. That references lead somewhere and "
        "unique keys are unique is checked on import, beyond this schema.",
        **{key: value for key, value in made.items() if key != "title"},
    }
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()


class _Untitled(GenerateJsonSchema):
    """A schema without a title for every key: the key says it already."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _field(key: Key) -> tuple[Any, Any]:
    kind = _id_kind() if key.is_id else _kind(key.hint, key.limits, refs=key.refs)
    if key.nullable:
        kind = kind | None
    if key.default is REQUIRED:
        return kind, Field()
    if isinstance(key.default, list | dict):
        return kind, Field(default_factory=lambda: copy.copy(key.default))
    return kind, Field(default=key.default)


def _id_kind() -> Any:
    return Annotated[str, Field(pattern=ID_PATTERN)]


def _kind(hint: Any, limits: Limits = NO_LIMITS, refs: str | None = None) -> Any:
    """The pydantic type of a hint of the model."""
    if hint is str:
        return _id_kind() if refs else _text_kind(limits)
    if hint is int:
        return _whole_kind(limits)
    if hint is datetime:
        return _written_kind(read_time, {"type": "string", "format": "date-time", "pattern": TIME_PATTERN})
    if hint is date:
        return _written_kind(read_date, {"type": "string", "format": "date", "pattern": DATE_PATTERN})
    if hint is bytes:
        return _written_kind(_read_bytes, {"type": "string", "contentEncoding": "base64"})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Literal[limits.among or tuple(member.value for member in hint)]
    if get_origin(hint) is list:
        return list[_kind(get_args(hint)[0], refs=refs)]  # type: ignore[misc]
    if is_typeddict(hint):
        return _nested_model(hint)
    if hint is Any or get_origin(hint) is dict:
        return Annotated[hint, AfterValidator(_checked_json)]
    return hint


def _text_kind(limits: Limits) -> Any:
    if limits.length is None:
        return Annotated[str, Field(max_length=LONGEST_TEXT)]
    return Annotated[str, Field(min_length=1, max_length=limits.length)]


def _whole_kind(limits: Limits) -> Any:
    low = -WHOLE - 1 if limits.low is None else limits.low
    high = WHOLE if limits.high is None else limits.high
    if limits.among is None:
        return Annotated[int, Field(ge=low, le=high)]
    among = limits.among

    def one_of(value: int) -> int:
        if value not in among:
            raise ValueError(_("must be one of {values}").format(values=", ".join(map(str, among))))
        return value

    return Annotated[int, AfterValidator(one_of), Field(json_schema_extra={"enum": list(among)})]


def _written_kind(read: Callable[[Any], Any], schema: dict[str, Any]) -> Any:
    return Annotated[Any, PlainValidator(read), WithJsonSchema(schema)]


@cache
def _nested_model(hint: Any) -> Any:
    """A small record of a list, as a dict: it is kept as JSON. A key that may be null may be missing."""
    parts: dict[str, Any] = {}
    for name, part in nested_keys(hint).items():
        plain, nullable = without_none(part)
        kind = _nested_time() if is_nested_time(name) else _kind(plain, refs=NESTED_REFS.get(name))
        parts[name] = Annotated[kind | None, Field(default=None)] if nullable else kind
    typed_dict: Any = TypedDict  # made at run time, so that no checker can know it
    made = typed_dict(hint.__name__, parts, total=hint.__total__)
    made.__pydantic_config__ = STRICT
    made.__doc__ = hint.__doc__
    return made


def _nested_time() -> Any:
    """A moment inside a JSON column is kept as the text that `datetime.isoformat` makes."""

    def read(words: Any) -> str:
        return read_time(words).isoformat()

    return _written_kind(read, {"type": "string", "format": "date-time", "pattern": TIME_PATTERN})


def _read_bytes(words: Any) -> bytes:
    if isinstance(words, str):
        try:
            return base64.b64decode(words, validate=True)
        except (binascii.Error, ValueError):
            pass
    raise ValueError(_("must be bytes written as base64"))


def _checked_json(value: Any) -> Any:
    """A value of any shape, without faults and not too deep. It is looked at without recursion."""
    heap = [(value, ABOVE_ANY)]
    while heap:
        item, depth = heap.pop()
        if isinstance(item, Fault):
            raise ValueError(item.why)
        if isinstance(item, list | dict):
            if depth >= DEEPEST:
                raise ValueError(_("nests brackets deeper than {n} levels").format(n=DEEPEST))
            heap.extend((inner, depth + 1) for inner in (item.values() if isinstance(item, dict) else item))
    return value


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes())
