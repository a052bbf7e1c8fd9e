"""Everything of the running program in which words can be seen, heard or found: what a peeking program reads."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from types import FrameType

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QClipboard
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QWidget

TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
DEEPEST = 60
WORDED = ("QString", "QStringList", "QVariant")
SAME_AGAIN = ("html", "markdown")
"""The words of a text once more, slowly."""


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _words(item)


def properties(thing: QObject) -> Iterator[tuple[str, str]]:
    """Every property of an object that holds words: text, tooltip, placeholder, title, names, HTML and the rest."""
    meta = thing.metaObject()
    for at in range(meta.propertyCount()):
        found = meta.property(at)
        if found.typeName() in WORDED and found.name() not in SAME_AGAIN:
            for words in _words(found.read(thing)):
                yield found.name(), words
    for dynamic in thing.dynamicPropertyNames():
        name = dynamic.data().decode()
        if name.startswith("_"):
            continue  # the bindings' and Qt's own, of types that Python cannot read
        for words in _words(thing.property(name)):
            yield name, words


def heard(interface: QAccessibleInterface | None, depth: int = 0) -> Iterator[tuple[str, str]]:
    """What a screen reader is told of an interface and all below it, painted parts too."""
    if interface is None or not interface.isValid() or depth > DEEPEST:
        return
    for kind in TEXTS:
        yield f"heard {kind.name}", interface.text(kind)
    for at in range(interface.childCount()):
        yield from heard(interface.child(at), depth + 1)


def _items(view: QAbstractItemView | QComboBox) -> Iterator[tuple[str, str]]:
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in ROLES:
                for words in _words(model.index(row, column).data(role)):
                    yield f"item {row} {column}", words


def _of_widget(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield from properties(widget)
    if isinstance(widget, (QAbstractItemView, QComboBox)):
        yield from _items(widget)
    if isinstance(widget, QMenu):
        for action in widget.actions():
            yield from properties(action)


def seen_of(widgets: Iterable[QWidget]) -> dict[str, set[str]]:
    """By words: where on these widgets they stand now."""
    found: dict[str, set[str]] = {}
    for widget in widgets:
        for place, words in _of_widget(widget):
            found.setdefault(words, set()).add(f"{type(widget).__name__} {widget.objectName()}: {place}")
    return found


def seen() -> dict[str, set[str]]:
    """By words: where in the whole program they stand now. Widgets of every window, hidden ones too."""
    found = seen_of(QApplication.allWidgets())
    for window in QApplication.topLevelWidgets():
        for child in window.findChildren(QObject):
            if not isinstance(child, QWidget):
                for place, words in properties(child):
                    found.setdefault(words, set()).add(f"{type(child).__name__} {child.objectName()}: {place}")
        for place, words in heard(QAccessible.queryAccessibleInterface(window)):
            found.setdefault(words, set()).add(place)
    for mode in QClipboard.Mode:
        found.setdefault(QApplication.clipboard().text(mode), set()).add(f"clipboard {mode.name}")
    return found


def sightings_in(shown: dict[str, set[str]], word: str) -> list[str]:
    """Where a word stands in what was seen."""
    return sorted(place for words, places in shown.items() if word in words for place in places)


def remembered(*words: str) -> list[str]:
    """Objects of the interpreter that hold a text with a word in it, but for this search and who asked for it."""
    asked = {id(word) for word in words} | {id(words)}
    gc.unfreeze()  # what modules hold since they were loaded is looked into too
    gc.collect()
    found = []
    for thing in gc.get_objects():
        if isinstance(thing, FrameType):
            continue
        parts = [*thing.keys(), *thing.values()] if type(thing) is dict else thing
        if type(thing) not in (dict, list, tuple, set, frozenset):
            continue
        if id(thing) in asked:
            continue
        texts = [part for part in parts if isinstance(part, str) and id(part) not in asked]
        if any(word in text for text in texts for word in words):
            found.append(f"{type(thing).__name__} {str(thing)[:200]}")
    return found
