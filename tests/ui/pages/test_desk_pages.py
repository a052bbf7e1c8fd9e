"""The lists and pages of the desk: each shows the file and writes what people do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, CheckIn, Decision, Interview, Role, Session
from hirepair_desktop.model.kinds import DecisionValue, SessionForm, SessionKind
from hirepair_desktop.model.next_session import next_session
from hirepair_desktop.ui.pages.candidates_model import CandidatesModel
from hirepair_desktop.ui.pages.lines import Line
from tests.ui.pages.desk import find, go, role_id, said
from tests.ui.window import settle


def click(qtbot, page, name):
    qtbot.mouseClick(find(page, name), Qt.MouseButton.LeftButton)
    settle()


def type_into(qtbot, page, name, words):
    field = find(page, name)
    editor = field.findChild(QLineEdit) or field.findChild(QTextEdit)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, words)


def candidate_id(window, alias):
    with window.workspace.read() as s:
        return s.scalars(select(Candidate.id).where(Candidate.alias == alias)).one()


def test_a_role_shows_brief_outcomes_musts_and_power(window):
    words = said(go(window, "role", role_id(window)))
    for expected in (
        "Senior Backend Engineer, Payments", "1 of 2 seats filled", "Priya decides", "€92–112k", "Open 174 days",
        "Failed refunds under 0.5 %", "Designs reliable payment flows", "version 1", "The range",
    ):  # fmt: skip
        assert expected in words, expected


def test_an_outcome_says_how_it_went_at_the_check_ins(window):
    assert "day 60 on track, day 90" in said(go(window, "role", role_id(window, "R2")))


def test_a_role_says_of_the_open_round_only_who_is_ready(window):
    words = said(go(window, "role", role_id(window)))
    assert "Amara ready, Priya not ready" in words


def test_a_role_says_when_something_is_not_agreed_yet(window):
    with window.workspace.write() as s:
        s.get_one(Role, role_id(window)).seats = 3
    page = said(go(window, "role", role_id(window)))
    assert "1 change is not agreed yet:" in page
    assert "The number of seats is now 3" in page


def test_a_role_that_is_gone_is_said(window):
    assert "not in the workspace any more" in said(go(window, "role", "ABCDEFGH"))


def test_the_sessions_of_the_pair_open_and_print(window, qtbot):
    page = go(window, "sessions")
    with window.workspace.read() as s:
        intake = s.scalars(
            select(Session.id).where(Session.kind == SessionKind.INTAKE, Session.role_id == role_id(window))
        ).one()
    with qtbot.waitSignal(page.print_requested) as wished:
        click(qtbot, page, f"print_{intake}")
    assert wished.args == [intake]


def test_a_decision_about_a_role_is_answered_with_a_reason(window, qtbot):
    with window.workspace.read() as s:
        waiting = (
            s.scalars(select(Decision).where(Decision.value.is_(None), Decision.question.like("Second%"))).one().id
        )
    page = go(window, "decisions")
    click(qtbot, page, f"waiting_yes_{waiting}")
    assert "Say why in a sentence" in said(page)
    type_into(qtbot, page, f"waiting_reason_{waiting}", "Two of the four outcomes do not need ten years.")
    click(qtbot, page, f"waiting_yes_{waiting}")
    with window.workspace.read() as s:
        made = s.get_one(Decision, waiting)
        owner = s.get_one(Role, made.about_id).decision_owner_id
    assert (made.value, made.made_by) == (DecisionValue.YES, owner)


def test_an_answered_decision_waits_no_more_on_home(window, qtbot):
    with window.workspace.write() as s:
        for decision in s.scalars(select(Decision).where(Decision.value.is_(None))):
            decision.value, decision.made_at = DecisionValue.NO, window.workspace.now()
    assert "Nothing is waiting for either of you." in said(go(window, "home"))


def test_the_model_of_the_list_keeps_to_qts_rules(window, qtmodeltester):
    go(window, "candidates")
    qtmodeltester.check(window.desk.page.model)


def test_the_list_filters_by_words_of_any_column(window, qtbot):
    page = go(window, "candidates")
    type_into(qtbot, page, "filter", "hoff accounting")
    page.filters.filter.flush()
    assert [page.model.line(n).alias for n in range(page.model.rowCount()) if page.model.id_at(n)] == ["K12"]


def test_the_list_sorts_by_waiting_time_never_by_rating(window):
    page = go(window, "candidates")
    assert isinstance(page.model, CandidatesModel)
    heads = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    assert heads == ["Alias", "Name", "Role", "Comes from", "Found", "Waiting on", "Waits"]
    assert page.model.line(1).alias == "K19"


def test_a_new_candidate_takes_the_next_alias(window, qtbot):
    page = go(window, "candidates")
    click(qtbot, page, "add_candidate")
    type_into(qtbot, page, "new_name", "Wren Achterberg")
    click(qtbot, page, "add_it")
    with window.workspace.read() as s:
        assert s.scalars(select(Candidate.name).where(Candidate.alias == "K20")).one() == "Wren Achterberg"
    assert window.desk.shown()[0] == "candidate"


def test_a_candidate_without_a_name_is_a_sentence(window, qtbot):
    page = go(window, "candidates")
    click(qtbot, page, "add_candidate")
    click(qtbot, page, "add_it")
    assert "Write the candidate's name" in said(page)


def test_facts_of_a_candidate_are_saved_as_typed_and_taken_back(window, qtbot):
    page = go(window, "candidate", candidate_id(window, "K19"))
    type_into(qtbot, page, "pay_hope", "108k")
    page.fields["pay_hope"].flush()
    with window.workspace.read() as s:
        assert s.get_one(Candidate, candidate_id(window, "K19")).pay_hope == "108k"
    window.menus.undo.trigger()
    with window.workspace.read() as s:
        assert s.get_one(Candidate, candidate_id(window, "K19")).pay_hope == "106 to 110k"


def test_a_talk_that_was_held_moves_the_candidate_on(window, qtbot):
    page = go(window, "candidates")
    click(qtbot, page, "add_candidate")
    type_into(qtbot, page, "new_name", "Wren Achterberg")
    click(qtbot, page, "add_it")
    page = window.desk.page
    click(qtbot, page, "talk_add")
    with window.workspace.read() as s:
        wren = s.get_one(Candidate, candidate_id(window, "K20"))
        talks = s.scalars(select(Interview).where(Interview.candidate_id == wren.id)).all()
    assert (len(talks), wren.status.value) == (1, "interviewing")


def test_feedback_sessions_say_how_much_went_each_way(window):
    words = said(go(window, "feedback"))
    assert "Amara to Priya: 3 · Priya to Amara: 2" in words
    assert "Both agreed to share" in words


def test_a_check_in_that_is_due_is_listed(window):
    assert "day 60" in said(go(window, "check_ins"))


def lines_of(window, words):
    """The line of the check-ins that says these words, with the keys."""
    page = go(window, "check_ins")
    found = next(line for line in page.findChildren(Line) if words in line.accessibleName())
    found.setFocus()
    return found


def test_a_check_in_that_was_held_opens_its_talk(window, qtbot):
    qtbot.keyClick(lines_of(window, "Aoife, day 90"), Qt.Key.Key_Return)
    settle()
    assert window.table.title() == "Check-in: Aoife, day 90"


def test_a_due_check_in_without_a_session_leads_to_new_session_with_its_hire(window, qtbot):
    qtbot.keyClick(lines_of(window, "Arjun, day 14"), Qt.Key.Key_Return)
    settle()
    page = window.desk.page
    assert (page.kind.value(), page.check_in.candidate_id(), page.check_in.day()) == (
        "check_in", candidate_id(window, "K17"), 14,
    )  # fmt: skip


def test_a_talk_is_planned_from_there(window, qtbot):
    qtbot.keyClick(lines_of(window, "Arjun, day 14"), Qt.Key.Key_Return)
    settle()
    click(qtbot, window.desk.page, "plan_it")
    with window.workspace.read() as s:
        talk = s.scalars(select(CheckIn).where(CheckIn.hire_id == candidate_id(window, "K17"), CheckIn.day == 14)).one()
        planned = s.get_one(Session, talk.session_id)
    assert (planned.kind, planned.form) == (SessionKind.CHECK_IN, SessionForm.SHORT)


def test_a_new_session_without_a_role_name_is_a_sentence(window, qtbot):
    page = go(window, "new_session", "intake")
    click(qtbot, page, "start_now")
    assert "Name the role" in said(page)
    assert window.table is None


def test_a_new_session_begins_with_what_comes_next_whatever_was_chosen_last(window):
    kinds = []
    for chosen in ("feedback", "shortlist"):
        go(window, "new_session", chosen)
        go(window, "home")
        page = go(window, "new_session")
        kinds.append(page.kind.value())
    with window.workspace.read() as s:
        wanted, about = next_session(s, window.workspace.pair().id, window.workspace.today())
    assert (kinds, page.role.value()) == ([wanted.value] * 2, about or page.role.value())


def test_what_somebody_began_to_write_keeps_its_kind(window, qtbot):
    page = go(window, "new_session", "intake")
    page.role.set_value("new")
    page.role_title.set_value("Half a title")
    go(window, "home")
    assert go(window, "new_session").kind.value() == "intake"
    assert page.role_title.value() == "Half a title"


def test_a_new_pair_stays_chosen_whatever_kind_is_chosen_after_it(window):
    page = go(window, "new_session", "intake")
    page.who.set_value("new")
    page._on_kind_list_edited("feedback")
    kept = [page.who.value()]
    page.recruiter.set_value("Rita")
    page.refresh()
    kept.append(page.who.value())
    page.recruiter.set_value("")
    page.refresh()
    assert (kept, page.who.value()) == (["new", "new"], window.workspace.pair().id)


def test_a_session_is_planned_for_another_day(window, qtbot):
    page = go(window, "new_session", "feedback")
    click(qtbot, page, "plan_it")
    with window.workspace.read() as s:
        planned = s.scalars(
            select(Session).where(Session.kind == SessionKind.FEEDBACK, Session.started_at.is_(None))
        ).all()
    assert len(planned) == 2


def test_commitments_of_the_pair_stand_on_one_page(window, qtbot):
    page = go(window, "commitments")
    editors = [
        w
        for w in page.findChildren(QWidget)
        if w.objectName().startswith("commitment_") and w.objectName().endswith("_text")
    ]
    assert len(editors) == 12


def test_wiping_the_sample_asks_twice_and_leaves_an_empty_workspace(window, qtbot):
    page = go(window, "sample")
    click(qtbot, page, "wipe_sample")
    with window.workspace.read() as s:
        assert s.query(Candidate).count() == 19
    click(qtbot, page, "wipe_sample")
    with window.workspace.read() as s:
        assert s.query(Candidate).count() == 0
    tag = [b for b in window.status.findChildren(QAbstractButton) if b.isVisibleTo(window) and "Sample" in b.text()]
    assert tag == []
