"""The intake brief: METHOD E's order on one page and in full, the version as agreed, what is open."""

from __future__ import annotations

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.model.brief import agree_brief, last_version
from hirepair_desktop.reports import PrintOptions, file_name
from tests.reports.reading import in_order, pages, printed, reader, words_of
from tests.reports.world import BEGUN, World

PAGE = [
    "Intake brief", "Agreed 3 June 2026, version 1", "Senior Backend Engineer, Payments",
    "Rotterdam or remote in the EU. Two seats. Base pay €92,000–112,000 a year.",
    "Amara Okafor, recruiter, advises", "Priya Raman, hiring manager, owns the decision and the pay",
    "Make every refund arrive once", "Refund failures doubled since March",
    "Four engineers, strong in review", "We own refunds end to end",
    "Failed refunds under 0.5 %.", "Weekly, today 1.9 %.",
    "Designs reliable payment flows", "Draws only the good path.", "Names what fails",
    "Nice to have: Freight background.", "Can be learned in six months: Kafka at scale.",
    "You will own the moment", "On call one week in five",
    "First talk 30 min", "Fault session 60 min", "Finds causes of live faults",
    "Priya Raman decides", "€92,000–112,000 a year",
    "Amara promises", "Three profiles each Friday.", "Priya promises",
    "Amara asked", "Three of your last four strong hires", "Nothing we cannot teach.",
    "Amara opens two channels", "10 Jun", "Priya frees two slots a week", "9 Jun",
]  # fmt: skip
REST = [
    "Refunds under half a percent failing.", "stretched, Audit until July.",
    "You need somebody who keeps refunds right", "Anchors in full", "seen in a walk-through.",
    "If only two musts", "Amara guessed", "38 people within travel distance.", "Own count, 20 May 2026",
    "I would drop the second language.", "Payments meetup", "Jonas Weber", "12 Jun 2026",
    "What happened in first talk?", "Listen for: Order of steps.", "Priya Raman decides.", "Jonas Weber advises.",
    "Finance must agree above the range", "Top third only if two musts are 4s",
    "telling me before the meeting.", "Who will this plan never reach?", "Version 1, 3 June 2026",
    "Amara Okafor and Priya Raman", "Full form.",
]  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_holds_the_ten_items_in_order(world: World, paper: str) -> None:
    assert in_order(words_of(printed(world, world.intake, paper=paper)), PAGE) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_is_one_page(world: World, paper: str) -> None:
    assert pages(printed(world, world.intake, paper=paper)) == 1


def test_the_candour_pact_of_each_stands_under_their_promises(world: World) -> None:
    """METHOD S25: on the page, not only in full."""
    wanted = [
        "Amara promises", "Candour pact: telling me before the meeting.", "Priya promises",
        "Candour pact: bringing one example.",
    ]  # fmt: skip
    assert in_order(words_of(printed(world, world.intake)), wanted) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_full_holds_the_page_and_then_the_rest_in_order(world: World, paper: str) -> None:
    words = words_of(printed(world, world.intake, paper=paper, detail="full"))
    assert in_order(words, [PAGE[0], PAGE[6], PAGE[17], PAGE[24], PAGE[30], *REST]) == []


def test_paper_has_the_size_asked_for(world: World) -> None:
    box = reader(printed(world, world.intake, paper="letter")).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


def test_version_is_printed_as_it_was_agreed_not_as_it_is_now(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Role).one().title = "Something else by now"
    assert "Something else" not in words_of(printed(own_world, own_world.intake, detail="full"))


