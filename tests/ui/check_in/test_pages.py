"""The six pages of a check-in: what each asks, what it keeps, what the next one shows of it (METHOD A.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from hirepair_desktop.model import Candidate, CheckIn, Criterion, Outcome, Session, Thanks
from hirepair_desktop.model.checking_in import plan_check_in, talk_of
from hirepair_desktop.ui.main_window import MainWindow
from hirepair_desktop.ui.widgets.tag import Tag
from tests.ui.feedback.acting import click, shown_words, write
from tests.ui.window import own_copy, settle, window_on

NAME = "Elif"
"""Hired as K01 for R1; the talk is the one of day 180, which asks everything."""


class AtTalk:
    """The talk on the table of one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        workspace = window.workspace
        assert workspace is not None
        with workspace.write() as s:
            hire = s.scalars(select(Candidate).where(Candidate.alias == "K01")).one()
            session = plan_check_in(s, hire, 180, workspace.now() + timedelta(days=1))
            talk = talk_of(s, session.id)
            assert talk is not None
            self.session_id, self.talk_id, self.role_id = session.id, talk.id, hire.role_id
        window.go("session", self.session_id)
        settle()

    def page(self, key: str) -> Any:
        """The page of a section, shown."""
        table: Any = self.window.table
        table.frame.show_section(key)
        settle()
        return table.panel.pages[key]

    def talk(self) -> CheckIn:
        """The talk as the file holds it."""
        assert self.window.workspace is not None
        with self.window.workspace.read() as s:
            return s.get_one(CheckIn, self.talk_id)

    def ids(self, kind: Any, **by: Any) -> list[str]:
        """Ids of a class, in their order."""
        assert self.window.workspace is not None
        with self.window.workspace.read() as s:
            return list(s.scalars(select(kind.id).filter_by(**by).order_by(kind.rank)))


@pytest.fixture(scope="module")
def at(look: None, made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtTalk]:
    """One window for every test here."""
    folder = tmp_path_factory.mktemp("talk")
    with window_on(own_copy(made_sample, folder), folder) as window:
        yield AtTalk(window)


def test_joy_comes_first(at: AtTalk) -> None:
    table: Any = at.window.table
    assert [section.key for section in table.panel.sections] == [
        "celebrate", "outcomes", "voice", "ratings", "support", "commit",
    ]  # fmt: skip
    assert table.frame.section_key() == "celebrate"


def test_what_went_well_and_a_sign_of_thriving_are_kept(at: AtTalk) -> None:
    page = at.page("celebrate")
    write(page, "celebrate", "She runs the payout review alone.")
    write(page, "thrive_sign", "Two people asked to join her team.")
    talk = at.talk()
    assert (talk.celebrate, talk.thrive_sign) == (
        "She runs the payout review alone.",
        "Two people asked to join her team.",
    )


def test_who_helped_is_thanked_with_words_that_go_to_them(at: AtTalk) -> None:
    page = at.page("celebrate")
    person_id, helper = next(iter(page.thanks.helpers.items()))
    helper.tick.check.click()
    write(page, f"thanks_{person_id}", "the walk-through that told us the truth")
    assert at.talk().thanked == [person_id]
    assert at.window.workspace is not None
    with at.window.workspace.read() as s:
        made = s.scalars(select(Thanks).where(Thanks.session_id == at.session_id)).one()
        assert (made.to_id, made.text) == (person_id, "the walk-through that told us the truth")


def test_somebody_has_to_be_at_the_table(at: AtTalk) -> None:
    page = at.page("celebrate")
    for side in ("rec", "man"):
        if page.here[side].value():
            page.here[side].check.click()
    assert "Somebody has to be here. Leave the session if nobody is." in shown_words(page)


def test_an_outcome_has_its_status_and_what_shows_it(at: AtTalk) -> None:
    page = at.page("outcomes")
    first, second, *_rest = at.ids(Outcome, role_id=at.role_id)
    click(page, f"outcome_{first}_status_ahead")
    click(page, f"outcome_{second}_status_behind")
    write(page, f"outcome_{second}_note", "The runbooks have one reader.")
    kept = {note["outcome_id"]: (note["status"], note["note"]) for note in at.talk().outcomes}
    assert kept == {first: ("ahead", ""), second: ("behind", "The runbooks have one reader.")}
    assert page.count.text().startswith("1 of ")


def test_a_status_is_taken_back_with_undo(at: AtTalk) -> None:
    page = at.page("outcomes")
    (third, *_rest) = at.ids(Outcome, role_id=at.role_id)[2:]
    click(page, f"outcome_{third}_status_off")
    at.window.acts.undo()
    assert third not in {note["outcome_id"] for note in at.talk().outcomes}


def test_keys_1_to_4_say_how_an_outcome_stands(at: AtTalk, qtbot: Any) -> None:
    page = at.page("outcomes")
    last = at.ids(Outcome, role_id=at.role_id)[-1]
    row = page.rows[last]
    row.focus_status()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert row.status.value() == "behind"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    assert row.status.value() == "ahead"
    at.window.acts.undo()
    at.window.acts.undo()


