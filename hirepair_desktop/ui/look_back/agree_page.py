"""Section 3: what both wrote, shown together; from it three things going well and two to change, agreed by both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Entry, Session
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.kinds import RoundOf
from hirepair_desktop.model.look_back_form import ALONE, CHANGE, LOOK_BACK, WELL
from hirepair_desktop.model.looking_back import AGREED, KEYS, is_shown
from hirepair_desktop.model.told_alone import told, words_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.look_back.look_back_page import LookBackPage
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.answers import AnswerFields
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.pair_round import PairRound
from hirepair_desktop.ui.session.told_box import ToldBox
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import PanelFoot, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import section_title
from hirepair_desktop.ui.workspace import MAN, REC

PLACES = {"goingWell": WELL, "toChange": CHANGE}
"""Where what one wrote alone can be taken over to."""


class TakeOver(PanelFoot):
    """The two presses under what one wrote."""

    def __init__(self, side: str, name: str) -> None:
        super().__init__(fill=f"{side}-tint")
        words = {"goingWell": _("Take over what goes well"), "toChange": _("Take over what to change")}
        self.links = {key: LinkButton(words[key], f"take_{side}_{key}") for key in PLACES}
        for key, link in self.links.items():
            link.setAccessibleName(_("{name}: {act}").format(name=name, act=words[key].lower()))
        laid = stack(*self.links.values(), space=6) if theme().large() else row(*self.links.values(), 1, space=20)
        laid.setContentsMargins(*(theme().px(margin) for margin in (20, 10, 20, 12)))
        self.setLayout(laid)


class AgreePage(LookBackPage):
    """Left what goes well, right what to change. What one wrote can be taken over with a press."""

    tables = frozenset({"round", "draft", "entry"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.round = PairRound(panel, RoundOf.LOOK_BACK, "agree_round")
        self.takes = {side: TakeOver(side, self.pair.seat(side).first) for side in (REC, MAN)}
        self.boxes = {
            side: ToldBox(self.pair.seat(side), ALONE, f"agree_{side}_wrote", self.takes[side]) for side in (REC, MAN)
        }
        self.both = QWidget()
        self.both.setLayout(self._beside(*self.boxes.values()))
        self.well = self._answers(WELL)
        self.change = self._answers(CHANGE)
        for part in (self.round, self.both):
            self.column.addWidget(part)
        left, right = QWidget(), QWidget()
        left.setLayout(stack(section_title(_("Three things going well"), "well_title"), self.well, 1, space=10))
        right.setLayout(stack(section_title(_("Two to change"), "change_title"), self.change, 1, space=10))
        self.column.addLayout(self._beside(left, right))
        for key in AGREED:
            self.focus_at[key] = partial(self._fields_of(key).focus, key)
        for side, take in self.takes.items():
            for key, link in take.links.items():
                link.clicked.connect(partial(self._on_take_clicked, side, key))

    @staticmethod
    def _beside(*parts: QWidget) -> QBoxLayout:
        laid = side_by_side(*parts)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(theme().px(28))
        return laid

    def _answers(self, keys: Sequence[str]) -> AnswerFields:
        return AnswerFields(
            self, LOOK_BACK, "agree", self.session_id, self.pair, keys=keys, turn=self.turn, space=10
        )  # fmt: skip

    def _fields_of(self, key: str) -> AnswerFields:
        return self.well if key in WELL else self.change

    def show_section(self, s: Block, session: Session) -> None:
        shown = is_shown(s, session)
        self.round.show_round(s, session, shown)
        show_if(self.both, shown)
        answers = told(s, session.id, KEYS)
        agreed = {
            entry.text.strip() for entry in s.scalars(
                select(Entry).where(Entry.session_id == session.id, Entry.key.in_(AGREED))
            )
        }  # fmt: skip
        for side, box in self.boxes.items():
            words = {key: words_of(answers, self.pair.seat(side).id, key) for key in KEYS}
            box.show_told(words)
            for key, link in self.takes[side].links.items():
                link.setEnabled(bool(words[key]) and words[key] not in agreed and not self.is_closed)
        for fields in (self.well, self.change):
            fields.refresh()
            fields.set_read_only(self.is_closed)

    def _on_take_clicked(self, side: str, key: str, checked: bool = False) -> None:
        """Into the first place that is empty; whoever wrote it stands behind it."""
        who = self.pair.seat(side)
        with self.workspace.read() as s:
            words = words_of(told(s, self.session_id, [key]), who.id, key)
            places = PLACES[key]
            found = s.scalars(select(Entry).where(Entry.session_id == self.session_id, Entry.key.in_(places)))
            taken = {entry.key for entry in found if entry.text.strip()}
        free = [place for place in places if place not in taken]
        if not free:
            self.said.emit(_("Every place is taken. Change one of them, or leave this out."))
            return
        self.edits.answer(
            self.session_id, free[0], who.id, text=words, at=self.workspace.now(), shared=True,
            words=_("Take over"),
        )  # fmt: skip
        self.refresh()
