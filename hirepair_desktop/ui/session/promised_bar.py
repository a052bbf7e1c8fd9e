"""The line a session opens with: what the two promised before and owe today; nothing disappears unless one closes it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model import Commitment, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.parted import marked
from hirepair_desktop.model.promising import Before, keep, promised_before, reopen
from hirepair_desktop.text import _, bare_day, ngettext, short_day
from hirepair_desktop.ui.session.panel import SessionPanel
from hirepair_desktop.ui.session.steps import verb_step
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import ElidedLabel

MOST = 3
"""So many of each are unfolded; the page of commitments has all."""


class PromisedBar(QWidget):
    """Under the table bar while the first section is shown. A feedback session has a section of its own for it."""

    def __init__(self, panel: SessionPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promised_bar")
        self.panel = panel
        self._key, self._before = "", Before(0, 0, (), None)
        self.words = ElidedLabel("", "body", "ink2")
        self.unfold = LinkButton(_("Show them"), "promised_unfold", "ink2")
        self.everything = LinkButton(_("All commitments"), "promised_all", "ink2")
        self.rows = QWidget()
        self._columns = [stack(space=0), stack(space=0)]
        laid = row(*self._columns, space=24)
        for at in range(len(self._columns)):
            laid.setStretch(at, 1)
        self.rows.setLayout(laid)
        self.rows.hide()
        line = row(self.words, self.unfold, self.everything, space=16)
        line.setStretch(0, 1)
        self.setLayout(stack(stack(line, self.rows, space=4, margins=(24, 5, 24, 5)), Rule(), space=0))
        self.hide()
        self.unfold.clicked.connect(self._on_unfold_clicked)
        self.everything.clicked.connect(self._on_everything_clicked)
        panel.workspace.changed.connect(self._on_workspace_changed)

    @Slot(str)
    def show_for(self, key: str) -> None:
        """The section that is shown now."""
        self._key = key
        self._show()

    def _show(self) -> None:
        if self._key != self.panel.sections[0].key:
            self.hide()
            return
        with self.panel.workspace.read() as s:
            session = s.get(Session, self.panel.session_id)
            if session is None or session.closed_at is not None or session.kind is SessionKind.FEEDBACK:
                self.hide()
                return
            self._before = promised_before(s, session, self.panel.workspace.today(), MOST)
        self.words.setText(self._said())
        show_if(self.unfold, bool(self._before.due))
        if not self._before.due:
            self.rows.hide()
        self._fill()
        show_if(self, bool(self._before.n_open))

    def _said(self) -> str:
        """How much is due; where nothing is, what comes next."""
        before = self._before
        many = ngettext("{n} commitment", "{n} commitments", before.n_open).format(n=before.n_open)
        if before.n_due:
            words = ngettext("Promised before: {many} open, {due} due.", "Promised before: {many} open, {due} due.",
                             before.n_due)  # fmt: skip
            return words.format(many=many, due=before.n_due)
        told = _("Promised before: {many} open, none due.").format(many=many)
        made = before.following
        if made is None or made.due is None:
            return told
        who = self.panel.pair.seat(self.panel.pair.side_of(made.owner_id)).first
        words = _("{told} Next, {day}, {name}: {what}")
        return words.format(told=told, day=short_day(made.due), name=who, what=made.text.strip())

    def _fill(self) -> None:
        seats = (self.panel.pair.recruiter, self.panel.pair.manager)
        for column, seat in zip(self._columns, seats, strict=True):
            clear(column)
            for made in self._before.due:
                if made.owner_id == seat.id and made.due is not None:
                    what = _("{name}: {what}").format(name=seat.first, what=made.text.strip())
                    line = CommitmentRow(
                        made.id, marked(seat.name, seat.left), seat.side, what, self._day_words(made),
                        strong_day=True, name=f"before_{made.id}",
                    )  # fmt: skip
                    line.done_changed.connect(self._on_line_done_changed)
                    line.open_requested.connect(self._on_everything_clicked)
                    column.addWidget(line)
            column.addStretch(1)

    def _day_words(self, made: Commitment) -> str:
        assert made.due is not None
        if made.due == self.panel.workspace.today():
            return _("Today")
        return _("{day}, past due").format(day=bare_day(made.due))

    @Slot()
    def _on_unfold_clicked(self) -> None:
        shown = self.rows.isHidden()
        self.rows.setVisible(shown)
        self.unfold.setText(_("Fold") if shown else _("Show them"))

    @Slot()
    def _on_everything_clicked(self) -> None:
        self.panel.wished.emit("commitments", "")

    @Slot(str, bool)
    def _on_line_done_changed(self, key: str, done: bool) -> None:
        """Kept on the spot; undo on the page takes it back."""
        now, page = self.panel.workspace.now(), self.panel.page
        if page is not None:
            words = _("Commitment done") if done else _("Commitment open again")
            verb_step(page.edits, Commitment, key, lambda made: keep(made, now) if done else reopen(made), words)

    @Slot(object)
    def _on_workspace_changed(self, changes: frozenset[object]) -> None:
        """Looked at again wherever the session is in sight: with nothing open it is hidden itself, and undo shows it."""
        frame = self.parentWidget()
        in_sight = frame is not None and frame.isVisible()
        if in_sight and any(getattr(change, "kind", "") in ("commitment", "session") for change in changes):
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme()["sunken"])