def test_keys_1_to_4_say_what_is_seen_now(at: AtTalk, qtbot: Any) -> None:
    page = at.page("ratings")
    score = page.rows[at.ids(Criterion, role_id=at.role_id)[1]]
    score.now.buttons["1"].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert score.now.value() == "3"
    at.window.acts.undo()


@pytest.mark.parametrize("what", ["outcomes", "ratings"])
def test_the_number_pad_answers_too(at: AtTalk, qtbot: Any, what: str) -> None:
    row = list(at.page(what).rows.values())[-1]
    line = row.status if what == "outcomes" else row.now
    before = line.value()
    key, meant = (Qt.Key.Key_1, "off") if what == "outcomes" else (Qt.Key.Key_2, "2")
    next(iter(line.buttons.values())).setFocus()
    qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.KeypadModifier)
    assert (before != meant, line.value()) == (True, meant)
    at.window.acts.undo()


def test_the_keys_are_hinted_where_they_work(at: AtTalk) -> None:
    table: Any = at.window.table
    assert [table.panel.keys(section)[0] for section in table.panel.sections if section.key in ("outcomes", "ratings")] == [
        ("1|4", "status"), ("1|4", "seen now"),
    ]  # fmt: skip


def test_their_words_are_not_to_be_quoted_until_they_agree(at: AtTalk) -> None:
    page = at.page("voice")
    write(page, "hire_voice", "The rota is what you told me; the docs are not.")
    assert "Without their consent it stays here and is not printed." in shown_words(page)
    assert f"In {NAME}’s words\nnot to be quoted" in shown_words(at.page("support"))
    at.page("voice").consent.check.click()
    assert f"In {NAME}’s words\nagreed to be quoted" in shown_words(at.page("support"))


def test_a_gap_names_the_promise_and_what_is_different(at: AtTalk) -> None:
    page = at.page("voice")
    click(page, "promise_gap_small")
    assert "As told" not in shown_words(at.page("support").said_part)  # nobody said of which promise yet
    page = at.page("voice")
    page.promise.promises["hours"].differs.check.click()
    write(page, "promise_gap_about", "One night in four, told one in six.")
    said = at.page("support").said_part
    assert said.findChild(QWidget, "gap_said").text() == "One night in four, told one in six."
    assert [tag.objectName() for tag in said.findChildren(Tag) if tag.words == "A small gap"] == ["promise_hours"]


def test_which_promise_is_asked_only_where_there_is_a_gap(at: AtTalk) -> None:
    page = at.page("voice")
    click(page, "promise_gap_none")
    assert all(line.differs.isHidden() for line in page.promise.promises.values())
    click(page, "promise_gap_small")
    assert not any(line.differs.isHidden() for line in page.promise.promises.values())


def test_what_would_make_them_stay_and_whether_they_would_choose_us_again(at: AtTalk) -> None:
    page = at.page("voice")
    write(page, "stay_answer", "A say in the rota.")
    click(page, "hire_would_choose_again_yes")
    assert (at.talk().stay_answer, at.talk().hire_would_choose_again) == ("A say in the rota.", True)


def test_sealed_scores_stand_beside_what_is_seen_now(at: AtTalk) -> None:
    page = at.page("ratings")
    must = at.ids(Criterion, role_id=at.role_id)[0]
    row = page.rows[must]
    assert row.marks.accessibleName() == "Amara sealed 3 and Priya sealed 3"
    click(page, f"score_{must}_now_4")
    write(page, f"score_{must}_note", "The exercise with a real week told us.")
    assert row.marks.accessibleName() == "Amara sealed 3, Priya sealed 3 and Priya sees 4 now"
    assert at.talk().criteria == [
        {"criterion_id": must, "now_value": 4, "note": "The exercise with a real week told us."}
    ]


def test_the_page_says_what_the_ratings_are_looked_at_for(at: AtTalk) -> None:
    at.page("ratings")
    table: Any = at.window.table
    assert table.panel.side_note() == f"To learn about our hiring, never to grade {NAME}."


def test_what_we_will_do_and_whether_one_would_hire_again(at: AtTalk) -> None:
    page = at.page("support")
    write(page, "support_given", "Each runbook gets a second reader.")
    click(page, "would_hire_again_yes")
    talk = at.talk()
    assert (talk.support_given, str(talk.would_hire_again)) == ("Each runbook gets a second reader.", "yes")


def test_the_last_talk_says_so(at: AtTalk) -> None:
    assert at.page("commit").ending.next_talk.text() == "This was the last talk."


def test_what_is_open_is_said_beside_the_page(at: AtTalk) -> None:
    assert at.window.workspace is not None
    with at.window.workspace.read() as s:
        table: Any = at.window.table
        assert [field.key for field in table.panel.open_now(s, s.get_one(Session, at.session_id))] == [
            "outcomes", "commitments",
        ]  # fmt: skip
