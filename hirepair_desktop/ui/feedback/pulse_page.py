"""The private page of the pulse: five answers from 1 to 5, by keyboard (METHOD D15)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from hirepair_desktop.model.feedback_form import PULSE_ITEMS
from hirepair_desktop.text import _, ngettext
from hirepair_desktop.ui.private.page import Payload
from hirepair_desktop.ui.private.sealed_page import SealedPage
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import Rule, row, stack
from hirepair_desktop.ui.widgets.buttons import Segmented
from hirepair_desktop.ui.widgets.labels import caption, plain, section_title, title
from hirepair_desktop.ui.workspace import Who

FIGURES = ("1", "2", "3", "4", "5")


def pulse_sentences(other: Who) -> dict[str, str]:
    """The five items as a sentence about the other."""
    return {
        "understands": _("{name} knows what my weeks look like and what I am measured by."),
        "straight": _("{name} tells me what they think, also when I will not like it."),
        "safe": _("I can disagree with {name} without paying for it."),
        "grow": _("Working with {name} makes me better at my work."),
        "keeps": _("What {name} says will happen, happens."),
    }


class PulsePage(SealedPage):
    """Five lines with five figures each. A figure answers the line that has the focus and goes to the next."""

    def __init__(self, who: Who, other: Who, other_ready: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(_("Seal my answers"), who, other, other_ready, parent)
        self.setObjectName("pulse_page")
        self.setAccessibleName(_("Pulse: how it is to work with {name}").format(name=other.first))
        head = stack(
            title(self.accessibleName()),
            plain(_("1 not at all, 5 fully. Shown to the two of you together, never printed alone."), "body", "ink2"),
            space=4, margins=(0, 0, 0, 14),
        )  # fmt: skip
        self.column.addLayout(head)
        self.lines: dict[str, Segmented] = {}
        sentences = pulse_sentences(other)
        for number, (key, label) in enumerate(PULSE_ITEMS, 1):
            self.lines[key] = Segmented(
                [(figure, f"  {figure}  ") for figure in FIGURES], f"pulse_{key}", _(label), owner=who.side, small=False
            )
            named = row(plain(str(number), "body", "ink3", wrap=False), section_title(_(label)), space=8)
            named.setStretch(1, 1)
            words = stack(named, caption(sentences[key].format(name=other.first)), space=2)
            self.column.addWidget(Rule(token="line2"))
            self.column.addLayout(self._line(words, self.lines[key]))
            self.lines[key].chosen.connect(self._on_line_chosen)
        self.column.addStretch(1)
        self._add_key("Alt+Down", 1)
        self._add_key("Alt+Up", -1)
        self.foot.show_open(self.open_parts())

    @staticmethod
    def _line(words: QVBoxLayout, figures: Segmented) -> QBoxLayout:
        """The five figures beside the words, under them in large text."""
        if theme().large():
            return stack(words, row(figures, 1), space=8, margins=(0, 14, 0, 14))
        line = row(words, figures, space=24, margins=(0, 14, 0, 14))
        line.setStretch(0, 1)
        return line

    def _add_key(self, key: str, step: int) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(partial(self._on_key_activated, step))

    def load(self, payload: Payload | None) -> None:
        kept = payload or {}
        for key, line in self.lines.items():
            figure = kept.get(key)
            line.set_value("" if figure is None else str(figure))
        self.foot.show_open(self.open_parts())

    def payload(self) -> Payload:
        """Five figures; None where there is no answer."""
        return {key: int(line.value()) if line.value() else None for key, line in self.lines.items()}

    def is_empty(self) -> bool:
        return not any(line.value() for line in self.lines.values())

    def open_parts(self) -> str:
        left = sum(not line.value() for line in self.lines.values())
        return ngettext("One answer is still open.", "{n} answers are still open.", left).format(n=left) if left else ""

    def keys(self) -> list[tuple[str, str]]:
        return [("1-5", _("answer")), ("Alt ↓", _("next line"))]

    @Slot(str)
    def _on_line_chosen(self, value: str) -> None:
        self.touched()

    def _current(self) -> int:
        focus = QApplication.focusWidget()
        held = [at for at, line in enumerate(self.lines.values()) if focus is not None and line.isAncestorOf(focus)]
        return held[0] if held else -1

    def _go_to(self, at: int) -> None:
        lines = list(self.lines.values())
        if 0 <= at < len(lines):
            stop = lines[at].buttons[lines[at].value() or FIGURES[0]]
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= len(lines):
            self.foot.seal.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_key_activated(self, step: int) -> None:
        self._go_to(self._current() + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 5 answer the line with the focus (the first, when none has it) and go on."""
        figure = event.text()
        if figure not in FIGURES or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        at = max(0, self._current())
        line = list(self.lines.values())[at]
        line.set_value(figure)
        self._go_to(at + 1)
        self.touched()
