"""A profile on which both picked the same: one line, which nobody has to talk about (picture 19)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hirepair_desktop.model.kinds import Pick
from hirepair_desktop.model.shortlisting import Outcome, Profile
from hirepair_desktop.text import _
from hirepair_desktop.ui.shortlist.pair_row import marks_of
from hirepair_desktop.ui.shortlist.words import outcome_words, pick_words, settled_words
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Fill, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import ElidedLabel, strong
from hirepair_desktop.ui.widgets.pick_pair import PickAxis
from hirepair_desktop.ui.widgets.sentence import glyph
from hirepair_desktop.ui.widgets.tag import Tag
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who


class SameRow(Fill):
    """`agreed()` when the owner lets it go on, `opened()` to talk about it all the same."""

    agreed = Signal()
    opened = Signal()

    def __init__(self, alias: str, pair: Pair, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__("surface", "bottom", parent)
        self.setObjectName(f"same_{alias}")
        self.alias, self.pair = alias, pair
        self.tags = {side: Tag("", side) for side in (REC, MAN)}
        self.about = ElidedLabel("", "body", "ink2", name=f"about_{alias}")
        self.axis = PickAxis(alias, [], f"axis_{alias}")
        self.tick = glyph("check", "done")
        self.outcome = ElidedLabel("", "body", "ink2")
        voice = owner.side if owner.side in (REC, MAN) else ""
        self.on = button(_("{owner}: goes on").format(owner=owner.first), f"same_{alias}_on", owner=voice, small=True)
        self.on.setAccessibleName(_("{alias}: {words}").format(alias=alias, words=self.on.text()))
        self.talk = LinkButton(_("Talk about it"), f"talk_{alias}", "ink2", "caption")
        self.talk.setAccessibleName(_("Talk about {alias}").format(alias=alias))
        self._lay_out()
        self.on.clicked.connect(self.agreed)
        self.talk.clicked.connect(self.opened)

    def _lay_out(self) -> None:
        alias = strong(self.alias, wrap=False)
        left = QWidget()
        first = row(self.tags[REC], alias, self.about, space=8)
        first.setStretch(2, 1)
        left.setLayout(first)
        right = QWidget()
        right.setLayout(row(1, self.talk, self.on, self.tick, self.outcome, self.tags[MAN], space=8))
        if theme().large():
            self.setLayout(stack(left, row(self.axis, 1), right, space=6, margins=(12, 6, 12, 6)))
            return
        whole = row(left, self.axis, right, space=25, margins=(12, 4, 12, 5))
        whole.setStretch(0, 1)
        whole.setStretch(2, 1)
        for part in (left, right):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        whole.setAlignment(self.axis, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(whole)

    def show_row(self, profile: Profile, found: str, read_only: bool) -> None:
        """Show the profile as it stands."""
        for side, seen in ((REC, profile.recruiter), (MAN, profile.manager)):
            if seen is not None:
                self.tags[side].set_words(pick_words(seen.pick))
        about = [part for part in (profile.candidate.headline.strip(), found) if part]
        self.about.setText(", ".join(about))
        self.axis.set_marks(marks_of(profile, self.pair))
        both_yes = profile.recruiter is not None and profile.recruiter.pick is Pick.YES
        settled = profile.is_settled
        show_if(self.on, both_yes and not settled and not read_only)
        show_if(self.tick, settled and profile.chosen is not Outcome.OUT)
        words = outcome_words(profile.chosen) or settled_words(profile)
        self.outcome.setText(words or ("" if not read_only else _("Open")))
        show_if(self.outcome, bool(self.outcome.text()))
        self.talk.setText(_("See it") if settled or read_only else _("Talk about it"))

    def focus(self) -> None:
        """Go to the first act."""
        (self.on if not self.on.isHidden() else self.talk).setFocus(Qt.FocusReason.OtherFocusReason)
