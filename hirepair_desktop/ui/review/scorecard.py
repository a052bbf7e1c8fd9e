"""The private scorecard: evidence first, then a rating a criterion, the overall view last (METHOD A.2).

It holds no workspace and writes nowhere; the turn around it encrypts `payload()`.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from hirepair_desktop.model.sittings import iso
from hirepair_desktop.text import _, first_name, ngettext
from hirepair_desktop.ui.cv import Cv
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.private.own_prompts import OwnCoach, OwnPrompts
from hirepair_desktop.ui.private.page import Payload, PrivatePage
from hirepair_desktop.ui.review.overall import OverallView
from hirepair_desktop.ui.review.own_look import OwnLook
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, Rule, Scroll, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.cv_reader import CvReader
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, title
from hirepair_desktop.ui.widgets.rating import RatingCells
from hirepair_desktop.ui.widgets.tag import Tag

CV_WIDTH = 360
"""Width of the CV beside the criteria, in pixels at 100 %."""

SIDE_WIDTH = 280
"""Width of the column with the overall view, in pixels at 100 % (picture 04)."""


@dataclass(frozen=True)
class PaperLine:
    """One criterion as the scorecard asks it; `anchors` for 1 to 4."""

    id: str
    label: str
    definition: str
    tier_words: str
    anchors: tuple[str, str, str, str]


@dataclass(frozen=True)
class Paper:
    """What a scorecard shows: the candidate, where they were met, what to look for, who else writes.

    `own` are the criteria of the rater's stages, `other` the rest; `retired` are shown only where this page has words
    on them already. `waiting` (full name, side, state); `look` is what the coach looks with on this page.
    """

    candidate: str
    met: str
    writer: str
    side: str
    own: tuple[PaperLine, ...]
    other: tuple[PaperLine, ...]
    waiting: tuple[tuple[str, str, str], ...]
    look: OwnLook
    retired: tuple[PaperLine, ...] = ()

    def writer_seat(self) -> tuple[str, str, str]:
        """Id, first name and side of the writer."""
        return self.look.writer_id, first_name(self.writer), self.side


class CriterionLine(QWidget):
    """One criterion: its evidence first, then its rating."""

    edited = Signal()

    def __init__(
        self, line: PaperLine, number: int, paper: Paper, clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(f"criterion_{line.id}")
        self.line, self._clock, self._evidence_at = line, clock, ""
        count = plain(str(number), "body", "ink3", wrap=False)
        label = section_title(line.label)
        head = row(count, label, Tag(line.tier_words), 1, space=8)
        head.setStretchFactor(label, 0)
        self.evidence = VoiceField(
            paper.side, _("First: what did you see or hear?"), f"evidence_{line.id}", min_lines=2,
            quiet_label=True, help=line.label,
        )  # fmt: skip
        self.evidence.text.setAccessibleName(_("{criterion}: what did you see or hear?").format(criterion=line.label))
        self.cells = RatingCells(f"rating_{line.id}", line.label, paper.side, line.anchors)
        meaning = caption(line.definition) if line.definition else None
        self.prompts = OwnPrompts(f"own_coach_{line.id}", paper.writer_seat())
        self.setLayout(stack(head, meaning, self.evidence, self.cells, self.prompts, space=6))
        self.evidence.edited.connect(self._on_evidence_edited)
        self.cells.chosen.connect(self._on_cells_chosen)

    @Slot(str)
    def _on_evidence_edited(self, words: str) -> None:
        self._evidence_at = iso(self._clock()) if words.strip() else ""
        self.edited.emit()

    @Slot(str, int)
    def _on_cells_chosen(self, state: str, value: int) -> None:
        self.edited.emit()

    def load(self, kept: dict[str, Any]) -> None:
        """Show a line of one's own draft."""
        self.evidence.set_value(kept.get("evidence", ""))
        self.cells.set_value(kept.get("state", ""), kept.get("value") or 0)
        self._evidence_at = kept.get("evidence_at") or ""

    def is_rated(self) -> bool:
        """Whether there is a rating, or a reason why there is none."""
        return bool(self.cells.state())

    def is_untouched(self) -> bool:
        """Whether nothing stands here."""
        return not self.is_rated() and not self.evidence.value().strip()

    def payload(self) -> dict[str, Any]:
        """The line as it is sealed; while it is not rated, `state` is empty."""
        state = self.cells.state()
        return {
            "criterion_id": self.line.id,
            "state": state,
            "value": self.cells.value() if state == "rated" else None,
            "evidence": self.evidence.value(),
            "evidence_at": self._evidence_at or None,
        }


