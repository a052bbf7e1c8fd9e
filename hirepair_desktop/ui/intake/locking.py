"""What of the coach stops agreeing: the missing things stand beside the two buttons until they are there, or a
reason is written (METHOD 0.1, 2; C.1 `b(lock)` and `b(agree changes)`)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from hirepair_desktop.coaching.prompt import Act
from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.coach import stopping_any
from hirepair_desktop.ui.intake.agree_box import AgreeBox
from hirepair_desktop.ui.session.panel import SessionPanel

FIRST = (Act.LOCK,)
LATER = (Act.AGREE_CHANGES, Act.LOCK)
"""A later version is locked as the first one was: what stops the lock stops it too."""


class Locking(QObject):
    """Between the coach of a panel and the box where two agree."""

    def __init__(self, panel: SessionPanel, box: AgreeBox) -> None:
        super().__init__(box)
        self.panel, self.box = panel, box
        self._later, self._closed = False, False
        if panel.coach is not None:
            box.stops.go_requested.connect(panel.coach.go)
            box.stops.opened.connect(panel.coach.dismiss)

    def show_stops(self, later: bool, closed: bool) -> None:
        """Show what stops agreeing; `later` when a version holds already."""
        self._later, self._closed = later, closed
        if self.panel.coach is not None:
            self.panel.coach.coach.look_if_due()
        self.look_again()

    def look_again(self) -> None:
        """The coach looked: what stopped may be gone, something else may stop."""
        coach = self.panel.coach
        if coach is None:
            return
        stops = [] if self._closed else stopping_any(coach.coach.prompts, self._acts())
        box = self.box
        box.stops.set_open_words(_("Agree with a reason…") if self._later else _("Lock with a reason…"))
        was_freed = box.stops.show_stops(stops, coach.go_words, coach.people())
        box.set_blocked(box.stops.sentence())
        if was_freed:
            box.rec_agrees.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops_now(self) -> bool:
        """Whether something stops agreeing at this very moment."""
        return self.panel.coach is not None and bool(self.panel.coach.stops(*self._acts()))

    def _acts(self) -> tuple[Act, ...]:
        return LATER if self._later else FIRST
