"""Looking for words in files: as they are and in every wrapping in which they could hide."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path


def wrapped(word: str) -> dict[str, bytes]:
    """The word in the encodings somebody would look for, by the name of the encoding."""
    plain = word.encode()
    found = {
        "plain": plain,
        "reversed": plain[::-1],
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "utf-32-le": word.encode("utf-32-le"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "escaped": "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
    }
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        found[f"base64+{shift}"] = coded[(shift * 8 + 5) // 6 : len(coded) - 4]
    return found


def inflated(content: bytes) -> Iterator[bytes]:
    """Everything in the content that a zlib or gzip stream can be unpacked from."""
    for mark, window in ((b"\x78", zlib.MAX_WBITS), (b"\x1f\x8b\x08", zlib.MAX_WBITS | 16)):
        at = content.find(mark)
        while at >= 0:
            try:
                unpacked = zlib.decompressobj(window).decompress(content[at:], 1 << 20)
            except zlib.error:
                unpacked = b""
            if unpacked:
                yield unpacked
            at = content.find(mark, at + 1)


def sightings(word: str, contents: dict[str, bytes]) -> list[str]:
    """Where the word is seen, as `name: encoding`; empty when it is nowhere."""
    forms = wrapped(word)
    seen = [
        f"{name}: {form}" for name, content in contents.items() for form, needle in forms.items() if needle in content
    ]
    for name, content in contents.items():
        seen += [f"{name}: inflated" for unpacked in inflated(content) if forms["plain"] in unpacked]
    return seen


def files_below(*folders: Path) -> dict[str, bytes]:
    """The bytes of every file in these folders, by path."""
    return {str(file): file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()}
