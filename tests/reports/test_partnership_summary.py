"""The quarter of a pair on paper: METHOD E in its order, the figures of `hirepair measure`, who may have it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hirepair_desktop.errors import RefusedValueError
from hirepair_desktop.insights.measures import measures
from hirepair_desktop.model import Commitment, Entry, Partnership, Session
from hirepair_desktop.model.kinds import SessionKind
from hirepair_desktop.model.quarters import period_from, quarter_from, quarters_until
from hirepair_desktop.reports import MayNotGoOutError, PrintOptions, partnership_file_name, partnership_pdf
from hirepair_desktop.storage.store import Store
from tests.reports.reading import in_order, pages, words_of
from tests.reports.world import World
from tests.transfer.sample.sampled import pairs_by_name

TODAY = date(2026, 11, 24)
WELL = ("Priya speaks last and asks first", "Nobody waited three days", "The pitch begins with the work")
CHANGE = ("Amara keeps her marks until she heard evidence", "Ines takes the next two interviews")


def quarter(store: Store, **options: object) -> bytes:
    """The page of the first pair."""
    with store.read() as s:
        asked = PrintOptions(today=TODAY, **options)  # type: ignore[arg-type]
        return partnership_pdf(s, pairs_by_name(s)["P1"].id, asked)


def refusal(store: Store, **options: object) -> str:
    """Why it does not go out."""
    with pytest.raises(MayNotGoOutError) as caught:
        quarter(store, **options)
    return str(caught.value)


@pytest.fixture(scope="module")
def page(sample: Store) -> str:
    """The words of the page the two can print at any time."""
    return words_of(quarter(sample))


@pytest.fixture(scope="module")
def looked_back(sample: Store) -> Store:
    """The second pair's quarter with a look-back in which both agreed to three and two; Tomasz alone shares it."""
    with sample.write() as s:
        pair = pairs_by_name(s)["P2"]
        both = sorted((pair.recruiter_id, pair.manager_id))
        at = datetime(2026, 11, 20, 9, tzinfo=UTC)
        held = Session(kind=SessionKind.LOOK_BACK, partnership_id=pair.id, started_at=at, closed_at=at)
        held.shared_by = [pair.recruiter_id]
        s.add(held)
        s.flush()
        for field, lines in (("well", WELL), ("change", CHANGE)):
            for n, words in enumerate(lines, 1):
                s.add(
                    Entry(
                        session_id=held.id,
                        key=f"{field}.{n}",
                        person_id=both[0],
                        text=words,
                        written_at=at,
                        agreed_by=both,
                    )
                )
    return sample


def of_second(store: Store, **options: object) -> bytes:
    with store.read() as s:
        return partnership_pdf(s, pairs_by_name(s)["P2"].id, PrintOptions(today=TODAY, **options))  # type: ignore[arg-type]


def test_everything_stands_in_the_order_of_the_method(page: str) -> None:
    wanted = [
        "Partnership, October to December 2026", "28 May to 24 November 2026", "Amara and Priya",
        "One role, four debriefs, four feedback talks.", "9 items one way, 12 the other", "8 of 10 promises kept",
        "3 of 4 decided within 5 days", "7 of 16 ratings the same", "5 of 10 challenges led to change",
        "Pulse, written apart", "Going well", "To change", "Trust extended", "Who does what", "Amara Okafor, recruiter",
        "For Amara Okafor and Priya Raman. Anyone else only if both agree.",
    ]  # fmt: skip
    assert in_order(page, wanted) == []


@pytest.mark.parametrize(
    ("measure_id", "words"),
    [
        ("D2", "{k} of {n} promises kept"), ("D3", "{k} of {n} decided within 5 days"),
        ("D4", "{k} of {n} ratings the same"), ("D7", "{k} of {n} challenges led to change"),
    ],
)  # fmt: skip
def test_its_k_of_n_is_that_of_the_measure(sample: Store, page: str, measure_id: str, words: str) -> None:
    with sample.read() as s:
        found = next(one for one in measures(s, TODAY, pairs_by_name(s)["P1"].id) if one.id == measure_id)
    assert found.n and words.format(k=found.k, n=found.n) in page


def test_some_months_alone_are_counted_and_say_so(sample: Store) -> None:
    words = words_of(quarter(sample, quarter="2026-07-01/2026-09-30"))
    wanted = [
        "Partnership, July to September 2026", "1 Jul to 30 September 2026", "three feedback talks.",
        "Counted is only what happened in these months", "6 items one way, 10 the other", "4 of 5 promises kept",
        "no look-back was closed in these months",
    ]  # fmt: skip
    assert in_order(words, wanted) == []


def test_some_months_in_full_say_how_they_are_counted(sample: Store) -> None:
    words = words_of(quarter(sample, quarter="2026-07-01/2026-09-30", detail="full"))
    assert "Counted is what happened in these months. Drift is told from the first version" in words


