"""The look: tokens, contrast, fonts, icons, the style and the ring."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMenuBar,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QSplitter,
    QStyleOptionComboBox,
    QTableWidget,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import THEMES, Theme, apply_theme, icon, icon_pixmap, system_theme, theme, tokens
from hirepair_desktop.ui.theme.entries import elided_combo
from hirepair_desktop.ui.theme.icons import LUCIDE, OURS, READ_TOGETHER, drawing
from tests.ui.dressed import RINGS, dress


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    dress(qapp)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs(kind: str) -> list[tuple[str, str]]:
    return [(name, pair) for name in THEMES for pair in tokens()["themes"][name][kind]["pairs"]]


@pytest.mark.parametrize(("name", "pair"), pairs("contrast_text"))
def test_text_can_be_read(name: str, pair: str) -> None:
    colors = tokens()["themes"][name]["colors"]
    ink, ground = pair.split(" on ")
    assert contrast(colors[ink], colors[ground]) >= (7 if name.startswith("high_contrast") else 4.5)


@pytest.mark.parametrize(("name", "pair"), pairs("contrast_graphics"))
def test_marks_and_outlines_can_be_seen(name: str, pair: str) -> None:
    colors = tokens()["themes"][name]["colors"]
    ink, ground = pair.split(" on ")
    assert contrast(colors[ink], colors[ground]) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_palette_holds_the_tokens(qapp: QApplication, name: str) -> None:
    apply_theme(qapp, name)
    role = QPalette.ColorRole
    shown = {key: qapp.palette().color(key).name() for key in (role.Window, role.Text, role.PlaceholderText)}
    colors = tokens()["themes"][name]["colors"]
    assert [shown[role.Window], shown[role.Text], shown[role.PlaceholderText]] == [
        colors["window"].lower(), colors["ink"].lower(), colors["ink3"].lower(),
    ]  # fmt: skip


@pytest.mark.parametrize(("role", "size"), list(product(tokens()["type"]["scale"], (1.0, 1.5, 2.0))))
def test_type_grows_with_the_text_size(role: str, size: float) -> None:
    assert Theme("light", size).font(role).pixelSize() == round(tokens()["type"]["scale"][role]["px"] * size)


def test_weights_differ_on_the_variable_font() -> None:
    from PySide6.QtGui import QFontMetricsF

    widths = [QFontMetricsF(theme().font("body", weight)).horizontalAdvance("Tomas decides") for weight in (400, 600)]
    assert widths[1] > widths[0] * 1.02


def test_tabular_figures_are_equally_wide() -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme().font("body", tabular=True))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("0000"))


def test_change_of_theme_keeps_the_text_size(qapp: QApplication) -> None:
    dress(qapp, "light", 1.5)
    apply_theme(qapp, "dark")
    assert theme().text_size == 1.5


def test_reduced_motion_takes_no_time(qapp: QApplication) -> None:
    apply_theme(qapp, "light", reduced_motion=True)
    assert theme().motion("reveal") == 0


def test_motion_takes_the_time_of_the_tokens(qapp: QApplication) -> None:
    apply_theme(qapp, "light", reduced_motion=False)
    assert theme().motion("reveal") == 320


def test_theme_of_the_system_is_one_of_ours(qapp: QApplication) -> None:
    assert system_theme(qapp) in THEMES


def has_ink(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", sorted({*LUCIDE, *OURS, *READ_TOGETHER, "eye-off"}))
def test_icon_draws_something(name: str) -> None:
    assert has_ink(icon_pixmap(name, "ink", 16).toImage())


def test_icon_follows_the_theme(qapp: QApplication) -> None:
    made = icon("check", "ink")
    light = made.pixmap(QSize(16, 16)).toImage()
    apply_theme(qapp, "dark")
    assert made.pixmap(QSize(16, 16)).toImage() != light


def test_icon_is_sharp_on_a_dense_screen() -> None:
    assert icon_pixmap("check", "ink", 16, 2.0).width() == 32


def test_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        drawing("no-such-icon")


def wardrobe() -> QWidget:
    """One of every control the style draws."""
    window = QWidget()
    tabs, combo, menus, table = QTabWidget(), QComboBox(), QMenuBar(), QTableWidget(2, 2)
    tabs.addTab(QTextEdit("words\n" * 60), "One")
    tabs.addTab(QWidget(), "Two")
    combo.addItems(["One", "Two"])
    menus.addMenu("File").addAction("Open")
    checked, chosen, filled, busy = QCheckBox("On"), QRadioButton("On"), QPushButton("Go"), QProgressBar()
    checked.setChecked(True)
    chosen.setChecked(True)
    filled.setProperty("owner", "man")
    busy.setRange(0, 0)
    splitter = QSplitter()
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    off = [QPushButton("Off"), QCheckBox("Off"), QLineEdit("off"), QComboBox(), QSpinBox()]
    for each in off:
        each.setEnabled(False)
    done = QProgressBar()
    done.setValue(40)
    parts = [
        menus, QPushButton("Plain"), filled, checked, QCheckBox("Off"), chosen, QRadioButton("Off"), QLineEdit("x"),
        combo, QSpinBox(), QDateEdit(calendarPopup=True), tabs, done, busy, splitter, table,
        QScrollBar(Qt.Orientation.Horizontal), *off,
    ]  # fmt: skip
    layout = QVBoxLayout(window)
    for part in parts:
        layout.addWidget(part)
    return window


@pytest.mark.parametrize(("name", "size"), list(product(THEMES, (1.0, 2.0))))
def test_style_draws_every_control(qapp: QApplication, qtbot: QtBot, name: str, size: float) -> None:
    dress(qapp, name, size)
    window = wardrobe()
    qtbot.addWidget(window)
    shown = window.grab().toImage()
    assert shown.pixelColor(2, shown.height() - 3) == theme()["window"]


def test_menu_is_drawn(qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("Open")
    qtbot.addWidget(menu)
    assert menu.grab().toImage().pixelColor(0, 3) == theme()["line2"]


def middle_of(button: QPushButton) -> QColor:
    return button.grab().toImage().pixelColor(4, button.height() // 2)


@pytest.mark.parametrize("owner", ["rec", "man", "primary"])
def test_owned_button_has_the_colour_of_its_owner(qtbot: QtBot, owner: str) -> None:
    made = QPushButton("Go")
    made.setProperty("owner", owner)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert middle_of(made) == theme()[owner]


def test_blocked_button_loses_the_colour_of_its_owner(qtbot: QtBot) -> None:
    made = QPushButton("Go")
    made.setProperty("owner", "man")
    made.setEnabled(False)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert middle_of(made) == theme()["sunken"]


@pytest.mark.parametrize(("width", "whole"), [(300, True), (90, False)])
def test_a_choice_without_room_ends_in_three_dots(width: int, whole: bool) -> None:
    option = QStyleOptionComboBox()
    option.currentText = "Senior Backend Engineer"
    shown = elided_combo(option, width).currentText
    assert (shown == "Senior Backend Engineer", shown.endswith("…")) == (whole, not whole)
    assert option.fontMetrics.horizontalAdvance(shown) <= width


def go_by_keys(window: QWidget) -> None:
    """A key that moves nothing: what was pressed in a test before is over."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def test_ring_goes_around_the_widget_with_the_focus(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    made = QPushButton("Go", window)
    made.setProperty("ring", True)
    qtbot.addWidget(window)
    window.resize(200, 100)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    go_by_keys(window)
    made.setFocus()
    assert RINGS[0].widget() is made


