"""Templates in the window: a role saved as one, a role started from one, one deleted, a role duplicated."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Role, Session, Setting
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.templates import kept_templates
from hirepair_desktop.ui.widgets.toast import Toast
from tests.ui.pages.desk import find, go, role_id, said
from tests.ui.window import settle


def press(page, name):
    found = find(page, name)
    assert isinstance(found, QAbstractButton) and found.isEnabled()
    found.click()
    settle()


def kept(window):
    with window.workspace.read() as s:
        return [template.name for template in kept_templates(s)]


def save(window, name):
    page = go(window, "role", role_id(window))
    find(page, "role_acts").chosen.emit("template")
    find(page, "template_name").findChild(QLineEdit).setText(name)
    press(page, "template_save")
    return page


def test_a_role_is_saved_under_the_name_that_was_written(window):
    save(window, "Payments engineer")
    assert kept(window) == ["Payments engineer"]


def test_the_title_of_the_role_is_offered_as_its_name(window):
    page = go(window, "role", role_id(window))
    find(page, "role_acts").chosen.emit("template")
    assert find(page, "template_name").value() == "Senior Backend Engineer, Payments"


def test_a_name_that_is_taken_stays_with_a_sentence_under_it(window):
    page = save(window, "engineering")
    assert kept(window) == []
    assert find(page, "template_name").value() == "engineering"
    assert "of that name already" in find(page, "template_name").sentence.text()


def test_a_name_being_written_outlives_a_change_elsewhere(window):
    page = go(window, "role", role_id(window))
    find(page, "role_acts").chosen.emit("template")
    find(page, "template_name").findChild(QLineEdit).setText("Half a na")
    with window.workspace.write() as s:
        s.get_one(Role, role_id(window)).seats = 3
    settle()
    assert find(page, "template_name").findChild(QLineEdit).text() == "Half a na"


def test_saving_can_be_taken_back(window):
    page = save(window, "Payments engineer")
    page.edits.stack.undo()
    assert kept(window) == []


def test_what_was_saved_is_said_until_the_keys_move_on(window, qtbot):
    page = go(window, "role", role_id(window))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    find(page, "role_acts").chosen.emit("template")
    find(page, "template_save").setFocus()
    press(page, "template_save")
    toast = window.findChild(Toast)
    assert (toast.isVisible(), window.focusWidget()) == (True, find(page, "role_acts"))
    assert toast.words.text().startswith("Saved as template “Senior Backend Engineer, Payments”.")


def test_the_list_of_roles_shows_templates(window):
    save(window, "Payments engineer")
    words = said(go(window, "roles"))
    for expected in ("Templates", "Payments engineer", "Engineering", "5 outcomes, 4 musts, 4 stages"):
        assert expected in words, expected


def test_a_template_of_ones_own_is_deleted_and_comes_back(window):
    save(window, "Payments engineer")
    page = go(window, "roles")
    with window.workspace.read() as s:
        [key] = s.scalars(select(Setting.key).where(Setting.key.startswith("template.")))
    press(page, f"{key}_delete")
    assert kept(window) == []
    page.edits.stack.undo()
    assert kept(window) == ["Payments engineer"]


def test_one_that_ships_cannot_be_deleted(window):
    assert go(window, "roles").findChild(QWidget, "shipped.engineering_delete") is None


def test_starting_from_a_template_fills_in_the_page(window):
    press(go(window, "roles"), "shipped.support_start")
    page = window.desk.page
    assert page.objectName() == "new_session_page"
    assert (page.kind.value(), page.role.value()) == (SessionKind.INTAKE.value, "new")
    assert page.start_from.key() == "shipped.support"
    assert page.role_title.value() == "Customer Support Specialist"


def test_the_page_is_as_wide_with_a_template_as_without(window):
    page = go(window, "new_session", "intake")
    page.role.set_value("new")
    before = page.day.width()
    page.start_from.set_key("shipped.engineering")
    settle()
    assert page.day.width() == before


def test_a_title_that_was_written_stays(window):
    page = go(window, "new_session", "shipped.support")
    page.role_title.set_value("")
    page.role_title.line.setText("Helper in chief")
    page.start_from.set_key("shipped.sales")
    page.start_from.chosen.emit("Account Executive")
    assert page.role_title.value() == "Helper in chief"


def begin(window, key):
    page = go(window, "new_session", key)
    press(page, "plan_it")
    with window.workspace.read() as s:
        role = s.scalars(select(Role).order_by(Role.opened_on.desc(), Role.code.desc())).first()
        assert role is not None
        return role.title, len(role.criteria), len(role.stages), len(role.outcomes)


def test_the_new_role_has_what_the_template_holds(window):
    assert begin(window, "shipped.design") == ("Product Designer", 8, 4, 5)


def test_a_role_can_start_from_a_role(window):
    with window.workspace.read() as s:
        old = s.get_one(Role, role_id(window))
        wanted = (old.title, sum(c.retired_at is None for c in old.criteria), len(old.stages), len(old.outcomes))
    assert begin(window, f"role.{role_id(window)}") == wanted


def test_an_empty_brief_stays_empty(window):
    page = go(window, "new_session", "intake")
    page.role.set_value("new")
    page.start_from.set_key("empty")
    assert page.start_from.key() == ""
    assert page.start_from.note.text() == "Every question is asked from the beginning."


def test_the_choice_is_only_there_for_a_new_role(window):
    page = go(window, "new_session", "re_intake")
    assert not page.start_from.isVisible()


def test_a_duplicate_is_shown_with_a_code_of_its_own(window):
    page = go(window, "role", role_id(window))
    find(page, "role_acts").chosen.emit("duplicate")
    settle()
    assert "Senior Backend Engineer, Payments (copy)" in said(window.desk.page)
    with window.workspace.read() as s:
        copy = s.scalars(select(Role).where(Role.title.endswith("(copy)"))).one()
        assert copy.code == "R5"
        assert [kind for (kind,) in s.execute(select(Session.kind).where(Session.role_id == copy.id))] == ["intake"]


def test_a_duplicate_can_be_taken_back(window):
    page = go(window, "role", role_id(window))
    find(page, "role_acts").chosen.emit("duplicate")
    settle()
    window.desk.page.edits.stack.undo()
    settle()
    with window.workspace.read() as s:
        assert s.scalars(select(Role.code).order_by(Role.code)).all() == ["R1", "R2", "R3", "R4"]
    assert "not in the workspace any more" in said(window.desk.page)
