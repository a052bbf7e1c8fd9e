"""Reading a CV: what can be attached, and its pages as pictures. Never on the thread of the window.

A foreign PDF is opened in a child (`pdf_child`), one at a time: a file that breaks PDFium, fills the memory or never
ends takes the child down, and here a sentence says so. What HirePair printed itself is opened in this process.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from hirepair_desktop.errors import HirePairError, RefusedValueError
from hirepair_desktop.text import _, number, shortened
from hirepair_desktop.ui import pdf_child
from hirepair_desktop.ui.jobs import Job
from hirepair_desktop.ui.workspace import OpenWorkspace

MOST_BYTES = 20 * 1024 * 1024
"""The largest CV (PRODUCT: a PDF, at most 20 MB)."""

MOST_PAGES = 200
"""Pages of the longest CV; a longer file was chosen by mistake."""

LONGEST_SIDE = 4000
"""Pixels of the longer side of a page as a picture, whatever size the file says it has."""

PATIENCE_MS = 15_000
"""So long one file may take before it is given up, its child with it."""

TURN_MS = 20_000
"""So long a reading waits for its turn: a little longer than the one before it may take."""

SAID = 60
"""Letters of the name of a file in a sentence."""

MIME = "application/pdf"
_PDFIUM = threading.Lock()
"""PDFium knows no threads: one document at a time in this process."""

_TURN = threading.Lock()
"""One reading at a time: who walks down a long list starts no crowd of children."""

_AT_WORK: list[tuple[threading.Thread, Job]] = []
"""What is being read, also for nobody any more: a thread must not be the last to hold a thing of Qt."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, and how many there are."""

    image: QImage
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that can be attached."""

    name: str
    content: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """What tells it from another file."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Cv:
    """A CV that is attached: its file's name, and how its bytes are read when a page is to be seen."""

    id: str
    name: str
    load: Callable[[], bytes]


def cv_of(workspace: OpenWorkspace, candidate_id: str) -> Cv | None:
    """The CV of a candidate, or None. Its bytes are not read."""
    from sqlalchemy import select

    from hirepair_desktop.model import Attachment

    with workspace.read() as s:
        found = s.execute(
            select(Attachment.id, Attachment.name)
            .where(Attachment.candidate_id == candidate_id)
            .order_by(Attachment.id)
        ).first()
    if found is None:
        return None
    attachment_id, name = found

    def load() -> bytes:
        with workspace.read() as s:
            return s.scalars(select(Attachment.bytes).where(Attachment.id == attachment_id)).first() or b""

    return Cv(attachment_id, name, load)


def said_name(name: str) -> str:
    """The name of a file as a sentence has it: on one line, and no longer than one."""
    return shortened(" ".join(name.split()), SAID)


def read_cv(path: Path) -> ReadFile:
    """Read a file somebody chose.

    Raises RefusedValueError in a sentence: no file, too large, empty, no PDF, locked, damaged, or too long. OSError as
    is.
    """
    content = _content(path)
    return ReadFile(path.name, content, checked_pages(content, path.name))


def _content(path: Path) -> bytes:
    """The bytes of an ordinary file, no more than a CV may have: a device never ends, a pipe waits for its writer."""
    if path.is_dir():
        raise RefusedValueError(_("{name} is a folder. Choose the PDF in it.").format(name=said_name(path.name)), "cv")
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise RefusedValueError(
                _("{name} is a device, not a file. Choose a PDF that is saved on a disk.").format(
                    name=said_name(path.name)
                ),
                "cv",
            )
        content = file.read(MOST_BYTES + 1) if about.st_size <= MOST_BYTES else b""
    size = max(about.st_size, len(content))
    if size > MOST_BYTES:
        raise RefusedValueError(
            _("{name} has {n} MB; a CV can have up to 20 MB. Save it smaller, then attach it.").format(
                name=said_name(path.name), n=f"{size / 1024 / 1024:.1f}"
            ),
            "cv",
        )
    return content


def checked_pages(content: bytes, name: str) -> int:
    """How many pages a PDF has; RefusedValueError in a sentence when it is none that can be read as a CV."""
    if not content:
        raise RefusedValueError(_("{name} is empty. Choose another file.").format(name=said_name(name)), "cv")
    if b"%PDF-" not in content[:1024]:
        raise RefusedValueError(
            _("{name} is no PDF. Save it as PDF, then attach it.").format(name=said_name(name)), "cv"
        )
    pages = int(_asked({}, content, name)[0]["of"])
    if pages == 0:
        raise RefusedValueError(_("{name} has no page that can be read.").format(name=said_name(name)), "cv")
    if pages > MOST_PAGES:
        raise RefusedValueError(
            _(
                "{name} has {n} pages; a CV can have up to {most}. Save the pages about this person, then attach them."
            ).format(name=said_name(name), n=number(pages), most=MOST_PAGES),
            "cv",
        )
    return pages


