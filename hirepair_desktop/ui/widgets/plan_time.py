"""What a plan asks of people: the candidate's time, and the minutes of each who meets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.looks import DAY_MINUTES, PlanStage, candidate_time, time_by_person
from hirepair_desktop.text import _
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, stack
from hirepair_desktop.ui.widgets.labels import ElidedLabel, Words, caption, plain, strong
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark


def duration_words(minutes: int) -> str:
    """`45 min`, `4 h`, `1 h 30 min`; "None" for nothing."""
    if not minutes:
        return _("None")
    hours, rest = divmod(minutes, 60)
    parts = [_("{n} h").format(n=hours) if hours else "", _("{n} min").format(n=rest) if rest else ""]
    return " ".join(part for part in parts if part)


WIDEST = 440
"""A list of words and figures is not wider than this, at 100 %."""


class PlanTime(QWidget):
    """Two short lists, side by side; `apart` leaves the second, `people_box`, to be placed by whoever made it."""

    def __init__(self, name: str = "plan_time", apart: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.gives, self.people = stack(space=0), stack(space=0)
        self.people_box = QWidget()
        self.people_box.setMaximumWidth(theme().px(WIDEST))
        self.people_box.setLayout(
            stack(strong(_("What each of you gives")), caption(_("Time for one candidate")), self.people, 1, space=3)
        )
        gives = QWidget()
        gives.setMaximumWidth(theme().px(WIDEST))
        a_day = caption(_("At most {n} hours of talk a day").format(n=DAY_MINUTES // 60))
        gives.setLayout(stack(strong(_("What the candidate gives us")), a_day, self.gives, 1, space=3))
        whole: QHBoxLayout | QVBoxLayout = QVBoxLayout() if theme().large() else QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme().px(28))
        whole.addWidget(gives, 1)
        if not apart:
            whole.addWidget(self.people_box, 1)
        self.setLayout(whole)
        self._shown: object = None

    def show_stages(self, stages: Sequence[PlanStage], side_of: Callable[[str], str]) -> None:
        """Add up these stages; `side_of` tells on which side of the table somebody sits."""
        time, people = candidate_time(stages), time_by_person(stages)
        if (time, people) == self._shown:
            return
        self._shown = (time, people)
        clear(self.gives)
        for words, value in (
            (_("Time in conversation"), duration_words(time.talk)),
            (_("Days to plan for"), f"{time.days}"),
            (_("Homework"), duration_words(time.homework)),
        ):
            _add_line(self.gives, plain(words), value, f"{words}: {value}")
        clear(self.people)
        for person_id, name, minutes in people:
            who = QWidget()
            who.setLayout(row(SeatMark(name, side_of(person_id), SMALL), ElidedLabel(name), space=7))
            said = duration_words(minutes)
            _add_line(self.people, who, said, f"{name}: {said}")
        if not people:
            self.people.addWidget(plain(_("Nobody is asked yet."), token="ink2"))


def _add_line(rows: QVBoxLayout, left: QWidget, value: str, spoken: str) -> None:
    line = QWidget()
    laid = row(left, Words(value, wrap=False, weight=500, tabular=True), space=8, margins=(0, 6, 0, 6))
    laid.setStretch(0, 1)
    line.setLayout(laid)
    line.setAccessibleName(spoken)
    rows.addWidget(Rule())
    rows.addWidget(line)
