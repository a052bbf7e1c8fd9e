"""What takes both: each presses their own button, for a summary that may exist, for a page that others may see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from hirepair_desktop.model import Session
from hirepair_desktop.model.feedback_verbs import agree_to_share, may_be_shared
from hirepair_desktop.text import _
from hirepair_desktop.ui.page import Page
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button, lead_with
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import MAN, REC, Pair


@dataclass(frozen=True)
class ShareWords:
    """What stands on the two buttons (with `{name}`), and between them until and once both pressed."""

    press: str
    until: str
    both: str


class ShareBar(QWidget):
    """The page calls `show_shared` in its refresh. Also after the session closed, each says it for themselves."""

    def __init__(self, page: Page, pair: Pair, words: ShareWords) -> None:
        super().__init__()
        self.setObjectName(f"{page.objectName()}_share")
        self.page, self.pair, self.words = page, pair, words
        self.session_id = ""
        name = page.objectName()
        self.prints = {side: button("", f"{name}_{side}_prints") for side in (REC, MAN)}
        self.note = caption("", name=f"{name}_share_note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.print_now = LinkButton(_("Print the summary"), f"{name}_print")
        parts = (self.prints[REC], self.note, self.print_now, self.prints[MAN])
        laid: QBoxLayout = row(*parts, space=12)
        if theme().large():
            laid = stack(self.note, row(self.prints[REC], 1), row(self.prints[MAN], 1), row(self.print_now, 1), space=8)
        else:
            laid.setStretch(1, 1)
        self.setLayout(stack(Rule(), laid, space=12))
        for side, made in self.prints.items():
            made.setCheckable(True)
            made.clicked.connect(partial(self._on_prints_clicked, side))
        self.print_now.clicked.connect(self._on_print_now_clicked)

    def show_shared(self, session: Session) -> None:
        """Show who pressed."""
        self.session_id = session.id
        for side, made in self.prints.items():
            who = self.pair.seat(side)
            shares = who.id in session.shared_by
            made.setText(self.words.press.format(name=who.first))
            made.setAccessibleName(made.text())
            made.setChecked(shares)
            lead_with(made, "check" if shares else "")
        both = may_be_shared(session)
        self.note.setText(self.words.both if both else self.words.until)
        show_if(self.print_now, both and session.started_at is not None)

    def _on_prints_clicked(self, side: str, checked: bool = False) -> None:
        """Undo never crosses it."""
        person, session_id, pressed = self.pair.seat(side).id, self.session_id, self.prints[side].isChecked()
        self.page.edits.run(lambda s: agree_to_share(s.get_one(Session, session_id), person, pressed))
        self.page.edits.barrier()

    @Slot()
    def _on_print_now_clicked(self) -> None:
        self.page.print_requested.emit(self.session_id)
