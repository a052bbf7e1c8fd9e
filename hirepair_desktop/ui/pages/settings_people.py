"""People and pairs in the settings: who left and which two parted, each with a day, and back again (decision 0151)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Partnership, Person
from hirepair_desktop.model.parted import PAIRS_ENDED, PEOPLE_LEFT, ended_words, left_words
from hirepair_desktop.model.parting import (
    again_words,
    end_pair,
    history_words,
    mark_left,
    pair_again,
    pairs_ended,
    people_left,
    take_back_left,
    two_of,
)
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.text import day as day_words
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.person_parts import seat_words, side_of
from hirepair_desktop.ui.pages.settings_steps import settings_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, section_title, title
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark
from hirepair_desktop.ui.widgets.sentence import FieldSentence

MOST = 30
"""So many people are listed at once; the finder has the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person or pair: whose marks, the name, what they are, and the day from which they are here no more."""

    key: str
    marks: tuple[tuple[str, str], ...]
    name: str
    under: str
    since: date | None


class PartingRow(QWidget):
    """A person or a pair, and the act that marks them or takes the mark back.

    `marked(key, day)`, `taken_back(key)`.
    """

    marked = Signal(str, object)
    taken_back = Signal(str)

    def __init__(self, line: Line, is_pair: bool, today: date) -> None:
        super().__init__()
        self.key, self.today = line.key, today
        here = line.since is None
        act = (_("Parted…") if is_pair else _("Left…")) if here else (_("A pair again") if is_pair else _("Here again"))
        self.act = button(act, f"part_{line.key}", small=True)
        self.act.setAccessibleName(_("{name}: {act}").format(name=line.name, act=act.rstrip("…")))
        state = "" if line.since is None else ended_words(line.since) if is_pair else left_words(line.since)
        self.state = caption(state or line.under, "ink" if state else "ink2", wrap=False, name=f"state_{line.key}")
        marks = [SeatMark(name, side, SMALL) for name, side in line.marks]
        name = ElidedLabel(line.name)
        parts = [stack(name, self.state, space=0)] if theme().large() else [name, self.state]
        laid = row(*marks, *parts, self.act, space=10, margins=(0, 5, 0, 5))
        laid.setStretch(len(marks), 1)
        self.day = DateField(_("Since which day"), f"parted_day_{line.key}", optional=False, nearest=True)
        self.mark = button(_("Mark it"), f"mark_{line.key}", owner="primary", small=True)
        self.leave = LinkButton(_("Leave it"), f"leave_{line.key}", "ink2")
        self.told = FieldSentence()
        self.asking = QWidget()
        self.day.setFixedWidth(theme().px(170))
        below = row(self.day, self.mark, self.leave, 1, space=12, margins=(28, 0, 0, 8))
        for button_of_day in (self.mark, self.leave):
            below.setAlignment(button_of_day, Qt.AlignmentFlag.AlignBottom)
        self.asking.setLayout(below)
        self.asking.hide()
        self.setLayout(stack(laid, self.asking, self.told, space=0))
        self.act.clicked.connect(self._on_act_clicked if here else self._on_take_back_clicked)
        self.mark.clicked.connect(self._on_mark_clicked)
        self.leave.clicked.connect(self._on_leave_clicked)

    @Slot()
    def _on_act_clicked(self) -> None:
        self.day.set_value(self.today)
        self.told.setText("")
        self.asking.show()
        self.day.focus()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.asking.hide()
        self.told.setText("")
        self.act.setFocus()

    @Slot()
    def _on_mark_clicked(self) -> None:
        self.day.flush()
        chosen = self.day.value()
        if isinstance(chosen, date) and not self.day.sentence.text():
            self.marked.emit(self.key, chosen)

    @Slot()
    def _on_take_back_clicked(self) -> None:
        self.taken_back.emit(self.key)


class PeopleSection(QWidget):
    """The pairs, then the people; both by name."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("people_section")
        self.page = page
        self._lines: tuple[list[Line], list[Line]] = ([], [])
        self.rows: dict[str, PartingRow] = {}
        words = _("What they promised, gave and decided stays, marked with the day; they are offered for nothing new.")
        self.finder = LineField("", "find_person", placeholder=_("Find somebody"))
        self.finder.set_compact(_("Find somebody"))
        self.finder.setFixedWidth(theme().px(220))
        self.finder.edited.connect(self._on_finder_edited)
        self.told = caption("", name="parting_told")
        self._pairs, self._people = stack(space=0), stack(space=0)
        self.more = caption("", name="more_people")
        heads = stack(title(_("People and pairs")), caption(words), self.told, space=2)
        people = row(section_title(_("People")), 1, self.finder, space=12)
        self.setLayout(
            stack(heads, section_title(_("Pairs")), self._pairs, people, self._people, self.more, 1, space=12)
        )
        page.edits.refused.connect(self._on_edits_refused)
        self._asked = ""

    def focus_first(self) -> None:
        """Go to where somebody is looked for."""
        self.finder.focus()

    def show_kept(self, s: Block) -> None:
        """Show everybody as the workspace has them."""
        left, ended = people_left(s), pairs_ended(s)
        pairs = s.scalars(select(Partnership)).all()
        people = s.scalars(select(Person).order_by(Person.name, Person.id)).all()
        lines = (
            sorted((self._pair_line(pair, ended.get(pair.id)) for pair in pairs), key=lambda line: line.name),
            [Line(p.id, ((p.name, side_of(p.kind)),), p.name, seat_words(p.kind), left.get(p.id)) for p in people],
        )
        if lines != self._lines:
            self._lines = lines
            self._show()

    @staticmethod
    def _pair_line(pair: Partnership, since: date | None) -> Line:
        names = (pair.recruiter.name, pair.manager.name)
        words = _("since {day}").format(day=day_words(pair.started_on))
        return Line(pair.id, ((names[0], "rec"), (names[1], "man")), _("{a} and {b}").format(a=names[0], b=names[1]),
                    words, since)  # fmt: skip

    def _show(self) -> None:
        sought = self.finder.value().casefold().split()
        pairs, people = self._lines
        found = [line for line in people if all(word in line.name.casefold() for word in sought)]
        self.rows = {}
        self._fill(self._pairs, pairs, True)
        self._fill(self._people, found[:MOST], False)
        left = len(found) - MOST
        self.more.setText(
            ngettext("{n} more; find them by name.", "{n} more; find them by name.", left).format(n=left)
            if left > 0
            else "" if found else _("Nobody is called that.")
        )  # fmt: skip
        show_if(self.more, bool(self.more.text()))

    def _fill(self, column: QVBoxLayout, lines: list[Line], is_pair: bool) -> None:
        clear(column)
        for line in lines:
            made = PartingRow(line, is_pair, self.page.workspace.today())
            made.marked.connect(partial(self._on_row_marked, is_pair))
            made.taken_back.connect(partial(self._on_row_taken_back, is_pair))
            self.rows[line.key] = made
            column.addWidget(Rule())
            column.addWidget(made)

    @Slot(str)
    def _on_finder_edited(self, _typed: str) -> None:
        self._show()

    # Acting

    def _on_row_marked(self, is_pair: bool, key: str, on: date) -> None:
        today = self.page.workspace.today()
        if is_pair:
            words = history_words(self._two(key))
            self._step(key, lambda s: end_pair(s, key, on, today), PAIRS_ENDED, _("Two parted"), words)
        else:
            with self.page.workspace.read() as s:
                name = s.get_one(Person, key).name
            words = _("{name} {left}. What is theirs stays, and they are offered for nothing new.")
            said = words.format(name=name, left=left_words(on))
            self._step(key, lambda s: mark_left(s, key, on, today), PEOPLE_LEFT, _("Somebody left"), said)

    def _on_row_taken_back(self, is_pair: bool, key: str) -> None:
        if is_pair:
            said = again_words(self._two(key))
            self._step(key, lambda s: pair_again(s, key), PAIRS_ENDED, _("A pair again"), said)
        else:
            self._step(key, lambda s: take_back_left(s, key), PEOPLE_LEFT, _("Here again"), "")

    def _two(self, pair_id: str) -> str:
        with self.page.workspace.read() as s:
            return two_of(s.get_one(Partnership, pair_id))

    def _step(self, key: str, verb: Callable[[Block], None], kept: str, words: str, said: str) -> None:
        self._asked = key
        if settings_step(self.page.edits, verb, (kept,), words, key):
            self.told.setText(said)

    @Slot(str, str)
    def _on_edits_refused(self, field: str, sentence: str) -> None:
        made = self.rows.get(self._asked)
        if made is not None:
            made.told.setText(sentence)


def people_words(s: Block) -> str:
    """`11 people, 1 left` beside the button that opens the list."""
    n, left = len(s.scalars(select(Person.id)).all()), len(people_left(s))
    words = ngettext("{n} person", "{n} people", n).format(n=n)
    return _("{people}, {n} left").format(people=words, n=left) if left else words