@pytest.mark.parametrize("key", ["2026-07-01/", "2026-09-30/2026-07-01", "July/August"])
def test_what_is_no_months_is_refused_in_a_sentence(key: str) -> None:
    with pytest.raises(RefusedValueError, match="are no days like 2026-06-01/2026-11-24"):
        period_from(key)


def test_the_balance_and_the_pulse_are_those_of_the_measures(sample: Store, page: str) -> None:
    with sample.read() as s:
        found = {one.id: one.detail for one in measures(s, TODAY, pairs_by_name(s)["P1"].id)}
    ways = found["D1"]
    assert f"{ways['recruiter_to_manager']} items one way, {ways['manager_to_recruiter']} the other" in page
    assert len(found["D15"]["items"]) == 5 and "Keeps promises" in page


def test_each_panel_has_its_limits(page: str) -> None:
    wanted = [
        "Counts, not quality.", "Dropped openly is not failure.", "A fast bad decision also looks good.",
        "More is not better; none at all is a sign.", "Two people are not anonymous",
    ]  # fmt: skip
    assert [words for words in wanted if words not in page] == []


def test_without_a_look_back_it_says_what_is_open(page: str) -> None:
    assert "Open: three things going well; no look-back was closed in this quarter" in page


def test_what_both_agreed_stands_on_it_with_its_day(looked_back: Store) -> None:
    words = words_of(of_second(looked_back))
    assert in_order(words, ["Typed by both, 20 Nov"]) == []
    assert [line for line in (*WELL, *CHANGE) if line.split()[0] not in words] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_is_one_page_on_either_paper(sample: Store, paper: str) -> None:
    assert pages(quarter(sample, paper=paper)) == 1


def test_in_full_all_sixteen_measures_follow_with_their_rules(sample: Store) -> None:
    words = words_of(quarter(sample, detail="full"))
    assert [n for n in range(1, 17) if f" D{n} " not in words] == []
    assert in_order(words, ["Who does what", "Growth goals", "Trust over time", "How it is counted"]) == []


def test_others_have_it_once_a_look_back_says_so(sample: Store) -> None:
    why = refusal(sample, for_others=True)
    assert why.startswith("Others see this page once both agreed, and no look-back of this quarter is closed.")


def test_months_that_may_not_go_out_are_called_as_people_say_them(sample: Store) -> None:
    why = refusal(sample, for_others=True, quarter="2026-06-01/2026-08-31")
    early = refusal(sample, quarter="2025-11-01/2026-01-31")
    assert why.startswith("Others see this page once both agreed, and no look-back of these months is closed.")
    assert early == "Amara and Priya began on 28 May 2026, after November 2025 to January 2026. Choose a later one."


def test_the_one_who_did_not_agree_is_named(looked_back: Store) -> None:
    with pytest.raises(MayNotGoOutError, match=r"^Daniel did not agree that others see this page\."):
        of_second(looked_back, for_others=True)


def test_a_quarter_before_the_two_and_one_that_lies_ahead_are_refused(sample: Store) -> None:
    assert (
        refusal(sample, quarter="2026-Q1") == "Amara and Priya began on 28 May 2026, after 2026-Q1. Choose a later one."
    )
    assert refusal(sample, quarter="2027-Q1") == "2027-Q1 has not begun yet. Choose an earlier one."


def test_an_earlier_quarter_counts_up_to_its_own_end(sample: Store) -> None:
    words = words_of(quarter(sample, quarter="2026-Q3"))
    assert ("28 May to 30 September 2026" in words, "8 of 10 promises kept" in words) == (True, False)


def test_its_file_says_whose_and_which_quarter(sample: Store) -> None:
    with sample.read() as s:
        name = partnership_file_name(s, pairs_by_name(s)["P1"].id, PrintOptions(today=TODAY))
    assert name == "Partnership Amara and Priya 2026-Q4.pdf"


def test_the_quarters_of_a_pair_go_back_to_the_one_it_began_in(sample: Store) -> None:
    with sample.read() as s:
        began = s.get_one(Partnership, pairs_by_name(s)["P1"].id).started_on
    assert [each.key for each in quarters_until(began, TODAY)] == ["2026-Q4", "2026-Q3", "2026-Q2"]
    assert quarters_until(TODAY, date(2026, 3, 1)) == [quarter_from("2026-Q1")]


def test_of_very_many_promises_the_page_counts_and_shows_the_next_of_each(own_world: World) -> None:
    pair, due = (own_world.recruiter, own_world.manager), date(2026, 10, 1)
    with own_world.store.write() as s:
        s.add_all(
            Commitment(session_id=own_world.feedback, owner_id=pair[n % 2], text=f"Promise {n}", due=due, first_due=due)
            for n in range(2000)
        )
    with own_world.store.read() as s:
        pdf = partnership_pdf(s, s.query(Partnership).one().id, PrintOptions(today=TODAY))
    words = words_of(pdf)
    missed = in_order(
        words, ["0 of 2006 promises kept", "Amara: 0 of 1003", "Priya: 0 of 1003", "Too many to be shown"]
    )
    assert (pages(pdf), missed, words.count("999 more in full")) == (1, [], 2)
