"""How one question looks: its field on the side of whoever answers, why it is asked, what a good answer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.model.form import Field, Kind, Voice
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.agree_field import AgreeField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.session.fallen import FallenAgreement
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Panel, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented
from hirepair_desktop.ui.widgets.labels import Words, caption, plain, strong
from hirepair_desktop.ui.workspace import MAN, REC, Pair, Who

NEEDED_MARK = "●"
"""Stands behind the label of a question that is needed and open (METHOD A)."""

Told = tuple[str, str | None]
"""The words of an answer and its choice, if it has one."""

NOTHING: Told = ("", None)


def attribute(key: str) -> str:
    """The object name of a question: its key without dots."""
    return key.replace(".", "_")


def side_by_side(*parts: QWidget) -> QBoxLayout:
    """Widgets beside each other with equal room; one under the other where the text is large."""
    way = QBoxLayout.Direction.TopToBottom if theme().large() else QBoxLayout.Direction.LeftToRight
    made = QBoxLayout(way)
    made.setSpacing(theme().px(12))
    for part in parts:
        made.addWidget(part, 1)
    return made


class QuestionNotes(QWidget):
    """Why a question is asked, and behind a fold a weak and a good answer and what to ask back.

    `name` is given where one question stands several times on a page.
    """

    def __init__(self, field: Field, pair: Pair, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = name or attribute(field.key)
        self.fold = LinkButton(_("A good answer"), f"{name}_good", "ink2", "caption")
        self.fold.setAccessibleName(_("A good answer to: {question}").format(question=_(field.label)))
        self.fold.setProperty("tab_last", True)  # who answers one question after the other goes on writing
        self.good = plain(_("Good: {answer}").format(answer=_(field.good)), "caption", "ink2")
        self.good.set_lead(_("Good:"), "ink")
        self.weak = plain(_("Weak: {answer}").format(answer=_(field.weak)), "caption", "ink2")
        self.weak.set_lead(_("Weak:"), "ink")
        asker = self._asker(field, pair)
        self.ask_back = plain(f"{asker} {_(field.ask_back)}", "caption", "ink2")
        self.ask_back.set_lead(asker, "ink")
        self.folded = Panel(fill="sunken", line="line", radius="control")
        self.folded.setLayout(stack(self.weak, self.good, self.ask_back, space=4, margins=(10, 7, 10, 8)))
        self.help = caption(_(field.help))
        self.help.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        above = 0 if field.good else 4  # the link is higher than a line of small text
        self.placeholder = caption(
            _("Still a placeholder: replace the words in brackets."), "split", name=f"{name}_placeholder"
        )
        self.setLayout(
            stack(self.placeholder, row(self.help, self.fold, space=12), self.folded, space=4, margins=(0, above, 0, 0))
        )
        self.fold.clicked.connect(self._on_fold_clicked)
        show_if(self.fold, bool(field.good))
        show_if(self.weak, bool(field.weak))
        show_if(self.ask_back, bool(field.ask_back))
        self.folded.hide()
        show_if(self.placeholder, False)

    def set_placeholder(self, there: bool) -> None:
        """Whether the answer still holds words in brackets."""
        show_if(self.placeholder, there)

    @staticmethod
    def _asker(field: Field, pair: Pair) -> str:
        """Who asks back: the other one, or for a question of both whoever thinks of it."""
        if field.owner is Voice.MANAGER:
            return _("{name} may ask:").format(name=pair.recruiter.first)
        if field.owner is Voice.RECRUITER:
            return _("{name} may ask:").format(name=pair.manager.first)
        return _("The other may ask:")

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.folded.setVisible(self.folded.isHidden())
        self.fold.setText(_("A good answer") if self.folded.isHidden() else _("Fold"))


class QuestionHead(QWidget):
    """The head of a question that is answered by more than a text: its label, its mark, its notes."""

    def __init__(self, field: Field, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = _(field.label)
        self.needed = field.needed
        self.heading = strong(self.label, name=f"{attribute(field.key)}_heading")
        self.notes = QuestionNotes(field, pair)
        self.setLayout(stack(self.heading, self.notes, space=0))

    def set_open(self, is_open: bool) -> None:
        """Whether the question is needed and still open."""
        self.heading.setText(f"{self.label}  {NEEDED_MARK}" if self.needed and is_open else self.label)


class Answer(QWidget):
    """One question with its answer. `written(side, words, choice)`, `agreed(side, agrees)`."""

    written = Signal(str, str, object)
    agreed = Signal(str, bool)

    def __init__(self, field: Field, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.pair = field, pair
        self.label = _(field.label)
        self.notes = QuestionNotes(field, pair)
        self.voices: dict[str, VoiceField] = {}

    def show_answers(self, told: Mapping[str, Told], agreed: frozenset[str]) -> None:
        """Show what each side said; a shared answer stands under "shared". `agreed` are the sides behind it."""
        for side, voice in self.voices.items():
            voice.set_value(told.get(side, NOTHING)[0])

    def set_open(self, is_open: bool) -> None:
        """Whether the question is needed and still open: then its label carries the mark."""
        marked = self.field.needed and is_open
        for side, voice in self.voices.items():
            words = self.words_for(side)
            voice.heading.setText(f"{words}  {NEEDED_MARK}" if marked else words)

    def words_for(self, side: str) -> str:
        """The label on a side."""
        return self.label

    def flush(self) -> None:
        """Tell what is being typed."""
        for voice in self.voices.values():
            voice.flush()

    def focus(self) -> None:
        """Put the cursor where the answer is still empty, else into the first field."""
        empty = [voice for voice in self.voices.values() if not voice.value().strip()]
        for voice in [*empty, *self.voices.values()][:1]:
            voice.focus()

    def show_sentence(self, sentence: str) -> None:
        """Say under the field what is wrong."""
        for voice in list(self.voices.values())[:1]:
            voice.show_sentence(sentence)

    def set_read_only(self, read_only: bool) -> None:
        """What was said can be read and copied."""
        for voice in self.voices.values():
            voice.set_read_only(read_only)

    def _lines(self) -> int:
        return 2 if self.field.kind is Kind.TEXT else 1


class VoiceAnswer(Answer):
    """A question of one of the two, or of the owner of a decision."""

    def __init__(self, field: Field, pair: Pair, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(field, pair, parent)
        self.voice = VoiceField(
            who.side, self.label, attribute(field.key), min_lines=self._lines(), speaker=who.name,
            help=_(field.help),
        )  # fmt: skip
        self.voices[who.side] = self.voice
        self.voice.edited.connect(partial(self._on_voice_edited, who.side))
        self.setLayout(stack(self.voice, self.notes, space=0))

    def _on_voice_edited(self, side: str, words: str) -> None:
        self.written.emit(side, words, None)


class EachAnswer(Answer):
    """A question both answer for themselves: two fields side by side, one under the other in large text."""

    def __init__(self, field: Field, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(field, pair, parent)
        for who in (pair.recruiter, pair.manager):
            voice = VoiceField(
                who.side, self.words_for(who.side), f"{attribute(field.key)}_{who.side}",
                min_lines=self._lines(), speaker=who.name, help=_(field.help),
            )  # fmt: skip
            self.voices[who.side] = voice
            voice.edited.connect(partial(self._on_voice_edited, who.side))
        both = side_by_side(*self.voices.values())
        self.setLayout(stack(both, self.notes, space=0))

    def words_for(self, side: str) -> str:
        return _("{name}: {question}").format(name=self.pair.seat(side).first, question=self.label)

    def _on_voice_edited(self, side: str, words: str) -> None:
        self.written.emit(side, words, None)


class SharedAnswer(Answer):
    """A question of both: one text, complete when each wrote it or agrees. Ctrl+G agrees."""

    def __init__(self, field: Field, pair: Pair, turn: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(field, pair, parent)
        self.turn = turn
        self.shared = AgreeField(
            self.label, attribute(field.key), pair.recruiter.name, pair.manager.name,
            min_lines=self._lines(), help=_(field.help),
        )  # fmt: skip
        self.voices["shared"] = self.shared
        self.shared.edited.connect(self._on_shared_edited)
        self.shared.agreed.connect(self.agreed)
        self.agree_key = QShortcut(QKeySequence("Ctrl+G"), self)
        self.agree_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.agree_key.activated.connect(self._on_agree_key_activated)
        self.fallen = FallenAgreement(pair)
        self.note = caption("", "split", name=f"{attribute(field.key)}_fallen")
        self.setLayout(stack(self.shared, self.note, self.notes, space=0))
        show_if(self.note, False)

    def show_answers(self, told: Mapping[str, Told], agreed: frozenset[str]) -> None:
        super().show_answers(told, agreed)
        self.shared.set_agreed(REC in agreed, MAN in agreed)
        self.note.setText(self.fallen.look(told.get("shared", NOTHING)[0], agreed))
        show_if(self.note, bool(self.note.text()))

    @Slot(str)
    def _on_shared_edited(self, words: str) -> None:
        self.written.emit("shared", words, None)

    @Slot()
    def _on_agree_key_activated(self) -> None:
        """The one whose turn it is agrees; when both speak, whoever has not yet."""
        waiting = [side for side, mark in self.shared.marks.items() if not mark.isChecked()]
        turn = self.turn()
        sides = [turn] if turn in (REC, MAN) else waiting
        for side in sides[:1]:
            self.shared.agree(side)


class ChoiceAnswer(Answer):
    """A choice of one person, with a word on it."""

    def __init__(self, field: Field, pair: Pair, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(field, pair, parent)
        name = attribute(field.key)
        self.who = who
        self.heading = Words(self.label, "caption", who.side if who.side in (REC, MAN) else "ink2", weight=600)
        self.choices = Segmented(
            [(value, _(words)) for value, words in field.choices], f"{name}_choice", self.label, owner=who.side
        )
        self.note = VoiceField(
            who.side, _("A word on it"), name, speaker=who.name, quiet_label=True, help=_(field.help)
        )
        self.choices.chosen.connect(self._on_choices_chosen)
        self.note.edited.connect(self._on_note_edited)
        box = Panel(edge=who.side, radius="control")
        box.setLayout(stack(self.heading, row(self.choices, 1), space=6, margins=(10, 7, 10, 9)))
        both = side_by_side(box, self.note)
        both.setStretch(0, 0)
        self.setLayout(stack(both, self.notes, space=0))

    def show_answers(self, told: Mapping[str, Told], agreed: frozenset[str]) -> None:
        words, choice = told.get(self.who.side, NOTHING)
        self.note.set_value(words)
        self.choices.set_value(choice or "")

    def set_open(self, is_open: bool) -> None:
        marked = self.field.needed and is_open
        self.heading.setText(f"{self.label}  {NEEDED_MARK}" if marked else self.label)

    def flush(self) -> None:
        self.note.flush()

    def focus(self) -> None:
        stop = self.choices.buttons[self.choices.value() or self.field.choices[0][0]]
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sentence(self, sentence: str) -> None:
        self.note.show_sentence(sentence)

    def set_read_only(self, read_only: bool) -> None:
        self.note.set_read_only(read_only)
        self.choices.setEnabled(not read_only)

    @Slot(str)
    def _on_choices_chosen(self, choice: str) -> None:
        self.written.emit(self.who.side, self.note.value(), choice)

    @Slot(str)
    def _on_note_edited(self, words: str) -> None:
        self.written.emit(self.who.side, words, self.choices.value() or None)
