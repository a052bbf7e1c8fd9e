"""A field of many: rows of typed columns that can be added, moved and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hirepair_desktop.text import _
from hirepair_desktop.ui.fields.choice_field import ChoiceField
from hirepair_desktop.ui.fields.date_field import DateField
from hirepair_desktop.ui.fields.field import TypedField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.boxes import row, show_if, stack
from hirepair_desktop.ui.widgets.buttons import IconButton, Options, button, set_blocked
from hirepair_desktop.ui.widgets.labels import Words
from hirepair_desktop.ui.widgets.sentence import FieldSentence

Row = tuple[str, Mapping[str, Any]]
"""A row by its id, with its values by column key."""


@dataclass(frozen=True)
class Column:
    """One column. `kind` is text, choice, person, date or number; `options` serve choice and person."""

    key: str
    words: str
    kind: str = "text"
    options: Options = ()
    stretch: int = 1


MOST_TYPED = 9_999_999
"""What can be typed as a number: whoever keeps the rows says in a sentence what cannot be meant."""

LEAST_WIDTHS = {"date": 158, "number": 60, "choice": 104, "person": 104, "text": 110}
"""How narrow a column may become, in pixels at 100 %: a day and its buttons must stay readable."""


def _keep_readable(widget: QWidget, column: Column, vertical: QSizePolicy.Policy) -> None:
    """Head and editors of a column share their width by its stretch, down to the least."""
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, vertical)
    widget.setMinimumWidth(theme().px(LEAST_WIDTHS[column.kind]))


def _editor(column: Column, name: str, side: str) -> TypedField:
    if column.kind in ("choice", "person"):
        return ChoiceField("", column.options, name, side, empty_words=_("Not chosen"))
    if column.kind == "date":
        return DateField("", name, side=side)
    if column.kind == "number":
        return NumberField("", name, -MOST_TYPED, MOST_TYPED, side=side)
    return VoiceField(side, "", name)


class RowEditor(QWidget):
    """One row: an editor a column, then up, down and remove."""

    edited = Signal(str, object)
    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, row_id: str, columns: Sequence[Column], name: str, side: str) -> None:
        super().__init__()
        self.row_id = row_id
        self.setObjectName(f"{name}_{row_id}")
        self.fields: dict[str, TypedField] = {}
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(6))
        for column in columns:
            field = _editor(column, f"{name}_{row_id}_{column.key}", side)
            _keep_readable(field, column, QSizePolicy.Policy.Preferred)
            field.edited.connect(partial(self._on_field_edited, column.key))
            self.fields[column.key] = field
            line.addWidget(field, column.stretch, Qt.AlignmentFlag.AlignTop)
        self.up = self._tool("arrow-up", _("Move up"), f"{name}_{row_id}_up", partial(self._on_move, -1))
        self.down = self._tool("arrow-down", _("Move down"), f"{name}_{row_id}_down", partial(self._on_move, 1))
        self.take = self._tool("close", _("Remove this row"), f"{name}_{row_id}_remove", self._on_remove)
        for tool in (self.up, self.down, self.take):
            line.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        self.sentence = FieldSentence("", f"{name}_{row_id}_sentence")
        body = QWidget()
        body.setLayout(line)
        said = [field.lift_sentence(self.sentence) for field in self.fields.values()]
        self.setLayout(stack(body, self.sentence, *said, space=4))

    def _tool(self, icon: str, words: str, name: str, act: Any) -> IconButton:
        made = IconButton(icon, words, name)
        made.setFixedHeight(theme().px(34))
        made.clicked.connect(act)
        return made

    def name_parts(self, columns: Sequence[Column], at: int) -> None:
        """Tell a screen reader which row and column each editor is."""
        for column in columns:
            words = _("{column}, row {n}").format(column=column.words, n=at + 1)
            field = self.fields[column.key]
            if isinstance(field, (VoiceField, ChoiceField, DateField, NumberField)):
                field.set_compact(words)

    def watch(self, watcher: QObject) -> None:
        """Let `watcher` see the keys typed in this row."""
        for field in self.fields.values():
            proxy = field.focusProxy()
            if proxy is not None:
                proxy.installEventFilter(watcher)
        for tool in (self.up, self.down, self.take):
            tool.installEventFilter(watcher)

    def _on_field_edited(self, key: str, value: object) -> None:
        self.edited.emit(key, value)

    def _on_move(self, step: int, checked: bool = False) -> None:
        self.move_requested.emit(step)

    def _on_remove(self, checked: bool = False) -> None:
        self.remove_requested.emit()


class RowsField(QWidget):
    """Rows under their heads, and a button that asks for one more.

    It asks and tells; the page answers with `set_rows`. A row keeps its editors, and what is being typed in
    them, as long as its id stays.
    """

    row_added = Signal()
    row_edited = Signal(str, str, object)
    row_removed = Signal(str)
    row_moved = Signal(str, int)

    def __init__(
        self, columns: Sequence[Column], add_words: str, name: str, side: str = "shared",
        empty_words: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.name, self.columns, self.side = name, list(columns), side
        self.setObjectName(name)
        self.setAccessibleName(add_words)
        self.editors: dict[str, RowEditor] = {}
        self.heads = self._make_heads()
        self.body = stack(space=6)
        self.empty = Words(empty_words, "body", "ink2")
        self.add = button(add_words, f"{name}_add", icon="plus", small=True)
        self.add.clicked.connect(self._on_add_clicked)
        self.setLayout(stack(self.heads, self.body, self.empty, row(self.add, 1), 1, space=6))
        self._show_parts()

    def _make_heads(self) -> QWidget:
        line = row(space=6)
        for column in self.columns:
            head = Words(column.words, "caption", "ink2")
            _keep_readable(head, column, QSizePolicy.Policy.Minimum)
            line.addWidget(head, column.stretch)
        self._over_tools = QWidget()  # as wide as the three buttons of a row, and gone when they are
        self._over_tools.setFixedWidth(3 * theme().size("control_small") + 2 * theme().px(6))
        line.addWidget(self._over_tools)
        made = QWidget()
        made.setLayout(line)
        return made

    def rows(self) -> list[tuple[str, dict[str, Any]]]:
        """What stands in the rows now, in order."""
        return [
            (row_id, {key: field.value() for key, field in editor.fields.items()})
            for row_id, editor in self.editors.items()
        ]

    def set_rows(self, rows: Sequence[Row], focus: str = "") -> None:
        """Show these rows in this order; `focus` is the id of a row to go to."""
        wanted = [row_id for row_id, values in rows]
        for gone in [row_id for row_id in self.editors if row_id not in wanted]:
            self._drop(gone)
        ordered: dict[str, RowEditor] = {}
        for at, (row_id, values) in enumerate(rows):
            editor = self.editors.get(row_id) or self._made(row_id)
            ordered[row_id] = editor
            if self.body.indexOf(editor) != at:
                self.body.removeWidget(editor)
                self.body.insertWidget(at, editor)
            editor.name_parts(self.columns, at)
            for key, value in values.items():
                if key in editor.fields:
                    editor.fields[key].set_value(value)
            editor.up.setEnabled(at > 0)
            editor.down.setEnabled(at < len(rows) - 1)
        self.editors = ordered
        self._show_parts()
        if focus in self.editors:
            next(iter(self.editors[focus].fields.values())).focus()

    def set_options(self, column_key: str, options: Options) -> None:
        """Other choices for a column of choices or persons."""
        self.columns = [
            Column(c.key, c.words, c.kind, options, c.stretch) if c.key == column_key else c for c in self.columns
        ]
        for editor in self.editors.values():
            field = editor.fields[column_key]
            if isinstance(field, ChoiceField):
                field.set_options(options)

    def flush(self) -> None:
        """Let every editor tell what was typed."""
        for editor in list(self.editors.values()):
            for field in editor.fields.values():
                field.flush()

    def show_row_sentence(self, row_id: str, words: str) -> None:
        """Say under a row what is wrong; "" takes it away."""
        if row_id in self.editors:
            self.editors[row_id].sentence.setText(words)

    def set_read_only(self, read_only: bool) -> None:
        """Rows can be read, not changed."""
        self.add.setVisible(not read_only)
        self._over_tools.setVisible(not read_only)
        for editor in self.editors.values():
            for field in editor.fields.values():
                field.set_read_only(read_only)
            for tool in (editor.up, editor.down, editor.take):
                tool.setVisible(not read_only)

    def hold(self, why: str) -> None:
        """Nothing is added, changed or taken out for now, and the buttons say why; everything keeps its place. With ""
        only the buttons are free again: the fields are as `set_read_only` left them."""
        set_blocked(self.add, why)
        for editor in self.editors.values():
            for field in editor.fields.values() if why else ():
                field.set_read_only(True)
            editor.take.setEnabled(not why)
            for tool in (editor.up, editor.down, editor.take):
                tool.setEnabled(tool.isEnabled() and not why)
                tool.setToolTip(why or tool.accessibleName())

    def _made(self, row_id: str) -> RowEditor:
        editor = RowEditor(row_id, self.columns, self.name, self.side)
        editor.edited.connect(partial(self._on_editor_edited, row_id))
        editor.move_requested.connect(partial(self._on_editor_move_requested, row_id))
        editor.remove_requested.connect(partial(self._on_editor_remove_requested, row_id))
        editor.watch(self)
        return editor

    def _drop(self, row_id: str) -> None:
        editor = self.editors.pop(row_id)
        self.body.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _show_parts(self) -> None:
        show_if(self.heads, bool(self.editors))
        show_if(self.empty, not self.editors and bool(self.empty.text()))

    @Slot()
    def _on_add_clicked(self) -> None:
        self.flush()
        self.row_added.emit()

    def _on_editor_edited(self, row_id: str, key: str, value: object) -> None:
        self.row_edited.emit(row_id, key, value)

    def _on_editor_move_requested(self, row_id: str, step: int) -> None:
        order = list(self.editors)
        target = order.index(row_id) + step
        if 0 <= target < len(order):
            self.flush()
            self.row_moved.emit(row_id, target)

    def _on_editor_remove_requested(self, row_id: str) -> None:
        """The row goes with what was typed in it; focus goes to its neighbour, or to the add button."""
        self.flush()
        order = list(self.editors)
        at = order.index(row_id)
        neighbour = order[at + 1] if at + 1 < len(order) else order[at - 1] if at else ""
        if neighbour:
            next(iter(self.editors[neighbour].fields.values())).focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row_removed.emit(row_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Shift+Up, Down and Delete act on the row that has the focus."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & both != both:
            return False
        row_id = next((key for key, e in self.editors.items() if self._holds(e, watched)), "")
        key = Qt.Key(event.key())
        if not row_id or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete):
            return False
        if key == Qt.Key.Key_Delete:
            self._on_editor_remove_requested(row_id)
        else:
            self._on_editor_move_requested(row_id, -1 if key == Qt.Key.Key_Up else 1)
        return True

    @staticmethod
    def _holds(editor: RowEditor, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and editor.isAncestorOf(watched)
