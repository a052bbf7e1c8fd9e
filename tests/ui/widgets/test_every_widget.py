"""Every widget can be made, shown and painted in the four themes at 100 % and 200 %, and says what it is."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSpinBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import THEMES, apply_theme
from hirepair_desktop.ui.widgets.gallery import PIECES
from tests.ui.dressed import dress

USABLE = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QSpinBox)


def usable_parts(widget: QWidget) -> list[QWidget]:
    """What a person can use in a widget, without the parts Qt puts into its own controls."""
    parts = [each for each in [widget, *widget.findChildren(QWidget)] if isinstance(each, USABLE)]
    return [
        each for each in parts
        if not isinstance(each.parentWidget(), (QSpinBox, QComboBox))
        and not each.objectName().startswith("qt_")
        and not each.isHidden()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]  # fmt: skip


@pytest.mark.parametrize(("piece", "name", "size"), list(product(PIECES, THEMES, (1.0, 2.0))))
def test_piece_is_painted(qapp: QApplication, qtbot: QtBot, piece: str, name: str, size: float) -> None:
    dress(qapp, name, size)
    made = PIECES[piece]()
    qtbot.addWidget(made)
    made.resize(max(900, made.sizeHint().width()), max(200, made.sizeHint().height()))
    made.show()
    image = made.grab().toImage()
    colours = {image.pixelColor(x, y).rgb() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 2


@pytest.mark.parametrize("piece", PIECES)
def test_piece_follows_a_change_of_theme(qapp: QApplication, qtbot: QtBot, piece: str) -> None:
    made = PIECES[piece]()
    qtbot.addWidget(made)
    made.resize(900, max(200, made.sizeHint().height()))
    made.show()
    apply_theme(qapp, "dark")
    qapp.processEvents()
    changed = made.grab().toImage()
    fresh = PIECES[piece]()
    qtbot.addWidget(fresh)
    fresh.resize(made.size())
    fresh.show()
    qapp.processEvents()
    assert changed == fresh.grab().toImage()


@pytest.mark.parametrize("piece", PIECES)
def test_usable_parts_have_a_name_and_are_spoken(qtbot: QtBot, piece: str) -> None:
    made = PIECES[piece]()
    qtbot.addWidget(made)
    mute = [
        (type(each).__name__, each.objectName(), each.accessibleName())
        for each in usable_parts(made)
        if not each.objectName() or not each.accessibleName()
    ]
    assert mute == []


@pytest.mark.parametrize("piece", PIECES)
def test_names_are_given_once(qtbot: QtBot, piece: str) -> None:
    made = PIECES[piece]()
    qtbot.addWidget(made)
    names = [each.objectName() for each in usable_parts(made)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("piece", PIECES)
def test_targets_are_large_enough(qtbot: QtBot, piece: str) -> None:
    """24 px at least (DESIGN-LANGUAGE 11)."""
    made = PIECES[piece]()
    qtbot.addWidget(made)
    made.resize(900, max(200, made.sizeHint().height()))
    made.show()
    small = [
        (each.objectName(), each.width(), each.height())
        for each in usable_parts(made)
        if isinstance(each, QAbstractButton) and each.isVisible() and (each.height() < 24 or each.width() < 24)
    ]
    assert small == []
