"""How tests read a PDF: by pdftotext, as anybody would; by pypdf what lies around the text."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from hirepair_desktop.reports import PrintOptions, session_pdf
from tests.reports.world import World

DIRECTION_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def printed(world: World, session_id: str, **options: Any) -> bytes:
    """The summary of a session."""
    with world.store.read() as s:
        return session_pdf(s, session_id, PrintOptions(**options))


def words_of(pdf: bytes) -> str:
    """The text in the order it was drawn, white space made one space, direction marks of pdftotext taken out."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(DIRECTION_MARKS.sub("", done.stdout.decode()).split())


def letters_of(pdf: bytes) -> str:
    """The text without any white space, for what was broken over lines."""
    return unicodedata.normalize("NFC", "".join(words_of(pdf).split()))


def letters(words: str) -> str:
    """Words as `letters_of` gives them."""
    return unicodedata.normalize("NFC", "".join(words.split()))


def reader(pdf: bytes) -> PdfReader:
    """The document as pypdf sees it."""
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> int:
    """How many pages it has."""
    return len(reader(pdf).pages)


def in_order(words: str, wanted: list[str]) -> list[str]:
    """Those of the wanted texts that do not follow the one before; empty when all stand in order."""
    at, missed = 0, []
    for text in wanted:
        found = words.find(text, at)
        if found < 0:
            missed.append(text)
        else:
            at = found
    return missed
