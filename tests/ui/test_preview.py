"""The summary in the window: what the coach holds back asks for the reason in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, Rating, Role, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.ui.preview import Preview
from hirepair_desktop.ui.widgets.key_hint import KeyHint
from hirepair_desktop.ui.widgets.toast import Toast
from tests.reports.reading import words_of
from tests.ui.window import settle

REASON = "The tribunal asked for all of it."


def debrief_of(window, alias, evidence=""):
    """The debrief of a candidate, with other words in its first evidence."""
    with window.workspace.write() as s:
        held = s.scalars(select(Candidate).where(Candidate.alias == alias)).one()
        rating = s.scalars(select(Rating).where(Rating.candidate_id == held.id)).first()
        if evidence:
            rating.evidence = evidence
        return rating.session_id


def preview_of(window, qtbot, session_id):
    window.acts.print_session(session_id)
    (preview,) = window.stage.findChildren(Preview)
    qtbot.waitUntil(lambda: preview.export_reason.isVisible() or bool(preview.content()))
    return preview


@pytest.fixture
def held(window, qtbot):
    """The preview of a debrief with a protected word in its evidence."""
    return preview_of(window, qtbot, debrief_of(window, "K02", "Said her husband works nearby."))


def test_nothing_is_asked_of_a_summary_that_may_go_out(window, qtbot):
    assert preview_of(window, qtbot, debrief_of(window, "K02")).export_reason.isHidden()


def test_no_key_of_the_page_behind_is_offered_beside_a_summary(window, qtbot):
    session_id = debrief_of(window, "K02")
    window.open_session(session_id)
    settle()
    before = len(window.status.findChildren(KeyHint))
    preview = preview_of(window, qtbot, session_id)
    settle()
    during = len(window.status.findChildren(KeyHint))
    preview.go()
    settle()
    assert (before > 0, during, len(window.status.findChildren(KeyHint))) == (True, 0, before)


def test_what_is_held_back_is_said_and_cannot_be_saved(held):
    assert "“husband”" in held.export_reason.held.text()
    assert (held.content(), held.save_pdf.isEnabled(), held.print_pdf.isEnabled()) == (b"", False, False)


def test_the_line_for_the_reason_has_the_focus(held, qtbot):
    qtbot.waitUntil(held.isActiveWindow)
    assert held.export_reason.export_why.line.hasFocus()


def test_no_words_open_nothing(held):
    held.export_reason.open_export.click()
    settle()
    assert (held.export_reason.isVisible(), held.content()) == (True, b"")


def test_a_reason_makes_it_and_is_printed_on_other_paper_too(held, qtbot):
    held.export_reason.export_why.line.setText(REASON)
    held.export_reason.open_export.click()
    qtbot.waitUntil(lambda: bool(held.content()))
    first = held.content()
    held.paper.set_value("letter")
    held.paper.chosen.emit("letter")
    qtbot.waitUntil(lambda: bool(held.content()) and held.content() != first)
    assert (held.export_reason.isHidden(), held.save_pdf.isEnabled()) == (True, True)
    assert REASON in words_of(held.content())


# The letter of a candidate and the record of a role


def candidate_id_of(window, alias):
    with window.workspace.read() as s:
        return s.scalars(select(Candidate.id).where(Candidate.alias == alias)).one()


def role_id_of(window, code):
    with window.workspace.read() as s:
        return s.scalars(select(Role.id).where(Role.code == code)).one()


def test_the_letter_is_shown_from_the_page_of_the_candidate(window, qtbot):
    window.go("candidate", candidate_id_of(window, "K02"))
    window.desk.page.letter.click()
    (preview,) = window.stage.findChildren(Preview)
    qtbot.waitUntil(lambda: bool(preview.content()))
    assert "Thank you for your time, K02" in words_of(preview.content())


def test_a_letter_has_one_length(window, qtbot):
    preview = preview_of(window, qtbot, candidate_id_of(window, "K02"))
    assert (preview.detail.isHidden(), preview.names.isHidden(), preview.accessibleName()) == (
        True, False, "Letter to the candidate",
    )  # fmt: skip


def test_who_is_not_decided_about_has_no_letter_on_their_page(window):
    window.go("candidate", candidate_id_of(window, "K19"))
    assert window.desk.page.letter.isHidden()


def test_a_letter_that_stays_in_says_why(window, qtbot):
    window.acts.print_session(candidate_id_of(window, "K16"))
    (preview,) = window.stage.findChildren(Preview)
    qtbot.waitUntil(lambda: bool(preview.told.text()))
    assert preview.told.text().startswith("Nothing is written for K16 yet.") and not preview.save_pdf.isEnabled()


def test_the_record_is_shown_from_the_menu_of_the_role(window, qtbot):
    window.go("role", role_id_of(window, "R1"))
    menu = window.desk.page.findChild(QWidget, "role_acts")
    menu.chosen.emit("record")
    (preview,) = window.stage.findChildren(Preview)
    qtbot.waitUntil(lambda: bool(preview.content()))
    assert "Decision record" in words_of(preview.content())


def test_a_pdf_is_offered_where_the_last_one_went_first_in_the_documents(window, qtbot, tmp_path, monkeypatch):
    documents, ours = tmp_path / "documents", tmp_path / "ours"
    documents.mkdir()
    ours.mkdir()
    monkeypatch.setattr("hirepair_desktop.ui.last_folder.user_documents_path", lambda: documents)
    offered = []

    def choose(_parent, _title, place, _kinds):
        offered.append(Path(place).parent)
        return str(ours / "summary.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    preview = preview_of(window, qtbot, debrief_of(window, "K02"))
    preview.save_pdf.click()
    preview.save_pdf.click()
    assert (offered, (ours / "summary.pdf").exists()) == ([documents, ours], True)


def test_a_session_that_was_closed_offers_its_summary(window):
    with window.workspace.write() as s:
        intake = s.scalars(select(Session).where(Session.kind == SessionKind.INTAKE)).first()
        intake.closed_at = None
        session_id = intake.id
    window.open_session(session_id)
    window.table.panel.close_requested.emit()
    settle()
    window.stage.findChild(Toast).undo.click()
    assert [preview.isVisible() for preview in window.stage.findChildren(Preview)] == [True]
