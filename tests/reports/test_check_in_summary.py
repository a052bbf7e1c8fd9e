"""The summary of a check-in: the seven items of METHOD E on the page all three may read, the rest for the two."""

from __future__ import annotations

from datetime import date

import pytest

from hirepair_desktop.model import Candidate, CheckIn
from hirepair_desktop.reports import HeldBackError, PrintOptions, file_name, session_pdf
from hirepair_desktop.storage.store import Store
from tests.reports.reading import in_order, pages, words_of

DAY_180 = date(2026, 11, 24)
SAID = "The queue work is what you described."


def talk_of(store: Store, alias: str, n: int) -> str:
    """The session of one talk."""
    with store.read() as s:
        found = s.query(CheckIn.session_id).join(Candidate, Candidate.id == CheckIn.hire_id)
        return str(found.filter(Candidate.alias == alias, CheckIn.day == n).scalar())


def printed(store: Store, alias: str = "K07", n: int = 90, **options: object) -> bytes:
    """Its summary."""
    with store.read() as s:
        return session_pdf(s, talk_of(store, alias, n), PrintOptions(today=DAY_180, **options))  # type: ignore[arg-type]


def changed(store: Store, **values: object) -> None:
    """K07's day 90 with other values, put back by nobody: the copy is the module's."""
    session_id = talk_of(store, "K07", 90)
    with store.write() as s:
        talk = s.query(CheckIn).filter_by(session_id=session_id).one()
        for key, value in values.items():
            setattr(talk, key, value)


def test_the_page_is_in_the_order_of_the_method(sample: Store) -> None:
    wanted = [
        "K07, day 90", "Support Operations Lead since 8 Aug. Three of four outcomes ahead or on.",
        "Tomasz Lind, recruiter", "K07, there for the middle part", "To celebrate",
        "Repeat escalations are down by a third", "Tomasz read it out. Thanked: Ines and Ruben.", "A sign of thriving",
        "Outcomes", "79 last month: down by a third. Ahead", "In K07’s words", SAID, "Promise and reality",
        "Hours: a small gap.", "What we will do", "Two more people join the weekend rota", "Who does what",
        "Tomasz: Correct the hours line in the pitch 10 Nov", "Next talk: day 180, Thursday 4 February 2027.",
    ]  # fmt: skip
    assert in_order(words_of(printed(sample)), wanted) == []


def test_the_page_goes_to_the_hire_too(sample: Store) -> None:
    assert "May be seen by Tomasz Lind, Daniel Roth and K07." in words_of(printed(sample))


@pytest.mark.parametrize("words", ["would hire again", "Seen now", "Stay for choosing", "one in four until the rota"])
def test_what_only_the_two_read_is_not_on_the_page(sample: Store, words: str) -> None:
    assert words not in words_of(printed(sample))


def test_everything_has_scores_lessons_staying_thanks_and_earlier_talks(sample: Store) -> None:
    wanted = [
        "What our ratings said", "To learn about our interviews, never to grade", "Coaches agents", "The role-play",
        "The intake should have said", "one in four until the rota has grown", "Staying", "Stay for choosing",
        "Daniel would hire again.", "K07 would choose us again.", "Tomasz to Ines Carvalho: For opening the clinic",
        "Day 30, 7 Sep:", "Day 60, 7 Oct:", "Full form, 30 minutes planned",
    ]  # fmt: skip
    assert in_order(words_of(printed(sample, detail="full")), wanted) == []


def test_everything_is_for_the_two(sample: Store) -> None:
    assert "May be seen by Tomasz Lind and Daniel Roth." in words_of(printed(sample, detail="full"))


def test_the_hello_of_day_14_asks_after_no_outcomes(sample: Store) -> None:
    words = words_of(printed(sample, "K14", 14))
    assert ("Outcomes" in words, "Two of the standing meetings" in words) == (False, True)


def test_words_before_any_gap_are_kept_with_it(sample: Store) -> None:
    words = words_of(printed(sample, "K14", 30))
    assert "The team: a small gap. more meetings than told. As told: the work, the hard part, pay and hours." in words


def test_the_file_is_called_by_kind_and_alias(sample: Store) -> None:
    with sample.read() as s:
        assert file_name(s, talk_of(sample, "K07", 90)) == "Check-in K07 2026-11-06.pdf"


def test_the_name_stands_only_where_names_are_ticked(sample: Store) -> None:
    assert "Aoife" in words_of(printed(sample, names=True))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_page_is_one_page(sample: Store, paper: str) -> None:
    assert pages(printed(sample, paper=paper)) == 1


@pytest.mark.parametrize("detail", ["page", "full"])
def test_nothing_the_hire_said_is_printed_without_consent(sample: Store, detail: str) -> None:
    changed(sample, consent=False)
    words = words_of(printed(sample, detail=detail))
    changed(sample, consent=True)
    assert (SAID in words, "Stay for choosing" in words, "K07 would choose" in words) == (False, False, False)


def test_that_somebody_spoke_and_is_not_quoted_is_said(sample: Store) -> None:
    changed(sample, consent=False)
    words = words_of(printed(sample))
    changed(sample, consent=True)
    assert "K07 spoke, and did not agree to be quoted here." in words


def test_what_nobody_answered_is_printed_as_open(sample: Store) -> None:
    kept = {"celebrate": "", "thrive_sign": "", "hire_voice": "", "promise_gap": None, "support_given": ""}
    with sample.read() as s:
        talk = s.query(CheckIn).filter_by(session_id=talk_of(sample, "K07", 90)).one()
        before = {key: getattr(talk, key) for key in kept}
    changed(sample, **kept)
    words = words_of(printed(sample))
    changed(sample, **before)
    assert words.count("Open:") == 5


def test_a_private_matter_holds_it_back_until_a_reason_is_written(sample: Store) -> None:
    changed(sample, support_given="Time off while she is pregnant.")
    with pytest.raises(HeldBackError, match=r"what was written at the check-in \(C-10\)"):
        printed(sample)
    words = words_of(printed(sample, reason="The works council asked for it."))
    changed(sample, support_given="Two more people join the weekend rota next month, so that one in six becomes true.")
    assert "A block of the coach (C-10) was opened for this export: The works council asked for it." in words
