"""What a page or a session shows: the readings of the window that go to a place first (RELIABILITY fault 70)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

from PySide6.QtGui import QAccessible, QUndoStack
from PySide6.QtWidgets import QApplication

from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.pipeline import Asked, Order
from hirepair_desktop.model.pipeline_lines import pipeline_lines
from hirepair_desktop.ui.pages.candidates_arranging import arranged_in
from hirepair_desktop.ui.pages.candidates_page import CandidatesPage
from hirepair_desktop.ui.pages.candidates_view import COLUMNS, LIST
from hirepair_desktop.ui.pages.pipeline_words import counted_words
from hirepair_desktop.ui.session.panel import SessionPanel
from tests.faults.laid_table import LaidTable
from tests.faults.shown import ROLES, heard, seen_of
from tests.ui.window import settle, until_built

Content = Mapping[str, str] | Mapping[str, bytes]


def shown(hands: LaidTable) -> dict[str, str]:
    """What the window shows now: words, sounds in their order, points, and what could be undone."""
    window = hands.window
    page, picture = window.acts._page(), window.grab().toImage()
    visible = seen_of(widget for widget in QApplication.allWidgets() if widget.isVisible())
    stack = _undo_stack(hands)
    steps = [stack.text(at) for at in range(stack.count())] if stack is not None else []
    return {
        "words": "\n".join(sorted(f"{place}\t{words}" for words, places in visible.items() for place in places)),
        "heard": "\n".join(words for _kind, words in heard(QAccessible.queryAccessibleInterface(page or window.stage))),
        "steps": "\n".join(steps),
        "pixels": sha256(picture.constBits()).hexdigest(),
    }


def _undo_stack(hands: LaidTable) -> QUndoStack | None:
    page = hands.window.acts._page()
    return page.edits.stack if page is not None else None


def back_and_forth(hands: LaidTable, times: int = 200) -> None:
    """Undo as often as anybody would try, then do it all again."""
    for act in (hands.window.acts.undo, hands.window.acts.redo):
        for _time in range(times):
            act()


def page_at(place: str, about: Callable[[LaidTable], str]) -> Callable[[LaidTable], Content]:
    def read(hands: LaidTable) -> Content:
        if hands.window.table is not None or hands.window.desk.shown() != (place, about(hands)):
            hands.window.go(place, about(hands))
        settle()
        until_built(hands.window.acts._page())
        back_and_forth(hands)
        settle()
        return shown(hands)

    return read


def _sit_down(hands: LaidTable, kind: SessionKind, held: bool) -> SessionPanel:
    about = hands.about(kind, held=held)
    if hands.window.table is None or hands.window.table.session_id != about:
        hands.window.go("session", about)
    panel: SessionPanel = hands.table.panel
    return panel


def session_at(kind: SessionKind, *, held: bool) -> Callable[[LaidTable], Content]:
    """Every section of a session, one after the other; the coach looks now rather than after its pause."""

    def read(hands: LaidTable) -> Content:
        panel, found = _sit_down(hands, kind, held), {}
        for section in panel.sections:
            hands.table.frame.show_section(section.key)
            settle()
            if panel.coach is not None:
                panel.coach.coach.look()
                settle()
            back_and_forth(hands)
            settle()
            found |= {f"{section.key} {what}": words for what, words in shown(hands).items()}
        return found

    return read


# The pipeline


SAID, HISTORY = 1, 2
"""The tabs beside the list."""


def _pipeline(hands: LaidTable) -> CandidatesPage:
    """The list of all roles, K19 under the cursor."""
    if hands.window.table is not None or hands.window.desk.shown() != ("candidates", ""):
        hands.window.go("candidates", "")
    settle()
    page = hands.window.acts._page()
    assert isinstance(page, CandidatesPage)
    page.table.go_to(hands.candidate_id)
    settle()
    return page


def in_columns(hands: LaidTable) -> Content:
    """The pipeline in columns by stage, and every card of it."""
    page = _pipeline(hands)
    hands.click(f"view_{COLUMNS}")
    page.columns.go_to(hands.candidate_id)
    back_and_forth(hands)
    settle()
    cards = [column.cards.stage for column in page.columns.columns.values()]
    told = [str(stage.index(at, 0).data(role)) for stage in cards for at in range(stage.rowCount()) for role in ROLES]
    found = shown(hands) | {"cards": "\n".join(told)}
    hands.click(f"view_{LIST}")
    return found


def beside_the_list(tab: int) -> Callable[[LaidTable], Content]:
    """What a tab beside the list says of K19."""

    def read(hands: LaidTable) -> Content:
        tabs = _pipeline(hands).side.tabs
        tabs.setCurrentIndex(tab)
        settle()
        back_and_forth(hands)
        settle()
        found = shown(hands)
        tabs.setCurrentIndex(0)
        settle()
        return found

    return read


def in_every_order(hands: LaidTable) -> Content:
    """Who stands where in each order, both ways, and for each of the pair who is waited for: rows and counts."""
    workspace, found = hands.window.workspace, {}
    asked = [Asked(order=order, descending=back) for order in Order for back in (False, True)]
    asked += [Asked(waiting_on=hands.pair().seat(side).id) for side in ("rec", "man")]
    for at, one in enumerate(asked):
        arranged = arranged_in(workspace.store, one, workspace.now())
        ids = [candidate_id for group in arranged.ids.values() for candidate_id in group]
        with workspace.read() as s:
            lines = pipeline_lines(s, ids, workspace.today(), workspace.now())
        rows = [str(lines[candidate_id]) for candidate_id in ids]
        found[f"{at} {one.order}"] = "\n".join([*rows, str(arranged.counts), counted_words(arranged, one.order)])
    return found
