"""What the candidate will hear, in short: at the side of the decision (pictures 05 and 05b)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate
from hirepair_desktop.model.deciding import message_to
from hirepair_desktop.text import _, bare_day, local, short_day
from hirepair_desktop.ui.review.review_page import Review, short_name
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import Words, caption, section_title
from hirepair_desktop.ui.widgets.seat_mark import SeatMark


class HearingPart(QWidget):
    """Strengths and growth in two boxes, who says it and when. `write_requested()` goes to the section."""

    write_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hearing")
        self._says = self._folded = False
        self.heading = section_title("")
        self.state = caption("", wrap=False)
        self.strengths, self.growth = Words("", "caption"), Words("", "caption")
        self.boxes = QWidget()
        boxes = row(self._box(_("Strengths"), self.strengths), self._box(_("To grow"), self.growth), space=8)
        boxes.setStretch(0, 1)
        boxes.setStretch(1, 1)
        self.boxes.setLayout(boxes)
        self.mark = SeatMark("", "other", 18)
        self.who = Words("", "body", wrap=True)
        self.write = LinkButton(_("Write it"), "hearing_write")
        head = row(self.heading, self.state, space=8)
        head.setStretch(0, 1)
        foot = row(self.mark, self.who, self.write, space=7)
        foot.setStretch(1, 1)
        self.setLayout(stack(head, self.boxes, foot, space=8))
        self.write.clicked.connect(self._on_write_clicked)

    @staticmethod
    def _box(label: str, words: Words) -> Panel:
        box = Panel(radius="control")
        box.setLayout(stack(caption(label), words, 1, space=2, margins=(10, 6, 10, 8)))
        return box

    @Slot()
    def _on_write_clicked(self) -> None:
        self.write_requested.emit()

    def set_folded(self, folded: bool) -> None:
        """Leave the boxes out where the column is narrow (05b)."""
        self._folded = folded
        show_if(self.boxes, self._says and not folded)

    def show_message(self, s: Block, review: Review) -> None:
        """Show the message as it stands."""
        candidate = s.get_one(Candidate, review.candidate_id)
        message = message_to(s, candidate.id, review.session_id)
        self.heading.setText(_("What {name} will hear").format(name=short_name(candidate)))
        strengths = list(message.strengths) if message is not None else []
        growth = [point["text"] for point in message.growth] if message is not None else []
        self.strengths.setText("\n".join(strengths) or _("Open"))
        self.growth.setText("\n".join(growth) or _("Open"))
        for words, said in ((self.strengths, strengths), (self.growth, growth)):
            words.set_token("ink" if said else "ink3")
        self._says = bool(strengths or growth)
        self.set_folded(self._folded)
        sent = message is not None and message.sent_at is not None
        self.write.setText(_("Read it") if sent else _("Write it"))
        self.state.setText(_("Sent") if sent else _("Draft") if strengths or growth else _("Open"))
        self._show_who(s, review, candidate)

    def _show_who(self, s: Block, review: Review, candidate: Candidate) -> None:
        message = message_to(s, candidate.id, review.session_id)
        if message is None or message.owner_id is None:
            self.who.setText(_("Who says it, and when, is open."))
            show_if(self.mark, False)
            return
        who = review.who(s, message.owner_id)
        self.mark.set_person(who.name, who.side)
        show_if(self.mark, True)
        words = _("{name} says it").format(name=who.first)
        if message.sent_at is not None:
            words = _("{name} told them on {day}").format(name=who.first, day=bare_day(local(message.sent_at).date()))
        elif message.due_at is not None:
            day = short_day(local(message.due_at).date())
            words = _("{name} says it by {day}").format(name=who.first, day=day)
        self.who.setText(words)