class Scorecard(PrivatePage):
    """One rater's private page about one candidate (picture 04). `clock` gives the moment of evidence; the candidate's
    CV can be read beside it."""

    def __init__(
        self, paper: Paper, clock: Callable[[], datetime], cv: Cv | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("scorecard")
        self.setAccessibleName(_("Scorecard: {name}").format(name=paper.candidate))
        self.paper = paper
        self._clock = clock
        self.coach = OwnCoach(paper.look)
        self.lines: list[CriterionLine] = []
        self.overall = OverallView(paper.side, list(paper.waiting), paper.writer_seat())
        self.count = caption("", wrap=False, name="count")
        self.cv = cv
        self.read_cv = button(_("CV"), "read_cv", icon="file", small=True)
        self.read_cv.setCheckable(True)
        show_if(self.read_cv, cv is not None)
        self.reader = CvReader("scorecard_cv")
        self.reader.hide()
        body = QWidget()
        self._body = layout = stack(self._head(), space=0, margins=(32, 24, 28, 24))
        self._add_lines(layout)
        body.setLayout(layout)
        self.area = Scroll(body, "scorecard_scroll")
        self.reader.setMinimumWidth(theme().px(CV_WIDTH))
        whole = row(self.area, self.reader, self._column(layout), space=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.read_cv.toggled.connect(self._on_read_cv_toggled)
        self.overall.edited.connect(self._on_part_edited)
        self.overall.seal_pressed.connect(self._on_seal_pressed)
        self.overall.more.clicked.connect(self._on_more_clicked)
        self.places: dict[str, OwnPrompts] = {}
        for key, place in (*((line.line.id, line.prompts) for line in self.lines), ("", self.overall.prompts)):
            self._add_place(key, place)
        self._add_key("Alt+Down", 1)
        self._add_key("Alt+Up", -1)
        self._show_open()

    def _column(self, lines: QVBoxLayout) -> QWidget | None:
        """The overall view at the right; in large text it follows the criteria instead."""
        if theme().large():
            lines.insertWidget(lines.count() - 1, self.overall)
            return None
        column = Fill("window", "left")
        column.setFixedWidth(theme().px(SIDE_WIDTH))
        column.setLayout(stack(self.overall, space=0, margins=(1, 0, 0, 0)))
        return column

    def _head(self) -> QWidget:
        head = QWidget()
        met = plain(self.paper.met, "body", "ink2")
        below = row(met, self.count, space=12)
        below.setStretch(0, 1)
        name = title(_("Scorecard: {name}").format(name=self.paper.candidate))
        above = row(name, self.read_cv, space=12)
        above.setStretch(0, 1)
        head.setLayout(stack(above, below, space=4, margins=(0, 0, 0, 14)))
        return head

    def _add_lines(self, layout: QVBoxLayout) -> None:
        for number, line in enumerate((*self.paper.own, *self.paper.other), 1):
            layout.addWidget(Rule())
            if number == len(self.paper.own) + 1:
                aside = caption(_("Not asked of you. Write here only if you saw or heard something."))
                aside.setContentsMargins(0, theme().px(12), 0, 0)
                layout.addWidget(aside)
            layout.addWidget(self._made_line(line, number))
        if not self.lines:
            layout.addWidget(Rule())
            layout.addWidget(
                plain(_("The brief names no criteria yet. Say what you think at the right."), token="ink2")
            )
        layout.addStretch(1)

    def _made_line(self, line: PaperLine, number: int) -> CriterionLine:
        made = CriterionLine(line, number, self.paper, self._clock)
        made.setContentsMargins(0, theme().px(12), 0, theme().px(14))
        made.edited.connect(self._on_part_edited)
        self.lines.append(made)
        return made

    def _add_place(self, key: str, place: OwnPrompts) -> None:
        self.places[key] = place
        place.dismissed.connect(self._on_place_dismissed)
        place.brought_back.connect(self._on_place_brought_back)

    def _add_retired(self, kept: Container[str]) -> None:
        """What this page said about a criterion that was retired since stays on it, after the others."""
        there = {line.line.id for line in self.lines}
        for line in self.paper.retired:
            if line.id in kept and line.id not in there:
                made = self._made_line(line, len(self.lines) + 1)
                self._add_place(line.id, made.prompts)
                aside = caption(
                    _("Retired since you wrote about it. What you wrote stays, and is shown with the rest.")
                )
                for widget in (Rule(), aside, made):
                    self._body.insertWidget(self._body.count() - 1, widget)

    def _add_key(self, key: str, step: int) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self._on_key_activated, step))

    # A draft in, a draft out

    def load(self, payload: Payload | None) -> None:
        """Show a draft of one's own, or an empty page."""
        kept = payload or {}
        by_id = {line["criterion_id"]: line for line in kept.get("ratings", [])}
        self._add_retired(by_id)
        for line in self.lines:
            line.load(by_id.get(line.line.id, {}))
        self.overall.load(kept.get("recommendation") or {})
        self.coach.load(kept.get("dismissals", []))
        self._show_open()
        self._show_prompts()

    def payload(self) -> Payload:
        """What stands on the page: lines that were touched, the overall view, what the coach was told."""
        found: Payload = {
            "ratings": [line.payload() for line in self.lines if not line.is_untouched()],
            "recommendation": self.overall.payload(),
        }
        if self.coach.told:
            found["dismissals"] = [dict(one) for one in self.coach.told]
        return found

    def missing(self) -> str:
        """What would be lost if it were sealed now: words without a rating. What is left open stays open."""
        for line in self.lines:
            if not line.is_rated() and not line.is_untouched():
                return _(
                    "“{criterion}” has words but no rating. Rate it, or choose “Not asked” or “Not shown”."
                ).format(criterion=line.line.label)
        if self.overall.has_words_without_view():
            return _("You say why, but not whether you would hire. Choose one of the four.")
        if not self.overall.value() and all(line.is_untouched() for line in self.lines):
            return _("Nothing is written yet. One criterion is enough to begin.")
        return ""

    def lands_on(self) -> QWidget | None:
        """In the evidence of the first criterion: what opens the CV stands before it."""
        return self.lines[0].evidence if self.lines else None

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("1|4", _("rate")), ("0", _("not asked")), ("9", _("not shown")), ("Alt ↓", _("next criterion")),
        ]  # fmt: skip

    # What the person does

    def _open_words(self) -> str:
        left = sum(not line.is_rated() for line in self.lines[: len(self.paper.own)])
        if left:
            return ngettext(
                "One criterion is left: rate it or say why not.",
                "{n} criteria are left: rate them or say why not.",
                left,
            ).format(n=left)
        return "" if self.overall.value() else _("Whether you would hire is still open.")

    def _show_open(self) -> None:
        own = self.lines[: len(self.paper.own)] or self.lines
        rated = sum(line.is_rated() for line in own)
        self.count.setText(_("{k} of {n} criteria rated").format(k=rated, n=len(own)))
        self.overall.show_open(self._open_words())

    def _show_prompts(self) -> None:
        """What the coach says, each under the line it is about; what is about the whole page under the overall view."""
        said, gone = self.coach.say(self.payload())
        for key, place in self.places.items():
            here = [prompt for prompt in said if self._place_of(prompt.about.id) == key]
            place.show_prompts(here, [prompt for prompt in gone if self._place_of(prompt.about.id) == key])
        self.overall.more.show_left(self.coach)

    @Slot()
    def _on_more_clicked(self) -> None:
        self.coach.drawn_out = not self.coach.drawn_out
        self._show_prompts()

    def _place_of(self, about_id: str) -> str:
        return about_id if about_id in self.places else ""

    @Slot()
    def _on_part_edited(self) -> None:
        self.overall.show_refusal("")
        self._show_open()
        self._show_prompts()
        self.edited.emit()

    @Slot(str, str, str)
    def _on_place_dismissed(self, rule_id: str, about_id: str, reason: str) -> None:
        """Kept inside the draft, and sealed with it."""
        self.coach.dismiss(rule_id, about_id, reason, self._clock())
        self._on_part_edited()

    @Slot(str, str)
    def _on_place_brought_back(self, rule_id: str, about_id: str) -> None:
        self.coach.bring_back(rule_id, about_id)
        self._on_part_edited()

    @Slot(bool)
    def _on_read_cv_toggled(self, shown: bool) -> None:
        """The CV beside the criteria; its bytes are in memory only while it is there."""
        self.reader.setVisible(shown)
        if self.cv is not None:
            self.reader.show_cv(self.cv.name, self.cv.load if shown else None)
        if shown:
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_seal_pressed(self) -> None:
        """Seal, unless something written would be lost; then say what, and go there."""
        for line in self.lines:
            line.evidence.flush()
        self.overall.flush()
        why = self.missing()
        self.overall.show_refusal(why)
        if not why:
            self.seal_requested.emit()
            return
        for line in self.lines:
            if not line.is_rated() and not line.is_untouched():
                self._go_to(line)
                line.cells.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _current(self) -> int:
        """The place of the line that has the focus, or -1."""
        focus = QApplication.focusWidget()
        held = [at for at, line in enumerate(self.lines) if focus is not None and line.isAncestorOf(focus)]
        return held[0] if held else -1

    def _go_to(self, line: CriterionLine) -> None:
        line.evidence.focus()
        self.area.ensureWidgetVisible(line, 0, theme().px(24))

    def _on_key_activated(self, step: int) -> None:
        at = self._current() + step
        if 0 <= at < len(self.lines):
            self._go_to(self.lines[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4, 0 and 9 rate the line that has the focus, unless somebody types."""
        at = self._current()
        typing = isinstance(QApplication.focusWidget(), QTextEdit)
        if typing or at < 0 or not self.lines[at].cells.press_key(event.key()):
            super().keyPressEvent(event)
