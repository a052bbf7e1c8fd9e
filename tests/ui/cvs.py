"""CVs for tests: good ones, and every kind of bad one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def cv_bytes(pages: int = 2, password: str = "", words: str = "Backend, ticketing") -> bytes:
    """A PDF of so many pages; with a password it is locked."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, 842), invariant=1, encrypt=StandardEncryption(password) if password else None)
    for number in range(pages):
        canvas.drawString(60, 760, f"{words}, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def with_broken_table(whole: bytes) -> bytes:
    """A PDF whose cross-reference table points anywhere: a reader has to look for the objects itself."""
    head, table = whole.split(b"\nxref\n", 1)
    digits = bytes(ord("7") if chr(sign).isdigit() else sign for sign in table[:200])
    return head + b"\nxref\n" + digits + table[200:]


def without_objects(whole: bytes) -> bytes:
    """The same with nothing to be found behind the table either: it cannot be mended."""
    return with_broken_table(whole).replace(b" obj", b" xxx")


def bad_cvs(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that cannot be attached, by what is wrong with them, with words of the sentence that says so."""
    contents = {
        "no_pdf": (b"Dear team, here is my CV." * 40, "is no PDF"),
        "empty": (b"", "is empty"),
        "locked": (cv_bytes(password="lantern"), "locked with a password"),
        "too_long": (cv_bytes(5000), "has 5,000 pages"),
        "no_table": (without_objects(cv_bytes(2)), "cannot be read: the file is damaged"),
        "cut_off": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "cannot be read: the file is damaged"),
        "too_large": (b"%PDF-1.7\n" + b"0" * (21 * 1024 * 1024), "has 21.0 MB"),
    }
    made = {}
    for name, (content, words) in contents.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(content)
        made[name] = (path, words)
    return made