def test_later_version_belongs_to_the_session_that_agreed_it(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.query(m.Role).one()
        role.location = "Hamburg"
        agree_brief(s, role, [own_world.recruiter, own_world.manager], BEGUN.replace(month=9), "People moved.")
    assert "version 1" in words_of(printed(own_world, own_world.intake))


def test_re_intake_prints_the_drift_and_the_reason_of_its_version(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.query(m.Role).one()
        first = s.query(m.Session).filter_by(id=own_world.intake).one()
        again = m.Session(
            kind=k.SessionKind.RE_INTAKE, partnership_id=first.partnership_id, role_id=role.id,
            started_at=BEGUN.replace(month=9), closed_at=BEGUN.replace(month=9, hour=10), brief_version=1,
        )  # fmt: skip
        s.add(again)
        s.add(m.Criterion(role_id=role.id, label="Speaks to finance", definition="x", rank=20))
        s.flush()
        s.refresh(role)
        agree_brief(s, role, [own_world.recruiter, own_world.manager], BEGUN.replace(month=9), "Finance joined.")
        session_id = again.id
    words = words_of(printed(own_world, session_id, detail="full"))
    assert in_order(words, ["Re-intake brief", "version 2", "Finance joined. Drift from version 1: 0.33."]) == []


def test_what_is_not_agreed_yet_says_so(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.BriefVersion).delete()
        s.query(m.Session).filter_by(id=own_world.intake).one().closed_at = None
    assert "not closed, not yet agreed" in words_of(printed(own_world, own_world.intake))


def test_needed_answer_nobody_gave_is_printed_as_open(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Entry).filter_by(key="pitch").delete()
        s.query(m.BriefVersion).delete()
    assert "Open: why this work, why this team, why now" in words_of(printed(own_world, own_world.intake))


def test_must_that_nobody_looks_at_says_nobody(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.BriefVersion).delete()
        for stage in s.query(m.Stage):
            stage.criteria = []
    assert words_of(printed(own_world, own_world.intake)).count("Nobody") == 3


def ten_musts(world: World) -> None:
    """So many, and nothing agreed."""
    with world.store.write() as s:
        s.query(m.BriefVersion).delete()
        there = sum(1 for made in s.query(m.Criterion) if made.tier is k.Tier.MUST and made.retired_at is None)
        role_id = s.query(m.Session).filter_by(id=world.intake).one().role_id
        s.add_all(
            m.Criterion(role_id=role_id, label=f"Further must {n}", tier=k.Tier.MUST, rank=50 + n)
            for n in range(there, 10)
        )


def test_a_page_says_how_many_musts_it_has_no_room_for(own_world: World) -> None:
    ten_musts(own_world)
    assert "2 more musts in full" in words_of(printed(own_world, own_world.intake))


def test_full_says_of_no_must_that_it_stands_elsewhere(own_world: World) -> None:
    ten_musts(own_world)
    assert "more musts in full" not in words_of(printed(own_world, own_world.intake, detail="full"))


def test_full_lists_what_is_still_open(world: World) -> None:
    words = words_of(printed(world, world.intake, detail="full"))
    assert in_order(words, ["Still open", "The team's situation in my own words"]) == []


def test_reason_of_the_export_is_printed(world: World) -> None:
    words = words_of(printed(world, world.intake, detail="full", reason="The board asked on paper."))
    assert in_order(words, ["Who was there, time used", "Reason for this export", "The board asked on paper."]) == []


def test_dismissed_prompts_are_printed_with_their_reason(own_world: World) -> None:
    with own_world.store.write() as s:
        s.add(m.Dismissal(rule_id="I-13", about_id="ROLE0001", session_id=own_world.intake, by=own_world.manager,
                          at=BEGUN, reason="The market is that wide."))  # fmt: skip
    words = words_of(printed(own_world, own_world.intake, detail="full"))
    wanted = [
        "Every challenge", "Prompts dismissed", "I-13 A range this wide tells candidates little",
        "Priya dismissed it, 3 Jun 2026", "The market is that wide.", "Versions and drift", "time used",
    ]  # fmt: skip
    assert in_order(words, wanted) == []


def test_file_is_named_by_kind_role_and_day(world: World) -> None:
    with world.store.read() as s:
        assert file_name(s, world.intake, PrintOptions()) == "Intake R1 2026-06-03.pdf"


def test_last_version_is_the_one_the_world_agreed(world: World) -> None:
    with world.store.read() as s:
        version = last_version(s, s.query(m.Role).one().id)
        assert version is not None
        assert version.hash[:8] in words_of(printed(world, world.intake, detail="full"))


def test_re_intake_says_what_changed_and_why(own_world: World) -> None:
    with own_world.store.write() as s:
        role = s.query(m.Role).one()
        first = s.query(m.Session).filter_by(id=own_world.intake).one()
        begun = BEGUN.replace(month=9)
        again = m.Session(
            kind=k.SessionKind.RE_INTAKE, partnership_id=first.partnership_id, role_id=role.id,
            started_at=begun, closed_at=begun.replace(hour=10), brief_version=1, sections=[],
        )  # fmt: skip
        s.add(again)
        s.flush()
        for person, words in ((own_world.recruiter, "Four drop out early"), (own_world.manager, "I ask too much")):
            s.add(m.Entry(session_id=again.id, key="learnt", person_id=person, text=words, written_at=begun))
        role.first_rated_at = BEGUN.replace(month=8)
        must = role.criteria[0]
        must.weight, must.change_reason, must.changed_by = 3, "Two people failed on it alone.", own_world.manager
        s.flush()
        agree_brief(s, role, [own_world.recruiter, own_world.manager], begun, "We met people.")
        session_id, label = again.id, must.label
    words = words_of(printed(own_world, session_id, detail="full"))
    wanted = [
        "Four drop out early", "I ask too much", f"“{label}” weighs 3 instead of", "Two people failed on it alone.",
        "Who is affected", "Versions and drift", "Version 1", "Version 2", "We met people.",
    ]  # fmt: skip
    assert in_order(words, wanted) == []


def test_trust_extended_is_printed_beside_the_parts_in_the_decision(own_world: World) -> None:
    with own_world.store.write() as s:
        first = s.query(m.Session).filter_by(id=own_world.intake).one()
        assert first.started_at is not None
        for words, at in (
            ("You book my Thursday.", first.started_at),
            ("Only later.", first.started_at.replace(year=2030)),
        ):
            s.add(m.TrustEntry(partnership_id=first.partnership_id, from_id=own_world.manager, at=at, text=words))
    words = words_of(printed(own_world, own_world.intake, detail="full"))
    assert in_order(words, ["Everybody's part", "What I now leave to you", "You book my Thursday."]) == []
    assert "Only later." not in words
