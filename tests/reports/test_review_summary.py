"""The debrief: METHOD E's order, alias or name, sealed values with later views beside them, pay, the message."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop import model as m
from hirepair_desktop.model import kinds as k
from hirepair_desktop.model.settings import put_setting
from hirepair_desktop.reports import PrintOptions, file_name
from tests.reports.reading import in_order, pages, printed, reader, words_of
from tests.reports.world import World

PAGE = [
    "Debrief summary", "30 June 2026", "brief version 1", "K02", "For Senior Backend Engineer, Payments.",
    "Three scorecards, each sealed before the talk.", "Amara Okafor, recruiter", "Jonas Weber, interviewer",
    "Decided by Priya Raman, hiring manager", "No hire", "Reliable flows were 2 for me", "Criterion",
    "Designs reliable payment flows", "Finds causes of live faults", "Would hire",
    "Where we differed", "Amara saw the good path, Priya the second file.", "After talking, Amara says 3",
    "I thought the team was looking for refunds first.", "You are heading to owning refunds",
    "Against, Amara: Two flows broke on the second file.", "For, Priya: Calm under a live fault.",
    "Amara sees it differently: I would have asked for one more talk.",
    "You took a fault apart from log to fix.", "Amara calls the candidate",
]  # fmt: skip
REST = [
    "All evidence", "Amara, 4:", "Recommendations", "Amara, yes, medium confidence:", "How it was sealed",
    "Sealed: unreadable in the file until both opened it.", "0a0a0a0a0a0a0a0a", "vouched for by their key",
    "not authenticated", "Revisions", "4 now 3:", "They prepared every call.", "Nobody played a challenge.",
    "None before this debrief.", "Priya, no hire, 30 Jun 2026", "To grow, Designs reliable payment flows:",
    "By Amara Okafor, call, due 1 Jul 2026", "sent 1 Jul 2026", "Amara thanks Jonas Weber:",
    "Ask about the second file in the first talk.", "Who was there",
]  # fmt: skip


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_holds_its_items_in_order(world: World, paper: str) -> None:
    assert in_order(words_of(printed(world, world.debrief, paper=paper)), PAGE) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_page_is_one_page(world: World, paper: str) -> None:
    assert pages(printed(world, world.debrief, paper=paper)) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_full_holds_the_page_and_then_the_rest_in_order(world: World, paper: str) -> None:
    words = words_of(printed(world, world.debrief, paper=paper, detail="full"))
    assert in_order(words, [*PAGE[:4], *REST]) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_last_section_of_the_page_does_not_stand_alone_on_the_next_in_full(world: World, paper: str) -> None:
    first = reader(printed(world, world.debrief, paper=paper, detail="full")).pages[0].extract_text()
    assert "Who does what" in first and "Amara calls the candidate" in first


def test_sealed_value_stands_with_the_later_view_beside_it(world: World) -> None:
    assert "4 now 3" in words_of(printed(world, world.debrief))


def test_candidate_is_an_alias_unless_names_are_ticked(world: World) -> None:
    assert "Noor Haddad" not in words_of(printed(world, world.debrief, detail="full"))


def test_name_replaces_the_alias_when_names_are_ticked(world: World) -> None:
    words = words_of(printed(world, world.debrief, names=True))
    assert in_order(words, ["Noor Haddad", "What Noor Haddad was told"]) == []


def test_file_name_holds_no_name_unless_ticked(world: World) -> None:
    with world.store.read() as s:
        assert file_name(s, world.debrief, PrintOptions()) == "Debrief K02 2026-06-30.pdf"
        assert "Noor Haddad" in file_name(s, world.debrief, PrintOptions(names=True))


def test_pay_is_left_out_without_an_offer(world: World) -> None:
    assert "range" not in words_of(printed(world, world.debrief))


def _hire(world: World, amount: int) -> None:
    with world.store.write() as s:
        s.query(m.Decision).one().value = k.DecisionValue.HIRE
        s.add(m.Offer(candidate_id=s.query(m.Candidate).one().id, amount=amount, range_min=9_200_000,
                      range_max=11_200_000, set_by=world.manager, reason="Two musts are 4s."))  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (10_400_000, "€104,000, inside the range"),
        (12_100_000, "€121,000, above the range"),
        (9_000_000, "€90,000, below the range"),
    ],
)
def test_pay_says_where_the_amount_lies(own_world: World, amount: int, words: str) -> None:
    """Beside the axis, and in a sentence with the range."""
    _hire(own_world, amount)
    page = words_of(printed(own_world, own_world.debrief))
    assert words in page and f"{words.split(', ')[1].capitalize()} of €92,000–112,000." in page


def test_offer_stands_in_full_with_its_state_and_its_place_in_the_range(own_world: World) -> None:
    _hire(own_world, 12_100_000)
    words = words_of(printed(own_world, own_world.debrief, detail="full"))
    assert "Offer 1, €121,000: draft; above the range of €92,000–112,000" in words


@pytest.mark.parametrize("detail", ["page", "full"])
def test_an_offer_is_printed_in_its_own_currency(own_world: World, detail: str) -> None:
    _hire(own_world, 9_500_000)
    with own_world.store.write() as s:
        offer = s.query(m.Offer).one()
        offer.currency, offer.range_min, offer.range_max = "USD", None, None
    words = words_of(printed(own_world, own_world.debrief, detail=detail))
    assert ("$95,000" in words, "€95,000" in words) == (True, False)


def test_hire_is_headed_by_its_amount(own_world: World) -> None:
    _hire(own_world, 10_400_000)
    assert "Hire, €104,000 base" in words_of(printed(own_world, own_world.debrief))


def test_decision_made_by_another_names_the_owner_and_the_note(own_world: World) -> None:
    with own_world.store.write() as s:
        decision = s.query(m.Decision).one()
        decision.made_by, decision.delegation_note = own_world.recruiter, "Priya was away."
    words = words_of(printed(own_world, own_world.debrief))
    assert "Priya Raman owned the decision: Priya was away." in words


def test_hold_prints_its_question_and_its_date(own_world: World) -> None:
    with own_world.store.write() as s:
        decision = s.query(m.Decision).one()
        decision.value, decision.next_question = k.DecisionValue.HOLD, "Does the second file hold?"
        decision.next_date = date(2026, 7, 9)
    words = words_of(printed(own_world, own_world.debrief))
    assert "Waits for: Does the second file hold? By 9 Jul." in words


@pytest.mark.parametrize(
    ("owner", "due", "words"),
    [
        (True, True, "What K02 will hear Amara tells them by 1 Jul"),
        (True, False, "What K02 will hear Amara tells them; no day is set yet"),
        (False, True, "What K02 will hear To be told by 1 Jul; nobody has taken it yet"),
        (False, False, "What K02 will hear Who tells them, and when, is still open"),
    ],
)
def test_who_tells_them_and_when_is_a_sentence_also_where_it_is_open(
    own_world: World, owner: bool, due: bool, words: str
) -> None:
    with own_world.store.write() as s:
        message = s.query(m.CandidateMessage).one()
        message.sent_at = None
        message.owner_id = message.owner_id if owner else None
        message.due_at = message.due_at if due else None
    assert words in words_of(printed(own_world, own_world.debrief))


def test_what_was_told_is_not_still_to_be_heard(world: World) -> None:
    assert "What K02 was told Amara told them on 1 Jul" in words_of(printed(world, world.debrief))


def test_no_decision_is_printed_as_open(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Decision).one().value = None
    assert "Open: no decision is recorded yet" in words_of(printed(own_world, own_world.debrief))


def test_hidden_in_the_window_only_is_said_on_the_page(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Round).one().mode = k.Sealing.WINDOW_ONLY
    assert "hidden in the window only until the reveal" in words_of(printed(own_world, own_world.debrief))


def test_release_is_printed_with_its_reason(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Round).one().released = [
            {"person_id": own_world.recruiter, "by": own_world.manager, "reason": "On leave until July.",
             "at": "2026-06-30T11:00:00Z"}
        ]  # fmt: skip
    words = words_of(printed(own_world, own_world.debrief))
    assert "Amara was released from writing by Priya: On leave until July." in words


def test_interviewers_seal_is_said_to_be_not_authenticated(world: World) -> None:
    words = words_of(printed(world, world.debrief, detail="full"))
    assert "An interviewer’s seal is made with the public key alone" in words


def test_one_required_rater_means_nothing_was_independent(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.Round).one().required_ids = [own_world.manager]
    words = words_of(printed(own_world, own_world.debrief, detail="full"))
    assert "One person had to write, so nothing here was independent." in words


def test_gap_without_a_note_is_open(own_world: World) -> None:
    with own_world.store.write() as s:
        s.query(m.GapNote).delete()
    assert "Open: a note on this gap" in words_of(printed(own_world, own_world.debrief))


def test_withheld_feedback_is_said_to_be_withheld_by_policy(own_world: World) -> None:
    with own_world.store.write() as s:
        put_setting(s, "candidateFeedback", "off")
    words = words_of(printed(own_world, own_world.debrief))
    assert "Feedback is withheld by the policy of this workspace." in words


def test_widest_gap_comes_first(world: World) -> None:
    words = words_of(printed(world, world.debrief))
    assert in_order(words, ["Designs reliable payment flows", "Finds causes of live faults", "Writes designs"]) == []


def test_two_candidates_of_one_debrief_have_a_page_each(own_world: World) -> None:
    with own_world.store.write() as s:
        session = s.query(m.Session).filter_by(id=own_world.debrief).one()
        other = m.Candidate(alias="K03", role_id=s.query(m.Role).one().id)
        s.add(other)
        session.candidates = [*session.candidates, other]
    assert pages(printed(own_world, own_world.debrief)) == 2


def test_with_feedback_off_the_full_summary_says_withheld_and_prints_no_reason(own_world: World) -> None:
    with own_world.store.write() as s:
        put_setting(s, "candidateFeedback", "off")
    words = words_of(printed(own_world, own_world.debrief, detail="full"))
    assert "Feedback was withheld by policy" in words and "You took a fault apart from log to fix." not in words


def test_a_clock_set_back_before_the_reveal_is_said(own_world: World) -> None:
    with own_world.store.write() as s:
        held = s.query(m.Round).filter_by(what=k.RoundOf.RATINGS).one()
        held.seals = [{**held.seals[0], "sealed_at": "2026-06-30T23:00:00Z"}, *held.seals[1:]]
    assert "The clock of the computer was set back" in words_of(printed(own_world, own_world.debrief, detail="full"))


def test_a_section_in_which_the_clock_was_set_back_has_no_minutes(own_world: World) -> None:
    with own_world.store.write() as s:
        session = s.get_one(m.Session, own_world.debrief)
        session.sections = [
            {
                "key": "agreed", "state": "done", "extended": False, "first_speaker_id": None,
                "started_at": "2026-06-30T12:05:00Z", "ended_at": "2026-06-30T11:00:00Z",
            }
        ]  # fmt: skip
    assert "-65" not in words_of(printed(own_world, own_world.debrief, detail="full"))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("detail", ["page", "full"])
def test_the_head_of_every_page_says_the_brief_version_in_full(world: World, paper: str, detail: str) -> None:
    pdf = printed(world, world.debrief, paper=paper, detail=detail)
    heads = [" ".join(page.extract_text().split())[:200] for page in reader(pdf).pages]
    assert [head for head in heads if "brief version 1" not in head] == []
