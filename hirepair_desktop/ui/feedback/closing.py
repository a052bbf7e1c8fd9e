"""The bar at the end: each presses their own button; why it closes one way; whether the summary may go out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button, lead_with
from hirepair_desktop.ui.widgets.labels import caption, plain
from hirepair_desktop.ui.workspace import MAN, REC, Pair


@dataclass(frozen=True, slots=True)
class CloseState:
    """How far the two are. `hindered` says what closing waits for, `reason` why it closes all the same; `asked` after
    somebody wanted to close without the other."""

    agreed: Collection[str] = ()
    shared: Collection[str] = ()
    hindered: str = ""
    needs_reason: bool = False
    reason: str = ""
    closed_words: str = ""
    asked: bool = False


class ClosingBar(QWidget):
    """`agreed(side, agrees)`, `shared(side, shares)`, `reason_edited(words)`, `close_requested()`,
    `print_requested()`, `missing_requested()`."""

    agreed = Signal(str, bool)
    shared = Signal(str, bool)
    reason_edited = Signal(str)
    close_requested = Signal()
    print_requested = Signal()
    missing_requested = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("closing_bar")
        self.pair = pair
        self.reason = VoiceField(
            "shared", _("Why this closes as it is"), "close_reason", min_lines=2,
            help=_("It is printed in the summary."),
        )  # fmt: skip
        self.rec_agrees = self._made_agree(REC)
        self.man_agrees = self._made_agree(MAN)
        self.words = plain("", token="ink2", name="close_words")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.missing = LinkButton(_("Go to item"), "close_missing")
        self.close_now = button(_("Close the session"), "close_session_here", owner="primary")
        self.rec_shares = CheckField(self._share_words(REC), "rec_shares", REC)
        self.man_shares = CheckField(self._share_words(MAN), "man_shares", MAN)
        self.share_note = caption("", name="share_note")
        self.print_now = LinkButton(_("Print the summary"), "print_feedback", role="caption")
        self.setLayout(stack(self.reason, Rule(token="line2"), *self._lines(), space=10))
        self._connect()

    def _lines(self) -> list[QLayout]:
        """The two buttons at the two sides and what they wait for between them; sharing under it."""
        if theme().large():
            between = row(self.missing, self.close_now, 1, space=12)
            agree = row(self.rec_agrees, 1, self.man_agrees, space=12)
            return [stack(self.words, space=0), between, agree,
                    stack(self.rec_shares, self.man_shares, self.share_note, self.print_now, space=6)]  # fmt: skip
        bar = row(self.rec_agrees, self.words, self.missing, self.close_now, self.man_agrees, space=12)
        bar.setStretch(1, 1)
        share = row(self.rec_shares, 1, self.share_note, self.print_now, 1, self.man_shares, space=10)
        return [bar, share]

    def _made_agree(self, side: str) -> QPushButton:
        made = button("", f"{side}_agrees", side)
        made.setCheckable(True)
        return made

    def _share_words(self, side: str) -> str:
        return _("{name}: may go out as a PDF").format(name=self.pair.seat(side).first)

    def _connect(self) -> None:
        self.reason.edited.connect(self.reason_edited)
        self.rec_agrees.clicked.connect(self._on_rec_agrees_clicked)
        self.man_agrees.clicked.connect(self._on_man_agrees_clicked)
        self.rec_shares.edited.connect(self._on_rec_shares_edited)
        self.man_shares.edited.connect(self._on_man_shares_edited)
        self.missing.clicked.connect(self.missing_requested)
        self.close_now.clicked.connect(self.close_requested)
        self.print_now.clicked.connect(self.print_requested)

    def show_state(self, state: CloseState) -> None:
        """Show who agreed, what closing waits for, and whether the summary may go out."""
        closed = bool(state.closed_words)
        for side, made, share in (
            (REC, self.rec_agrees, self.rec_shares), (MAN, self.man_agrees, self.man_shares),
        ):  # fmt: skip
            agrees = side in state.agreed
            made.setText(_("{name} agrees").format(name=self.pair.seat(side).first))
            made.setAccessibleName(made.text())
            made.setChecked(agrees)
            lead_with(made, "check" if agrees else "")
            made.setEnabled(not closed)
            share.set_value(side in state.shared)
        both = len(state.agreed) == 2
        self.words.setText(state.closed_words or self._words(state, both))
        show_if(self.missing, bool(state.hindered) and not state.needs_reason and not closed)
        said_why = state.asked and bool(state.reason.strip())
        show_if(self.close_now, (both or said_why) and not closed and not state.hindered)
        self.reason.set_value(state.reason)
        self.reason.set_read_only(closed)
        show_if(self.reason, bool(state.reason.strip()) or ((bool(state.hindered) or state.asked) and not closed))
        self._show_sharing(state)

    def _words(self, state: CloseState, both: bool) -> str:
        if state.hindered:
            return state.hindered if both else _("Both press their own button.") + " " + state.hindered
        if both:
            return _("Both agree. What is open stays open and is printed so.")
        if state.asked:
            return _("Both press their own button, or a reason stands above.")
        return _("Both press their own button; then the session closes.")

    def focus(self) -> None:
        """Go to the button that is not pressed yet; after both, to why it closes as it is."""
        waits = [made for made in (self.rec_agrees, self.man_agrees) if not made.isChecked()]
        if waits:
            waits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.reason.isHidden():
            self.reason.focus()

    def _show_sharing(self, state: CloseState) -> None:
        both = len(state.shared) == 2
        self.share_note.setText(
            _("Both agree that the summary may go out.")
            if both
            else _("Only the two of you see this session. It goes out only if both say so.")
        )
        show_if(self.print_now, both)

    @Slot(bool)
    def _on_rec_agrees_clicked(self, agrees: bool) -> None:
        self.agreed.emit(REC, agrees)

    @Slot(bool)
    def _on_man_agrees_clicked(self, agrees: bool) -> None:
        self.agreed.emit(MAN, agrees)

    @Slot(bool)
    def _on_rec_shares_edited(self, shares: bool) -> None:
        self.shared.emit(REC, shares)

    @Slot(bool)
    def _on_man_shares_edited(self, shares: bool) -> None:
        self.shared.emit(MAN, shares)
