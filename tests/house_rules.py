"""The rules of the house as functions: each takes a file's path and syntax tree and yields (line, what).

They read the syntax tree, not the text, so that a rule may be spoken about without breaking it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

Finding = tuple[int, str]
Rule = Callable[[str, ast.Module], Iterator[Finding]]

PACKAGE = "hirepair_desktop/"
MAY_IMPORT_QT = ("hirepair_desktop/ui/", "hirepair_desktop/app.py", "hirepair_desktop/cli/")
UI = "hirepair_desktop.ui."
PANELS = ("intake", "review", "feedback")
LIST_PAGE = UI + "pages.list_page"  # what the pages that are one list extend; no page by itself
LOCAL_SOCKET_NAMES = {"gethostname", "socketpair"}
LOCAL_QT_SOCKETS = {"QLocalServer", "QLocalSocket"}
NETWORK_MODULES = {"ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "socketserver"}
ATTICS = {"utils", "util", "common", "helpers", "services", "managers", "core", "misc"}
UNREADY = {"TO" + "DO", "FIX" + "ME", "XX" + "X"}

MOST_LINES_OF_A_FILE = 500
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_A_CLASS = 300
# A file that may be longer, by the start of its path. Each wants its reason here.
MAY_BE_LARGE: dict[str, str] = {
    "tests/fixtures/": "files made to be read by tests",
    "hirepair_desktop/storage/migrations/versions/": "one revision is one step, a table after the other",
}


class Source(NamedTuple):
    """One Python file of the project."""

    path: str
    text: str
    tree: ast.Module


def _imports(tree: ast.Module) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Every import as (line, module, names taken from it)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, ()
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or "", tuple(alias.name for alias in node.names)


def _attributes(tree: ast.Module, *names: str) -> Iterator[tuple[int, str]]:
    """Every `owner.name` with one of these names, as (line, the whole)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield node.lineno, ast.unparse(node)


def fixed_wait(path: str, tree: ast.Module) -> Iterator[Finding]:
    """A test waits for a signal or a condition, never for a time."""
    if not path.startswith("tests/"):
        return
    for line, whole in _attributes(tree, "sleep", "wait", "qWait", "qSleep"):
        owner = whole.rpartition(".")[0]
        if whole == "time.sleep" or (owner in ("qtbot", "QTest") and not whole.endswith(".sleep")):
            yield line, whole
    for line, module, names in _imports(tree):
        if module == "time" and "sleep" in names:
            yield line, "from time import sleep"


def skipped_test(path: str, tree: ast.Module) -> Iterator[Finding]:
    """A test runs or is removed."""
    if path.startswith("tests/"):
        names = ("skip", "skipif", "xfail", "importorskip", "skipTest")
        for line, whole in _attributes(tree, *names):
            if whole.startswith(("pytest.", "unittest.", "self.")):
                yield line, whole


def style_sheet(path: str, tree: ast.Module) -> Iterator[Finding]:
    """Under any style sheet fields keep the old palette when the theme changes (QT-NOTES)."""
    yield from _attributes(tree, "setStyleSheet")


def qt_outside_the_window(path: str, tree: ast.Module) -> Iterator[Finding]:
    """What is true, kept, wise, learnt, printed or exchanged knows nothing of Qt (ARCHITECTURE)."""
    if path.startswith(PACKAGE) and not path.startswith(MAY_IMPORT_QT):
        for line, module, _ in _imports(tree):
            if module.split(".")[0] in ("PySide6", "shiboken6"):
                yield line, module


def network(path: str, tree: ast.Module) -> Iterator[Finding]:
    """No command and no window opens a network connection (INTERFACE). Local sockets may be used."""
    if not path.startswith(PACKAGE):
        return
    for node in ast.walk(tree):
        of_socket = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
        if of_socket and node.attr not in LOCAL_SOCKET_NAMES:
            yield node.lineno, f"socket.{node.attr}"
    for line, module, names in _imports(tree):
        if module == "socket" and set(names) - LOCAL_SOCKET_NAMES:
            yield line, f"socket: {', '.join(names)}"
        if any(module == known or module.startswith(known + ".") for known in NETWORK_MODULES):
            yield line, module
        if module == "urllib" and "request" in names:
            yield line, "urllib.request"
        if module == "PySide6" and "QtNetwork" in names:
            yield line, "PySide6.QtNetwork as a whole"
        if module == "PySide6.QtNetwork" and not (names and set(names) <= LOCAL_QT_SOCKETS):
            yield line, f"PySide6.QtNetwork: {', '.join(names)}"


