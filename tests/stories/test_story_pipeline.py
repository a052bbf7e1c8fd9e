"""A candidate by keyboard: added, a CV through the file dialog, moved through the stages, closed, taken back."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.stories.hands import Hands
from tests.ui.cvs import bad_cvs, cv_bytes

HELD = "select status, closed_reason from candidate where name = 'Wren Achterberg'"


@pytest.fixture
def added(agreed: Hands) -> Hands:
    """Hands at the page of a candidate they added with keys alone."""
    agreed.press("Ctrl+4")
    agreed.see("Nobody is here yet")
    agreed.until(lambda: agreed.focus_name() == "add_candidate", lambda: agreed.focus_name())
    agreed.press("Return")
    agreed.type("Wren Achterberg")
    agreed.press("Tab")
    agreed.type("Port planning, two years")
    agreed.press("Return")
    agreed.see("Hopes for, in their own words")
    return agreed


def attach(hands: Hands, path: Path) -> None:
    """Attach a CV with the button, its file named in the dialog by keys."""
    hands.save_as(lambda: hands.click("cv_attach"), path)


def walk_to_list(hands: Hands) -> None:
    """Back to the pipeline; the row of the candidate has the keys."""
    hands.press("Ctrl+4")
    hands.see("Nobody is ranked.")
    hands.until(lambda: hands.focus_name() == "candidate_table", lambda: hands.focus_name())


def test_a_candidate_is_added_by_keys_alone(added: Hands) -> None:
    rows = added.sql("select alias, name, headline, status, source from candidate")
    assert rows == [("K01", "Wren Achterberg", "Port planning, two years", "new", "applied")]


def test_a_cv_is_attached_through_the_dialog_and_kept_byte_for_byte(added: Hands, tmp_path: Path) -> None:
    content = cv_bytes(2)
    (tmp_path / "Wren.pdf").write_bytes(content)
    attach(added, tmp_path / "Wren.pdf")
    added.see("Page 1 of 2", "Wren.pdf")
    assert added.sql("select name, mime, sha256, bytes from attachment") == [
        ("Wren.pdf", "application/pdf", sha256(content).hexdigest(), content)
    ]


def test_a_locked_cv_is_a_sentence_and_nothing_is_kept(added: Hands, tmp_path: Path) -> None:
    path, words = bad_cvs(tmp_path)["locked"]
    attach(added, path)
    added.see(words)
    assert added.one("select count(*) from attachment") == 0


def test_keys_lead_through_the_stages_and_back(added: Hands) -> None:
    walk_to_list(added)
    seen = []
    for keys in ("Alt+Right", "Alt+Right", "Alt+Right", "Alt+Left", "Ctrl+Z"):
        added.press(keys)
        QApplication.processEvents()
        seen.append(added.sql(HELD)[0][0])
    assert seen == ["shortlisted", "interviewing", "debriefed", "interviewing", "debriefed"]


def test_an_offer_waits_for_the_owner(added: Hands) -> None:
    walk_to_list(added)
    added.press("Alt+Right", "Alt+Right", "Alt+Right", "Alt+Right")
    added.see("decides first: no decision to hire K01 is on record.")
    assert added.sql(HELD) == [("debriefed", "")]


def test_an_end_with_its_reason_is_seen_elsewhere_and_taken_back(added: Hands) -> None:
    walk_to_list(added)
    added.choose("side_move", "Close…")
    added.type("No port was ever planned")
    added.press("Return")
    added.see("Closed. Ctrl Z takes it back.")
    (closed,) = added.sql(HELD)
    added.press("Ctrl+3")
    added.press("Ctrl+4")
    added.see("No port was ever planned")
    added.until(lambda: added.focus_name() == "candidate_table", lambda: added.focus_name())
    added.press("Return")
    added.see("Why it ended")
    added.press("Ctrl+4")
    added.press("Ctrl+Z")
    assert (closed[0], closed[1].endswith(": No port was ever planned"), added.sql(HELD)) == (
        "closed", True, [("new", "")],
    )  # fmt: skip
