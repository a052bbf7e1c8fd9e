"""The settings: thresholds with reason and record, the policy, what is yours alone, and the way to the lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Setting
from hirepair_desktop.model.home import open_roles
from hirepair_desktop.model.question_bank import load_bank, put_competency
from hirepair_desktop.model.settings import change_setting, put_setting, setting
from hirepair_desktop.model.thresholds import THRESHOLDS
from hirepair_desktop.ui.fields.line_field import LineField
from hirepair_desktop.ui.fields.number_field import NumberField
from hirepair_desktop.ui.theme import theme
from hirepair_desktop.ui.widgets.setting_row import SettingRow
from tests.ui.window import own_copy, settle, window_on


@pytest.fixture
def window(look, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as opened:
        opened.go("settings", "")
        settle()
        yield opened


def part(window, kind, name):
    found = window.desk.page.findChild(kind, name)
    assert found is not None, name
    return found


def row(window, key) -> SettingRow:
    return part(window, SettingRow, f"setting_{key}")


def click(qtbot, window, name):
    qtbot.mouseClick(part(window, QWidget, name), Qt.MouseButton.LeftButton)
    settle()


def write(window, key, value):
    """Write a number as a person does, and leave the field."""
    field = part(window, NumberField, key)
    field.spin.setFocus()
    field.spin.setValue(value)
    field.flush()
    settle()


def kept(window, key):
    with window.workspace.read() as s:
        return setting(s, key)


def rows_kept(window) -> dict[str, object]:
    with window.workspace.read() as s:
        return {r.key: r.value for r in s.scalars(select(Setting)) if r.key != "sample"}


def words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_menu_and_its_key_open_the_settings(look, made_sample, tmp_path):
    with window_on(own_copy(made_sample, tmp_path), tmp_path) as window:
        assert window.menus.settings.shortcut() == QKeySequence("Ctrl+,")
        window.menus.settings.trigger()
        settle()
        assert window.desk.shown() == ("settings", "")


def test_the_title_says_settings(window):
    assert window.windowTitle() == "Settings – HirePair"


def test_every_threshold_has_its_row_with_value_unit_and_reason(window):
    wrong = [
        t.key
        for t in THRESHOLDS
        if part(window, NumberField, t.key).value() != t.default
        or t.reason not in words(row(window, t.key))
        or t.name not in words(row(window, t.key))
        or t.unit not in words(row(window, t.key))
    ]
    assert wrong == []


def test_a_row_names_the_rules_that_read_it(window):
    assert "I-21, R-27" in words(row(window, "STAGES_MAX"))


def test_a_row_says_whether_its_default_is_ours(window):
    assert ("house default" in words(row(window, "K")), "sourced default" in words(row(window, "STAGES_MAX"))) == (
        True,
        True,
    )


def test_a_number_is_kept(window):
    write(window, "FEEDBACK_GAP", 30)
    assert kept(window, "FEEDBACK_GAP") == 30


def test_a_changed_row_says_when_by_whom_and_why(window):
    pair = window.workspace.pair()
    with window.workspace.write() as s:
        at = datetime(2026, 11, 4, 9, tzinfo=UTC)
        change_setting(s, "FEEDBACK_GAP", 30, (pair.recruiter.id, pair.manager.id), at, "monthly suits us")
    settle()
    shown = row(window, "FEEDBACK_GAP")
    assert shown.changed
    assert "Changed 4 Nov by both: monthly suits us" in words(shown)
    assert shown.put_back.text() == "Back to 45"


def test_who_and_why_are_written_in_the_row(window, qtbot):
    write(window, "FEEDBACK_GAP", 30)
    click(qtbot, window, "FEEDBACK_GAP_by_man")
    why = part(window, LineField, "FEEDBACK_GAP_why")
    why.line.setText("monthly suits us")
    why.flush()
    settle()
    assert "Changed 24 Nov by Priya: monthly suits us" in words(row(window, "FEEDBACK_GAP"))


def test_the_record_opens_again_to_be_changed(window, qtbot):
    pair = window.workspace.pair()
    with window.workspace.write() as s:
        change_setting(s, "K", 4, (pair.recruiter.id,), datetime(2025, 11, 4, 9, tzinfo=UTC), "we meet often")
    settle()
    shown = row(window, "K")
    assert shown.record.isHidden()
    click(qtbot, window, "K_tell")
    assert shown.record.why.value() == "we meet often"
    assert "Changed 4 Nov 2025 by Amara" in words(shown)


def test_a_change_by_somebody_who_is_gone_is_said(window):
    with window.workspace.write() as s:
        change_setting(s, "K", 4, ("ZZZZZZZZ",), datetime(2026, 11, 4, 9, tzinfo=UTC))
    settle()
    assert "Changed 4 Nov by somebody" in words(row(window, "K"))


def test_the_way_back_leads_to_the_default_and_leaves_no_trace(window, qtbot):
    before = rows_kept(window)
    write(window, "FEEDBACK_GAP", 30)
    click(qtbot, window, "FEEDBACK_GAP_put_back")
    assert rows_kept(window) == before
    assert part(window, NumberField, "FEEDBACK_GAP").value() == 45
    assert not row(window, "FEEDBACK_GAP").changed


def test_undo_takes_a_change_and_its_record_back(window):
    before = rows_kept(window)
    write(window, "FEEDBACK_GAP", 30)
    window.menus.undo.trigger()
    settle()
    assert rows_kept(window) == before
    assert part(window, NumberField, "FEEDBACK_GAP").value() == 45


@pytest.fixture
def typed(window, qtbot):
    """A number that was typed by keys, and kept; the keys are in it still."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field = part(window, NumberField, "FEEDBACK_GAP")
    field.focus()
    field.spin.selectAll()
    qtbot.keyClicks(field.spin, "30")
    field.flush()
    return field