def commit_outside_storage(path: str, tree: ast.Module) -> Iterator[Finding]:
    """The caller opens the transaction; nothing that is handed a session commits (ARCHITECTURE)."""
    if path.startswith(PACKAGE) and not path.startswith("hirepair_desktop/storage/"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit":
                yield node.lineno, ast.unparse(node.func)


def large_piece(path: str, tree: ast.Module) -> Iterator[Finding]:
    """Rot starts in the one big file, class or function (ARCHITECTURE)."""
    if path.startswith(tuple(MAY_BE_LARGE)):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            most = MOST_LINES_OF_A_CLASS if isinstance(node, ast.ClassDef) else MOST_LINES_OF_A_FUNCTION
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > most:
                yield node.lineno, f"{node.name} has {lines} lines, {most} at most"


def swallowed_error(path: str, tree: ast.Module) -> Iterator[Finding]:
    """What a user cannot act on is a bug and goes to the log; nothing is lost in silence."""
    if not path.startswith((PACKAGE, "packaging/")):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
            if broad and all(isinstance(part, ast.Pass | ast.Continue | ast.Return) for part in node.body):
                yield node.lineno, "a broad except that does nothing"


def attic(path: str, tree: ast.Module) -> Iterator[Finding]:
    """A room named after nothing becomes the attic (ARCHITECTURE)."""
    parts = set(path.removesuffix(".py").split("/"))
    if path.startswith(PACKAGE) and parts & ATTICS:
        yield 1, ", ".join(sorted(parts & ATTICS))


def text_that_cannot_be_translated(path: str, tree: ast.Module) -> Iterator[Finding]:
    """A translator sees what stands in the source: a plain string, its places filled after the call."""
    if not path.startswith(PACKAGE):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            texts = node.args[:1] if node.func.id == "_" else node.args[:2]
            if any(isinstance(text, ast.JoinedStr | ast.BinOp | ast.Call) for text in texts):
                yield node.lineno, ast.unparse(node)[:60]


def slot_without_mark(path: str, tree: ast.Module) -> Iterator[Finding]:
    """A method that a signal is connected to carries @Slot."""
    if not path.startswith("hirepair_desktop/ui/"):
        return
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        connected = {
            ast.unparse(node.args[0]).removeprefix("self.")
            for node in ast.walk(owner)
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect" and node.args
        }
        for node in owner.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("_on_") and node.name in connected:
                marks = [ast.unparse(mark) for mark in node.decorator_list]
                if not any(mark.startswith("Slot") for mark in marks):
                    yield node.lineno, node.name


def page_imports_page(path: str, tree: ast.Module) -> Iterator[Finding]:
    """Pages emit requests and the main window wires them; none knows another (ARCHITECTURE)."""
    own = path.removeprefix("hirepair_desktop/ui/").split("/")[0]
    if not path.startswith("hirepair_desktop/ui/") or own not in ("pages", *PANELS):
        return
    others = tuple(f"{UI}{panel}" for panel in ("pages", *PANELS) if panel != own)
    for line, module, _ in _imports(tree):
        sibling = module.startswith(UI + "pages.") and module.endswith("_page") and module != LIST_PAGE
        if sibling or f"{module}.".startswith(tuple(f"{other}." for other in others)):
            yield line, module


def nothing_behind_it(sources: Iterable[Source]) -> Iterator[str]:
    """What is promised for later is no code yet: a step left open must be filled in by a class that extends it."""
    classes = [
        (source.path, node)
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef | ast.Module)
    ]
    filled = {
        (ast.unparse(base).rpartition(".")[2], step.name)
        for _, node in classes
        for base in getattr(node, "bases", ())
        for step in node.body
        if isinstance(step, ast.FunctionDef)
    }
    for path, node in classes:
        for step in node.body:
            if isinstance(step, ast.FunctionDef) and (getattr(node, "name", ""), step.name) not in filled:
                for part in ast.walk(step):
                    if isinstance(part, ast.Raise) and part.exc and "NotImplemented" in ast.unparse(part.exc):
                        yield f"{path}:{part.lineno} {step.name} is filled in by nobody"


RULES: tuple[Rule, ...] = (
    fixed_wait,
    skipped_test,
    style_sheet,
    qt_outside_the_window,
    network,
    commit_outside_storage,
    large_piece,
    swallowed_error,
    attic,
    text_that_cannot_be_translated,
    slot_without_mark,
    page_imports_page,
)
