"""Section 3: a note for each criterion on which sealed views part by two or more, evidence from low to high."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import GapNote, Rating
from hirepair_desktop.model.reviewing import Gap, gaps_of
from hirepair_desktop.model.settings import setting
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.kind_words import tier_words
from hirepair_desktop.ui.review.review_page import Review, ReviewPage
from hirepair_desktop.ui.review.said import SaidPart
from hirepair_desktop.ui.session.answer_views import NEEDED_MARK
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import clear, grid, row, show_if, stack
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.tab_order import is_hidden
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from hirepair_desktop.ui.workspace import OpenWorkspace, Who

ABREAST = 4
"""So many boxes of evidence stand side by side."""


@dataclass(frozen=True)
class View:
    """One sealed view of a gap, with what the same person thinks now."""

    who: Who
    value: int
    evidence: str
    now: int
    reason: str


class GapView(QWidget):
    """One gap: its label, the evidence from low to high, and the note both write."""

    def __init__(self, criterion_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"gap_{criterion_id}")
        self.criterion_id = criterion_id
        self.label = section_title("")
        self.tier = caption("", wrap=False)
        self.split = Tag("", "split", icon="split")
        self.views = grid(8, 8)
        self.note = VoiceField(
            "shared", _("What each of us saw, and what differs"), f"gap_note_{criterion_id}", min_lines=2,
            help=_("A note per gap of two or more: gaps hold the information."),
        )  # fmt: skip
        head = row(self.label, self.tier, self.split, 1, space=10)
        head.setStretchFactor(self.label, 0)
        self.setLayout(stack(head, self.views, self.note, space=8))

    def show_gap(self, label: str, tier: str, spread: int, views: list[View], note: str) -> None:
        """Show the gap as it stands now."""
        self.label.setText(label)
        self.tier.setText(tier)
        self.split.set_words(_("Split by {n}").format(n=spread))
        self.note.text.setAccessibleName(_("{criterion}: what each saw, and what differs").format(criterion=label))
        clear(self.views)
        abreast = 2 if theme().large() else min(ABREAST, max(2, len(views)))
        for at, view in enumerate(views):
            self.views.addWidget(self._box(view), at // abreast, at % abreast)
        for column in range(abreast):
            self.views.setColumnStretch(column, 1)
        self.note.set_value(note)
        words = _("What each of us saw, and what differs")
        self.note.heading.setText(words if note.strip() else f"{words}  {NEEDED_MARK}")

    @staticmethod
    def _box(view: View) -> VoiceWords:
        words = view.evidence.strip() or _("No evidence was written.")
        if view.now:
            words += "\n" + _("Now {value}: {reason}").format(value=view.now, reason=view.reason)
        box = VoiceWords(
            view.who.side, words, speaker=view.who.name, head=view.who.first, time_words=str(view.value),
            role="caption",
        )  # fmt: skip
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return box


class GapsPage(ReviewPage):
    """The page of section 3."""

    shows = frozenset({"rating", "gap_note", "remark", "session", "criterion", "setting"})

    def __init__(self, workspace: OpenWorkspace, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(workspace, review, "gaps_page", parent)
        self.first = plain("", "body", "ink2", name="who_first")
        self.none = plain("", "body", "ink2", name="no_gaps")
        self.gaps: dict[str, GapView] = {}
        self.list = stack(space=22)
        self.talk = SaidPart(self, "gaps_said")
        purpose = _("Gaps hold the information: say what you saw, then what you think.")
        self.lay(self.head(_("Evidence, gap by gap"), purpose), self.first, self.none, self.list, self.talk)

    def refresh(self) -> None:
        with self.workspace.read() as s:
            revealed, read_only = self.review.is_revealed(s), self.review.is_closed(s)
            least = int(setting(s, "SPREAD") or 2)
            found = gaps_of(s, self.review.session_id, self.review.candidate_id, least)
            self._make_views([gap.criterion.id for gap in found])
            for gap in found:
                self._show_gap(s, gap)
                self.gaps[gap.criterion.id].note.set_read_only(read_only)
            self.first.setText(self._first_words(s))
            self.talk.refresh(s, read_only)
        self.none.setText(
            _("On no criterion are you apart by {n} or more. Easy agreement: the next section asks for the "
              "case against.").format(n=least)
            if revealed
            else _("The ratings are not open yet. What each of you saw stands here after the reveal.")
        )  # fmt: skip
        show_if(self.none, not found)
        show_if(self.first, bool(found))
        show_if(self.talk, revealed)

    def reach(self, key: str, row_id: str) -> None:
        """The note of the gap a prompt is about, by criterion or rating, the first where it is about the talk; else
        the field for what is thought now."""
        with self.workspace.read() as s:
            rating = s.get(Rating, row_id)
            criterion_id = rating.criterion_id if rating is not None else row_id
        found = self.gaps.get(criterion_id)
        if row_id in ("", self.review.session_id):
            found = next(iter(self.gaps.values()), None)
        if found is not None and key == "gapNotes":
            found.note.focus()
        elif not is_hidden(self.talk):
            self.talk.field.focus()

    def _first_words(self, s: Block) -> str:
        """Who speaks first: those with less power, the owner of the decision last (R-16)."""
        owner, adviser = self.review.owner(s), self.review.adviser(s)
        return _("Others first, then {adviser}; {owner} last. Early words from the decider pull others along.").format(
            adviser=adviser.first, owner=owner.first
        )

    def _make_views(self, wanted: list[str]) -> None:
        """A view for each gap; the ones that stay keep what is typed in them."""
        if wanted == list(self.gaps):
            return
        kept = {key: view for key, view in self.gaps.items() if key in wanted}
        for key in [key for key in self.gaps if key not in wanted]:
            view = self.gaps[key]
            self.list.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.gaps = {}
        for at, criterion_id in enumerate(wanted):
            if criterion_id not in kept:
                view = GapView(criterion_id)
                view.note.edited.connect(partial(self._on_note_edited, criterion_id))
                kept[criterion_id] = view
            self.gaps[criterion_id] = kept[criterion_id]
            self.list.removeWidget(kept[criterion_id])
            self.list.insertWidget(at, kept[criterion_id])

    def _show_gap(self, s: Block, gap: Gap) -> None:
        views = [
            View(
                self.review.who(s, rating.rater_id), rating.value or 0, rating.evidence,
                rating.revised_value or 0, rating.revised_reason,
            )
            for rating in gap.ratings
        ]  # fmt: skip
        note = self._note(s, gap.criterion.id)
        self.gaps[gap.criterion.id].show_gap(
            gap.criterion.label, tier_words(gap.criterion.tier), gap.spread, views, note.text if note else ""
        )

    def _note(self, s: Block, criterion_id: str) -> GapNote | None:
        return s.scalars(
            select(GapNote).where(
                GapNote.session_id == self.review.session_id,
                GapNote.candidate_id == self.review.candidate_id,
                GapNote.criterion_id == criterion_id,
            )
        ).first()

    def _on_note_edited(self, criterion_id: str, words: str) -> None:
        with self.workspace.read() as s:
            found = self._note(s, criterion_id)
            note_id = found.id if found is not None else ""
        said = _("Note on a gap")
        if not note_id and words.strip():
            values = {
                "session_id": self.review.session_id, "candidate_id": self.review.candidate_id,
                "criterion_id": criterion_id, "text": words,
            }  # fmt: skip
            self.edits.add(GapNote, values, said)
        elif note_id and not words.strip():
            self.edits.remove(GapNote, note_id, said)
        elif note_id:
            self.edits.set(GapNote, note_id, "text", words, said)
