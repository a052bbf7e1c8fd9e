"""What was said at the table after the reveal, and the field for what somebody thinks now (picture 05).

A later view of a rating stands in the same log, with its reason and what it is now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Criterion, Rating, Remark, new_id
from hirepair_desktop.model.kinds import RatingState
from hirepair_desktop.model.reviewing import REVISION_WORDS, ratings_of, revise
from hirepair_desktop.model.word_count import words as count_words
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.review.matrix import raters_of
from hirepair_desktop.ui.review.review_page import ReviewPage
from hirepair_desktop.ui.review.speakers import Speakers
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented, button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.seat_mark import SeatMark
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import Who


@dataclass(frozen=True)
class Said:
    """One line of the log: when, who, the words, and the value a rating has now (0 when none changed)."""

    at: datetime
    who: Who
    words: str
    about: str
    now: int


def read_said(s: Block, page: ReviewPage, without: str = "") -> list[Said]:
    """Remarks and later views in the order they came; `without` is the remark being typed."""
    review = page.review
    found = [
        Said(remark.at, review.who(s, remark.person_id), remark.text, "", 0)
        for remark in s.scalars(select(Remark).where(Remark.session_id == review.session_id))
        if remark.id != without
    ]
    for rating in ratings_of(s, review.session_id, review.candidate_id):
        if rating.revised_value and rating.revised_at is not None:
            label = s.get_one(Criterion, rating.criterion_id).label
            who = review.who(s, rating.rater_id)
            found.append(Said(rating.revised_at, who, rating.revised_reason, label, rating.revised_value))
    return sorted(found, key=lambda said: (said.at, said.who.name, said.words))


class SaidLine(QWidget):
    """Time, mark, words, and what a rating is now."""

    def __init__(self, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        time = plain(clock(said.at), "body", "ink3", wrap=False)
        mark = SeatMark(said.who.name, said.who.side, 18)
        words = plain(f"{said.about}: {said.words}" if said.about else said.words)
        words.set_lead(f"{said.about}:" if said.about else "", "ink")
        token = said.who.side if said.who.side in ("rec", "man") else ""
        tag = Tag(_("Now {value}").format(value=said.now), token) if said.now else None
        line = row(time, mark, words, tag, space=8, margins=(0, 7, 0, 7))
        line.setStretch(2, 1)
        for part in (time, mark):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setAccessibleName(
            _("{time}, {name}: {words}").format(time=clock(said.at), name=said.who.name, words=words.text())
        )


class SaidPart(QWidget):
    """The log and its field. What is typed is kept as a remark at once; *Add* ends it, or makes a later view."""

    def __init__(self, page: ReviewPage, name: str = "said", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.page = page
        self._remark_id = ""
        self.lines = stack(space=0)
        self.field = VoiceField("shared", "", f"{name}_now", _("Add what you think now"))
        self.field.text.setAccessibleName(_("What you think now"))
        self.speakers = Speakers(f"{name}_as")
        self.add = button(_("Add"), f"{name}_add")
        self.about = ChoiceField("", (), f"{name}_about", empty_words=_("No rating changes"))
        self.about.set_compact(_("Which of my ratings this changes"))
        self.now = Segmented([(str(v), str(v)) for v in range(1, 5)], f"{name}_value", _("What it is now"))
        self.change = QWidget()
        change = row(caption(_("My rating of"), wrap=False), self.about, caption(_("is now"), wrap=False), self.now)
        change.setStretch(1, 1)
        self.change.setLayout(change)
        head = row(
            section_title(_("What we said")),
            caption(_("Sealed ratings never change. Say what you think now instead.")), space=8,
        )  # fmt: skip
        head.setStretch(1, 1)
        typing = row(self.field, self.speakers, self.add, space=8)
        typing.setStretch(0, 1)
        for part in (self.speakers, self.add):
            typing.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        self.composer = QWidget()
        self.missing = BlockedSentence("", "", f"{name}_missing")
        self.composer.setLayout(stack(typing, self.change, self.missing, space=6))
        self.setLayout(stack(head, self.lines, self.composer, space=6))
        show_if(self.change, False)
        page.shows = page.shows | {"remark", "rating"}
        self.field.edited.connect(self._on_field_edited)
        self.field.text.textChanged.connect(self._on_text_changed)
        self.speakers.chosen.connect(self._on_speakers_chosen)
        self.about.edited.connect(self._on_about_edited)
        self.now.chosen.connect(self._on_now_chosen)
        self.add.clicked.connect(self._on_add_clicked)

    def refresh(self, s: Block, read_only: bool) -> None:
        """Show the log, and who can speak; a closed review takes no more words."""
        clear(self.lines)
        for said in read_said(s, self.page, self._remark_id):
            self.lines.addWidget(Rule())
            self.lines.addWidget(SaidLine(said))
        self.lines.addWidget(Rule())
        pair = self.page.review.pair
        seats = [pair.recruiter, pair.manager]
        self.speakers.set_people(seats + [who for who in raters_of(s, self.page.review) if who not in seats])
        if not self._remark_id:
            self.speakers.set_value(self.page.review.speaker().id)
        self._offer_ratings(s)
        show_if(self.composer, not read_only)

    def _offer_ratings(self, s: Block) -> None:
        review = self.page.review
        options = [
            (rating.id, s.get_one(Criterion, rating.criterion_id).label)
            for rating in ratings_of(s, review.session_id, review.candidate_id)
            if rating.rater_id == self.speakers.value() and rating.state is RatingState.RATED
        ]
        self.about.set_options(sorted(options, key=lambda option: option[1]))

    # What the person does

    @Slot()
    def _on_text_changed(self) -> None:
        show_if(self.change, bool(self.field.text.toPlainText().strip()))
        self._show_missing()

    def _show_missing(self) -> None:
        """A later view without what moved it stays out: the button is readable and disabled until then (R-07)."""
        spoken = self.field.text.toPlainText()
        short = bool(self.about.value() and spoken.strip()) and count_words(spoken) < REVISION_WORDS
        why = _("What new evidence moved your score? The first one stays beside it.") if short else ""
        self.missing.set_words(why)
        set_blocked(self.add, why)

    @Slot(str)
    def _on_about_edited(self, rating_id: str) -> None:
        self._show_missing()

    @Slot(str)
    def _on_now_chosen(self, value: str) -> None:
        self._show_missing()

    @Slot(str)
    def _on_field_edited(self, words: str) -> None:
        """Keep what is typed as a remark, so that nothing said is lost when the session is left."""
        edits = self.page.edits
        if not words.strip():
            gone, self._remark_id = self._remark_id, ""
            if gone:
                edits.remove(Remark, gone, _("Take back what was said"))
        elif self._remark_id:
            edits.set(Remark, self._remark_id, "text", words, _("What was said"))
        else:
            self._remark_id = new_id()  # known before the commit: its refresh must not show it as said
            values = {
                "id": self._remark_id, "session_id": self.page.review.session_id, "person_id": self.speakers.value(), "text": words,
                "at": self.page.workspace.now(),
            }  # fmt: skip
            edits.add(Remark, values, _("What was said"))

    @Slot(str)
    def _on_speakers_chosen(self, person_id: str) -> None:
        if self._remark_id:
            self.page.edits.set(Remark, self._remark_id, "person_id", person_id, _("Who said it"))
        with self.page.workspace.read() as s:
            self._offer_ratings(s)

    @Slot()
    def _on_add_clicked(self) -> None:
        """The words stand in the log; with a rating and a value they are a later view of it."""
        self.field.show_sentence("")
        self.field.flush()
        words, rating_id, value = self.field.value().strip(), self.about.value(), self.now.value()
        if not words:
            self.field.focus()
            return
        if rating_id and not value:
            self.field.show_sentence(_("Say what the rating is now, from 1 to 4, or that no rating changes."))
            return
        if rating_id and not self._revise(rating_id, int(value), words):
            return
        self._remark_id = ""
        self.field.set_value("")
        self.about.set_value("")
        self.now.set_value("")
        self._show_missing()
        with self.page.workspace.read() as s:
            self.refresh(s, False)

    def _revise(self, rating_id: str, value: int, words: str) -> bool:
        """Make the later view, in the place of the remark that was typed. False when it was refused."""
        at, remark_id = self.page.workspace.now(), self._remark_id
        with self.page.workspace.read() as s:
            rating = s.get_one(Rating, rating_id)
            before = (rating.revised_value, rating.revised_reason, rating.revised_at)

        def do(s: Block) -> None:
            revise(s.get_one(Rating, rating_id), value, words, at)
            remark = s.get(Remark, remark_id) if remark_id else None
            if remark is not None:
                s.delete(remark)

        def undo(s: Block) -> None:
            rating = s.get_one(Rating, rating_id)
            rating.revised_value, rating.revised_reason, rating.revised_at = before

        refused = self.page.try_step(_("A later view"), do, undo)
        self.field.show_sentence(refused.sentence if refused else "")
        return refused is None
