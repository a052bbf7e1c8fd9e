"""What the two promised, in one place: open ones by owner, then what was done or dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Slot
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.parted import marked
from hirepair_desktop.model.promising import open_commitments, unwritten
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.widgets.boxes import clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, MenuButton
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

CLOSED_SHOWN = 20
"""How many of the done and dropped are listed; the summaries of their sessions hold them all."""


FIRST_SHOWN = 30
"""So many open ones of each are shown at once, soonest first; more on demand."""


class OpenCommitments(CommitmentsEditor):
    """Every open commitment of the two, whatever session made it, soonest first; of very many the next of each (`left`
    are not shown). Lines that wait for their words come last."""

    def __init__(self, page: Page, session_id: str, pair: Pair) -> None:
        super().__init__(page, session_id, pair)
        self.most, self.left = FIRST_SHOWN, 0

    def found(self, s: Block) -> Sequence[Commitment]:
        two = [self.pair.recruiter.id, self.pair.manager.id]
        every = open_commitments(s, two)
        shown: list[Commitment] = []
        count: Counter[str | None] = Counter()
        for made in every:
            if count[made.owner_id] < self.most or made.id in self.editors or made.id == self._fresh:
                count[made.owner_id] += 1
                shown.append(made)
        self.left = len(every) - len(shown)
        return [*shown, *unwritten(s, two)]

    def shown(self) -> int:
        """How many are in the list."""
        return len(self.editors)


class CommitmentsPage(ListPage):
    """Add, move, keep, drop with a word."""

    shows = frozenset({"commitment", "partnership", "person", "session", "setting"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.calendar = MenuButton(_("Into a calendar"), "calendar", icon="calendar")
        self.calendar.chosen.connect(self._on_calendar_chosen)
        super().__init__(
            workspace, "commitments_page", _("Commitments"), _("Nothing disappears unless one of you closes it."),
            self.calendar,
        )  # fmt: skip
        self._editor: OpenCommitments | None = None
        self._pair: Pair | None = None
        self._closed = stack(space=4)
        self._wants_new = False
        self.more = LinkButton("", "more_commitments")

    def show_about(self, about: str) -> None:
        """ "new": begin a commitment of the one who sits on the left."""
        self._wants_new = about == "new"
        if self._wants_new and self.isVisible():
            self._begin_new()

    def _begin_new(self) -> None:
        self._wants_new = False
        if self._editor is not None:
            self._editor.add("rec")

    @Slot(str)
    def _on_calendar_chosen(self, person_id: str) -> None:
        from hirepair_desktop.ui.calendar_saving import save_calendar

        save_calendar(self, person_id)

    def refresh(self) -> None:
        pair = self.workspace.pair()
        show_if(self.calendar, pair is not None)
        if pair is None:
            self.clear()
            self.say(_("Two chairs, no roles yet. Commitments come out of the sessions of a pair."))
            return
        if self._editor is None or self._pair != pair:
            self.clear()
            self._pair = pair
            self.calendar.set_items([(who.id, who.name) for who in (pair.recruiter, pair.manager)])
            self._editor = OpenCommitments(self, "", pair)
            self._closed = stack(space=4)
            self.lines.addWidget(self._editor)
            self.more = LinkButton("", "more_commitments")
            self.more.clicked.connect(self._on_more_clicked)
            self.lines.addLayout(row(self.more, 1))
            self.lines.addSpacing(16)
            self.lines.addLayout(self._closed)
        with self.workspace.read() as s:
            self._editor.show_commitments(s)
            self._show_closed(s, pair)
        self._show_more(self._editor)
        if self._wants_new:
            self._begin_new()

    def _show_more(self, editor: OpenCommitments) -> None:
        left = editor.left
        show_if(self.more, left > 0)
        self.more.setText(
            ngettext("{n} more is open: show it", "{n} more are open: show the next", left).format(n=left)
            if left
            else ""
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        if self._editor is not None:
            self._editor.most += FIRST_SHOWN
            self.refresh()

    def _show_closed(self, s: Block, pair: Pair) -> None:
        clear(self._closed)
        people = [pair.recruiter.id, pair.manager.id]
        wanted = select(Commitment).where(Commitment.status != CommitmentStatus.OPEN, Commitment.owner_id.in_(people))
        n = s.scalar(select(func.count()).select_from(wanted.subquery())) or 0
        if not n:
            return
        self._closed.addWidget(section_title(ngettext("{n} done or dropped", "{n} done or dropped", n).format(n=n)))
        latest = wanted.order_by(Commitment.done_at.desc(), Commitment.due.desc(), Commitment.id).limit(CLOSED_SHOWN)
        for made in s.scalars(latest):
            who = pair.recruiter if made.owner_id == pair.recruiter.id else pair.manager
            done = made.status is CommitmentStatus.DONE
            words = _("done late") if made.done_late else _("done")
            self._closed.addWidget(
                CommitmentRow(
                    made.id, marked(who.name, who.left), who.side, made.text, day(made.due) if made.due else "",
                    "done" if done else "dropped", words if done else _("dropped: {why}").format(why=made.dropped_reason),
                    checkable=False, name=f"closed_{made.id}",
                )
            )  # fmt: skip
