"""From bytes to a parsed document within limits of our own, and from a place in it back to a line.

The parser of the standard library takes the last of two equal keys, NaN and 1e999, and any depth
(RELIABILITY, fault 62). Here these are marked where they stand, so that each is refused by its place.
"""

from __future__ import annotations

import gc
import json
import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path as FilePath
from typing import Any

from hirepair_desktop.text import _
from hirepair_desktop.transfer.exchange.faults import Fault, Path, UnreadableExchangeError
from hirepair_desktop.transfer.exchange.records import FORMAT
from hirepair_desktop.transfer.exchange.values import cleaned, is_clean

LARGEST = 1024**3
"""Bytes of a file. About eight times as much memory is needed to read it."""

DEEPEST = 32
"""Levels of brackets (RELIABILITY D8)."""

LONGEST_WHOLE = 20
LONGEST_FRACTION = 64
"""Characters of a number: whole numbers have 64 bits, fractions no more digits than a float keeps."""

SPACE = re.compile(r"[ \t\n\r]*")
_skipping = json.JSONDecoder(parse_int=str, parse_float=str)


def read_bytes(source: FilePath | bytes) -> bytes:
    """The file's bytes. Raises UnreadableExchangeError when it is missing, unreadable or too large."""
    if isinstance(source, bytes):
        return source
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise UnreadableExchangeError(
                _("{path} is larger than {limit} MB, the most that is read. Nothing was imported.").format(
                    path=source, limit=LARGEST // 1024**2
                )
            )
        return source.read_bytes()
    except OSError as error:
        raise UnreadableExchangeError(
            _("{path} cannot be read: {reason}. Check the name and try again.").format(
                path=source, reason=error.strerror or error
            )
        ) from error


def decode(data: bytes) -> str:
    """The text of the document; a byte order mark is passed over. Raises UnreadableExchangeError."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableExchangeError(
            _("The file is not UTF-8 text (line {line}). Save it as UTF-8 and try again.").format(line=line)
        ) from error


def parse(text: str) -> dict[str, Any]:
    """The document with clean text, and with a Fault wherever a key stands twice or a number is none.

    Raises UnreadableExchangeError when it is not JSON or no exchange file, RecursionError when it is nested
    beyond reason.
    """
    try:
        with no_collection():
            document = json.loads(
                text,
                object_pairs_hook=_object,
                parse_int=_whole,
                parse_float=_fraction,
                parse_constant=_constant,
            )
            document = document if is_clean(text) else cleaned(document)
    except json.JSONDecodeError as error:
        raise UnreadableExchangeError(
            _("The file is not JSON: it breaks off at line {line}, column {column}.").format(
                line=error.lineno, column=error.colno
            )
        ) from error
    _check_format(document)
    return document  # type: ignore[no-any-return]


def too_deep() -> UnreadableExchangeError:
    """The sentence for a document that no parser follows to its end."""
    return UnreadableExchangeError(
        _("The file nests brackets deeper than {n} levels. It is no exchange file.").format(n=DEEPEST)
    )


def _check_format(document: Any) -> None:
    found = document.get("format") if isinstance(document, dict) else None
    if found == FORMAT:
        return
    if isinstance(found, str) and found.startswith("hirepair-exchange/"):
        raise UnreadableExchangeError(
            _("The file is in the format {found}; this HirePair reads {known}. Use a newer HirePair.").format(
                found=found[:40], known=FORMAT
            )
        )
    raise UnreadableExchangeError(
        _('The file is no exchange file of HirePair: it does not say "format": "{known}".').format(known=FORMAT)
    )


@contextmanager
def no_collection() -> Iterator[None]:
    """Let the garbage collector rest: a large document makes many objects and no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen: set[str] = set()
        for key, _value in pairs:
            if key in seen:
                made[key] = Fault(_("this key stands here twice"))
            seen.add(key)
    return made


def _whole(digits: str) -> int | Fault:
    return int(digits) if len(digits) <= LONGEST_WHOLE else Fault(_("this number is too long"))


def _fraction(digits: str) -> float | Fault:
    value = float(digits) if len(digits) <= LONGEST_FRACTION else math.inf
    return value if math.isfinite(value) else Fault(_("this number is too long or too large"))


def _constant(name: str) -> Fault:
    return Fault(_("{name} is not a number").format(name=name))


def lines_of(text: str, paths: Iterable[Path]) -> dict[Path, int]:
    """The line of each path; one that is not there (a missing key) gets the line of what it belongs in."""
    tree: dict[str | int, Any] = {}
    wanted = set(paths)
    if not wanted:
        return {}
    for path in wanted:
        node = tree
        for part in path:
            node = node.setdefault(part, {})
    offsets: dict[Path, int] = {}
    _walk(text, _past_space(text, 0), tree, (), offsets)
    lines, line, last = {}, 1, 0
    for path, offset in sorted(offsets.items(), key=lambda item: item[1]):
        line += text.count("\n", last, offset)
        lines[path], last = line, offset
    return {path: _nearest(lines, path) for path in wanted}


def _nearest(lines: dict[Path, int], path: Path) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _past_space(text: str, at: int) -> int:
    found = SPACE.match(text, at)
    return found.end() if found else at


def _walk(text: str, at: int, tree: dict[str | int, Any], path: Path, offsets: dict[Path, int]) -> int:
    """Note where the paths of `tree` begin; the position after the value at `at` is returned."""
    if not tree or text[at] not in "{[":
        return _skipping.raw_decode(text, at)[1]
    in_object, position = text[at] == "{", 0
    at = _past_space(text, at + 1)
    while text[at] not in "}]":
        part: str | int = position
        start = at
        if in_object:
            part, at = _skipping.raw_decode(text, at)
            at = _past_space(text, _past_space(text, at) + 1)
        if part in tree:
            offsets[(*path, part)] = start
            at = _walk(text, at, tree[part], (*path, part), offsets)
        else:
            at = _skipping.raw_decode(text, at)[1]
        at, position = _past_space(text, at), position + 1
        if text[at] == ",":
            at = _past_space(text, at + 1)
    return at + 1