def test_ctrl_z_in_the_number_takes_the_change_back_and_leaves_it(window, qtbot, typed):
    seen = []
    for _press in range(2):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        typed.flush()
        settle()
        seen.append((typed.value(), kept(window, "FEEDBACK_GAP")))
    assert seen == [(45, 45), (45, 45)]


def test_tab_goes_from_the_number_over_who_to_why(window, typed):
    stops = []
    for _press in range(4):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget().objectName())
    here = "FEEDBACK_GAP"
    assert stops == [f"{here}_put_back", f"{here}_by_both", f"{here}_why_editor", "STALE_DAYS_editor"]


def test_undo_of_the_way_back_brings_number_and_reason(window, qtbot):
    write(window, "FEEDBACK_GAP", 30)
    why = part(window, LineField, "FEEDBACK_GAP_why")
    why.line.setText("monthly suits us")
    why.flush()
    click(qtbot, window, "FEEDBACK_GAP_put_back")
    window.menus.undo.trigger()
    settle()
    assert "by both: monthly suits us" in words(row(window, "FEEDBACK_GAP"))


def test_a_reason_stays_when_the_number_moves_on(window):
    write(window, "FEEDBACK_GAP", 30)
    why = part(window, LineField, "FEEDBACK_GAP_why")
    why.line.setText("monthly suits us")
    why.flush()
    write(window, "FEEDBACK_GAP", 31)
    assert "monthly suits us" in words(row(window, "FEEDBACK_GAP"))


def test_everything_goes_back_in_one_step(window, qtbot):
    before = rows_kept(window)
    write(window, "FEEDBACK_GAP", 30)
    write(window, "K", 4)
    click(qtbot, window, "put_all_back")
    assert rows_kept(window) == before
    window.menus.undo.trigger()
    settle()
    assert (kept(window, "FEEDBACK_GAP"), kept(window, "K")) == (30, 4)


def test_what_is_not_changed_offers_no_way_back(window):
    assert part(window, QWidget, "put_all_back").isHidden()


def test_a_prompt_after_its_warning_is_refused_under_its_row_and_stays_written(window):
    write(window, "MUST_SOFT", 9)
    field = part(window, NumberField, "MUST_SOFT")
    assert "must not exceed Musts before a warning (8)" in words(row(window, "MUST_SOFT"))
    assert (field.value(), kept(window, "MUST_SOFT")) == (9, 5)


def test_what_was_refused_is_taken_once_the_other_number_moves(window):
    write(window, "MUST_SOFT", 9)
    write(window, "MUST_HARD", 12)
    assert (kept(window, "MUST_SOFT"), kept(window, "MUST_HARD")) == (9, 12)
    assert "must not exceed" not in words(row(window, "MUST_SOFT"))


@pytest.mark.parametrize("value", [0, -3, 21, 100_000])
def test_a_number_out_of_bounds_is_refused_in_words(window, value):
    write(window, "STAGES_MAX", value)
    assert "Interviews at most goes from 1 to 20." in words(row(window, "STAGES_MAX"))
    assert kept(window, "STAGES_MAX") == 4


def test_what_was_refused_goes_with_the_way_back(window, qtbot):
    write(window, "STAGES_MAX", 6)
    write(window, "STAGES_MAX", 100)
    click(qtbot, window, "STAGES_MAX_put_back")
    assert part(window, NumberField, "STAGES_MAX").value() == 4
    assert "goes from" not in words(row(window, "STAGES_MAX"))


def test_the_policy_on_reasons_is_kept_with_its_record(window, qtbot):
    click(qtbot, window, "candidateFeedback_off")
    assert kept(window, "candidateFeedback") == "off"
    assert "Changed 24 Nov by both" in words(row(window, "candidateFeedback"))


