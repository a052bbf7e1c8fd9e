"""Promise and reality: as told, a small or a large gap, which promise, what was told and what is different."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.kinds import PromiseGap
from hirepair_desktop.model.promise_gap import PROMISES, GapAbout, gap_about, promise_words
from hirepair_desktop.text import _
from hirepair_desktop.ui.check_in.words import gap_words
from hirepair_desktop.ui.fields.check_field import CheckField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, strong


class Promised(QWidget):
    """One promise: what was told, and whether it is another one in reality. `meant(bool)`."""

    meant = Signal(bool)

    def __init__(self, promise: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = promise_words()[promise]
        self.setObjectName(f"promised_{promise}")
        self.name = strong(words, wrap=False)
        self.told = caption("")
        self.differs = CheckField(_("not as told"), f"gap_{promise}")
        self.differs.check.setAccessibleName(_("{promise}: not as told").format(promise=words))
        large = theme().large()
        if not large:
            self.name.setFixedWidth(theme().px(110))
        laid = stack(row(self.name, self.differs, 1), self.told) if large else row(self.name, self.told, self.differs)
        if not large:
            laid.setStretch(1, 1)
        self.setLayout(stack(laid, Rule(), space=4))
        self.differs.edited.connect(self.meant)


class PromisePart(QWidget):
    """`gapped(value)` how far apart; `told(about)` which promises and what is different, as a check-in keeps it."""

    gapped = Signal(str)
    told = Signal(str)

    def __init__(self, called: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promise_part")
        self._about = GapAbout((), "")
        self.gap = Segmented(
            list(gap_words().items()), "promise_gap", _("Promise and reality, as {name} says").format(name=called)
        )
        self.promises = {promise: Promised(promise) for promise in PROMISES}
        self.note = VoiceField("shared", _("What is different"), "promise_gap_about")
        self.setLayout(stack(row(self.gap, 1), *self.promises.values(), self.note, space=6))
        self.gap.chosen.connect(self.gapped)
        for promise, line in self.promises.items():
            line.meant.connect(partial(self._on_promise_meant, promise))
        self.note.edited.connect(self._on_note_edited)

    def show_gap(self, gap: str, about: str, promised: Mapping[str, str], read_only: bool) -> None:
        """Show how it stands; which promise is asked where there is a gap."""
        self._about = gap_about(about)
        self.gap.set_value(gap)
        self.gap.setEnabled(not read_only)
        apart = gap in (PromiseGap.SMALL.value, PromiseGap.LARGE.value)
        for promise, line in self.promises.items():
            line.told.setText(promised.get(promise) or _("The brief has no line on it."))
            line.differs.set_value(promise in self._about.promises)
            line.differs.set_read_only(read_only)
            show_if(line.differs, apart)
        self.note.set_value(self._about.note)
        self.note.set_read_only(read_only)
        show_if(self.note, apart or bool(self._about.note))

    def focus(self) -> None:
        """Go to how far apart they are."""
        self.gap.buttons[self.gap.value() or PromiseGap.NONE.value].setFocus()

    def _on_promise_meant(self, promise: str, meant: bool) -> None:
        self.note.flush()
        self.told.emit(self._about.toggled(promise, meant).kept())

    @Slot(str)
    def _on_note_edited(self, words: str) -> None:
        self.told.emit(GapAbout(self._about.promises, words).kept())
