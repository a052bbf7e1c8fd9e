"""What the owner decides on one profile: goes on, not now, or out and told so; and how that is decided again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.shortlisting import Outcome
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.chips import CriterionChips
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button
from hirepair_desktop.ui.widgets.labels import plain
from hirepair_desktop.ui.widgets.seat_mark import SMALL, SeatMark, voice_token
from hirepair_desktop.ui.widgets.sentence import FieldSentence
from hirepair_desktop.ui.workspace import MAN, REC, Who


class OutPart(QWidget):
    """In place: why a profile goes out, and which musts that rests on. `put_out(reason, ids)`, `not_now()`."""

    put_out = Signal(str, list)
    not_now = Signal()

    def __init__(self, alias: str, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        voice = owner.side if owner.side in (REC, MAN) else "primary"
        self.reason = VoiceField(
            owner.side, _("Why {alias} goes out").format(alias=alias), f"out_{alias}_reason", min_lines=2,
            speaker=owner.name, help=_("About what was shown against the musts. It is printed."),
        )  # fmt: skip
        self.chips = CriterionChips(f"out_{alias}_rests", voice)
        self.give = button(
            _("{owner}: {alias} is out").format(owner=owner.first, alias=alias), f"out_{alias}_give", owner=voice,
            small=True,
        )  # fmt: skip
        self.back = button(_("Cancel"), f"out_{alias}_back", quiet=True, small=True)
        self._criteria: Sequence[tuple[str, str]] = ()
        self._rests: list[str] = []
        self.setLayout(stack(self.reason, self.chips, row(1, self.back, self.give), space=8))
        self.chips.chosen.connect(self._on_chips_chosen)
        self.give.clicked.connect(self._on_give_clicked)
        self.back.clicked.connect(self.not_now)

    def set_criteria(self, criteria: Sequence[tuple[str, str]]) -> None:
        """What it can rest on: (id, label)."""
        self._criteria = criteria
        self.chips.set_criteria(criteria, self._rests)

    @Slot(list)
    def _on_chips_chosen(self, ids: list[str]) -> None:
        self._rests = ids
        self.chips.set_criteria(self._criteria, ids)

    @Slot()
    def _on_give_clicked(self) -> None:
        self.reason.flush()
        self.put_out.emit(self.reason.value(), list(self._rests))


class OutcomeBar(QWidget):
    """`settled(outcome)` for goes on and not now, `put_out(reason, criterion_ids)`.

    Shown again after a decision it asks, where that closed the profile, why it is decided again: `again_reason()`.
    """

    settled = Signal(str)
    put_out = Signal(str, list)
    cancelled = Signal()

    def __init__(self, alias: str, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"outcome_{alias}")
        self.owner = owner
        voice = owner.side if owner.side in (REC, MAN) else "primary"
        words = _("{owner} decides").format(owner=owner.first)
        self.who = plain(words, "body", voice_token(owner.side), wrap=False, weight=500)
        self.on = button(
            _("{owner}: goes on").format(owner=owner.first), f"outcome_{alias}_on", owner=voice, small=True
        )
        self.later = button(_("Not now"), f"outcome_{alias}_later", small=True)
        self.out = button(_("Out, and told"), f"outcome_{alias}_out", small=True)
        self.keep = LinkButton(_("Leave it as it is"), f"outcome_{alias}_keep", "ink2")
        self.why = VoiceField(
            owner.side, _("Why it is decided again"), f"outcome_{alias}_again", speaker=owner.name,
            help=_("The first decision stays in the list."),
        )  # fmt: skip
        self.out_part = OutPart(alias, owner)
        self.told = FieldSentence("", f"outcome_{alias}_sentence")
        self._lay_out()
        for made, outcome in ((self.on, Outcome.ON), (self.later, Outcome.LATER), (self.out, Outcome.OUT)):
            made.setProperty("outcome", outcome.value)
            made.setAccessibleName(_("{alias}: {words}").format(alias=alias, words=made.text()))
        self.on.clicked.connect(self._on_on_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.out.clicked.connect(self._on_out_clicked)
        self.keep.clicked.connect(self.cancelled)
        self.out_part.put_out.connect(self.put_out)
        self.out_part.not_now.connect(self._on_out_part_not_now)

    def _lay_out(self) -> None:
        acts = (self.on, self.later, self.out, self.keep)
        self.acts = QWidget()
        large = stack(self.who, *(row(act, 1) for act in acts), space=6)
        self.acts.setLayout(large if theme().large() else row(1, self.who, *acts, space=8))
        self.setLayout(stack(self.why, self.acts, self.out_part, self.told, space=6))
        for part in (self.why, self.out_part, self.keep):
            show_if(part, False)

    def show_again(self, again: bool, closed: bool) -> None:
        """`again` after a decision; `closed` when that one was that the profile goes out."""
        show_if(self.keep, again)
        show_if(self.why, again and closed)
        show_if(self.out, not (again and closed))

    def again_reason(self) -> str:
        """Why it is decided again."""
        self.why.flush()
        return str(self.why.value())

    def show_sentence(self, words: str) -> None:
        """Why it was not taken."""
        if not self.out_part.isHidden():
            self.out_part.reason.show_sentence(words)
        elif not self.why.isHidden():
            self.why.show_sentence(words)
        else:
            self.told.setText(words)

    def end_out(self) -> None:
        """It went out: the reason is kept with the profile."""
        self.out_part.reason.forget()
        self.out_part.reason.set_value("")
        show_if(self.out_part, False)
        show_if(self.acts, True)

    def focus(self) -> None:
        """Go to the first act."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_on_clicked(self) -> None:
        self.settled.emit(Outcome.ON.value)

    @Slot()
    def _on_later_clicked(self) -> None:
        self.settled.emit(Outcome.LATER.value)

    @Slot()
    def _on_out_clicked(self) -> None:
        show_if(self.out_part, True)
        show_if(self.acts, False)
        self.out_part.reason.focus()

    @Slot()
    def _on_out_part_not_now(self) -> None:
        show_if(self.out_part, False)
        show_if(self.acts, True)
        self.out.setFocus()


class SettledLine(QWidget):
    """What was decided: whose mark, when, the words; and the way to decide again. `again_requested()`."""

    again_requested = Signal()

    def __init__(self, alias: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = SeatMark("", "other", SMALL)
        self.words = plain("", "body")
        self.again = LinkButton(_("Decide again…"), f"settled_{alias}_again", "ink2", "caption")
        self.again.setAccessibleName(_("{alias}: decide again").format(alias=alias))
        line = row(1, self.mark, self.words, self.again, 1, space=8)
        line.setAlignment(self.mark, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self.again, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.again.clicked.connect(self.again_requested)

    def show_settled(self, who: Who, time: str, words: str, read_only: bool) -> None:
        """`Priya, 10:12: Goes on, with the design talk first.`"""
        self.mark.set_person(who.name, who.side)
        lead = _("{name}, {time}:").format(name=who.first, time=time)
        self.words.setText(f"{lead} {words}")
        self.words.set_lead(lead, voice_token(who.side), 500)
        show_if(self.again, not read_only)
