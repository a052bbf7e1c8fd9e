"""A field that gets the keys in a fresh row is in sight once the page has grown."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.fields.voice_field import VoiceField
from hirepair_desktop.ui.widgets.boxes import Scroll
from hirepair_desktop.ui.widgets.labels import plain
from tests.ui.window import settle


def test_a_field_made_below_the_edge_is_scrolled_to(look: None, qtbot: QtBot) -> None:
    page = QWidget()
    lines = QVBoxLayout(page)
    for n in range(40):
        lines.addWidget(plain(f"Line {n}"))
    area = Scroll(page, "area")
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    area.activateWindow()
    qtbot.waitExposed(area)
    made = VoiceField("rec", "Nadia challenges", "fresh")
    lines.addWidget(made)
    made.focus()
    settle()
    qtbot.waitUntil(lambda: not made.text.visibleRegion().isEmpty())


def test_a_field_given_the_keys_again_and_again_has_one_watcher(look: None, qtbot: QtBot) -> None:
    made = VoiceField("rec", "Nadia challenges", "fresh")
    qtbot.addWidget(made)
    made.show()
    made.focus()
    one = len(made.findChildren(QObject))
    for _nth in range(20):
        made.focus()
    assert len(made.findChildren(QObject)) == one
