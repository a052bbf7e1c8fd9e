"""A walk through every page, section and private page: each control has a name, each word can be translated."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from sqlalchemy import inspect, text

from hirepair_desktop.model import Session
from hirepair_desktop.ui import shots
from hirepair_desktop.ui.main_window import MainWindow
from tests.ui.window import own_copy, settle, window_on

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
QT_OWN = re.compile(r"^qt_")
KEY_NAMES = {
    "ctrl",
    "enter",
    "esc",
    "tab",
    "alt",
    "shift",
    "hirepair",
    "harbour",
    "pine",
    "and",
    "to",
    "k",
    "pdf",
    "a4",
}


class Marked(gettext.NullTranslations):
    """A translation that shows where it was asked."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


def stops(window: MainWindow) -> Iterator[str]:
    """Go everywhere; the name of each stop while the window stands there."""
    for name, place, about in list(shots.places(window)):
        window.go(place, about)
        settle()
        table = window.table
        if table is None:
            yield name
            continue
        for section in table.panel.sections:
            table.frame.show_section(section.key)
            settle()
            yield f"{name}/{section.key}"
        if name.endswith("before-reveal"):
            yield from private_stops(window, about)
    window.leave_table()


def private_stops(window: MainWindow, session_id: str) -> Iterator[str]:
    table = window.table
    assert table is not None
    with table.panel.workspace.read() as s:
        candidate = s.get_one(Session, session_id).candidates[0].id
    table.panel.private_requested.emit("ratings", table.panel.pair.manager.id, candidate)
    settle()
    yield "curtain"
    assert table._turn is not None
    assert table._turn._curtain is not None
    table._turn._curtain.opened.emit("harbour and pine")
    settle()
    yield "scorecard"
    table._turn.abandon()
    settle()


def visible(window: MainWindow) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]


def is_part_of_another(widget: QWidget) -> bool:
    """The line inside a spin box or a combo, the viewport of a list: named through what they belong to."""
    parent = widget.parentWidget()
    return isinstance(parent, (QAbstractSpinBox, QComboBox)) or bool(QT_OWN.match(widget.objectName()))


def can_be_used(widget: QWidget) -> bool:
    if is_part_of_another(widget) or widget.focusProxy() is not None or isinstance(widget, QHeaderView):
        return False
    return isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


@pytest.fixture
def window(look, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        yield opened


@dataclass
class Walk:
    """What one walk found, each as `stop: what`."""

    stops: list[str] = field(default_factory=list)
    nameless: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    rich: set[str] = field(default_factory=set)
    without_tag: list[str] = field(default_factory=list)

    def look(self, stop: str, window: MainWindow) -> None:
        """Look at everything that stands on the window now."""
        self.stops.append(stop)
        shown = visible(window)
        used = [widget for widget in shown if can_be_used(widget)]
        self.nameless |= {f"{stop}: {nameless(widget)}" for widget in used if nameless(widget)}
        names = [widget.objectName() for widget in used if widget.isEnabled()]
        self.twice |= {f"{stop}: {name}" for name in names if names.count(name) > 1}
        self.rich |= {
            f"{stop}: {label.objectName() or label.text()[:40]}"
            for label in window.findChildren(QLabel)
            if label.textFormat() == Qt.TextFormat.AutoText and label.text()
        }
        if "Sample" not in " ".join(button.text() for button in shown if isinstance(button, QAbstractButton)):
            self.without_tag.append(stop)


def nameless(widget: QWidget) -> str:
    """What a control is that lacks a name of its own or one that is heard; nothing when it has both."""
    said = widget.accessibleName()
    if not said and isinstance(widget, QAbstractButton):
        said = widget.text()
    if widget.objectName() and said:
        return ""
    return f"{type(widget).__name__} “{widget.objectName()}” says “{said}”"


@pytest.fixture(scope="module")
def walk(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """One walk past every stop, for all tests that only look."""
    folder = tmp_path_factory.mktemp("walk")
    found = Walk()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIREPAIR_DATA", str(folder / "data"))
        with window_on(own_copy(made_sample, folder), folder) as opened:
            for stop in stops(opened):
                found.look(stop, opened)
    return found


def test_the_walk_goes_past_pages_sections_and_what_is_private(walk):
    assert len(walk.stops) > 40
    assert {"curtain", "scorecard"} <= set(walk.stops)


def test_every_control_has_a_name_and_an_accessible_name(walk):
    assert not walk.nameless, "\n".join(sorted(walk.nameless))


def test_names_of_controls_are_unique_on_a_page(walk):
    assert not walk.twice, "\n".join(sorted(walk.twice))


def test_nobody_reads_rich_text_out_of_what_people_wrote(walk):
    assert not walk.rich, "\n".join(sorted(walk.rich))


def test_the_sample_tag_stands_on_every_stop(walk):
    assert walk.without_tag == []


def words_of(window: MainWindow) -> Iterator[str]:
    """Everything the window says in words that a reader or an eye meets."""
    for widget in visible(window):
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield re.sub(r"<[^>]*>", " ", widget.text())
        if isinstance(widget, (QLineEdit, QTextEdit)):
            yield widget.placeholderText()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
    for action in window.menuBar().actions():
        yield action.text()


def kept_words(file: Path) -> set[str]:
    """Every word of every text in the file: what people wrote need not be translated."""
    from hirepair_desktop.storage.store import Store

    store = Store.open(file, read_only=True)
    found: set[str] = set()
    with store.reader.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                for value in row:
                    if isinstance(value, str):
                        found |= set(re.findall(r"[^\W\d_]+", value.casefold()))
    store.close()
    return found


def test_every_word_of_ours_goes_through_the_translation(look, made_sample, tmp_path, monkeypatch):
    monkeypatch.setattr("hirepair_desktop.text._translation", Marked)
    file = own_copy(made_sample, tmp_path)
    known = kept_words(file) | KEY_NAMES
    plain: set[str] = set()
    with window_on(file, tmp_path) as window:
        for stop in stops(window):
            for said in words_of(window):
                ours = said
                while "⟦" in (ours := re.sub(r"⟦[^⟦⟧]*⟧", " ", ours)) and "⟧" in ours:
                    pass
                loose = [w for w in re.findall(r"[^\W\d_]+", ours.casefold()) if len(w) > 2 and w not in known]
                if loose:
                    plain.add(f"{stop}: {said}")
    assert not plain, "\n".join(sorted(plain))


def test_every_place_has_its_key(window):
    for number, action in enumerate(window.menus.places.values(), 1):
        assert action.shortcuts()[0].toString() == f"Ctrl+{number}"
