"""The column beside the pipeline: the candidate of the current row, the CV, who is ready, what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabBar, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Person
from hirepair_desktop.model.candidate_facts import seen_by
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.model.pipeline import GROUP_OF, STRIP
from hirepair_desktop.model.pipeline_facts import open_reviews
from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _, bare_day, first_name, local
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.candidate_history import HistoryPart
from hirepair_desktop.ui.pages.candidate_said import SaidPart
from hirepair_desktop.ui.pages.closing_form import ClosingForm
from hirepair_desktop.ui.pages.cv_box import CvBox
from hirepair_desktop.ui.pages.pipeline_words import found_words, group_words, status_words, step_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Scroll, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain, strong
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.tag import Tag

CLOSE = "closed"
WIDE, NARROW = 408, 332
"""Widths of the column, in pixels at 100 %: as drawn, and in a page of less than BROAD."""

BROAD = 1200
CLOSING_AT, CV_AT = 4, 6
"""Places in the column: the form that asks why it ends, and the CV, which takes the height that is left."""


def stage_choices(status: CandidateStatus) -> list[tuple[str, str]]:
    """Where a candidate can be moved from where they stand."""
    return [
        (key, _("Close…") if key == CLOSE else _("To {stage}").format(stage=group_words()[key]))
        for key in STRIP
        if key != GROUP_OF[status]
    ]


def _met_words(met: list[tuple[str, datetime]]) -> str:
    """Who has seen a candidate: `Seen by Jonas 21 Nov, Priya 23 Nov`."""
    seen = [f"{first_name(name)} {bare_day(local(at).date())}" for name, at in met]
    return _("Seen by {people}").format(people=", ".join(seen)) if seen else ""


class PipelineSide(Fill):
    """`opened(id)` wants the page, `review_opened(session_id)`, `move_chosen(id, stage)` another stage."""

    opened = Signal(str)
    review_opened = Signal(str)
    move_chosen = Signal(str, str)

    def __init__(self, page: Page) -> None:
        super().__init__("canvas", "left")
        self.setObjectName("candidate_side")
        self.setAccessibleName(_("The candidate of this row"))
        self._page, self._id = page, ""
        self.alias = strong("", wrap=False)
        self.status_tag = Tag("", name="side_status")
        self.name = ElidedLabel("")
        self.under = caption("")
        self.open_page = LinkButton(_("Open page"), "side_open")
        self.cv = CvBox(page, "side_cv")
        self.ready = ReadinessList("side_ready")
        self.move_to = MenuButton(_("Move"), "side_move", small=True)
        self.review = button(_("Open the review"), "side_review", icon="lock", small=True)
        self._review_id = ""
        self.closing = ClosingForm(page.workspace)
        self.nobody = plain(_("Choose a row to read the CV beside it."), token="ink2")
        self.tabs = QTabBar()
        self._dress_tabs()
        self.said = SaidPart()
        self.history = HistoryPart()
        self.whole = QWidget()
        head = row(self.alias, self.status_tag, 1, self.open_page, space=8)
        self.inside = stack(
            head, self.name, self.under, row(self.review, self.move_to, 1, space=8), self.closing, self.tabs, self.cv,
            self.said, self.history, self.ready, 1, space=8,
        )  # fmt: skip
        self.inside.setStretch(CV_AT, 1000)
        self.whole.setLayout(self.inside)
        held = QWidget()
        held.setLayout(stack(self.nobody, self.whole, space=0, margins=(18, 14, 16, 14)))
        held.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.setLayout(stack(Scroll(held, "side_scroll"), space=0, margins=(1, 0, 0, 0)))
        self.open_page.clicked.connect(self._on_open_page_clicked)
        self.move_to.chosen.connect(self._on_move_to_chosen)
        self.review.clicked.connect(self._on_review_clicked)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.history.session_opened.connect(self.review_opened)

    def _dress_tabs(self) -> None:
        self.tabs.setObjectName("side_tabs")
        self.tabs.setAccessibleName(_("What is shown of the candidate"))
        self.tabs.setFont(theme().font("body", 500))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setProperty("ring", True)
        for words in (_("CV"), _("Said and written"), _("History")):
            self.tabs.addTab(words)

    def take_closing(self) -> None:
        """Seat the form that asks why it ends in this column again."""
        self.inside.insertWidget(CLOSING_AT, self.closing)

    def show_line(self, line: PipelineLine | None) -> None:
        """Whose row has the focus; None for nobody."""
        new = line.id if line is not None else ""
        if new != self._id and self.isAncestorOf(self.closing):
            self.closing.hide()
        self._id = new
        show_if(self.nobody, line is None)
        show_if(self.whole, line is not None)
        if line is None:
            self.cv.show_candidate("")
            return
        self.alias.setText(line.alias)
        self.status_tag.set_words(status_words(line.status))
        self.name.setText(line.name)
        self.move_to.set_items(stage_choices(line.status))
        with self._page.workspace.read() as s:
            met = seen_by(s, new, self._page.workspace.now())
        said = [found_words(line.source, line.brought_by), line.reason or step_words(line.step), _met_words(met)]
        told = [words.rstrip(".") for words in said if words not in ("", "–")]
        self.under.setText(" ".join(words if words.endswith(("?", "…")) else f"{words}." for words in told))
        self._show_ready(line.id)
        self._show_tab()

    def _show_tab(self) -> None:
        """The part of the tab that is in front; only that one is read."""
        at = -1 if self.closing.isVisibleTo(self) else self.tabs.currentIndex()
        show_if(self.tabs, at >= 0)
        for n, part in enumerate((self.cv, self.said, self.history)):
            show_if(part, n == at)
        self.cv.show_candidate(self._id if at == 0 else "")
        if at <= 0 or not self._id:
            return
        with self._page.workspace.read() as s:
            if at == 1:
                self.said.show_said(s, self._id, self._page.workspace.pair())
            else:
                self.history.show_history(s, self._id)

    @Slot(int)
    def _on_tabs_current_changed(self, at: int) -> None:
        self._show_tab()

    def _show_ready(self, candidate_id: str) -> None:
        pair = self._page.workspace.pair()
        with self._page.workspace.read() as s:
            review = open_reviews(s, [candidate_id]).get(candidate_id)
            people = review.people if review is not None else ()
            self._review_id = review.session_id if review is not None else ""
            wanted = select(Person.id, Person.name).where(Person.id.in_([key for key, _ready in people]))
            names = dict(s.execute(wanted).all())
        self.ready.set_people(
            [
                (names.get(key, ""), pair.side_of(key) if pair is not None else "other",
                 "ready" if is_ready else "not_ready")
                for key, is_ready in people
            ]
        )  # fmt: skip
        show_if(self.ready, bool(people))
        show_if(self.review, bool(self._review_id))

    def give_way(self) -> None:
        """Make room for the form that asks why it ends."""
        self._show_tab()

    def fit(self, window_width: int) -> None:
        """Take as much of the width as the picture gives it."""
        t = theme()
        self.setFixedWidth(t.px(WIDE if window_width >= t.px(BROAD) else NARROW))

    @Slot()
    def _on_open_page_clicked(self) -> None:
        self.opened.emit(self._id)

    @Slot()
    def _on_review_clicked(self) -> None:
        self.review_opened.emit(self._review_id)

    @Slot(str)
    def _on_move_to_chosen(self, key: str) -> None:
        self.move_chosen.emit(self._id, key)
