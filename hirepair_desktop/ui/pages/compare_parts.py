"""Parts of the comparison: the evidence of one cell, who is chosen, what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hirepair_desktop.model.comparing import LEAST, MOST, Asked, Compared, ToChoose, View
from hirepair_desktop.model.kinds import RatingState
from hirepair_desktop.text import _, first_name, ngettext
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.pages.compare_model import view_words
from hirepair_desktop.ui.pages.pipeline_words import status_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, clear, grid, row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from hirepair_desktop.ui.widgets.labels import caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, VOICES, SeatMark, draw_shape
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import Pair

LISTED = 24
"""So many candidates are listed to choose from; the rest is found by its name."""


class Shape(QWidget):
    """The shape of a voice as the axis has it; the words beside it name it."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self.side = side
        self.setFixedSize(theme().px(14), theme().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_shape(painter, self.side, QPointF(self.width() / 2, self.height() / 2), theme().px(5), "canvas")


class ViewCard(Panel):
    """What one person saw, with the sealed value and the later one."""

    def __init__(self, view: View, side: str) -> None:
        super().__init__(edge=side if side in VOICES else "", radius="control")
        rated = view.state is RatingState.RATED
        said = view.evidence or (_("No evidence was written.") if rated else view_words(view))
        value = f"{view.value}" if rated else "–"
        later = caption(_("now {value}").format(value=view.later), wrap=False) if view.later else None
        head = row(
            SeatMark(view.rater, side, SMALL), plain(first_name(view.rater), wrap=False), 1, strong(value, wrap=False),
            later, space=7,
        )  # fmt: skip
        self.setLayout(stack(head, caption(said, "ink"), 1, space=5, margins=(11, 9, 11, 9)))
        self.setAccessibleName(f"{view_words(view)}: {said}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


class CellEvidence(QWidget):
    """The evidence of one candidate on one criterion, from low to high. `candidate_requested(id)`, `closed()`."""

    candidate_requested = Signal(str)
    closed = Signal()

    def __init__(self, criterion: Asked, candidate: Compared, pair: Pair) -> None:
        super().__init__()
        self.setObjectName("compare_evidence")
        views = sorted(candidate.views.get(criterion.id, ()), key=lambda view: (view.value or 9, view.rater))
        words = _("{name}: {criterion}").format(name=candidate.name, criterion=criterion.label)
        self.setAccessibleName(words)
        self.open_candidate = LinkButton(_("Open {name}").format(name=candidate.name), "evidence_candidate")
        self.close_evidence = LinkButton(_("Close"), "evidence_close", "ink2")
        self.open_candidate.clicked.connect(lambda: self.candidate_requested.emit(candidate.id))
        self.close_evidence.clicked.connect(self.closed)
        named = strong(words)
        head = row(named, self.open_candidate, self.close_evidence, space=16)
        head.setStretch(0, 1)
        cards = [ViewCard(view, pair.side_of(view.rater_id)) for view in views]
        inside: QLayout = stack(caption(_("Nobody has written about this yet, or it is not opened.")))
        if cards and theme().large():
            inside = stack(*cards, space=8)
        elif cards:
            beside = row(*cards, space=8)
            for at in range(len(cards)):
                beside.setStretch(at, 1)
            inside = beside
        self.setLayout(stack(head, inside, space=8, margins=(13, 10, 13, 13)))
        for card in cards:
            card.show()  # the layout shows it later, and until then counts it as empty


class ChoosePeople(Panel):
    """Two to six candidates of the role, ticked in place. `chosen(list of ids)`, `narrowed(words)`."""

    chosen = Signal(list)
    narrowed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("choose_people_panel", parent=parent)
        self.by_name = LineField(_("Find by name or alias"), "choose_find")
        self.told = FieldSentence("", "choose_told")
        self.more = caption("", name="choose_more")
        self.close_it = button(_("Done"), "choose_done", small=True)
        self.checks: dict[str, CheckField] = {}
        self._ids: list[str] = []
        self._places = grid(16, 4)
        head = row(self.by_name, 1, self.close_it, space=12)
        head.setStretch(0, 2)
        self.setLayout(stack(head, self._places, self.more, self.told, space=8, margins=(14, 10, 14, 12)))
        self.by_name.edited.connect(self.narrowed)
        self.close_it.clicked.connect(self.hide)

    def show_people(self, people: Sequence[ToChoose], count: int, chosen: Sequence[str]) -> None:
        """Who can be chosen, of how many, and who is."""
        self._ids = list(chosen)
        if [person.id for person in people] != list(self.checks):
            clear(self._places)
            self.checks = {person.id: self._made(person) for person in people}
            columns = 2 if theme().large() else 4
            for at, check in enumerate(self.checks.values()):
                self._places.addWidget(check, at // columns, at % columns)
        for key, check in self.checks.items():
            check.set_value(key in self._ids)
        left = count - len(people)
        words = ngettext("{n} more: find them by name.", "{n} more: find them by name.", left).format(n=left)
        self.more.setText(words if left > 0 else "")
        self.more.setVisible(left > 0)

    def _made(self, person: ToChoose) -> CheckField:
        name = f"{person.name}, {person.alias}" if person.name.strip() else person.alias
        made = CheckField(f"{name} · {status_words(person.status)}", f"choose_{person.id}")
        made.edited.connect(lambda ticked: self._on_check_edited(person.id, ticked))
        return made

    def _on_check_edited(self, candidate_id: str, ticked: bool) -> None:
        wanted = [key for key in self._ids if key != candidate_id] + ([candidate_id] if ticked else [])
        if LEAST <= len(wanted) <= MOST or len(wanted) > len(self._ids) <= LEAST:
            self.told.setText("")
            self.chosen.emit(wanted)
            return
        few = _("Two stay at least: tick another one first.")
        many = _("Six stand beside one another at most. Untick one first.")
        self.told.setText(few if len(wanted) < LEAST else many)
        self.checks[candidate_id].set_value(not ticked)

    @Slot()
    def focus(self) -> None:
        """Go to where names are found."""
        self.by_name.focus()


def legend(pair: Pair) -> QWidget:
    """What the shapes and figures mean."""
    made = QWidget()
    made.setObjectName("compare_legend")
    shapes = (
        (pair.recruiter.side, pair.recruiter.first), (pair.manager.side, pair.manager.first),
        ("other", _("Other interviewers")),
    )  # fmt: skip
    marks = [row(Shape(side), caption(words, wrap=False), space=6) for side, words in shapes]
    scale = caption(_("Scale: 1 evidence against, 2 partial or mixed, 3 meets it, 4 clearly beyond"))
    keys = KeyHint("Enter", _("opens the evidence"))
    if theme().large():
        made.setLayout(stack(row(*marks, 1, space=24), scale, row(keys, 1), space=6))
    else:
        laid = row(*marks, scale, keys, space=24)
        laid.setStretch(len(marks), 1)
        made.setLayout(laid)
    return made
