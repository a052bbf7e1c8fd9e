"""Parts beside the decision box: it passed to somebody else, or it is decided again. Both ask for words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, button, set_blocked
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.widgets.sentence import BlockedSentence
from hirepair_desktop.ui.workspace import MAN, REC, Who


def voice_owner(who: Who) -> str:
    """Who fills a button: a voice, or ink for everybody else."""
    return who.side if who.side in (REC, MAN) else "primary"


class Passing(QWidget):
    """In place: somebody else records, and says why it passed to them. `passed(person_id)`, `noted(words)`."""

    passed = Signal(str)
    noted = Signal(str)

    def __init__(self, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owner = owner
        self.open = LinkButton(_("Somebody else decides…"), "somebody_else", "ink2", "caption")
        self.who = ChoiceField(_("Who decides in place of {owner}").format(owner=owner.first), (), "decided_by")
        label = _("Why it passed from {owner}").format(owner=owner.first)
        self.note = VoiceField("shared", label, "delegation_note", min_lines=1)
        self.record = button(_("Record the decision"), "passed_record", owner="primary")
        self.form = QWidget()
        self.kept = caption(_("The power log keeps it."))
        self.missing = BlockedSentence("", "", "passing_missing")
        foot = row(stack(self.kept, self.missing, space=0), self.record, space=8)
        foot.setStretch(0, 1)
        self.form.setLayout(stack(self.who, self.note, foot, space=8))
        self._stopped = ""
        self.setLayout(stack(row(1, self.open), self.form, space=6))
        show_if(self.form, False)
        self.open.clicked.connect(self._on_open_clicked)
        self.note.edited.connect(self.noted)
        self.note.text.textChanged.connect(self._on_note_text_changed)
        self.who.edited.connect(self._on_who_edited)
        self.record.clicked.connect(self._on_record_clicked)

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """(id, full name) of everybody but the owner."""
        self.who.set_options(people)
        if not self.who.value() and people:
            self.who.set_value(people[0][0])
        self._show_name()

    def set_blocked(self, why: str) -> None:
        """What stops the decision besides the note that is asked for here; "" for nothing."""
        self._stopped = why
        self._show_missing()

    def _show_missing(self) -> None:
        """The button stays readable and disabled until somebody writes why it passed (R-12)."""
        why = self._stopped
        if not why and not self.note.text.toPlainText().strip():
            why = _("{owner} owns this decision; let them make it or write why it passed to you.").format(
                owner=self.owner.first
            )
        self.missing.set_words(why)
        show_if(self.kept, not why)
        set_blocked(self.record, why)

    @Slot()
    def _on_note_text_changed(self) -> None:
        self._show_missing()

    def _show_name(self) -> None:
        name = self.who.list.currentText().split(" ")[0]
        self.record.setText(_("{name}: record for {owner}").format(name=name, owner=self.owner.first))

    @Slot()
    def _on_open_clicked(self) -> None:
        show_if(self.form, self.form.isHidden())
        if not self.form.isHidden():
            self.who.focus()

    @Slot(str)
    def _on_who_edited(self, person_id: str) -> None:
        self._show_name()

    @Slot()
    def _on_record_clicked(self) -> None:
        self.note.flush()
        self.passed.emit(self.who.value())


class Reopening(QWidget):
    """In place: why it is decided again. `given(reason)`."""

    given = Signal(str)

    def __init__(self, owner: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = VoiceField(owner.side, _("Why it is decided again"), "reopened_reason", speaker=owner.name)
        self.again = button(
            _("{name}: decide again").format(name=owner.first), "decide_again", owner=voice_owner(owner)
        )
        note = caption(_("What was recorded stays in the list."))
        foot = row(note, self.again, space=8)
        foot.setStretch(0, 1)
        self.setLayout(stack(self.reason, foot, space=6))
        self.again.clicked.connect(self._on_again_clicked)

    @Slot()
    def _on_again_clicked(self) -> None:
        self.reason.flush()
        self.given.emit(self.reason.value())
