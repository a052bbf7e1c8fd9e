"""Putting a word on purpose where it must not be, and taking it away: proof that a surface would show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from PySide6.QtGui import QAction, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QCompleter, QLabel, QListWidget
from sqlalchemy import select
from sqlcipher3 import dbapi2

from hirepair_desktop.log import log_file
from hirepair_desktop.model import Candidate, Person, Role, Setting, Workspace
from tests.faults import outlets
from tests.faults.laid_table import LaidTable
from tests.ui.window import settle


@contextmanager
def label(hands: LaidTable, word: str) -> Iterator[None]:
    """The word on the page that is shown last."""
    page = hands.window.acts._page()
    found = QLabel(word, page)
    found.show()
    try:
        yield
    finally:
        found.setParent(None)
        found.deleteLater()


@contextmanager
def titled(hands: LaidTable, word: str) -> Iterator[None]:
    before = hands.window.windowTitle()
    hands.window.setWindowTitle(f"{before} {word}")
    yield
    hands.window.setWindowTitle(before)


@contextmanager
def noted(hands: LaidTable, word: str) -> Iterator[None]:
    hands.window.status.set_note(word)
    yield
    hands.window.status.set_note("")


@contextmanager
def tipped(hands: LaidTable, word: str) -> Iterator[None]:
    hands.window.stage.setToolTip(word)
    yield
    hands.window.stage.setToolTip("")


@contextmanager
def described(hands: LaidTable, word: str) -> Iterator[None]:
    hands.window.desk.setAccessibleDescription(word)
    yield
    hands.window.desk.setAccessibleDescription("")


@contextmanager
def act(hands: LaidTable, word: str) -> Iterator[None]:
    action = QAction(word, hands.window)
    yield
    action.setParent(None)
    action.deleteLater()


@contextmanager
def offer(hands: LaidTable, word: str) -> Iterator[None]:
    completer = QCompleter([word], hands.window)
    yield
    completer.setParent(None)
    completer.deleteLater()


@contextmanager
def listed(hands: LaidTable, word: str) -> Iterator[None]:
    """A list with the word as a row."""
    rows = QListWidget(hands.window)
    rows.addItem(word)
    yield
    rows.setParent(None)
    rows.deleteLater()


@contextmanager
def copied(hands: LaidTable, word: str) -> Iterator[None]:
    QApplication.clipboard().setText(word)
    yield
    QApplication.clipboard().clear()


@contextmanager
def step(hands: LaidTable, word: str) -> Iterator[None]:
    stack = QUndoStack(hands.window)
    stack.push(QUndoCommand(word))
    yield
    stack.setParent(None)
    stack.deleteLater()


@contextmanager
def object(hands: LaidTable, word: str) -> Iterator[None]:
    holder = [f"{word}held"]
    yield
    holder.clear()


@contextmanager
def renamed(hands: LaidTable, word: str) -> Iterator[None]:
    """The word in the name of the workspace, of the recruiter and of every role."""

    def rename(change: Callable[[str], str]) -> None:
        with hands.window.workspace.write() as s:
            for role in s.scalars(select(Role)).all():
                role.title = change(role.title)
            person = s.get_one(Person, hands.pair().recruiter.id)
            person.name = change(person.name)
            workspace = s.scalars(select(Workspace)).one()
            workspace.name = change(workspace.name)
        settle()

    rename(lambda name: f"{word} {name}")
    yield
    rename(lambda name: name.removeprefix(f"{word} "))


@contextmanager
def called(hands: LaidTable, word: str) -> Iterator[None]:
    """The word in the name of the candidate."""

    def call_it(change: Callable[[str], str]) -> None:
        with hands.window.workspace.write() as s:
            candidate = s.get_one(Candidate, hands.candidate_id)
            candidate.name = change(candidate.name)
        settle()

    call_it(lambda name: f"{name} {word}")
    yield
    call_it(lambda name: name.removesuffix(f" {word}"))


@contextmanager
def broken(hands: LaidTable, word: str) -> Iterator[None]:
    """A row that the check complains of by its id."""

    def call_it(new: str, old: str) -> None:
        connection = dbapi2.connect(str(outlets.file_of(hands)))
        connection.execute("UPDATE setting SET id = ? WHERE id = ?", (new, old))
        connection.commit()
        connection.close()

    with hands.window.workspace.read() as s:
        before = s.scalars(select(Setting.id)).first()
    after = word.ljust(len(before), "0")
    call_it(after, before)
    yield
    call_it(before, after)


@contextmanager
def hinted(hands: LaidTable, word: str) -> Iterator[None]:
    """Words that a status bar of Qt would show."""
    hands.window.stage.setStatusTip(word)
    yield
    hands.window.stage.setStatusTip("")


@contextmanager
def beside(hands: LaidTable, word: str) -> Iterator[None]:
    """A file named so beside the workspace."""
    file = outlets.file_of(hands).with_name(word)
    file.write_bytes(b"")
    yield
    file.unlink()


@contextmanager
def logged(hands: LaidTable, word: str) -> Iterator[None]:
    Path(log_file()).write_text(word)
    yield
    Path(log_file()).unlink()


@contextmanager
def left(hands: LaidTable, word: str) -> Iterator[None]:
    with NamedTemporaryFile() as file:
        file.write(word.encode())
        file.flush()
        yield


@contextmanager
def opened(hands: LaidTable, word: str) -> Iterator[None]:
    hands.window.look.remember_file(Path(word))
    yield
    hands.window.look.remember_file(outlets.file_of(hands))
