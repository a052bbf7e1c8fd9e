"""Two versions of a role's brief in words (picture 24)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Role
from hirepair_desktop.model.brief_drift import drift_words
from hirepair_desktop.model.brief_history import (
    BriefState,
    Comparison,
    brief_states,
    compare_states,
    names_of,
    session_of,
)
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.versions_parts import (
    Trail,
    Unchanged,
    VersionStrip,
    agreed_list,
    touched_list,
    went_list,
)
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.told_changes import MOST_SHOWN, bare, not_shown, shown_change, state_words
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.buttons import MenuButton, button
from hirepair_desktop.ui.widgets.change_view import ChangeView
from hirepair_desktop.ui.widgets.empty_state import EmptyState
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, title
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

FEWEST = 2
"""One state compares with nothing."""


def label_of(state: BriefState) -> str:
    """`Version 1, 15 Jul`."""
    if state.agreed_at is None:
        return state_words(state)
    return _("{version}, {day}").format(version=state_words(state), day=bare(state.agreed_at))


def count_words(n: int) -> str:
    """`Three changes`."""
    small = (
        _("No change"), _("One change"), _("Two changes"), _("Three changes"), _("Four changes"), _("Five changes"),
        _("Six changes"), _("Seven changes"), _("Eight changes"), _("Nine changes"), _("Ten changes"),
    )  # fmt: skip
    return small[n] if n < len(small) else ngettext("{n} change", "{n} changes", n).format(n=n)


class VersionsPage(Page):
    """Told by `show_about(role_id)` which role; the first and the last state are compared until others are chosen."""

    shows = frozenset({
        "role", "brief_version", "criterion", "outcome", "stage", "entry", "challenge", "rating", "candidate",
        "interview", "decision", "promise", "decision_role", "market_evidence", "source_lead", "person",
    })  # fmt: skip

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(workspace, "versions_page")
        self._role_id = ""
        self._chosen: tuple[int, int] | None = None
        self._views: list[ChangeView] = []
        self._print = ""
        self._side_box = QWidget()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(*(theme().px(side) for side in (28, 20, 28, 24)))
        self._body.setSpacing(theme().px(14))
        self.next_key = QShortcut(QKeySequence("N"), self)
        self.next_key.activated.connect(self._on_next_key_activated)

    def show_about(self, role_id: str) -> None:
        """Which role."""
        if role_id != self._role_id:
            self._role_id, self._chosen = role_id, None
        self.look_again()

    def key_hints(self) -> list[tuple[str, str]]:
        """Keys worth a hint in the status bar."""
        return [("N", _("next change")), ("Ctrl P", _("print"))] if self._views else []

    def session_to_print(self) -> str:
        """The sitting in which the newer of the two was agreed, for Ctrl P."""
        return self._print

    # Showing

    def refresh(self) -> None:
        clear(self._body)
        self._views, self._print = [], ""
        with self.workspace.read() as s:
            role = s.get(Role, self._role_id)
            if role is None:
                self._body.addWidget(plain(_("This role is not in the workspace any more.")))
                self._body.addStretch(1)
                return
            self.setWindowTitle(_("{role}: versions").format(role=role.title))
            pair = self.workspace.pair_by_id(role.partnership_id)
            states = brief_states(s, role)
            if len(states) < FEWEST:
                self._show_empty(role, states)
                return
            old, new = self._pick(states)
            compared = compare_states(s, role, states, old, new, self.workspace.now())
            self._print = session_of(s, role, compared.new)
            self._show_head(role, states, compared)
            self._show_compared(s, states, compared, pair)

    def _pick(self, states: list[BriefState]) -> tuple[int, int]:
        """The two that were chosen, while both are there; else the first and the last."""
        known = {state.n for state in states}
        if self._chosen is None or not set(self._chosen) <= known:
            return states[0].n, states[-1].n
        return self._chosen

    def _show_empty(self, role: Role, states: list[BriefState]) -> None:
        words = (
            _("Version 1 holds and nothing has changed since; a re-intake makes the next one to compare it with.")
            if states
            else _("No brief is agreed yet; the intake makes version 1, and a later change the one to compare it with.")
        )
        empty = EmptyState(words, _("Back to the role"), "no_versions")
        empty.act_requested.connect(self._on_back_requested)
        self._body.addLayout(stack(self._trail(role), title(_("What changed in the brief")), space=2))
        self._body.addWidget(empty)
        self._body.addStretch(1)

    def _trail(self, role: Role) -> Trail:
        made = Trail(role.title)
        made.chosen.connect(self._on_back_requested)
        return made

    def _show_head(self, role: Role, states: list[BriefState], compared: Comparison) -> None:
        self.from_menu = MenuButton(
            label_of(compared.old), "from_menu", [(str(state.n), label_of(state)) for state in states[:-1]]
        )
        later = [(str(state.n), label_of(state)) for state in states if state.n > compared.old.n]
        self.to_menu = MenuButton(label_of(compared.new), "to_menu", later)
        for menu, words in ((self.from_menu, _("From: {version}")), (self.to_menu, _("To: {version}"))):
            menu.setAccessibleName(words.format(version=menu.text()))
        self.from_menu.chosen.connect(self._on_from_menu_chosen)
        self.to_menu.chosen.connect(self._on_to_menu_chosen)
        self.print_it = button(_("Print"), "print_versions", icon="file")
        self.print_it.clicked.connect(self._on_print_it_clicked)
        self.print_it.setVisible(bool(self._print))
        named = stack(self._trail(role), title(_("What changed in the brief")), space=2)
        first = row(caption(_("From"), wrap=False), self.from_menu, space=10)
        second = row(caption(_("to"), wrap=False), self.to_menu, self.print_it, space=10)
        if theme().large():
            for line in (first, second):
                line.addStretch(1)
            self._body.addLayout(stack(named, first, second, space=8))
            return
        menus = row(first, second, space=10)
        line = row(named, menus)
        line.setStretch(0, 1)
        line.setAlignment(menus, Qt.AlignmentFlag.AlignBottom)
        self._body.addLayout(line)

    def _show_compared(self, s: Block, states: list[BriefState], compared: Comparison, pair: Pair) -> None:
        names = names_of(s)
        old, new = compared.old, compared.new
        note = drift_words(states[0].body, new.body)
        if note and new.drift is not None:
            note = _("{n} is {parts} Drift can be learning: read the reasons.").format(n=f"{new.drift:.2f}", parts=note)
        note = note or _("Drift counts how far the musts have moved from version 1. Read the reasons.")
        self._body.addWidget(VersionStrip(states, (old.n, new.n), note, pair, names))
        left, right = stack(space=0), stack(space=20)
        self._show_changes(compared, pair, names, left)
        if compared.went:
            right.addLayout(went_list(compared.went, old.n, new.n))
        right.addLayout(touched_list(compared.touched))
        right.addLayout(agreed_list(new, pair, names))
        right.addStretch(1)
        self._side_box = QWidget()
        self._side_box.setLayout(right)
        columns: QBoxLayout = QVBoxLayout() if theme().large() else QHBoxLayout()
        columns.setSpacing(theme().px(28))
        columns.addLayout(left, 1)
        columns.addWidget(self._side_box)
        self._body.addLayout(columns, 1)
        self._set_side()

    def _show_changes(self, compared: Comparison, pair: Pair, names: dict[str, str], left: QVBoxLayout) -> None:
        aside = caption(_("taken out is struck through, put in is underlined"), wrap=theme().large())
        heading = section_title(count_words(len(compared.changes)), "change_count")
        heading.setWordWrap(False)
        left.addLayout(row(heading, aside, 1, space=10) if not theme().large() else stack(heading, aside, space=2))
        left.addSpacing(theme().px(8))
        for number, told in enumerate(compared.changes[:MOST_SHOWN], 1):
            left.addWidget(Rule(token="line2"))
            view = ChangeView(number, shown_change(told, compared, pair, names))
            self._views.append(view)
            left.addWidget(view)
        more = not_shown(len(compared.changes))
        if more:
            left.addWidget(caption(more))
        if compared.same:
            left.addWidget(Rule(token="line2"))
            left.addSpacing(theme().px(8))
            left.addWidget(Unchanged(compared.same))
        left.addStretch(1)

    def _set_side(self) -> None:
        if not theme().large():
            self._side_box.setFixedWidth(theme().px(300 if self.width() >= theme().px(1180) else 260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_side()

    # What a person does

    @Slot(str)
    def _on_from_menu_chosen(self, value: str) -> None:
        """The newer one stays, unless it is not newer any more."""
        old, new = int(value), int(self.to_menu.list.actions()[-1].data())
        if self._chosen is not None and self._chosen[1] > old:
            new = self._chosen[1]
        self._chosen = old, new
        self._show_again("from_menu")

    @Slot(str)
    def _on_to_menu_chosen(self, value: str) -> None:
        with self.workspace.read() as s:
            old, _new = self._pick(brief_states(s, s.get_one(Role, self._role_id)))
        self._chosen = old, int(value)
        self._show_again("to_menu")

    def _show_again(self, focus: str) -> None:
        self.refresh()
        menu = self.findChild(MenuButton, focus)
        if menu is not None:
            menu.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_print_it_clicked(self) -> None:
        self.print_requested.emit(self._print)

    @Slot()
    def _on_back_requested(self) -> None:
        self.open_requested.emit("role", self._role_id)

    @Slot()
    def _on_next_key_activated(self) -> None:
        """Go to the change after the one that has the focus; after the last to the first."""
        if not self._views:
            return
        here = next((n for n, view in enumerate(self._views) if view.hasFocus()), -1)
        wanted = self._views[(here + 1) % len(self._views)]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(wanted)
