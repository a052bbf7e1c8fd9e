"""The column beside the pipeline: the candidate of the current row, the CV, who is ready, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from hirepair_desktop.model import Person
from hirepair_desktop.model.kinds import CandidateStatus
from hirepair_desktop.model.pipeline import GROUP_OF, STRIP
from hirepair_desktop.model.pipeline_facts import open_reviews
from hirepair_desktop.model.pipeline_lines import PipelineLine
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.closing_form import ClosingForm
from hirepair_desktop.ui.pages.cv_box import CvBox
from hirepair_desktop.ui.pages.pipeline_words import found_words, group_words, status_words, step_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Rule, Scroll, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain, strong
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.tag import Tag

CLOSE = "closed"
WIDE, NARROW = 408, 332
"""Widths of the column, in pixels at 100 %: as drawn, and in a page of less than BROAD."""

BROAD = 1200


def stage_choices(status: CandidateStatus) -> list[tuple[str, str]]:
    """Where a candidate can be moved from where they stand."""
    return [
        (key, _("Close…") if key == CLOSE else _("To {stage}").format(stage=group_words()[key]))
        for key in STRIP
        if key != GROUP_OF[status]
    ]


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
        self.whole = QWidget()
        head = row(self.alias, self.status_tag, 1, self.open_page, space=8)
        inside = stack(
            head, self.name, self.under, row(self.review, self.move_to, 1, space=8), self.closing, Rule(), self.cv,
            self.ready, 1, space=8,
        )  # fmt: skip
        inside.setStretch(6, 1000)
        self.whole.setLayout(inside)
        held = QWidget()
        held.setLayout(stack(self.nobody, self.whole, space=0, margins=(18, 14, 16, 14)))
        held.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self.setLayout(stack(Scroll(held, "side_scroll"), space=0, margins=(1, 0, 0, 0)))
        self.open_page.clicked.connect(self._on_open_page_clicked)
        self.move_to.chosen.connect(self._on_move_to_chosen)
        self.review.clicked.connect(self._on_review_clicked)

    def show_line(self, line: PipelineLine | None) -> None:
        """Whose row has the focus; None for nobody."""
        new = line.id if line is not None else ""
        if new != self._id:
            self.closing.hide()
        show_if(self.cv, not self.closing.isVisibleTo(self))
        self._id = new
        show_if(self.nobody, line is None)
        show_if(self.whole, line is not None)
        self.cv.show_candidate(new)
        if line is None:
            return
        self.alias.setText(line.alias)
        self.status_tag.set_words(status_words(line.status))
        self.name.setText(line.name)
        said = [found_words(line.source, line.brought_by), line.reason or step_words(line.step)]
        self.under.setText(". ".join(words for words in said if words not in ("", "–")) + ".")
        self.move_to.set_items(stage_choices(line.status))
        self._show_ready(line.id)

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

    def ask_end(self, line: PipelineLine, status: CandidateStatus | None = None) -> None:
        """Ask in place why it ends."""
        self.closing.ask(line.id, line.alias, status)
        show_if(self.cv, False)

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
