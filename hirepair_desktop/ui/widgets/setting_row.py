"""Setting row: name, value, unit, reason, default or the way back to it; a changed one says when, by whom and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import LinkButton, Segmented, button
from hirepair_desktop.ui.widgets.labels import caption, plain

NAME_WIDTH, UNIT_WIDTH = 176, 80
INSET = 8
"""How far name and way back stand in from the ends of the band of a changed row."""


class ChangeEditor(QWidget):
    """Who changed it and why, written in the row itself. `explained(who, why)`."""

    explained = Signal(str, str)

    def __init__(self, key: str, name: str, seats: Sequence[tuple[str, str]], stacked: bool) -> None:
        super().__init__()
        self.who = Segmented(seats, f"{key}_by", _("{name}, changed by").format(name=name))
        self.why = LineField(_("Why"), f"{key}_why", placeholder=_("Why this suits you better"))
        self.why.set_compact(_("{name}, why it was changed").format(name=name))
        self.setLayout(stack(row(self.who, 1), self.why) if stacked else row(self.who, self.why, space=12))
        self.who.chosen.connect(self._on_who_chosen)
        self.why.edited.connect(self._on_why_edited)

    @Slot(str)
    def _on_who_chosen(self, who: str) -> None:
        self.explained.emit(who, self.why.value())

    @Slot(str)
    def _on_why_edited(self, why: str) -> None:
        self.explained.emit(self.who.value(), why)


class SettingRow(QWidget):
    """One setting. `editor` is a field of the caller; its sentence, if it has one, is shown under the row.

    `put_back_requested()` for the default; `explained(who, why)` with who as in `seats`. `stacked` puts the
    editor under the name, where a column is narrow or the text is large.
    """

    put_back_requested = Signal()
    explained = Signal(str, str)

    def __init__(
        self, key: str, name: str, editor: QWidget, reason: str, default_words: str, *, unit: str = "",
        used_words: str = "", seats: Sequence[tuple[str, str]] = (), stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.key, self.name, self.editor, self.changed = key, name, editor, False
        self.setObjectName(f"setting_{key}")
        self.haystack = " ".join((name, unit, reason, used_words, key)).casefold()
        self._reason_words, self._opened = reason, False
        self._is_stacked = stacked or theme().large()
        self.label = plain(name, weight=500)
        self.unit = caption(unit)
        self.reason = caption(reason, name=f"{key}_reason")
        self.default = caption(default_words, "ink2", name=f"{key}_default")
        self.used = caption(used_words, "ink3", name=f"{key}_used")
        self.put_back = button(_("Back to the default"), f"{key}_put_back", icon="undo", small=True)
        self.tell = LinkButton(_("Say why"), f"{key}_tell", "ink2", role="caption")
        self.record = ChangeEditor(key, name, seats, self._is_stacked)
        self._lay_out(self._is_stacked)
        self.put_back.clicked.connect(self.put_back_requested)
        self.tell.clicked.connect(self._on_tell_clicked)
        self.record.explained.connect(self.explained)
        self._show_parts()

    def _lay_out(self, stacked: bool) -> None:
        for words in (self.default, self.used):
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._right = stack(1, self.default, self.used, row(1, self.put_back), 1, space=0)
        said = row(self.reason, self.tell, space=8)
        said.setStretch(0, 1)
        line = self._stacked(said) if stacked else self._in_line(said)
        sentence = getattr(self.editor, "sentence", None)
        if isinstance(sentence, QWidget):
            inner = self.editor.layout()
            if inner is not None:
                inner.removeWidget(sentence)
        whole: QVBoxLayout = stack(line, sentence, self.record, space=6, margins=(0, 6, 0, 6))
        self.setLayout(whole)
        self.setMinimumHeight(theme().px(42))

    def _in_line(self, said: QLayout) -> QHBoxLayout:
        t = theme()
        self.label.setFixedWidth(t.px(NAME_WIDTH))
        self.unit.setFixedWidth(t.px(UNIT_WIDTH))
        line = row(self.label, self.editor, self.unit, said, self._right, space=10)
        line.setStretch(3, 1)
        for part in (self.label, self.editor, self.unit):
            line.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _stacked(self, said: QLayout) -> QVBoxLayout:
        head = row(self.label, self._right, space=12)
        head.setStretch(0, 1)
        value = row(self.editor, self.unit, space=8)
        value.setStretch(1, 1)
        return stack(head, value, said, space=6)

    # Showing

    def show_default(self) -> None:
        """The default holds."""
        self.changed = self._opened = False
        self.reason.setText(self._reason_words)
        self._show_parts()

    def show_changed(self, words: str, back_words: str, who: str, why: str) -> None:
        """It was changed: `words` say when, by whom and why; the record is open while nobody said why."""
        self.changed = True
        self.reason.setText(words)
        self.put_back.setText(back_words)
        self.put_back.setAccessibleName(_("{name}: {act}").format(name=self.name, act=back_words))
        self.record.who.set_value(who)
        self.record.why.set_value(why)
        self.tell.setText(_("Edit") if why else _("Say why"))
        self.tell.setAccessibleName(_("{name}: {act}").format(name=self.name, act=self.tell.text()))
        self._show_parts()

    def open_record(self) -> None:
        """Show who and why to be written."""
        self._opened = True
        self._show_parts()

    def _show_parts(self) -> None:
        for part in (self.put_back, self.tell):
            show_if(part, self.changed)
        show_if(self.tell, self.changed and not self._opened)
        show_if(self.default, not self.changed)
        show_if(self.used, not self.changed and bool(self.used.text()))
        show_if(self.record, self.changed and self._opened)
        inset = theme().px(INSET) if self.changed else 0
        layout = self.layout()
        if self._is_stacked and layout is not None:
            layout.setContentsMargins(inset, theme().px(6), inset, theme().px(6))
        elif layout is not None:  # what stands between the ends stays in its column
            self.label.setContentsMargins(inset, 0, 0, 0)
            self._right.setContentsMargins(0, 0, inset, 0)
            self.record.setContentsMargins(inset, 0, inset, 0)
        self.update()

    @Slot()
    def _on_tell_clicked(self) -> None:
        self.open_record()
        self.record.why.focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme(), QPainter(self)
        if self.changed:
            painter.fillRect(self.rect(), t["selected"])
        painter.fillRect(0, 0, self.width(), 1, t["line"])