def page_image(content: bytes, name: str, at: int, wide: int) -> PageImage:
    """A page as a picture; `at` counts from 0 and is brought inside; so many pixels `wide`."""
    said, pixels = _asked({"at": at, "wide": wide, "longest": LONGEST_SIDE}, content, name)
    if not said["of"]:
        raise RefusedValueError(_("{name} has no page that can be read.").format(name=said_name(name)), "cv")
    form = QImage.Format.Format_RGB888 if said["channels"] == 3 else QImage.Format.Format_RGBA8888
    image = QImage(pixels, said["width"], said["height"], said["stride"], form).copy()
    return PageImage(image, said["at"], said["of"])


def _asked(question: dict[str, int], content: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    """What the child answers, and the bytes that follow. RefusedValueError in a sentence where there is no answer."""
    try:
        done = subprocess.run(
            child_command(), input=json.dumps(question).encode() + b"\n" + content, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, env=_child_environment(), timeout=PATIENCE_MS / 1000, check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise RefusedValueError(_too_slow(), "cv") from error
    head, _sep, rest = done.stdout.partition(b"\n")
    said: dict[str, Any] = json.loads(head) if done.returncode == 0 and head else {"wrong": pdf_child.DAMAGED}
    if "wrong" in said:
        raise _refusal(said["wrong"] == pdf_child.LOCKED, name)
    return said, rest


def child_command() -> list[str]:
    """How the program that opens a PDF is started: from a checkout, a wheel and a frozen bundle alike."""
    if getattr(sys, "frozen", False):
        return [sys.executable, pdf_child.FLAG]
    return [sys.executable, "-P", "-m", "hirepair_desktop", pdf_child.FLAG]


def _child_environment() -> dict[str, str]:
    """This environment; Python finds HirePair where it was found now, and never in the folder one stands in."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def _refusal(locked: bool, name: str) -> RefusedValueError:
    words = _("{name} cannot be read: the file is damaged. Ask for it again, or save it anew as PDF.")
    if locked:
        words = _("{name} is locked with a password. Save it without one, then attach it.")
    return RefusedValueError(words.format(name=said_name(name)), "cv")


def _too_slow() -> str:
    return _("This PDF takes too long to read and was given up. Save it anew as PDF. Nothing was lost.")


@contextmanager
def opened_pdf(content: bytes, name: str, patience: int | None = None) -> Iterator[Any]:
    """A document that HirePair made, the only one in this process while it is open; waits so many milliseconds.

    Raises RefusedValueError when its turn does not come, and when it is damaged.
    """
    import pypdfium2

    if not _PDFIUM.acquire(timeout=(PATIENCE_MS if patience is None else patience) / 1000):
        raise RefusedValueError(_busy(), "cv")
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise _refusal("password" in str(error).lower(), name) from error
    finally:
        _PDFIUM.release()


def _busy() -> str:
    return _("Another PDF is being read still. Try again in a moment; nothing was changed.")


def _run_in_turn(job: Job) -> None:
    """Run a job when the one before has ended; one that nobody wants any more is not begun."""
    if not _TURN.acquire(timeout=TURN_MS / 1000):
        if not job.cancelled:
            job.failed.emit(RefusedValueError(_busy(), "cv"))
        return
    try:
        if not job.cancelled:
            job.run()
    finally:
        _TURN.release()


class Reading(QObject):
    """One reading at a time, each on a thread of its own. `read(result)` or `refused(sentence)`.

    A new reading makes the one before unheard.
    """

    read = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS + TURN_MS)
        self._patience.timeout.connect(self._on_patience_timeout)

    def start(self, work: Callable[[], Any]) -> None:
        """Run a function that reads, off the thread of the window."""
        self.stop()
        self._job = Job(work)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)
        thread = threading.Thread(target=_run_in_turn, args=(self._job,), name="cv", daemon=True)
        _AT_WORK[:] = [(running, job) for running, job in _AT_WORK if running.is_alive()]
        _AT_WORK.append((thread, self._job))
        thread.start()
        self._patience.start()

    def stop(self) -> None:
        """Hear nothing more of what is being read."""
        self._patience.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.done.disconnect(self._on_job_done)
            job.failed.disconnect(self._on_job_failed)

    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    @Slot(object)
    def _on_job_done(self, result: object) -> None:
        self.stop()
        self.read.emit(result)

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self.stop()
        if isinstance(error, HirePairError):
            self.refused.emit(str(error))
        elif isinstance(error, OSError):
            reason = error.strerror or str(error)
            words = _("The file cannot be read: {reason}. Nothing was changed; close it elsewhere or choose another.")
            self.refused.emit(words.format(reason=reason))
        else:
            from hirepair_desktop.log import log_bug

            assert isinstance(error, BaseException)
            log_bug(error)
            self.refused.emit(_("The file could not be read: HirePair made a mistake of its own. Nothing was lost."))

    @Slot()
    def _on_patience_timeout(self) -> None:
        self.stop()
        self.refused.emit(_too_slow())