def test_the_policy_goes_back(window, qtbot):
    before = rows_kept(window)
    click(qtbot, window, "candidateFeedback_off")
    click(qtbot, window, "candidateFeedback_put_back")
    assert rows_kept(window) == before


def test_find_leaves_what_holds_the_words(window):
    finder = part(window, LineField, "find_setting")
    finder.line.setText("musts")
    finder.flush()
    settle()
    left = [t.key for t in THRESHOLDS if not row(window, t.key).isHidden()]
    assert left == ["MUST_SOFT", "MUST_HARD"]


def test_find_says_when_there_is_nothing(window):
    finder = part(window, LineField, "find_setting")
    finder.line.setText("'; DROP TABLE setting")
    finder.flush()
    settle()
    assert part(window, QWidget, "nothing_found").isVisible()


def test_the_theme_is_the_menus(window, qtbot):
    click(qtbot, window, "setting_theme_dark")
    qtbot.waitUntil(lambda: theme().name == "dark")
    assert window.menus.themes["dark"].isChecked()
    window.menus.themes["light"].trigger()
    settle()
    assert part(window, QWidget, "setting_theme_light").isChecked()


def test_contrast_keeps_light_or_dark(window, qtbot):
    click(qtbot, window, "setting_theme_contrast")
    qtbot.waitUntil(lambda: theme().name == "high_contrast_light")
    window.menus.themes["light"].trigger()
    settle()


def test_another_text_size_comes_back_to_the_settings(window, qtbot):
    click(qtbot, window, "setting_text_size_1.5")
    qtbot.waitUntil(lambda: theme().text_size == 1.5)
    settle()
    try:
        assert window.desk.shown() == ("settings", "")
        assert part(window, QWidget, "setting_text_size_1.5").isChecked()
    finally:
        window.menus.text_sizes["1.0"].trigger()
        settle()


def test_appearance_lies_in_no_workspace(window, qtbot):
    before = rows_kept(window)
    click(qtbot, window, "setting_less_motion_editor")
    qtbot.waitUntil(window.menus.reduced_motion.isChecked)
    window.menus.reduced_motion.trigger()
    assert rows_kept(window) == before


def test_the_lists_say_how_many_and_of_when(window):
    said = words(part(window, QWidget, "settings_aside"))
    for expected in ("43 places, 24 Nov 2026", "17 lists, as they ship", "no list yet, word rules are off"):
        assert expected in said, expected


def test_edited_lists_are_counted(window):
    with window.workspace.write() as s:
        put_setting(s, "words.FIT", ["beer test", "ours"])
    settle()
    assert "17 lists, 14 words yours" in words(part(window, QWidget, "settings_aside"))


@pytest.mark.parametrize("section", ["words", "places"])
def test_a_list_opens_in_place_and_leads_back(window, qtbot, section):
    click(qtbot, window, f"edit_{section}")
    assert window.desk.shown() == ("settings", section)
    assert part(window, QWidget, "thresholds").isVisible() is False
    click(qtbot, window, "back_to_settings")
    assert part(window, QWidget, "thresholds").isVisible()


def test_an_unknown_section_is_the_overview(window):
    window.go("settings", "no such thing")
    settle()
    assert part(window, QWidget, "thresholds").isVisible()


def test_the_first_number_has_the_focus(window):
    assert QApplication.focusWidget() is part(window, NumberField, "MUST_SOFT").spin


def test_the_arrows_step_a_number(window, qtbot):
    spin = part(window, NumberField, "K").spin
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    part(window, NumberField, "K").flush()
    assert kept(window, "K") == 4


def test_the_question_bank_opens_from_here(window, qtbot):
    assert "14 competencies" in words(part(window, QWidget, "settings_aside"))
    click(qtbot, window, "edit_question_bank")
    assert window.desk.shown() == ("question_bank", "")


def test_a_changed_question_is_counted(window):
    with window.workspace.write() as s:
        first = load_bank(s)[0]
        put_competency(s, replace(first, name="Ours"))
    settle()
    assert "14 competencies, 1 yours" in words(part(window, QWidget, "settings_aside"))


def test_home_calls_a_brief_stale_when_the_workspace_says_so(window):
    with window.workspace.glance() as rows:
        before = open_roles(rows)[0].stale_after
    write(window, "STALE_DAYS", 200)
    with window.workspace.glance() as rows:
        assert (before, open_roles(rows)[0].stale_after) == (45, 200)


@pytest.mark.parametrize("nonsense", ["many", None, 10**12, True, [45]])
def test_home_opens_where_another_hand_wrote_nonsense(window, nonsense):
    with window.workspace.write() as s:
        put_setting(s, "STALE_DAYS", nonsense)
    window.go("home", "")
    settle()
    with window.workspace.glance() as rows:
        assert open_roles(rows)[0].stale_after == 45
