"""What differs from the version that holds, while it is changed: each in words, with its reason where one is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hirepair_desktop.model.brief_history import Comparison, ToldChange
from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.told_changes import MOST_SHOWN, Names, not_shown, shown_change
from hirepair_desktop.ui.widgets.boxes import Rule, show_if, stack
from hirepair_desktop.ui.widgets.change_view import ChangeView, ShownChange
from hirepair_desktop.ui.widgets.labels import caption
from hirepair_desktop.ui.workspace import Pair


class ReasonedChange(QWidget):
    """One change; below it the field for its reason, once people were met (METHOD 0.1, 4; I-27)."""

    edited = Signal(str)

    def __init__(self, number: int, told: ToldChange, shown: ShownChange) -> None:
        super().__init__()
        self.number, self.shown = number, shown
        self.view = ChangeView(number, shown)
        self.reason: VoiceField | None = None
        if told.asks_reason:
            self.reason = VoiceField(
                "shared", _("What did you learn that justifies it?"), f"change_{told.change.about}_reason",
                _("Who or what showed it to you"), min_lines=2,
            )  # fmt: skip
            self.reason.edited.connect(self.edited)
            self.view.body.addWidget(self.reason)
        self.setLayout(stack(Rule(token="line2"), self.view, space=0))

    def show_reason(self, told: ToldChange, read_only: bool) -> None:
        """Show what is written, without disturbing what is being typed."""
        if self.reason is not None:
            self.reason.set_value(told.reason)
            self.reason.set_read_only(read_only)


class ChangeList(QWidget):
    """The changes in their order. A change that stays as it was keeps its widgets, so that typing is not disturbed.

    `reason_edited(criterion_id, words)`.
    """

    reason_edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: dict[str, ReasonedChange] = {}
        self.body = stack(space=0)
        self.more = caption("")
        self.setLayout(stack(self.body, self.more, space=8))

    def show_changes(self, draft: Comparison | None, pair: Pair, names: Names, read_only: bool) -> None:
        """Show what differs now; without a draft nothing does."""
        changes = draft.changes[:MOST_SHOWN] if draft is not None else ()
        self.more.setText(not_shown(len(draft.changes)) if draft is not None else "")
        show_if(self.more, bool(self.more.text()))
        wanted: dict[str, tuple[int, ToldChange, ShownChange]] = {}
        for number, told in enumerate(changes, 1):
            assert draft is not None
            wanted[told.change.key] = (number, told, _without_own_reason(told, draft, pair, names))
        for key in [key for key, item in self.items.items() if _is_other(item, wanted.get(key))]:
            self._drop(key)
        for place, (key, (number, told, shown)) in enumerate(wanted.items()):
            item = self.items.get(key) or self._made(key, number, told, shown)
            if self.body.indexOf(item) != place:
                self.body.removeWidget(item)
                self.body.insertWidget(place, item)
            item.show_reason(told, read_only)

    def _made(self, key: str, number: int, told: ToldChange, shown: ShownChange) -> ReasonedChange:
        made = ReasonedChange(number, told, shown)
        made.edited.connect(partial(self.reason_edited.emit, told.change.about))
        self.items[key] = made
        return made

    def _drop(self, key: str) -> None:
        gone = self.items.pop(key)
        self.body.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def flush(self) -> None:
        """Tell what is being typed."""
        for item in self.items.values():
            if item.reason is not None:
                item.reason.flush()


def _is_other(item: ReasonedChange, wanted: tuple[int, ToldChange, ShownChange] | None) -> bool:
    if wanted is None:
        return True
    number, told, shown = wanted
    return (item.number, item.shown, item.reason is not None) != (number, shown, told.asks_reason)


def _without_own_reason(told: ToldChange, draft: Comparison, pair: Pair, names: Names) -> ShownChange:
    """A reason with a field of its own is not heard a second time."""
    if told.asks_reason:
        told = replace(told, said=tuple(said for said in told.said if said.how != "reason"))
    return shown_change(told, draft, pair, names)
