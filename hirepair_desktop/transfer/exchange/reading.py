"""Reading an exchange file: every thing that does not hold is found at once, with its place and line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange import document
from hirepair_desktop.transfer.exchange.checking import troubles_within
from hirepair_desktop.transfer.exchange.faults import ExchangeRefusedError, Fault, Refusal, Trouble, place
from hirepair_desktop.transfer.exchange.records import definitions

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MOST_REFUSALS = 1000
"""So many are told with their lines; nobody reads more."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """An exchange file that holds in itself.

    `rows` has for each kind of record its rows by key, as column values; the keys of links hold lists of ids.
    """

    rows: dict[str, list[Row]]
    text: str = field(repr=False)

    def refusals(self, troubles: Sequence[Trouble]) -> list[Refusal]:
        """Troubles with their places and lines, in the order of the file."""
        return _refusals(self.text, troubles)


def read_exchange(source: FilePath | bytes) -> ExchangeFile:
    """Read an exchange file and check all that can be checked without a workspace.

    Raises UnreadableExchangeError when it is no exchange file, ExchangeRefusedError with every place that does
    not hold: unknown and missing keys, wrong types, ids used twice, values out of their limits.
    """
    text = document.decode(document.read_bytes(source))
    try:
        rows = _validated(document.parse(text), text)
    except RecursionError as error:
        raise document.too_deep() from error
    troubles = troubles_within(rows)
    if troubles:
        raise ExchangeRefusedError(_refusals(text, troubles))
    return ExchangeFile(rows, text)


def _validated(parsed: dict[str, Any], text: str) -> dict[str, list[Row]]:
    from pydantic import ValidationError

    from hirepair_desktop.transfer.exchange.schema import document_model

    try:
        with document.no_collection():
            made = document_model().model_validate(parsed)
    except ValidationError as error:
        raise ExchangeRefusedError(_refusals(text, _troubles(error))) from None
    return {name: [vars(record) for record in getattr(made, name)] for name in definitions()}


def _troubles(error: ValidationError) -> list[Trouble]:
    return [Trouble(tuple(found["loc"]), _why(found)) for found in error.errors(include_url=False)[:MOST_REFUSALS]]


def _refusals(text: str, troubles: Iterable[Trouble]) -> list[Refusal]:
    told = list(troubles)[:MOST_REFUSALS]
    lines = document.lines_of(text, (trouble.path for trouble in told))
    told.sort(key=lambda trouble: lines[trouble.path])
    return [Refusal(place(trouble.path, lines[trouble.path]), trouble.why) for trouble in told]


def _why(found: ErrorDetails) -> str:
    """Pydantic's error as words of ours, to follow a place and a colon."""
    given, facts = found["input"], found.get("ctx", {})
    if isinstance(given, Fault):
        return given.why
    if found["type"] == "value_error":
        return str(facts["error"])
    said = _sentences().get(found["type"], found["msg"])
    return said.format(given=_named(given), **{key: str(value) for key, value in facts.items()})


def _sentences() -> dict[str, str]:
    whole = _("must be a whole number, not {given}")
    thing = _("must be an object in braces, not {given}")
    return {
        "missing": _("this key is missing"),
        "extra_forbidden": _("this key is not known; correct its name or take it out"),
        "string_type": _("must be text, not {given}"),
        "int_type": whole,
        "int_from_float": whole,
        "bool_type": _("must be true or false, not {given}"),
        "list_type": _("must be a list, not {given}"),
        "dict_type": thing,
        "model_type": thing,
        "model_attributes_type": thing,
        "literal_error": _("must be one of {expected}"),
        "string_too_long": _("is longer than {max_length} characters"),
        "string_too_short": _("must not be empty"),
        "string_pattern_mismatch": _("must be an id: eight of 0 to 9 and A to Z without I, L, O and U"),
        "greater_than_equal": _("must be at least {ge}"),
        "less_than_equal": _("must be at most {le}"),
    }


def _named(given: Any) -> str:
    if given is None:
        return _("null")
    kinds = {
        bool: _("true or false"),
        int: _("a whole number"),
        float: _("a fraction"),
        str: _("text"),
        list: _("a list"),
        dict: _("an object"),
    }
    return kinds.get(type(given), type(given).__name__)
