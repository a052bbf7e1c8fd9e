"""The program that opens a foreign PDF: run as a child, so that a file that breaks PDFium ends the child alone.

One question on its stdin, one answer on its stdout, both a line of JSON and then bytes; nothing on disk. No Qt.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

FLAG = "--open-pdf"
"""What tells `python -m hirepair_desktop` to be this program."""

MOST_MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes the child may take; a file that wants more is damaged or hostile."""

MOST_SECONDS = 30
"""Seconds of a processor after which the system ends the child, should nobody be left who waits for it."""

LOCKED, DAMAGED = "locked", "damaged"


def main() -> int:
    """Answer the question on stdin; the exit status is 0 whenever there is an answer."""
    _hold_back()
    question = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    answer(question, content, sys.stdout.buffer)
    return 0


def answer(question: dict[str, int], content: bytes, out: BinaryIO) -> None:
    """Write how many pages there are, with the picture of page `at` where the question names one; else what is wrong."""
    import pypdfium2

    pixels = b""
    try:
        with _opened(content) as document:
            said: dict[str, Any] = {"of": len(document)}
            if "at" in question and len(document):
                shape, pixels = _picture(document, question)
                said |= shape
            elif len(document):
                document[0].get_size()
    except pypdfium2.PdfiumError as error:
        said = {"wrong": LOCKED if "password" in str(error).lower() else DAMAGED}
    except MemoryError:
        said = {"wrong": DAMAGED}
    out.write(json.dumps(said).encode() + b"\n")
    out.write(pixels)
    out.flush()


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def _picture(document: Any, question: dict[str, int]) -> tuple[dict[str, int], bytes]:
    at = max(0, min(question["at"], len(document) - 1))
    page = document[at]
    width, height = page.get_size()
    scale = min(question["wide"] / max(width, 1), question["longest"] / max(width, height, 1))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    shape = {
        "at": at, "width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride,
        "channels": bitmap.n_channels,
    }  # fmt: skip
    return shape, bytes(bitmap.buffer)


def _hold_back() -> None:
    """Limits of the system, where it has them: memory, time, and no core dump, which would hold somebody's CV."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS),
    ):  # fmt: skip
        _soft, hard = resource.getrlimit(what)
        with suppress(ValueError, OSError):  # some systems name a limit that they do not let one set
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
