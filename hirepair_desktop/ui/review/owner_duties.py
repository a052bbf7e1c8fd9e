"""What falls to the owner of the decision, offered as commitments to make with one press each (METHOD B S24)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Candidate, Commitment
from hirepair_desktop.model.owner_duties import Duty, duties
from hirepair_desktop.text import _, short_day
from hirepair_desktop.ui.review.review_page import ReviewPage
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, REC


class OwnerDuties(QWidget):
    """One button a duty; what was taken on leaves the list."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__()
        self.setObjectName("owner_duties")
        self.page = page
        self.words = caption("", name="owner_duties_words")
        self._buttons = stack(space=6)
        self._shown: list[Duty] = []
        self.setLayout(stack(self.words, self._buttons, space=8))
        self.hide()

    def show_duties(self, s: Block, closed: bool) -> None:
        """What is still offered; nothing once the session is closed."""
        review, workspace = self.page.review, self.page.workspace
        candidate = s.get_one(Candidate, review.candidate_id)
        found = [] if closed else duties(s, review.session_id, candidate, workspace.now(), workspace.today())
        owner = review.owner(s)
        show_if(self, bool(found))
        if found == self._shown:
            return
        self._shown = found
        words = _("{name} decided, so the end of it is {name}’s to see to. One press makes it a commitment.")
        self.words.setText(words.format(name=owner.first))
        clear(self._buttons)
        for duty in found:
            said = _("{text}, by {day}").format(text=duty.text, day=short_day(duty.due))
            made = button(said, f"duty_{duty.key}", icon="plus", small=True)
            made.clicked.connect(lambda _checked=False, taken=duty: self._take_on(taken))
            self._buttons.addLayout(row(made, 1))

    def _take_on(self, duty: Duty) -> None:
        speaker = self.page.review.turn()
        seats = self.page.review.pair
        agreed = [seats.seat(speaker).id] if speaker in (REC, MAN) else []
        self.page.edits.add(
            Commitment,
            {
                "session_id": self.page.review.session_id, "owner_id": duty.owner_id, "text": duty.text,
                "due": duty.due, "first_due": duty.due, "made_at": self.page.workspace.now(), "agreed_by": agreed,
            },
            _("Commitment"),
        )  # fmt: skip
