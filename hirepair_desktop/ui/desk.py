"""The desk: sidebar and page, everything outside a session. Pages are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hirepair_desktop.model.home import GOING
from hirepair_desktop.model.parted import ended_words
from hirepair_desktop.model.place_counts import place_counts
from hirepair_desktop.model.sidebar import RoleName, roles_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.menus import PLACES, place_words
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.widgets.boxes import Scroll
from hirepair_desktop.ui.widgets.sidebar import Place, Sidebar
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

ICONS = {
    "home": "home", "sessions": "sessions", "roles": "role", "candidates": "candidate", "decisions": "decision",
    "commitments": "check-circle", "feedback": "feedback", "check_ins": "calendar", "insights": "insights",
}  # fmt: skip

PAGES = {
    "home": ("home_page", "HomePage"),
    "sessions": ("sessions_page", "SessionsPage"),
    "roles": ("roles_page", "RolesPage"),
    "role": ("role_page", "RolePage"),
    "versions": ("versions_page", "VersionsPage"),
    "plan": ("plan_page", "PlanPage"),
    "compare": ("compare_page", "ComparePage"),
    "question_bank": ("bank_page", "BankPage"),
    "candidates": ("candidates_page", "CandidatesPage"),
    "candidate": ("candidate_page", "CandidatePage"),
    "person": ("person_page", "PersonPage"),
    "decisions": ("decisions_page", "DecisionsPage"),
    "commitments": ("commitments_page", "CommitmentsPage"),
    "feedback": ("feedback_page", "FeedbackPage"),
    "check_ins": ("check_ins_page", "CheckInsPage"),
    "insights": ("insights_page", "InsightsPage"),
    "new_session": ("new_session_page", "NewSessionPage"),
    "sample": ("sample_page", "SamplePage"),
    "settings": ("settings_page", "SettingsPage"),
    "keys": ("help_page", "HelpPage"),
    "protects": ("help_page", "HelpPage"),
    "about": ("help_page", "HelpPage"),
}
"""Where each page lives in `ui/pages`: imported when it is first shown, so that the start stays light."""

UNDER = {
    "role": "roles",
    "versions": "roles",
    "plan": "roles",
    "compare": "roles",
    "question_bank": "",
    "candidate": "candidates",
    "new_session": "sessions",
}
"""Which place of the sidebar is lit for a page that has none of its own."""

OF_A_ROLE = ("role", "versions", "plan", "compare")
"""Places about one role."""

COUNTED = frozenset(
    {"role", "candidate", "session", "decision", "commitment", "check_in", "person", "partnership", "setting"}
)

MakePage = Callable[[OpenWorkspace], Page]


class Desk(QWidget):
    """`wished(place, id)` what a page or the sidebar wants; `print_requested(session_id)`; `said(words)`;
    `took_away(words)`."""

    wished = Signal(str, str)
    print_requested = Signal(str)
    said = Signal(str)
    took_away = Signal(str)

    def __init__(self, workspace: OpenWorkspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._workspace = workspace
        self._pages: dict[str, Page] = {}
        self._place, self._about_id = "", ""
        self.sidebar = Sidebar()
        self.stack = QStackedWidget()
        self.stack.setObjectName("desk_stack")
        side_by_side = QHBoxLayout(self)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        side_by_side.addWidget(self.sidebar)
        side_by_side.addWidget(self.stack, 1)
        self.sidebar.place_requested.connect(lambda place: self.wished.emit(place, ""))
        self.sidebar.role_requested.connect(lambda role_id: self.wished.emit("role", role_id))
        self.sidebar.pair_requested.connect(self._on_sidebar_pair_requested)
        self.sidebar.find_requested.connect(lambda: self.wished.emit("roles", ""))
        workspace.changed.connect(self._on_workspace_changed)
        workspace.pair_changed.connect(self._on_workspace_pair_changed)
        self._show_sidebar()

    # Pages

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._place)

    def shown(self) -> tuple[str, str]:
        """The place that is shown, and what it is about."""
        return self._place, self._about_id

    def role_id(self) -> str:
        """The role that the shown page is about; "" for none."""
        return self._about_id if self._place in OF_A_ROLE else ""

    def title(self) -> str:
        """Words for the window's title; "" for none."""
        page = self.page
        return page.windowTitle() if page is not None else ""

    def key_hints(self) -> list[tuple[str, str]]:
        """Keys of the page that is shown, for the status bar."""
        page = self.page
        return page.key_hints() if page is not None else []

    def go(self, place: str, about_id: str) -> None:
        """Show a page; a page about one thing is told which."""
        if place not in PAGES:
            place = "home"
        page = self._pages.get(place)
        if page is None:
            page = self._make(place)
        about = getattr(page, "show_about", None)
        if about is not None:
            about(place if place in ("keys", "protects", "about") else about_id)
        self._place, self._about_id = place, about_id
        self.stack.setCurrentIndex(list(self._pages).index(place))
        self._light()
        begin_here = getattr(page, "focus_first", None)
        shown = self.stack.currentWidget()
        if begin_here is not None:
            begin_here()
        elif shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, place: str) -> Page:
        module, name = PAGES[place]
        make: MakePage = getattr(import_module(f"hirepair_desktop.ui.pages.{module}"), name)
        page = make(self._workspace)
        page.open_requested.connect(self.wished)
        page.session_requested.connect(self._on_page_session_requested)
        page.print_requested.connect(self.print_requested)
        page.said.connect(self.said)
        page.took_away.connect(self.took_away)
        page.stand_on("canvas")
        self._pages[place] = page
        self.stack.addWidget(Scroll(page, f"{place}_scroll"))
        return page

    def print_shown(self) -> None:
        """The summary of what is shown, where there is one."""
        session_id = getattr(self.page, "session_to_print", lambda: "")()
        if session_id:
            self.print_requested.emit(session_id)
        else:
            self.said.emit(_("Open a session first: its summary is what gets printed."))

    @Slot(str, str, str)
    def _on_page_session_requested(self, kind: str, role_id: str, candidate_id: str) -> None:
        self.go("new_session", "")
        propose = getattr(self.page, "propose", None)
        if propose is not None:
            propose(kind, role_id, candidate_id)
        self.wished.emit("new_session", "")

    # Sidebar

    @Slot(str)
    def _on_sidebar_pair_requested(self, pair_id: str) -> None:
        self._workspace.turn_to(pair_id)

    @Slot(str)
    def _on_workspace_pair_changed(self, pair_id: str) -> None:
        self._show_sidebar()
        for page in self._pages.values():
            page.look_again()

    @Slot(object)
    def _on_workspace_changed(self, changes: object) -> None:
        if isinstance(changes, frozenset) and not COUNTED.isdisjoint(change.kind for change in changes):
            self._show_sidebar()

    def _show_sidebar(self) -> None:
        pair = self._workspace.pair()
        if pair is not None:
            self.sidebar.set_pair(pair.recruiter.name, pair.manager.name)
        pairs = self._workspace.pairs()
        self.sidebar.set_pairs([(p.id, _pair_words(p)) for p in pairs])
        with self._workspace.glance() as rows:
            pair_id = pair.id if pair is not None else ""
            counts, roles = place_counts(rows, pair_id), roles_of(rows, pair_id)
        words = place_words()
        self.sidebar.set_places([Place(key, words[key], ICONS[key], counts.get(key)) for key in PLACES])
        self.sidebar.set_roles(_grouped(roles))
        self._light()

    def _light(self) -> None:
        """The place that is lit, and the role when the page is about one."""
        self.sidebar.set_current(UNDER.get(self._place, self._place), self.role_id())


def _pair_words(pair: Pair) -> str:
    """`Amara & Priya`, and since when they are no pair any more."""
    both = f"{pair.recruiter.first} & {pair.manager.first}"
    return both if pair.ended is None else _("{pair}, {ended}").format(pair=both, ended=ended_words(pair.ended))


def _grouped(roles: list[RoleName]) -> list[tuple[str, list[tuple[str, str]]]]:
    going = [(role.id, role.title) for role in roles if role.status in GOING]
    filled = [(role.id, role.title) for role in roles if role.status not in GOING]
    groups = [(_("Open roles") if len(going) != 1 else _("Open role"), going), (_("Filled"), filled)]
    return [group for group in groups if group[1]]
