"""The parts of a session: table bar, agenda, coach, status, sidebar, readiness, labels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from hirepair_desktop.ui.theme import apply_theme, theme
from hirepair_desktop.ui.theme.ring import RING_REACH
from hirepair_desktop.ui.widgets.agenda import Agenda, AgendaItem
from hirepair_desktop.ui.widgets.boxes import row
from hirepair_desktop.ui.widgets.coach_prompt import CoachPrompt
from hirepair_desktop.ui.widgets.labels import ElidedLabel, plain
from hirepair_desktop.ui.widgets.readiness import ReadinessList
from hirepair_desktop.ui.widgets.reveal import fade_in
from hirepair_desktop.ui.widgets.sidebar import Place, Sidebar
from hirepair_desktop.ui.widgets.status_bar import StatusBar
from hirepair_desktop.ui.widgets.table_bar import SPANS, TableBar, timer_words
from tests.ui.dressed import dress
from tests.ui.window import settle


@pytest.fixture
def bar(qtbot: QtBot) -> TableBar:
    made = TableBar()
    made.set_seats("Nadia Rahimi", "Tomas Eklund")
    made.set_title("Intake: Senior Data Engineer")
    made.set_section(4, 9, "Must, nice, can learn")
    qtbot.addWidget(made)
    made.resize(1440, made.height())
    made.show()
    return made


@pytest.mark.parametrize(
    ("elapsed", "planned", "words"),
    [
        (402, 600, ("6:42", "of 10 min")), (599, 600, ("9:59", "of 10 min")), (600, 600, ("10:00", "time is up")),
        (659, 600, ("10:59", "time is up")), (720, 600, ("12:00", "2 min over")), (65, 0, ("1:05", "")),
    ],
)  # fmt: skip
def test_time_in_words(elapsed: int, planned: int, words: tuple[str, str]) -> None:
    assert timer_words(elapsed, planned) == words


def ground(bar: TableBar, x: int) -> str:
    return bar.grab().toImage().pixelColor(x, 4).name()


def edge(bar: TableBar, x: int) -> str:
    return bar.grab().toImage().pixelColor(x, bar.height() - 2).name()


@pytest.mark.parametrize(("turn", "x"), [("rec", 5), ("man", 1435)])
def test_turn_tints_its_seat(bar: TableBar, turn: str, x: int) -> None:
    bar.set_turn(turn, "Speaking", "Listening")
    assert ground(bar, x) == theme()[f"{turn}-tint"].name()


@pytest.mark.parametrize(("turn", "x"), [("rec", 100), ("man", 1300), ("both", 100), ("both", 1300)])
def test_edge_lies_under_the_half_of_the_turn(bar: TableBar, turn: str, x: int) -> None:
    bar.set_turn(turn, "", "")
    assert edge(bar, x) == theme()["rec" if x < 720 else "man"].name()


@pytest.mark.parametrize(("turn", "x"), [("rec", 1300), ("man", 100), ("paused", 100), ("paused", 1300)])
def test_no_edge_under_the_other_half(bar: TableBar, turn: str, x: int) -> None:
    bar.set_turn(turn, "", "")
    assert edge(bar, x) not in (theme()["rec"].name(), theme()["man"].name())


def test_sides_are_mirrored_where_people_read_right_to_left(bar: TableBar) -> None:
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    bar.set_turn("rec", "", "")
    assert edge(bar, 1300) == theme()["rec"].name()


def test_marker_slides_to_the_other_half(qapp: QApplication, qtbot: QtBot, bar: TableBar) -> None:
    bar.set_turn("rec", "", "")
    apply_theme(qapp, "light", reduced_motion=False)
    seen: list[QPointF] = []
    bar._marker.valueChanged.connect(lambda span: seen.append(QPointF(span)))
    bar.set_turn("man", "", "")
    qtbot.waitUntil(lambda: bar.span == SPANS["man"])
    assert any(0.0 < span.x() < 0.5 for span in seen)


def test_bar_says_what_it_shows(bar: TableBar) -> None:
    bar.set_turn("man", "Listening", "Answering")
    assert (bar.accessibleName(), bar.accessibleDescription()) == (
        "Intake: Senior Data Engineer, 4 of 9, Must, nice, can learn",
        "Nadia Rahimi Listening, Tomas Eklund Answering",
    )


def test_large_text_puts_the_agenda_into_the_bar(qapp: QApplication, qtbot: QtBot) -> None:
    dress(qapp, "light", 2.0)
    made = TableBar()
    made.set_seats("Nadia Rahimi", "Tomas Eklund")
    made.set_section(4, 9, "Must")
    made.set_sections([("pay", "Who sets pay")])
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.section_requested, timeout=0) as told:
        made.sections.list.actions()[0].trigger()
    assert (made.sections.text(), told.args) == ("4 of 9", ["pay"])


ITEMS = [
    AgendaItem("arrive", 1, "Arrive", 3, "both", "Both", "done"),
    AgendaItem("criteria", 2, "Must, nice, can learn", 10, "both", "Both", "now"),
    AgendaItem("pay", 3, "Who decides, who sets pay", 5, "man", "Tomas opens", "skipped"),
]


@pytest.fixture
def agenda(qtbot: QtBot) -> Agenda:
    made = Agenda()
    made.set_items(ITEMS)
    qtbot.addWidget(made)
    made.resize(made.width(), 900)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_agenda_is_a_sound_model(qtmodeltester: ModelTester, agenda: Agenda) -> None:
    qtmodeltester.check(agenda.model)


def test_click_asks_for_a_section(qtbot: QtBot, agenda: Agenda) -> None:
    place = agenda.list.visualRect(agenda.model.index(2)).center()
    with qtbot.waitSignal(agenda.section_requested, timeout=0) as told:
        qtbot.mouseClick(agenda.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["pay"]


def test_enter_asks_for_the_section_below(qtbot: QtBot, agenda: Agenda) -> None:
    agenda.list.setFocus()
    qtbot.keyClick(agenda.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(agenda.section_requested, timeout=0) as told:
        qtbot.keyClick(agenda.list, Qt.Key.Key_Return)
    assert told.args == ["pay"]


def test_the_ring_around_the_list_has_room(agenda: Agenda) -> None:
    for folded in (False, True):
        agenda.set_folded(folded)
        settle()
        place = agenda.list.geometry()
        assert min(place.left(), agenda.width() - 2 - place.right()) >= RING_REACH


def test_an_open_section_is_spoken_as_open(agenda: Agenda) -> None:
    agenda.set_items([AgendaItem("arrive", 1, "Arrive", 3, "both", "Both", "open")])
    said = agenda.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "1, Arrive, 3 min, Both, something is open"


def test_agenda_begins_at_now(agenda: Agenda) -> None:
    assert agenda.list.currentIndex().row() == 1


def test_section_is_spoken_whole(agenda: Agenda) -> None:
    said = agenda.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2, Must, nice, can learn, 10 min, Both, now"


def test_folded_agenda_is_narrow(agenda: Agenda) -> None:
    agenda.set_folded(True)
    assert (agenda.width(), agenda.footer.isVisible()) == (52, False)


def test_folding_is_a_wish(qtbot: QtBot, agenda: Agenda) -> None:
    with qtbot.waitSignal(agenda.fold_requested, timeout=0) as told:
        qtbot.mouseClick(agenda.fold, Qt.MouseButton.LeftButton)
    assert told.args == [True]


def test_low_window_drops_who_opens(qapp: QApplication, agenda: Agenda) -> None:
    high = agenda.list.visualRect(agenda.model.index(0)).height()
    agenda.resize(agenda.width(), 700)
    qapp.processEvents()
    assert agenda.list.visualRect(agenda.model.index(0)).height() < high


@pytest.mark.parametrize(("part", "signal"), [("pause", "pause_requested"), ("park", "park_requested")])
def test_agenda_buttons_are_wishes(qtbot: QtBot, agenda: Agenda, part: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(agenda, signal), timeout=0):
        getattr(agenda, part).click()


def test_other_states_keep_the_place_in_the_list(agenda: Agenda) -> None:
    agenda.list.setCurrentIndex(agenda.model.index(0))
    agenda.set_items([AgendaItem(item.key, item.number, item.name, item.minutes) for item in ITEMS])
    assert agenda.list.currentIndex().row() == 0


@pytest.fixture
def prompt(qtbot: QtBot) -> CoachPrompt:
    made = CoachPrompt("years", "Years stand in for something.", "a criterion holds years.", "Go to criterion")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_prompt_leads_to_its_place(qtbot: QtBot, prompt: CoachPrompt) -> None:
    with qtbot.waitSignal(prompt.go_requested, timeout=0) as told:
        prompt.go.click()
    assert told.args == ["years"]


def test_dismissing_asks_for_a_reason_first(qtbot: QtBot, prompt: CoachPrompt) -> None:
    with qtbot.assertNotEmitted(prompt.dismissed):
        prompt.dismiss.click()
    assert prompt.reason.hasFocus()


def test_dismissing_without_a_reason_does_nothing(qtbot: QtBot, prompt: CoachPrompt) -> None:
    prompt.dismiss.click()
    with qtbot.assertNotEmitted(prompt.dismissed):
        qtbot.keyClick(prompt.reason, Qt.Key.Key_Return)


def test_dismissing_tells_the_reason(qtbot: QtBot, prompt: CoachPrompt) -> None:
    prompt.dismiss.click()
    qtbot.keyClicks(prompt.reason, "The law asks for it")
    with qtbot.waitSignal(prompt.dismissed, timeout=0) as told:
        qtbot.keyClick(prompt.reason, Qt.Key.Key_Return)
    assert told.args == ["years", "The law asks for it", ""]


def test_the_one_who_speaks_gives_the_reason(qtbot: QtBot, prompt: CoachPrompt) -> None:
    prompt.set_people([("N", "Nadia", "rec")])
    prompt.dismiss.click()
    qtbot.keyClicks(prompt.reason, "The law asks for it")
    with qtbot.waitSignal(prompt.dismissed, timeout=0) as told:
        qtbot.keyClick(prompt.reason, Qt.Key.Key_Return)
    assert told.args == ["years", "The law asks for it", "N"]


def test_while_both_speak_it_asks_whose_reason_it_is(qtbot: QtBot, prompt: CoachPrompt) -> None:
    prompt.set_people([("N", "Nadia", "rec"), ("T", "Tomas", "man")])
    prompt.dismiss.click()
    qtbot.keyClicks(prompt.reason, "The law asks for it")
    with qtbot.assertNotEmitted(prompt.dismissed):
        qtbot.keyClick(prompt.reason, Qt.Key.Key_Return)
    asked = QApplication.focusWidget()
    assert isinstance(asked, QPushButton) and asked.text() == "Nadia says so"
    qtbot.keyClick(asked, Qt.Key.Key_Tab)
    said = QApplication.focusWidget()
    assert isinstance(said, QPushButton)
    with qtbot.waitSignal(prompt.dismissed, timeout=0) as told:
        said.click()
    assert told.args == ["years", "The law asks for it", "T"]


def test_a_reason_folded_with_escape_is_kept(qtbot: QtBot, prompt: CoachPrompt) -> None:
    prompt.dismiss.click()
    qtbot.keyClicks(prompt.reason, "The law as")
    qtbot.keyClick(prompt.reason, Qt.Key.Key_Escape)
    assert prompt.asking.isHidden()
    prompt.dismiss.click()
    assert prompt.reason.text() == "The law as"


def test_a_block_that_nothing_opens_cannot_be_sent_away(qtbot: QtBot) -> None:
    made = CoachPrompt("gate", "Ratings are not sealed.", "somebody has not sealed.", strength="block")
    qtbot.addWidget(made)
    made.set_dismissable(False)
    assert made.dismiss.isHidden()


def test_a_screen_reader_hears_why_and_where_from(qtbot: QtBot) -> None:
    made = CoachPrompt("years", "Years stand in.", "a number.", "Go to criterion", source="[ADLER]")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.accessibleDescription()) == (
        "Years stand in.", "Why now: a number. Source: [ADLER]",
    )  # fmt: skip


@pytest.fixture
def status(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.resize(1280, made.height())
    made.show()
    return made


def test_status_says_where_the_data_is(status: StatusBar) -> None:
    assert status.place.text() == "All data stays on this computer"


def test_sample_tag_is_a_button(qtbot: QtBot, status: StatusBar) -> None:
    status.set_sample(True)
    with qtbot.waitSignal(status.sample_requested, timeout=0):
        qtbot.mouseClick(status.sample, Qt.MouseButton.LeftButton)


def test_nothing_says_saved_before_it_is(status: StatusBar) -> None:
    assert not status.saved.isVisible()


def test_work_can_be_cancelled(qtbot: QtBot, status: StatusBar) -> None:
    status.set_work("Making the PDF", 40, cancellable=True)
    with qtbot.waitSignal(status.work_cancelled, timeout=0):
        qtbot.mouseClick(status.cancel, Qt.MouseButton.LeftButton)


def test_no_key_is_cut_where_there_is_little_room(status: StatusBar) -> None:
    """The last ones are left out whole, and come back with the room."""
    status.set_keys([("J", "next"), ("Alt →", "next stage"), ("Enter", "open the page of the candidate")])
    hints = [status.keys.itemAt(at).widget() for at in range(3)]
    shown = []
    for width in (1280, 420, 1280):
        status.resize(width, status.height())
        status.layout().activate()
        shown.append(sum(hint.isVisible() for hint in hints))
        assert [hint for hint in hints if hint.isVisible() and hint.width() < hint.sizeHint().width()] == []
    assert shown == [3, 1, 3]


def test_finished_work_is_not_shown(status: StatusBar) -> None:
    status.set_work("Making the PDF", 40)
    status.set_work("")
    assert not status.track.isVisible()


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    made.set_pair("Nadia Rahimi", "Tomas Eklund")
    made.set_places([Place("home", "Home", "home"), Place("roles", "Roles", "role", 4)])
    made.set_roles([("Open roles", [("de", "Senior Data Engineer")])])
    made.set_current("home")
    qtbot.addWidget(made)
    made.resize(made.width(), 800)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_place_is_a_wish(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.place_requested, timeout=0) as told:
        qtbot.mouseClick(sidebar.places["roles"], Qt.MouseButton.LeftButton)
    assert told.args == ["roles"]


def test_place_is_shown_only_when_the_window_says_so(qtbot: QtBot, sidebar: Sidebar) -> None:
    qtbot.mouseClick(sidebar.places["roles"], Qt.MouseButton.LeftButton)
    assert not sidebar.places["roles"].isChecked()


def test_shown_place_stays_shown_when_pressed_again(qtbot: QtBot, sidebar: Sidebar) -> None:
    qtbot.mouseClick(sidebar.places["home"], Qt.MouseButton.LeftButton)
    assert sidebar.places["home"].isChecked()


def test_role_is_a_wish(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.role_requested, timeout=0) as told:
        qtbot.mouseClick(sidebar.roles["de"], Qt.MouseButton.LeftButton)
    assert told.args == ["de"]


def test_arrow_goes_on_from_places_to_roles(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.places["roles"].setFocus()
    qtbot.keyClick(sidebar.places["roles"], Qt.Key.Key_Down)
    assert sidebar.roles["de"].hasFocus()


def test_other_pair_is_a_wish(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.set_pairs([("p2", "Nadia & Iris")])
    with qtbot.waitSignal(sidebar.pair_requested, timeout=0) as told:
        sidebar.pairs.actions()[0].trigger()
    assert told.args == ["p2"]


def test_find_is_a_wish(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.find_requested, timeout=0):
        qtbot.keyClick(sidebar.find_entry, Qt.Key.Key_Space)


def test_counts_change_in_place(sidebar: Sidebar) -> None:
    entry = sidebar.places["roles"]
    sidebar.set_places([Place("home", "Home", "home"), Place("roles", "Roles", "role", 5)])
    assert (sidebar.places["roles"] is entry, entry.accessibleDescription()) == (True, "5")


def test_readiness_says_nothing_but_ready_or_not(qtbot: QtBot) -> None:
    made = ReadinessList()
    made.set_people([("Nadia Rahimi", "rec", "ready"), ("Luis Ortega", "other", "not_ready")])
    qtbot.addWidget(made)
    assert [each.accessibleName() for each in made.rows] == ["Nadia Rahimi: Ready", "Luis Ortega: Not ready"]


def test_words_wrap_in_lines_of_the_scale(qtbot: QtBot) -> None:
    label = plain("Three of your last four strong hires had under three years of Spark.")
    qtbot.addWidget(label)
    assert label.heightForWidth(200) % theme().line("body") == 0 and label.heightForWidth(200) > theme().line("body")


def test_a_long_word_does_not_widen_the_page(qtbot: QtBot) -> None:
    window = QWidget()
    window.setLayout(row(plain("x" * 400), plain("y")))
    qtbot.addWidget(window)
    assert window.minimumSizeHint().width() < 300


def test_markup_in_words_is_words(qtbot: QtBot) -> None:
    label = plain("<b>bold</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_elided_words_are_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long name of a role")
    qtbot.addWidget(label)
    label.setFixedWidth(60)
    label.grab()
    assert label.toolTip() == "A very long name of a role"


def test_reveal_leaves_no_effect(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", reduced_motion=False)
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    over: list[bool] = []
    fade_in(page, lambda: over.append(True))
    assert page.graphicsEffect() is not None
    qtbot.waitUntil(lambda: bool(over))
    assert page.graphicsEffect() is None


def test_reveal_is_instant_when_motion_is_reduced(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    over: list[bool] = []
    fade_in(page, lambda: over.append(True))
    assert over == [True] and page.graphicsEffect() is None


def test_in_large_text_a_seat_takes_the_room_the_middle_leaves(qapp: QApplication, qtbot: QtBot) -> None:
    dress(qapp, "light", 2.0)
    made = TableBar()
    made.set_seats("Nadia Rahimi", "Tomas Eklund")
    made.set_section(7, 7, "Commit and close")
    made.set_turn("man", "Agreeing what comes next", "Listening")
    qtbot.addWidget(made)
    made.resize(1280, made.height())
    made.show()
    assert ground(made, 1280 - 390) == theme()["man-tint"].name()
