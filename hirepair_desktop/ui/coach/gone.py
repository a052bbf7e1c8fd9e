"""Prompts that are not open any more: what became of each, who sent it away and why, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hirepair_desktop.coaching.prompt import Prompt
from hirepair_desktop.text import _, clock, day, local
from hirepair_desktop.ui.widgets.boxes import Rule, clear, row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton
from hirepair_desktop.ui.widgets.labels import caption, plain

NameOf = Callable[[str], str]
"""The first name of a person by id."""


def what_became(prompt: Prompt, name_of: NameOf) -> str:
    """Resolved, or dismissed by whom, when and why."""
    gone = prompt.dismissed
    if gone is None:
        return _("Resolved")
    at = local(gone.at)
    return _("Dismissed by {name}, {day}, {time}: “{reason}”").format(
        name=name_of(gone.by), day=day(at.date()), time=clock(gone.at), reason=gone.reason.strip()
    )


class GonePart(QWidget):
    """A folded line with a count, under it what is gone. `brought_back(key)`."""

    brought_back = Signal(str)

    def __init__(self, name: str, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_gone")
        self._name, self._name_of = name, name_of
        self._shown: list[tuple[str, str, bool]] = []
        self.fold = LinkButton("", f"{name}_gone_fold", "ink2", "caption")
        self.fold.clicked.connect(self._on_fold_clicked)
        self.lines = QWidget()
        self.body = stack(space=10)
        self.lines.setLayout(self.body)
        self.lines.hide()
        self.setLayout(stack(row(self.fold, 1), self.lines, space=8))

    def show_gone(self, dismissed: Sequence[Prompt], resolved: Sequence[Prompt], can_return: bool) -> None:
        """Show these; none hides the part. A prompt that was sent away can come back."""
        prompts = [*dismissed, *resolved]
        wanted = [(p.key, what_became(p, self._name_of), can_return and p.dismissed is not None) for p in prompts]
        show_if(self, bool(prompts))
        self.fold.setText(_("Resolved and dismissed, {n}").format(n=len(prompts)))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self.body)
        for prompt, (key, became, returns) in zip(prompts, wanted, strict=True):
            self.body.addWidget(Rule())
            self.body.addWidget(self._line(key, prompt.message, became, returns))

    def _line(self, key: str, message: str, became: str, returns: bool) -> QWidget:
        back = LinkButton(_("Bring back"), f"{self._name}_{key}_back", "ink", "caption")
        back.setAccessibleName(_("Bring back: {message}").format(message=message))
        back.clicked.connect(partial(self._on_back_clicked, key))
        show_if(back, returns)
        made = QWidget()
        made.setAccessibleName(f"{message} {became}")
        made.setLayout(stack(plain(message, "body", "ink2"), caption(became, "ink2"), row(back, 1), space=3))
        return made

    def is_folded(self) -> bool:
        """Whether only the line with the count shows."""
        return self.lines.isHidden()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.lines.setVisible(self.is_folded())

    def _on_back_clicked(self, key: str, checked: bool = False) -> None:
        self.fold.setFocus()  # the line goes, the focus stays
        self.brought_back.emit(key)
