"""Section 4: one repair each, with its day; whether a summary may exist; the end."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as Block

from hirepair_desktop.model import Commitment, Session, new_id
from hirepair_desktop.model.form import Section
from hirepair_desktop.model.mending import offered, repairs_of
from hirepair_desktop.text import _
from hirepair_desktop.ui.mend.told_page import MendPage
from hirepair_desktop.ui.session.answer_views import side_by_side
from hirepair_desktop.ui.session.coached_panel import CoachedPanel
from hirepair_desktop.ui.session.commitments import CommitmentsEditor
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button
from hirepair_desktop.ui.widgets.voice_words import VoiceWords
from hirepair_desktop.ui.workspace import MAN, REC, Who


class Offer(QWidget):
    """The repair one offered, and the press that makes it a commitment."""

    def __init__(self, who: Who) -> None:
        super().__init__()
        self.words = VoiceWords(
            who.side, "", f"offer_{who.side}", head=_("{name} offered").format(name=who.first), head_at_edge=True
        )
        self.take = button(_("{name}: I commit to it").format(name=who.first), f"offer_{who.side}_take", small=True)
        self.setLayout(stack(self.words, row(self.take, 1), space=6))


class RepairPage(MendPage):
    """What each offered can be taken over as it is; the day is theirs to give."""

    tables = frozenset({"round", "entry", "commitment", "person"})

    def __init__(self, panel: CoachedPanel, section: Section) -> None:
        super().__init__(panel, section)
        self.offers = {side: Offer(self.pair.seat(side)) for side in (REC, MAN)}
        self.commitments = CommitmentsEditor(self, self.session_id, self.pair, self._turn)
        self.share = self.made_share()
        self.close_session = button(_("Close the session"), "close_session_here", owner="primary")
        both = side_by_side(*self.offers.values())
        both.setSpacing(theme().px(28))
        self.column.addLayout(both)
        self.column.addWidget(self.commitments)
        self.add_coach()
        self.ending = QWidget()
        self.ending.setLayout(stack(Rule(), row(1, self.close_session), space=14))
        self.column.addWidget(self.ending)
        self.column.addStretch(1)
        self.column.addWidget(self.share)
        self.focus_at["commitments"] = self.commitments.focus
        self.close_session.clicked.connect(self._on_close_session_clicked)
        for side, offer in self.offers.items():
            offer.take.clicked.connect(partial(self._on_take_clicked, side))

    def _turn(self) -> str:
        return self.panel.turn

    def show_section(self, s: Block, session: Session) -> None:
        for side, offer in self.offers.items():
            person = self.pair.seat(side).id
            words = offered(s, session.id, person)
            offer.words.set_words(words)
            show_if(offer, bool(words))
            taken = any(made.text.strip() == words for made in repairs_of(s, session.id, person))
            show_if(offer.take, not taken and not self.is_closed)
        self.commitments.show_commitments(s, self.is_closed)
        self.share.show_shared(session)
        show_if(self.ending, not self.is_closed)

    def _on_take_clicked(self, side: str, checked: bool = False) -> None:
        """The one who offered it stands behind it."""
        who = self.pair.seat(side)
        with self.workspace.read() as s:
            words = offered(s, self.session_id, who.id)
        made = new_id()
        self.edits.add(
            Commitment,
            {
                "id": made, "session_id": self.session_id, "owner_id": who.id, "text": words,
                "for_whom": self.pair.other(who.id).id, "made_at": self.workspace.now(),
            },
            _("Commitment"),
        )  # fmt: skip
        self.refresh()
        if made in self.commitments.editors:
            self.commitments.editors[made].due.focus()

    @Slot()
    def _on_close_session_clicked(self) -> None:
        self.panel.close_requested.emit()
