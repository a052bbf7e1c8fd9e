"""What may go out: begun, revealed, shared by both; nothing sealed ever."""

from __future__ import annotations

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.reports import MayNotGoOutError, PrintOptions, may_go_out, session_pdf
from tests.reports.reading import printed, words_of
from tests.reports.world import World


def _may(world: World, session_id: str, **options: object) -> str | None:
    with world.store.read() as s:
        return may_go_out(s, session_id, PrintOptions(**options))  # type: ignore[arg-type]


def test_shared_feedback_may_go_out(world: World) -> None:
    assert _may(world, world.feedback) is None


def test_feedback_one_does_not_share_stays_in_and_names_them(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Session).filter_by(id=own_world.feedback).one().shared_by = [own_world.recruiter]
    sentence = _may(own_world, own_world.feedback)
    assert sentence is not None
    assert sentence.startswith("Priya did not agree to share this feedback")


def test_what_one_received_may_go_out_without_the_other(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Session).filter_by(id=own_world.feedback).one().shared_by = []
    assert _may(own_world, own_world.feedback, only_received_by=own_world.manager) is None


def test_nobody_else_may_have_a_copy_of_their_own(world: World) -> None:
    assert _may(world, world.feedback, only_received_by="SOMEBODY") is not None


def test_session_that_has_not_begun_stays_in(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Session).filter_by(id=own_world.intake).one().started_at = None
    assert "has not begun" in (_may(own_world, own_world.intake) or "")


def test_debrief_stays_in_while_its_round_is_open(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Round).one().state = k.RoundState.OPEN
    assert "still sealed" in (_may(own_world, own_world.debrief) or "")


def test_summary_raises_the_sentence(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Round).one().state = k.RoundState.OPEN
    with own_world.store.read() as s, pytest.raises(MayNotGoOutError, match="still sealed"):
        session_pdf(s, own_world.debrief)


def test_nothing_of_a_draft_is_printed(own_world: World) -> None:
    with own_world.store.write() as s:
        pair = s.query(m.Partnership).one()
        held = m.Round(session_id=own_world.feedback, what=k.RoundOf.PULSE, recruiter_id=pair.recruiter_id,
                       manager_id=pair.manager_id, workspace_id="WRKSPACE")  # fmt: skip
        s.add(held)
        s.flush()
        s.add(m.Draft(round_id=held.id, person_id=pair.manager_id, own=b"CANARY-OWN", blob=b"CANARY-BLOB"))
    words = words_of(printed(own_world, own_world.feedback, detail="full"))
    assert "CANARY" not in words
