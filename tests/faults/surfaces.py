"""Every place in which somebody could see, hear, find, print or export a word: the one list (RELIABILITY fault 70).

Who adds a page, a session, a command, a document or a file adds its surface here; test_peeking_sweep holds the list
against the program. Each surface reads what it shows now, and can prove that it would find a word: either it shows
the words of both once they were revealed, or something is planted in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAction, QClipboard, QUndoStack
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLabel, QMenu, QWidget

from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.fields.line_field import LineField
from tests.faults import outlets, plants
from tests.faults.canaries import sightings
from tests.faults.laid_table import STEMS, LaidTable
from tests.faults.pages_shown import (
    HISTORY,
    SAID,
    Content,
    beside_the_list,
    in_columns,
    in_every_order,
    page_at,
    session_at,
)
from tests.faults.shown import heard, properties, remembered, seen, seen_of
from tests.ui.window import settle

Plant = Callable[[LaidTable, str], AbstractContextManager[None]]


@dataclass(frozen=True)
class Surface:
    """One place. `after` says that it shows the words of both after the reveal, `plant` puts a word there.

    `steady` is what has to be the same whatever was written; `inside` is read without leaving the page that is
    shown; `far` knows nothing of the rounds and is swept with the long tests.
    """

    name: str
    read: Callable[[LaidTable], Content]
    plant: Plant | None = None
    after: bool = False
    steady: bool = True
    inside: bool = False
    far: bool = False


def hits(stem: str, content: Content) -> list[str]:
    """Where the stem stands, in files also in every wrapping; empty when nowhere. The answer does not hold it."""
    found = [f"named {place}" for place in content if stem in place]
    for place, what in content.items():
        if isinstance(what, bytes):
            found += sightings(stem, {place: what})
        elif stem in what:
            found += [f"{place}: {line[:200]}" for line in what.splitlines() if stem in line]
    for known in STEMS.values():
        found = [where.replace(known, "…") for where in found]
    return found


# What the pages are about


def _nothing(hands: LaidTable) -> str:
    return ""


def _role(hands: LaidTable) -> str:
    return hands.role_ids["R1"]


def _candidate(hands: LaidTable) -> str:
    return hands.candidate_id


def _recruiter(hands: LaidTable) -> str:
    return str(hands.pair().recruiter.id)


ABOUT: dict[str, Callable[[LaidTable], str]] = {
    "role": _role, "versions": _role, "plan": _role, "compare": _role, "candidate": _candidate, "person": _recruiter,
    "new_session": lambda hands: "debrief",
}  # fmt: skip
"""What the pages are about that are about something."""

PAGES = (
    "home", "sessions", "roles", "role", "versions", "plan", "compare", "question_bank", "candidates", "candidate",
    "person", "decisions", "commitments", "feedback", "check_ins", "insights", "new_session", "sample", "settings",
    "keys", "protects", "about",
)  # fmt: skip
SESSIONS = (
    SessionKind.INTAKE, SessionKind.SHORTLIST, SessionKind.DEBRIEF, SessionKind.FEEDBACK, SessionKind.MEND,
    SessionKind.LOOK_BACK,
)  # fmt: skip
HELD = (*SESSIONS, SessionKind.RE_INTAKE, SessionKind.CHECK_IN)
TELLS_ON_PAPER = frozenset(SESSIONS) - {SessionKind.LOOK_BACK}
"""Whose summary prints what each wrote alone; that of a look-back prints what both agreed."""


# Parts of the window


def _of_all(read: Callable[[QWidget], str]) -> Callable[[LaidTable], Content]:
    """One property of every widget of the program, hidden ones too."""

    def read_all(hands: LaidTable) -> Content:
        return {"all": "\n".join(sorted(words for one in QApplication.allWidgets() if (words := read(one))))}

    return read_all


def _title(hands: LaidTable) -> Content:
    return {
        "title": hands.window.windowTitle(),
        "file": hands.window.windowFilePath(),
        "icon": hands.window.windowIconText(),
    }


def _status(hands: LaidTable) -> Content:
    bar = hands.window.status
    return {"bar": "\n".join(sorted(seen_of([bar, *bar.findChildren(QWidget)])))}


def _menus(hands: LaidTable) -> Content:
    actions = hands.window.findChildren(QAction)
    inside = [action for menu in hands.window.findChildren(QMenu) for action in menu.actions()]
    return {"actions": "\n".join(sorted(words for one in {*actions, *inside} for _name, words in properties(one)))}


def _completers(hands: LaidTable) -> Content:
    found = []
    for completer in (one for window in QApplication.topLevelWidgets() for one in window.findChildren(QCompleter)):
        model = completer.model()
        found += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return {"offered": "\n".join(found)}


def _clipboards(hands: LaidTable) -> Content:
    return {mode.name: QApplication.clipboard().text(mode) for mode in QClipboard.Mode}


def _spoken(hands: LaidTable) -> Content:
    """The whole tree of the window, pages that are not shown as well."""
    return {"tree": "\n".join(words for _kind, words in heard(QAccessible.queryAccessibleInterface(hands.window)))}


def _counts(hands: LaidTable) -> Content:
    """The sidebar with its numbers, and its roles."""
    return {
        "sidebar": "\n".join(
            words for _k, words in heard(QAccessible.queryAccessibleInterface(hands.window.desk.sidebar))
        )
    }


def _orders(hands: LaidTable) -> Content:
    """The rows of every list, in their order."""
    found = {}
    for at, view in enumerate(hands.window.findChildren(QAbstractItemView)):
        model = view.model()
        rows = range(model.rowCount() if model is not None else 0)
        found[f"{at} {view.objectName()}"] = "\n".join(f"{row} {model.index(row, 0).data()}" for row in rows)
    return found


def _found(hands: LaidTable) -> Content:
    """What a search for the beginning of the words finds among the candidates: rows, counts, the empty state. It has to
    be the answer to a word that nobody wrote, or the word is told by what it finds."""
    answers = {}
    for word in ("Nobodyxx", *STEMS.values()):
        hands.window.go("candidates", "")
        field = hands.seen(LineField, "filter")
        field.set_value(word)
        field.edited.emit(word)
        settle()
        page = hands.window.acts._page()
        answers[word] = "\n".join(sorted(seen_of(one for one in page.findChildren(QLabel) if one.isVisible())))
        field.set_value("")
        field.edited.emit("")
        settle()
    told = [word for word, answer in answers.items() if answer != answers["Nobodyxx"]]
    return {"answers": "\n".join(set(answers.values())), "found by": "\n".join(told)}


def _everything(hands: LaidTable) -> Content:
    """Every property of every object of the program."""
    return {"all": "\n".join(sorted(f"{place}\t{words}" for words, places in seen().items() for place in places))}


def _objects(hands: LaidTable) -> Content:
    """What the interpreter holds with one of the stems in it."""
    both = " ".join(STEMS.values())
    return {"held": "\n".join(f"{both} {where}" for where in remembered(*STEMS.values()))}


def _steps(hands: LaidTable) -> Content:
    """Every stack of steps in the program, with what could be taken back or done again."""
    stacks = [stack for one in QApplication.topLevelWidgets() for stack in one.findChildren(QUndoStack)]
    found = [
        f"{stack.undoText()} {stack.redoText()} {stack.text(at)}" for stack in stacks for at in range(stack.count())
    ]
    return {"steps": "\n".join(found)}


# The list


def _pages() -> Iterator[Surface]:
    for place in PAGES:
        yield Surface(f"page {place}", page_at(place, ABOUT.get(place, _nothing)), plants.label)
    for kind in SESSIONS:
        yield Surface(f"session {kind}", session_at(kind, held=False), plants.label, after=True)
    for kind in HELD:
        far = kind is not SessionKind.CHECK_IN
        yield Surface(f"session {kind} held before", session_at(kind, held=True), plants.label, far=far)


def _pipeline() -> Iterator[Surface]:
    yield Surface("pipeline in columns", in_columns, plants.label)
    yield Surface("pipeline in every order", in_every_order, plants.called)
    yield Surface("said and written", beside_the_list(SAID), after=True)
    yield Surface("history beside the list", beside_the_list(HISTORY), plants.label)


def _parts() -> Iterator[Surface]:
    yield Surface("window title", _title, plants.titled, inside=True)
    yield Surface("status bar", _status, plants.noted, inside=True)
    yield Surface("tooltips", _of_all(QWidget.toolTip), plants.tipped, inside=True)
    yield Surface("hints of the status bar", _of_all(QWidget.statusTip), inside=True, plant=plants.hinted)
    yield Surface("menus and actions", _menus, plants.act, inside=True)
    yield Surface("completers", _completers, plants.offer, inside=True)
    yield Surface("clipboard", _clipboards, plants.copied, inside=True)
    yield Surface("accessibility tree", _spoken, plants.described, inside=True)
    yield Surface("counts", _counts, plants.renamed, inside=True)
    yield Surface("sort order", _orders, plants.listed, inside=True)
    yield Surface("search", _found, plants.called)
    yield Surface("undo and redo", _steps, plants.step, inside=True)
    yield Surface("every widget", _everything, plants.label, inside=True)
    yield Surface("objects in memory", _objects, plants.object, inside=True)


def _documents() -> Iterator[Surface]:
    for kind in HELD:
        yield Surface(f"pdf {kind}", outlets.summary(kind), plants.renamed, kind in TELLS_ON_PAPER)
    yield Surface("pdf feedback of one's own", outlets.own_copies, plants.renamed, after=True)
    yield Surface("pdf letter", outlets.letters_to_candidates, plants.renamed)
    yield Surface("pdf decision record", outlets.decision_records, plants.renamed)
    yield Surface("pdf quarter of a pair", outlets.quarters, plants.renamed)
    yield Surface("csv of the insights", outlets.figures_files, plants.renamed)
    yield Surface("calendar files", outlets.calendars, plants.renamed)


COMMANDS: dict[str, tuple[tuple[str, ...], Plant, bool]] = {
    "info": (("info", "FILE"), plants.renamed, False),
    "info --json": (("info", "FILE", "--json"), plants.renamed, False),
    "check --json": (("check", "FILE", "--json"), plants.broken, False),
    "coach": (("coach", "FILE", "--all", "--today", "2026-11-24"), plants.renamed, False),
    "coach --json": (("coach", "FILE", "--all", "--json", "--today", "2026-11-24"), plants.renamed, False),
    "measure": (("measure", "FILE", "--today", "2026-11-24"), plants.renamed, False),
    "measure --json": (("measure", "FILE", "--json", "--today", "2026-11-24"), plants.renamed, False),
    "export --all --format json": (
        ("export", "FILE", "--all", "--format", "json", "--to", "OUT/all.json"),
        plants.renamed,
        True,
    ),
    "export --all --format ics": (("export", "FILE", "--all", "--format", "ics", "--to", "OUT"), plants.renamed, False),
    "export --candidate": (
        (
            "export",
            "FILE",
            "--candidate",
            "CANDIDATE",
            "--to",
            "OUT",
            "--detail",
            "full",
            "--names",
            "--reason",
            "Asked",
        ),
        plants.renamed,
        True,
    ),
}
"""What the commands are called with, what is planted for them, and whether they tell what was revealed."""

WRITING_COMMANDS = frozenset({"demo", "new", "import", "encrypt", "decrypt", "passphrase"})
"""Commands that tell nothing of a workspace that is there: they make one, bring something in or turn its lock."""


def _told() -> Iterator[Surface]:
    for name, (call, plant, after) in COMMANDS.items():
        yield Surface(f"command {name}", outlets.command(*call), plant, after, steady=False, far=name == "coach")


def _kept() -> Iterator[Surface]:
    yield Surface("exchange file", outlets.exchange, plants.renamed, after=True)
    yield Surface("rows", outlets.rows, plants.renamed, after=True, steady=False)
    yield Surface("file set by bytes", outlets.files, plants.renamed, after=True, steady=False)
    yield Surface("file set by size", outlets.sizes, plants.beside)
    yield Surface("backup", outlets.backup, plants.renamed, after=True, steady=False)
    yield Surface("log", outlets.log, plants.logged)
    yield Surface("temporary files", outlets.temporary, plants.left, steady=False)
    yield Surface("copy left by a killed reader", outlets.left_copy, plants.renamed, after=True, steady=False)
    yield Surface("left by a killed PDF child", outlets.left_by_child, plants.left, steady=False)
    yield Surface("recent files", outlets.recent, plants.opened)


SURFACES = (*_pages(), *_pipeline(), *_parts(), *_documents(), *_told(), *_kept())
"""All of them."""
