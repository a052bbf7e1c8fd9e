"""Agreeing to the brief: two buttons, one for each; then the version, and what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.coach.stops import Stops
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title
from hirepair_desktop.ui.widgets.sentence import FieldSentence, glyph
from hirepair_desktop.ui.workspace import MAN, REC, Pair


@dataclass(frozen=True)
class AgreeState:
    """What the box shows. `version_words` is empty before the first version; `sides` who agrees now."""

    version_words: str = ""
    holds: bool = False
    changes: Sequence[str] = ()
    reason: str = ""
    sides: frozenset[str] = frozenset()
    before: frozenset[str] = field(default_factory=frozenset)
    read_only: bool = False


class AgreeBox(QWidget):
    """`agreed(side, agrees)`, `reason_edited(words)`, `close_requested()`."""

    agreed = Signal(str, bool)
    reason_edited = Signal(str)
    close_requested = Signal()

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agree_box")
        self.pair = pair
        self.title = section_title(_("Agree"), "agree_title")
        self.version = plain("", token="ink", name="agreed_version")
        self.tick = glyph("check", "done")
        self.changes_head = plain(_("Not yet agreed"), "body_strong", "split", name="changes_head")
        self.changes = plain("", "body", "ink", name="changed_parts")
        self.reason = VoiceField(
            "shared", _("Why the brief changes: what have you learnt?"), "agree_reason", min_lines=2
        )
        self.rec_agrees = button("", "rec_agrees", REC)
        self.man_agrees = button("", "man_agrees", MAN)
        for made in (self.rec_agrees, self.man_agrees):
            made.setCheckable(True)
        self.stops = Stops("agree_stops", "")
        self.note = caption("", name="agree_note")
        self.sentence = FieldSentence("", "agree_sentence")
        self.close_session = button(_("Close the session"), "close_session_here")
        acts = row(self.rec_agrees, self.man_agrees, 1, self.close_session, space=10)
        self.setLayout(
            stack(
                self.title,
                row(self.tick, self.version, space=6),
                self.changes_head,
                self.changes,
                self.reason,
                self.stops,
                acts,
                self.sentence,
                self.note,
                space=8,
            )
        )
        self.rec_agrees.clicked.connect(self._on_rec_agrees_clicked)
        self.man_agrees.clicked.connect(self._on_man_agrees_clicked)
        self.reason.edited.connect(self.reason_edited)
        self.close_session.clicked.connect(self.close_requested)

    def set_blocked(self, why: str) -> None:
        """Nobody can agree while something is missing that stops it; "" frees the buttons. What one has said can be
        taken back all the same."""
        for made in (self.rec_agrees, self.man_agrees):
            set_blocked(made, "" if made.isChecked() else why)

    def show_state(self, state: AgreeState) -> None:
        """Show how far the two are."""
        later = bool(state.version_words)
        waits = not state.holds and not state.read_only
        self.title.setText(_("Agree changes") if later and not state.holds else _("Agree"))
        self.version.setText(state.version_words)
        for part in (self.version, self.tick):
            show_if(part, later)
        self.changes.setText(" · ".join(state.changes))
        for shown in (self.changes_head, self.changes):
            show_if(shown, bool(state.changes))
        self.reason.set_value(state.reason)
        show_if(self.reason, later and waits)
        self._show_buttons(state, waits)
        self.note.setText(self._note(state) if waits else "")
        show_if(self.note, bool(self.note.text()))
        self.close_session.setProperty("owner", "primary" if state.holds else "")
        self.close_session.update()
        show_if(self.close_session, not state.read_only)
        if state.holds:
            self.sentence.setText("")

    def _show_buttons(self, state: AgreeState, waits: bool) -> None:
        for side, made in ((REC, self.rec_agrees), (MAN, self.man_agrees)):
            agrees = side in state.sides
            words = _("{name} agreed") if agrees else _("{name} agrees")
            made.setText(words.format(name=self.pair.seat(side).first))
            made.setAccessibleName(made.text())
            made.setChecked(agrees)
            made.setProperty("icon_name", "check" if agrees else "")
            made.update()
            show_if(made, waits)

    def _note(self, state: AgreeState) -> str:
        if len(state.before) > 1:
            return _("Something changed after both agreed. Look at it once more, then agree.")
        for side in state.before:
            return _("Something changed after {name} agreed. Look at it once more, then agree.").format(
                name=self.pair.seat(side).first
            )
        for side in state.sides:
            other = self.pair.other(self.pair.seat(side).id)
            return _("Waiting for {name}. Until then nothing is agreed.").format(name=other.first)
        return _("Each presses their own button. What is open stays open, and can be written later.")

    @Slot(bool)
    def _on_rec_agrees_clicked(self, checked: bool) -> None:
        self._agree(REC, checked)

    @Slot(bool)
    def _on_man_agrees_clicked(self, checked: bool) -> None:
        self._agree(MAN, checked)

    def _agree(self, side: str, agrees: bool) -> None:
        self.reason.flush()
        self.sentence.setText("")
        self.agreed.emit(side, agrees)
