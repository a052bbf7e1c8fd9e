"""What the two promised, in one place: open ones by owner, then what was done or dropped."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment
from hirepair_desktop.model.kinds import CommitmentStatus
from hirepair_desktop.model.promising import open_commitments
from hirepair_desktop.text import _, day, ngettext
from hirepair_desktop.ui.pages.list_page import ListPage
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.widgets.boxes import clear, stack
from hirepair_desktop.ui.widgets.commitment_row import CommitmentRow
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import OpenWorkspace, Pair

CLOSED_SHOWN = 20
"""How many of the done and dropped are listed; the summaries of their sessions hold them all."""


class OpenCommitments(CommitmentsEditor):
    """Every open commitment of the two, whatever session made it, soonest first."""

    def found(self, s: Block) -> Sequence[Commitment]:
        return open_commitments(s, [self.pair.recruiter.id, self.pair.manager.id])


class CommitmentsPage(ListPage):
    """Add, move, keep, drop with a word."""

    shows = frozenset({"commitment", "partnership", "person", "session"})

    def __init__(self, workspace: OpenWorkspace) -> None:
        super().__init__(
            workspace, "commitments_page", _("Commitments"), _("Nothing disappears unless one of you closes it.")
        )
        self._editor: OpenCommitments | None = None
        self._pair_id = ""
        self._closed = stack(space=4)
        self._wants_new = False

    def show_about(self, about: str) -> None:
        """ "new": begin a commitment of the one who sits on the left."""
        self._wants_new = about == "new"
        if self._wants_new and self.isVisible():
            self._begin_new()

    def _begin_new(self) -> None:
        self._wants_new = False
        if self._editor is not None:
            self._editor.add("rec")

    def refresh(self) -> None:
        pair = self.workspace.pair()
        if pair is None:
            self.clear()
            self.say(_("Two chairs, no roles yet. Commitments come out of the sessions of a pair."))
            return
        if self._editor is None or self._pair_id != pair.id:
            self.clear()
            self._pair_id = pair.id
            self._editor = OpenCommitments(self, "", pair)
            self._closed = stack(space=4)
            self.lines.addWidget(self._editor)
            self.lines.addSpacing(16)
            self.lines.addLayout(self._closed)
        with self.workspace.read() as s:
            self._editor.show_commitments(s)
            self._show_closed(s, pair)
        if self._wants_new:
            self._begin_new()

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
                    made.id, who.name, who.side, made.text, day(made.due) if made.due else "",
                    "done" if done else "dropped", words if done else _("dropped: {why}").format(why=made.dropped_reason),
                    checkable=False, name=f"closed_{made.id}",
                )
            )  # fmt: skip
