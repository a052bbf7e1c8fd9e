"""One profile after the reveal: both picks, where they lie, and, open, what would settle it (picture 19)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model.shortlisting import PLACES, Outcome, Profile, Seen
from hirepair_desktop.text import _, clock
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.shortlist.now_part import NowPart
from hirepair_desktop.ui.shortlist.outcome_bar import OutcomeBar, SettledLine
from hirepair_desktop.ui.shortlist.words import pick_words, settled_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import Words, caption, section_title
from hirepair_desktop.ui.widgets.pick_pair import TALK_AT, PickAxis, PickBox, PickMark, apart_words
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who

MIDDLE_WIDTH = 214
"""The middle column: the axis with air at both sides, in px at 100 %."""


@dataclass(frozen=True)
class RowState:
    """What a row shows besides its profile: how the candidate came, who wrote the outcome, what can be changed."""

    profile: Profile
    found: str
    by: Who
    criteria: tuple[tuple[str, str], ...]
    read_only: bool
    is_open: bool


def marks_of(profile: Profile, pair: Pair) -> list[PickMark]:
    """The sealed picks as marks of the axis."""
    seats = ((pair.recruiter, profile.recruiter), (pair.manager, profile.manager))
    return [PickMark(who.name, who.side, PLACES[seen.pick]) for who, seen in seats if seen is not None]


class PairRow(Fill):
    """`opened()` to talk about it, `settle_edited(words)`, `settled(outcome)`, `put_out(reason, ids)`,
    `kept_now(side, pick, why)`."""

    opened = Signal()
    settle_edited = Signal(str)
    settled = Signal(str)
    put_out = Signal(str, list)
    kept_now = Signal(str, str, str)

    def __init__(self, alias: str, pair: Pair, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self.setObjectName(f"pair_{alias}")
        self.alias, self.pair, self.owner = alias, pair, owner
        self._again = False
        self.boxes = {side: PickBox(side, f"pick_{alias}_{side}") for side in (REC, MAN)}
        self.name = section_title(alias)
        self.split_icon = glyph("split", "split")
        self.split = Words("", "caption", "split", False, weight=600)
        self.about = caption("", name=f"about_{alias}")
        self.found = caption("", name=f"found_{alias}")
        self.axis = PickAxis(alias, [], f"axis_{alias}")
        self.open_it = LinkButton(_("Talk about it"), f"talk_{alias}", "ink2", "caption")
        self.open_it.setAccessibleName(_("Talk about {alias}").format(alias=alias))
        self.settle = VoiceField("shared", _("What would settle it"), f"settle_{alias}")
        self.settle.text.setAccessibleName(_("{alias}: what would settle it").format(alias=alias))
        self.bar = OutcomeBar(alias, owner)
        self.now = NowPart(alias, pair)
        self.line = SettledLine(alias)
        self._lay_out()
        self._connect()

    def _middle(self) -> QWidget:
        self.name.setWordWrap(False)
        named = row(1, self.name, self.split_icon, self.split, 1, space=6)
        for words in (self.about, self.found):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = QWidget()
        axis, act = row(1, self.axis, 1, space=0), row(1, self.open_it, 1, space=0)
        middle.setLayout(stack(named, stack(self.about, self.found, space=0), 1, axis, act, space=3))
        return middle

    def _lay_out(self) -> None:
        middle, large = self._middle(), theme().large()
        self.talk = QWidget()
        if large:
            pair: QBoxLayout = stack(middle, self.boxes[REC], self.boxes[MAN], space=8)
            self.talk.setLayout(stack(self.settle, self.bar, self.now, space=8))
        else:
            middle.setFixedWidth(theme().px(MIDDLE_WIDTH))
            pair = row(self.boxes[REC], middle, self.boxes[MAN], space=8)
            pair.setStretch(0, 1)
            pair.setStretch(2, 1)
            both = row(self.settle, self.bar, space=16)
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            both.setAlignment(self.settle, Qt.AlignmentFlag.AlignTop)
            both.setAlignment(self.bar, Qt.AlignmentFlag.AlignVCenter)
            self.talk.setLayout(stack(both, self.now, space=8))
        self.setLayout(stack(pair, self.talk, self.line, space=10, margins=(12, 10, 12, 12)))

    def _connect(self) -> None:
        self.open_it.clicked.connect(self.opened)
        self.settle.edited.connect(self.settle_edited)
        self.bar.settled.connect(self.settled)
        self.bar.put_out.connect(self.put_out)
        self.bar.cancelled.connect(self._on_bar_cancelled)
        self.now.kept.connect(self.kept_now)
        self.line.again_requested.connect(self._on_line_again_requested)

    def show_row(self, state: RowState) -> None:
        """Show the profile as it stands, without disturbing what is being typed."""
        profile = state.profile
        for side, seen in ((REC, profile.recruiter), (MAN, profile.manager)):
            self._show_box(side, seen)
        wide = profile.apart is not None and profile.apart >= TALK_AT
        self.split.setText(apart_words(profile.apart) if wide or profile.apart is None else "")
        show_if(self.split_icon, wide)
        self.about.setText(profile.candidate.headline.strip())
        show_if(self.about, bool(self.about.text()))
        self.found.setText(state.found)
        self.token = "split-tint" if wide and state.is_open and not profile.is_settled else "surface"
        self.axis.set_marks(marks_of(profile, self.pair), self.token)
        self.update()
        self._show_talk(state)

    def _show_box(self, side: str, seen: Seen | None) -> None:
        who = self.pair.seat(side)
        if seen is None:
            self.boxes[side].show_pick(who.first, "", "")
        else:
            self.boxes[side].show_pick(
                who.first, pick_words(seen.pick), seen.why, pick_words(seen.now), seen.now_why
            )  # fmt: skip

    def _show_talk(self, state: RowState) -> None:
        profile = state.profile
        self._again = self._again and profile.is_settled and not state.read_only
        deciding = not state.read_only and (self._again or (state.is_open and not profile.is_settled))
        show_if(self.talk, deciding)
        show_if(self.open_it, not deciding and not profile.is_settled and not state.read_only)
        show_if(self.line, profile.is_settled and not self._again)
        self.settle.set_value(profile.settle.text if profile.settle is not None else "")
        self.bar.out_part.set_criteria(state.criteria)
        self.bar.show_again(self._again, profile.chosen is Outcome.OUT)
        able = {REC: profile.recruiter is not None, MAN: profile.manager is not None}
        self.now.show_able(able if deciding else {})
        if profile.outcome is not None:
            self.line.show_settled(
                state.by, clock(profile.outcome.written_at), settled_words(profile), state.read_only
            )  # fmt: skip

    def focus(self) -> None:
        """Go to what would settle it, or to what can be pressed here."""
        if self.talk.isHidden():
            (self.line.again if not self.line.isHidden() else self.open_it).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.settle.focus()

    def end_again(self) -> None:
        """It was decided again."""
        self._again = False
        self.bar.why.forget()
        self.bar.why.set_value("")

    @Slot()
    def _on_line_again_requested(self) -> None:
        self._again = True
        self.opened.emit()
        self.focus()

    @Slot()
    def _on_bar_cancelled(self) -> None:
        self._again = False
        self.opened.emit()
        self.line.again.setFocus()
