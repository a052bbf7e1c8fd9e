"""What leaves the window or lies beside it: everything printed, exported, told by a command, kept in a file."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from itertools import product
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from typing import Literal

import pypdfium2
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.cli import main as hirepair
from hirepair_desktop.errors import HirePairError
from hirepair_desktop.insights.asked import ALL, PARTNERSHIP, Scope
from hirepair_desktop.insights.board import board
from hirepair_desktop.insights.figures import as_csv, figures
from hirepair_desktop.log import LOGGER, log_file
from hirepair_desktop.model import Candidate, Role
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.paths import data_folder, data_subfolder
from hirepair_desktop.reports import (
    PrintOptions,
    decision_record_pdf,
    file_name,
    letter_file_name,
    letter_pdf,
    partnership_file_name,
    partnership_pdf,
    record_file_name,
    session_pdf,
)
from hirepair_desktop.storage.backup import back_up
from hirepair_desktop.storage.migrate import migrated_copy
from hirepair_desktop.transfer.calendar_file import calendar_file, calendar_name
from hirepair_desktop.transfer.exchange import exchange_bytes
from hirepair_desktop.ui import pdf_child
from tests.faults.canaries import files_below
from tests.faults.laid_table import MOMENT, LaidTable
from tests.ui.window import TODAY

Told = dict[str, str]
Kept = dict[str, bytes]
DETAILS: tuple[Literal["page", "full"], ...] = ("page", "full")


def file_of(hands: LaidTable) -> Path:
    """The workspace."""
    found: Path = hands.window.workspace.store.path
    return found


# Printed


def _read(content: bytes) -> str:
    """The words of a PDF, without the breaks that its columns put into them; its outline, and what it says of itself
    without a page showing it."""
    with pypdfium2.PdfDocument(content) as document:
        words = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
        about = [f"{key}: {value}" for key, value in document.get_metadata_dict().items() if "Date" not in key]
        outline = [entry.get_title() for entry in document.get_toc()]
        return "\n".join([words, *about, *outline])


def _printed(make: Callable[[], bytes], call: Callable[[], str]) -> str:
    """A document and the name it is saved under; or the sentence that refuses it."""
    try:
        return f"{_read(make())}\n{call()}"
    except HirePairError as error:
        return str(error)


def summary(kind: SessionKind) -> Callable[[LaidTable], Told]:
    """The summary, one page and full, of the session in which is written alone, and of the last one that was held."""

    def read(hands: LaidTable) -> Told:
        found = {}
        sheets = [PrintOptions(detail=detail, names=True, today=TODAY, reason="Asked for") for detail in DETAILS]
        with hands.window.workspace.read() as s:
            for options, (name, about) in product(sheets, hands.both(kind).items()):
                found[f"{name} {options.detail}"] = _printed(
                    partial(session_pdf, s, about, options), partial(file_name, s, about, options)
                )
        return found

    return read


def own_copies(hands: LaidTable) -> Told:
    """What each of the two received as feedback, on a sheet of their own."""
    about = hands.about(SessionKind.FEEDBACK)
    pair = hands.pair()
    found = {}
    with hands.window.workspace.read() as s:
        for side in ("rec", "man"):
            options = PrintOptions(detail="full", only_received_by=pair.seat(side).id, today=TODAY)
            found[side] = _printed(partial(session_pdf, s, about, options), partial(file_name, s, about, options))
    return found


def letters_to_candidates(hands: LaidTable) -> Told:
    """The letter to each candidate of the two roles."""
    with hands.window.workspace.read() as s:
        roles = [hands.role_ids[code] for code in ("R1", "R9")]
        found = s.scalars(select(Candidate).where(Candidate.role_id.in_(roles)))
        options = PrintOptions(names=True, today=TODAY, reason="Asked for")
        return {
            one.alias: _printed(partial(letter_pdf, s, one.id, options), partial(letter_file_name, s, one.id, options))
            for one in found
        }


def decision_records(hands: LaidTable) -> Told:
    """The decision record of every role."""
    with hands.window.workspace.read() as s:
        options = PrintOptions(detail="full", names=True, today=TODAY, reason="Asked for")
        return {
            one.code: _printed(
                partial(decision_record_pdf, s, one.id, options), partial(record_file_name, s, one.id, options)
            )
            for one in s.scalars(select(Role))
        }


def quarters(hands: LaidTable) -> Told:
    """The quarter of the pair, one page and full."""
    pair = hands.pair()
    with hands.window.workspace.read() as s:
        sheets = [PrintOptions(detail=detail, names=True, today=TODAY) for detail in DETAILS]
        return {
            options.detail: _printed(
                partial(partnership_pdf, s, pair.id, options), partial(partnership_file_name, s, pair.id, options)
            )
            for options in sheets
        }


# For other programs


def figures_files(hands: LaidTable) -> Told:
    """The figures of the insights for a spreadsheet: of all and of the pair."""
    scopes = (Scope(ALL), Scope(PARTNERSHIP, hands.pair().id))
    with hands.window.workspace.read() as s:
        boards = [board(s, TODAY, scope) for scope in scopes]
    return {one.scope.kind: as_csv(figures(one.measures, one.panels)) for one in boards}


def calendars(hands: LaidTable) -> Told:
    """The calendar file of each of the two, name and content, as unfolded lines."""
    found = {}
    with hands.window.workspace.read() as s:
        for side in ("rec", "man"):
            person_id = hands.pair().seat(side).id
            content = calendar_file(s, person_id, MOMENT).decode().replace("\r\n ", "")
            found[side] = f"{calendar_name(s, person_id)}\n{content}"
    return found


# Told by a command


@contextmanager
def _unchanged() -> Iterator[None]:
    """A command sets up its process; ours goes on as it was."""
    handlers, mask, loud = list(LOGGER.handlers), os.umask(0o077), logging.raiseExceptions
    try:
        yield
    finally:
        for handler in set(LOGGER.handlers) - set(handlers):
            LOGGER.removeHandler(handler)
            handler.close()
        os.umask(mask)
        logging.raiseExceptions = loud


def command(*call: str) -> Callable[[LaidTable], Told]:
    """What a command says and writes; FILE stands for the workspace, OUT for a folder, CANDIDATE for K19."""

    def read(hands: LaidTable) -> Told:
        out, err = StringIO(), StringIO()
        with TemporaryDirectory(dir=file_of(hands).parent) as folder:
            known = {"FILE": str(file_of(hands)), "CANDIDATE": hands.candidate_id, "OUT": folder}
            with redirect_stdout(out), redirect_stderr(err), _unchanged():
                hirepair([known.get(word, word.replace("OUT", folder)) for word in call])
            written = files_below(Path(folder))
        found = {"out": out.getvalue().replace(folder, "OUT"), "err": err.getvalue()}
        for name, content in written.items():
            found[Path(name).name] = _read(content) if content.startswith(b"%PDF") else content.decode()
        return found

    return read


# Exported and kept


def exchange(hands: LaidTable) -> Told:
    """The exchange file, but for the moment it was made."""
    document = json.loads(exchange_bytes(hands.window.workspace.store))
    return {str(key): json.dumps(rows, ensure_ascii=False) for key, rows in document.items() if key != "exported_at"}


def rows(hands: LaidTable) -> Told:
    """Every row of the file as text."""
    connection = dbapi2.connect(str(file_of(hands)))
    try:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: "\n".join(map(str, connection.execute(f"SELECT * FROM {name}"))) for name in tables}
    finally:
        connection.close()


def files(hands: LaidTable) -> Kept:
    """Workspace with side files, and the data folder: locks, log, what is remembered of the window."""
    return files_below(file_of(hands).parent, data_folder())


def sizes(hands: LaidTable) -> Told:
    """The same by size alone, once the side files were emptied into the file."""
    hands.window.workspace.store.empty_side_files()
    return {name: str(len(content)) for name, content in files(hands).items() if "backups" not in name}


def backup(hands: LaidTable) -> Kept:
    """A backup made now."""
    return {"backup": back_up(hands.window.workspace.store).read_bytes()}


def log(hands: LaidTable) -> Told:
    """The log."""
    path = Path(log_file())
    return {"log": path.read_text() if path.exists() else ""}


def temporary(hands: LaidTable) -> Kept:
    """Whatever lies in the folder for temporary files."""
    return files_below(Path(tempfile.gettempdir()))


def left_copy(hands: LaidTable) -> Kept:
    """The copy that a command reads in leaves when it is killed: the file of a version before, here this one."""
    with TemporaryDirectory(dir=data_subfolder("reading")) as folder:
        migrated_copy(file_of(hands), Path(folder))
        return files_below(Path(folder))


def left_by_child(hands: LaidTable) -> Kept:
    """What lies there after the child that opens a PDF was killed while it had one."""
    with hands.window.workspace.read() as s:
        content = decision_record_pdf(s, hands.role_ids["R1"], PrintOptions(today=TODAY, reason="Asked for"))
    call = [sys.executable, "-m", "hirepair_desktop", pdf_child.FLAG]
    with Popen(call, stdin=PIPE, stdout=DEVNULL) as child:
        assert child.stdin is not None
        child.stdin.write(json.dumps({"at": 0, "wide": 400, "longest": 400}).encode() + b"\n" + content)
        child.stdin.flush()
        child.kill()
    return files_below(Path(tempfile.gettempdir()), data_subfolder("reading"))


def recent(hands: LaidTable) -> Kept:
    """What is remembered from one start to the next: the last file, the place of the window."""
    folders = [Path(os.environ[name]) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")]
    return {**files_below(*folders), "appearance": (data_folder() / "appearance.toml").read_bytes()}