def test_ring_outlives_the_page_it_was_on(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    page, kept = QWidget(window), QPushButton("Kept", window)
    gone = QPushButton("Gone", page)
    for each in (gone, kept):
        each.setProperty("ring", True)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    go_by_keys(window)
    gone.setFocus()
    with qtbot.waitSignal(page.destroyed, timeout=1000):
        page.deleteLater()
    kept.setFocus()
    assert RINGS[0].widget() is kept


def test_ring_goes_around_what_keys_reached_not_around_what_was_clicked(qapp: QApplication, qtbot: QtBot) -> None:
    """A field for words has it either way; so has what was clicked, from the next key on."""
    window = QWidget()
    row = QHBoxLayout(window)
    left, field, right = QPushButton("Left"), QLineEdit(), QPushButton("Right")
    for each in (left, field, right):
        each.setProperty("ring", True)
        row.addWidget(each)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)

    def ringed() -> str:
        around = RINGS[0].widget()
        return around.text() if isinstance(around, QPushButton) else type(around).__name__

    found = []
    for act in (field, right, "Tab", right, "Shift"):
        if isinstance(act, QWidget):
            QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=act.geometry().center())
        else:
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab if act == "Tab" else Qt.Key.Key_Shift)
        found.append(ringed())
    assert found == ["QLineEdit", "NoneType", "Left", "NoneType", "Right"]


def test_no_style_sheet_is_set(qapp: QApplication) -> None:
    assert qapp.styleSheet() == ""


HEAVY = ("reportlab", "pydantic", "sqlalchemy", "lucide", "urllib.request", "fontpkg_inter", "http.client")


def test_look_brings_nothing_heavy() -> None:
    """What must be there at the first paint (PERFORMANCE: start)."""
    code = (
        "import sys, pkgutil, importlib\n"
        "import hirepair_desktop.ui.theme\n"
        "for room in ('widgets', 'fields'):\n"
        "    package = importlib.import_module('hirepair_desktop.ui.' + room)\n"
        "    for each in pkgutil.iter_modules(package.__path__):\n"
        "        importlib.import_module(f'{package.__name__}.{each.name}')\n"
        "from hirepair_desktop.ui.theme.icons import drawing\n"
        "drawing('home')\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", THEMES)
def test_a_tick_is_seen_in_a_box_that_cannot_be_changed(qapp, qtbot, name):
    apply_theme(qapp, name)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    box.setEnabled(False)
    box.adjustSize()
    image = box.grab().toImage()
    middle = image.height() // 2
    fill = image.pixelColor(3, middle + 4).name()  # beside the tick
    seen = {image.pixelColor(x, y).name() for x in range(3, 13) for y in range(middle - 5, middle + 6)}
    assert max(contrast(fill, other) for other in seen) >= 3
