"""What was said, the recruiter's items at the left, the manager's at the right (picture 06)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model import Feedback
from hirepair_desktop.text import _, clock, local, short_day
from hirepair_desktop.ui.feedback.talk_page import two_columns
from hirepair_desktop.ui.feedback.words import parts_of
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.feedback_item import FeedbackItemView
from hirepair_desktop.ui.widgets.labels import Words, caption, plain, section_title
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.workspace import REC, Pair, Who


def shown_words(at: datetime | None, today_of: datetime) -> str:
    """`Written privately, shown at 16:04`, with the day where it was another one."""
    if at is None:
        return _("Written privately")
    if local(at).date() == local(today_of).date():
        return _("Written privately, shown at {time}").format(time=clock(at))
    return _("Written privately, shown on {day}, {time}").format(day=short_day(local(at).date()), time=clock(at))


def make_view(item: Feedback, pair: Pair, name: str) -> FeedbackItemView:
    """An item with the giver's edge and the receiver's strip."""
    giver, receiver = pair.seat(pair.side_of(item.from_id)), pair.seat(pair.side_of(item.to_id))
    return FeedbackItemView(
        f"{name}_{item.id}", giver.name, giver.side, receiver.name, receiver.side, parts_of(item)
    )  # fmt: skip


class ItemColumns(QWidget):
    """Both columns. `answered(item_id, answer)` where answers can be chosen.

    `answers` False leaves the receivers' strips out: nobody has had a turn to answer yet.
    """

    answered = Signal(str, str)

    def __init__(self, pair: Pair, name: str, answers: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.pair, self.answers = pair, answers
        self.views: dict[str, FeedbackItemView] = {}
        self.columns: dict[str, QVBoxLayout] = {}
        self.times: dict[str, Words] = {}
        self.nothing: dict[str, Words] = {}
        made = [self._made_column(who) for who in (pair.recruiter, pair.manager)]
        self.setLayout(stack(two_columns(*made), space=0))

    def _made_column(self, who: Who) -> QWidget:
        other = self.pair.other(who.id)
        words = _("{giver} to {receiver}").format(giver=who.first, receiver=other.first)
        mark, head = SeatMark(who.name, who.side), section_title(words, token=who.side)
        self.times[who.side] = caption("", wrap=False)
        self.columns[who.side] = stack(space=13)
        self.nothing[who.side] = plain(_("{giver} wrote nothing this time.").format(giver=who.first), token="ink2")
        line = self._head_line(who, mark, head)
        column = QWidget()
        column.setLayout(stack(line, self.nothing[who.side], self.columns[who.side], space=12))
        return column

    def _head_line(self, who: Who, mark: SeatMark, head: Words) -> QBoxLayout:
        """The giver at their side, the time at the other; under one another in large text."""
        if theme().large():
            self.times[who.side].setWordWrap(True)
            return stack(row(mark, head, space=8), self.times[who.side], space=2)
        parts = (mark, head, self.times[who.side])
        line = row(*(parts if who.side == REC else parts[::-1]), space=8)
        line.setStretch(1, 1)
        head.setAlignment(Qt.AlignmentFlag.AlignLeft if who.side == REC else Qt.AlignmentFlag.AlignRight)
        return line

    def show_items(self, items: Sequence[Feedback], shown_at: datetime | None, now: datetime, able: bool) -> None:
        """Show what was said and answered; `able` says whether answers can still be chosen."""
        gone = set(self.views) - {item.id for item in items}
        for key in gone:
            view = self.views.pop(key)
            view.hide()
            view.setParent(None)
            view.deleteLater()
        for item in items:
            if item.id not in self.views:
                self.views[item.id] = self._made_view(item)
            self._show_answer(self.views[item.id], item, able)
        for who in (self.pair.recruiter, self.pair.manager):
            mine = [item for item in items if item.from_id == who.id]
            self.times[who.side].setText(shown_words(shown_at, now))
            show_if(self.nothing[who.side], not mine)

    def _made_view(self, item: Feedback) -> FeedbackItemView:
        view = make_view(item, self.pair, self.objectName())
        view.answered.connect(partial(self._on_view_answered, item.id))
        if not self.answers:
            view.hide_answer()
        self.columns[self.pair.side_of(item.from_id)].addWidget(view)
        return view

    def _show_answer(self, view: FeedbackItemView, item: Feedback, able: bool) -> None:
        words = item.response_reason.strip()
        if item.thinking_until is not None:
            day = _("We look at it on {day}.").format(day=short_day(item.thinking_until))
            words = f"{words} {day}".strip()
        view.set_answer(item.response.value if item.response is not None else "", words)
        view.set_answerable(able, writing=False)

    def focus_item(self, item_id: str) -> None:
        """Go to an item."""
        if item_id in self.views:
            self.views[item_id].setFocus()

    def _on_view_answered(self, item_id: str, answer: str) -> None:
        self.answered.emit(item_id, answer)
