"""Lines of Decisions: a question that waits, and a decision that was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.home import Waiting
from hirepair_desktop.model.kinds import DecisionValue
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.fields.agree_field import AgreeMark
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.pages.lines import Edge, Line, owner_words, waiting_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, caption, plain
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, Pair

SHARED = "shared"


class WaitingEditor(QWidget):
    """One waiting decision about a role: its owner, or both, answer yes or no, with a reason.

    `answered(value)`, `reason_edited(words)`, `taken_back()`.
    """

    answered = Signal(str)
    reason_edited = Signal(str)
    taken_back = Signal()

    def __init__(self, line: Waiting, pair: Pair, draft: str | None, again: str, today: date) -> None:
        """`draft` is the reason as far as it is written; None for a decision that is made elsewhere. `again` says
        why it is decided once more ("" for the first time)."""
        super().__init__()
        self.setObjectName(f"waiting_{line.id}")
        self.side = pair.side_of(line.owner_id) if line.owner_id else SHARED
        self.marks: dict[str, AgreeMark] = {}
        parts = stack(self._head(line, pair, today), space=8)
        if again:
            parts.addWidget(caption(_("Decided again: {reason}").format(reason=again)))
        if draft is not None:
            self._add_answer(line.id, pair, draft, parts.addWidget, parts.addLayout)
        whole = row(Edge(self.side), parts, space=12, margins=(0, 8, 0, 8))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _head(self, line: Waiting, pair: Pair, today: date) -> QWidget:
        voiced = self.side in (REC, MAN)
        words = owner_words(pair, self.side)
        days = (today - line.since).days if line.since is not None else 0
        age = _("today") if days <= 0 else ngettext("{n} day", "{n} days", days).format(n=days)
        question, under = waiting_words(line)
        made = QWidget()
        head = row(
            stack(plain(question, weight=500), ElidedLabel(under, "caption", "ink2"), space=0),
            Tag(words, self.side if voiced else "", f"waiting_owner_{line.id}"), caption(age, wrap=False), space=12,
        )  # fmt: skip
        head.setStretch(0, 1)
        made.setLayout(head)
        return made

    def _add_answer(
        self, key: str, pair: Pair, draft: str, add: Callable[[QWidget], None], add_layout: Callable[..., None]
    ) -> None:
        self.reason = VoiceField(self.side, _("Because"), f"waiting_reason_{key}", min_lines=1)
        self.reason.set_value(draft)
        self.reason.edited.connect(self.reason_edited)
        owner = self.side if self.side in (REC, MAN) else "primary"
        yes = button(_("Yes"), f"waiting_yes_{key}", owner=owner, small=True)
        no = button(_("No"), f"waiting_no_{key}", small=True)
        back = LinkButton(_("Take the question back"), f"waiting_back_{key}", "ink2", "caption")
        yes.clicked.connect(lambda: self._answer(DecisionValue.YES))
        no.clicked.connect(lambda: self._answer(DecisionValue.NO))
        back.clicked.connect(self.taken_back)
        if self.side == SHARED:
            for side in (REC, MAN):
                self.marks[side] = AgreeMark(pair.seat(side).name, side, f"waiting_agrees_{side}_{key}")
        add(self.reason)
        add_layout(row(*self.marks.values(), yes, no, 1, back, space=10))

    def agreed(self, pair: Pair) -> list[str]:
        """Who of the two stands behind the answer."""
        return [pair.seat(side).id for side, mark in self.marks.items() if mark.isChecked()]

    def _answer(self, value: DecisionValue) -> None:
        self.reason.flush()
        self.answered.emit(value.value)


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A decision that was made. `makers` are names with their sides; `again` whether it can be asked once more."""

    id: str
    session_id: str
    when: date
    makers: tuple[tuple[str, str], ...]
    words: str
    title: str
    why: str
    again: bool
    left: str = ""
    """Who of them left since, in words."""


class DecidedRow(QWidget):
    """What was decided, by whom, when and why. `opened(session_id)`, `asked_again(reason)`."""

    opened = Signal(str)
    asked_again = Signal(str)

    def __init__(self, made: DecidedLine) -> None:
        super().__init__()
        who = " ".join(name for name, _side in made.makers)
        line = Line(made.session_id, f"{day(made.when)} {who} {made.words}", f"decided_{made.session_id or made.id}")
        label = caption(day(made.when), wrap=False)
        label.setMinimumWidth(theme().px(96))
        under = " · ".join(filter(None, (made.left, made.title, made.why)))
        marks = row(*(SeatMark(name, side, 18) for name, side in made.makers), space=3)
        laid = row(
            label, marks, stack(ElidedLabel(made.words, weight=500), ElidedLabel(under, "caption", "ink2"), space=0),
            space=12, margins=(0, 8, 0, 8),
        )  # fmt: skip
        laid.setStretch(2, 1)
        line.setLayout(laid)
        if made.session_id:
            line.opened.connect(self.opened)
        whole = row(line, space=12)
        whole.setStretch(0, 1)
        inside = stack(whole, space=6)
        if made.again:
            self._offer_again(made.id, whole.addWidget, inside.addWidget)
        self.setLayout(inside)

    def _offer_again(self, key: str, beside: Callable[[QWidget], None], under: Callable[[QWidget], None]) -> None:
        self.again = LinkButton(_("Decide again"), f"decide_again_{key}", "ink2", "caption")
        self.reason = VoiceField(SHARED, _("Why it is decided again"), f"again_reason_{key}")
        self.ask = button(_("Ask again"), f"again_ask_{key}", small=True)
        self.leave = LinkButton(_("Not now"), f"again_not_now_{key}", "ink2")
        self.asking = QWidget()
        self.asking.setLayout(
            stack(self.reason, row(self.ask, self.leave, 1, space=12), space=6, margins=(0, 0, 0, 10))
        )
        self.asking.hide()
        beside(self.again)
        under(self.asking)
        self.again.clicked.connect(self._on_again_clicked)
        self.ask.clicked.connect(self._on_ask_clicked)
        self.leave.clicked.connect(self.asking.hide)

    @Slot()
    def _on_again_clicked(self) -> None:
        self.asking.show()
        self.reason.focus()

    @Slot()
    def _on_ask_clicked(self) -> None:
        self.reason.flush()
        self.asked_again.emit(self.reason.value())
