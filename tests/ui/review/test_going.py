"""Every rule that speaks over a debrief leads to a field that is there, can be used and is what the prompt is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from hirepair_desktop.coaching.catalogue import every_rule
from hirepair_desktop.coaching.prompt import About, Prompt, Severity, Where
from hirepair_desktop.model import CandidateMessage, Commitment, Decision, Offer, Rating
from hirepair_desktop.model.form import Habit
from hirepair_desktop.model.kinds import DecidedBy, DecisionAbout, Verdict
from hirepair_desktop.ui.session.frame import SessionFrame
from tests.ui.dressed import dress
from tests.ui.review.debrief import Debrief, new_debrief
from tests.ui.window import settle

GAP, TALK, BOX, MESSAGE = "gap_note_bar", "gaps_said_now", "decision_side", "growth"

LEADS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("evidence", "rating:bar"): ("R-01 R-02 R-15 R-28 R-29 R-30", "gaps", GAP),
    ("evidence", "rating:pipelines"): ("R-01 R-02 R-15 R-28 R-29 R-30", "gaps", TALK),
    ("evidence", "person"): ("R-25", "gaps", TALK),
    ("value", "person"): ("R-04", "gaps", TALK),
    ("value", "rating:pipelines"): ("R-40", "gaps", TALK),
    ("gapNotes", "criterion:bar"): ("R-06 R-28 R-29", "gaps", GAP),
    ("gapNotes", "session"): ("R-16", "gaps", GAP),
    ("revision", "rating:bar"): ("R-07 R-28 R-29", "gaps", TALK),
    ("revision", "session"): ("R-28 R-29", "gaps", TALK),
    ("recommendation", "person"): ("R-28 R-29", "gaps", TALK),
    ("reveal", "session"): ("R-03 R-39", "reveal", "said_now"),
    ("challenges", "session"): ("R-18 R-19 R-28 R-29", "challenge", "review_cards_rec"),
    ("matchesBrief", "session"): ("R-20 R-28 R-29", "challenge", "matchesBrief"),
    ("addsToDirection", "session"): ("R-20 R-28 R-29", "challenge", "addsToDirection"),
    ("caseFor", "session"): ("R-28 R-29", "challenge", "caseFor"),
    ("decision", "criterion:bar"): ("R-09 R-10", "decision", BOX),
    ("decision", "decision"): ("R-11 R-12 R-13 R-14 R-26 R-27 R-38", "decision", BOX),
    ("decision", "candidate"): ("R-11 R-13 R-14 R-24 R-26 R-27 R-36 R-38", "decision", BOX),
    ("rationale", "decision"): ("R-15 R-28 R-29", "decision", "decision_box_reason"),
    ("advice", "candidate"): ("R-28 R-29", "decision", "advice"),
    ("next_question", "decision"): ("R-28 R-29", "decision", BOX),
    ("delegation_note", "decision"): ("R-28 R-29", "decision", "delegation_note"),
    ("dissent", "decision"): ("R-17 R-28 R-29", "decision", "dissent_"),
    ("offer", "offer"): ("R-21 R-22 R-23 R-28 R-29", "pay", "offer_"),
    ("message", "candidate"): ("R-31", "message", MESSAGE),
    ("message", "message"): ("R-28 R-29 R-32 R-33 R-34 R-35", "message", MESSAGE),
    ("due", "commitment"): ("P-03", "learning", "due"),
    ("commitments", "session"): ("P-04 P-11", "learning", "commitment_add"),
}  # fmt: skip
"""By field and what it is about: the rules that say so, the section it leads to, what the name of the field holds."""

ELSEWHERE = {"R-05", "R-08", "R-37"}
"""Standing rules: they speak about a person, a pair or a candidate, on the pages outside a session."""


@pytest.fixture(scope="module")
def table(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Debrief, SessionFrame]]:
    """One window over one debrief: opened, leaning both ways, an offer and a message begun, one promise without a day."""
    dress(qapp)
    made = new_debrief(tmp_path_factory.mktemp("going"))
    made.reveal({"nadia": Verdict.NO, "tomas": Verdict.YES})
    frame = SessionFrame(made.panel())
    fill(made)
    frame.resize(1440, 844)
    frame.show()
    frame.begin()
    frame.activateWindow()
    yield made, frame
    frame.leave()
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.workspace.stop()
    made.store.close(backup=False)
    made.workspace.deleteLater()
    settle()


def fill(made: Debrief) -> None:
    """What the prompts are about; its ids by kind."""
    here = {"session_id": made["session"]}
    with made.store.write() as s:
        about = {"candidate_id": made["candidate"]}
        things = {
            "decision": Decision(
                about=DecisionAbout.CANDIDATE, about_id=made["candidate"], decided_by=DecidedBy.OWNER, **here
            ),
            "offer": Offer(**about, amount=9_900_000, currency="EUR", set_by=made["tomas"]),
            "message": CandidateMessage(**about, **here, strengths=["Told an outage calmly"]),
            "commitment": Commitment(**here, owner_id=made["nadia"], text="Write to her"),
        }
        s.add_all(things.values())
        s.flush()
        made.ids.update({kind: thing.id for kind, thing in things.items()})
        for which in ("bar", "pipelines"):
            rated = s.query(Rating).filter_by(criterion_id=made[which], rater_id=made["tomas"]).one()
            made.ids[f"rating:{which}"] = rated.id


def test_every_rule_of_a_review_is_in_the_table() -> None:
    named = {rule for rule in every_rule() if rule.startswith("R-")}
    assert named - {rule for rules, _section, _holds in LEADS.values() for rule in rules.split()} == ELSEWHERE


def prompt(made: Debrief, rule: str, about: About, field: str) -> Prompt:
    return Prompt(
        rule, Severity.WARN, None, Habit.CANDOUR, about, Where(session=made["session"]), field, "Look", "because", "HD"
    )


@pytest.mark.parametrize(("field", "about"), LEADS)
def test_go_to(table: tuple[Debrief, SessionFrame], field: str, about: str) -> None:
    made, frame = table
    rules, section, holds = LEADS[field, about]
    coach: Any = frame.panel.coach
    kind, _sep, which = about.partition(":")
    thing = {"session": "session", "person": "nadia"}.get(about, which if kind == "criterion" else about)
    told = prompt(made, rules[:4], About(kind, made[thing]), field)
    coach.coach.prompts = [told]
    frame.table_bar.setFocus()
    assert coach.go_words(told).startswith("Go to ")
    coach.go(told.key)
    settle()
    focused = QApplication.focusWidget()
    assert focused is not None and frame.section_key() == section
    wanted = holds.replace("bar", made["bar"]) if holds == GAP else holds
    assert any(wanted in name for name in names_above(focused)), names_above(focused)
    assert (focused.isEnabled(), focused.isVisible()) == (True, True)
    assert not getattr(focused, "isReadOnly", lambda: False)()


def names_above(widget: Any) -> list[str]:
    """The names of a widget and of what it stands in."""
    found = []
    while widget is not None:
        found.append(widget.objectName())
        widget = widget.parentWidget()
    return found


def test_words_in_the_one_question_of_a_hold_are_gone_to(table: tuple[Debrief, SessionFrame]) -> None:
    made, frame = table
    coach: Any = frame.panel.coach
    frame.panel.side.draft.choose("hold")
    told = prompt(made, "R-28", About("decision", made["decision"]), "next_question")
    coach.coach.prompts = [told]
    coach.go(told.key)
    settle()
    assert "next_question" in names_above(QApplication.focusWidget())
