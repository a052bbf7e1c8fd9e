"""The document around the text: title, language, bookmarks, footer, fonts, repeatable bytes, nothing active."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from hirepair_desktop.reports import recovery_sheet_pdf, workspace_sheet_pdf
from tests.reports.reading import in_order, pages, printed, reader, words_of
from tests.reports.world import World

KINDS = ("intake", "debrief", "feedback")
TITLES = {"intake": "Intake brief", "debrief": "Debrief summary", "feedback": "Two-way feedback"}


@pytest.mark.parametrize("kind", KINDS)
def test_title_names_the_kind_of_session_alone(world: World, kind: str) -> None:
    assert reader(printed(world, getattr(world, kind), names=True)).metadata.title == TITLES[kind]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_names_nobody(world: World, kind: str) -> None:
    data = reader(printed(world, getattr(world, kind))).metadata
    assert data is not None
    assert [data.author, data.subject, data.get("/Keywords")] == ["", "", ""]


def test_language_is_set(world: World) -> None:
    assert reader(printed(world, world.intake)).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]


def test_same_session_gives_the_same_bytes(world: World) -> None:
    assert printed(world, world.debrief, detail="full") == printed(world, world.debrief, detail="full")


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title


def test_bookmarks_name_the_sections_in_order(world: World) -> None:
    titles = list(_titles(reader(printed(world, world.debrief, detail="full")).outline))
    assert in_order(" | ".join(titles), ["K02", "What each of us saw", "Where we differed", "All evidence"]) == []


def test_every_page_says_which_of_how_many_it_is(world: World) -> None:
    pdf = printed(world, world.intake, detail="full")
    wanted = [f"Page {n} of {pages(pdf)}" for n in range(1, pages(pdf) + 1)]
    assert in_order(words_of(pdf), wanted) == []


@pytest.mark.parametrize("kind", KINDS)
def test_footer_says_who_may_see_it_and_which_record_it_is(world: World, kind: str) -> None:
    words = words_of(printed(world, getattr(world, kind)))
    record = getattr(world, kind)
    assert re.search(rf"May be seen by Amara Okafor.+Confidential, made offline\. Record {record}, [0-9a-f]{{8}}\.",
                     words)  # fmt: skip


def test_content_hash_changes_with_the_content(world: World) -> None:
    found = {re.search(r"Record \w+, (\w+)\.", words_of(printed(world, world.debrief, names=names)))[1]  # type: ignore[index]
             for names in (False, True)}  # fmt: skip
    assert len(found) == 2


def test_content_hash_is_that_of_the_paper_beside_it(world: World) -> None:
    found = {re.search(r"Record \w+, (\w+)\.", words_of(printed(world, world.debrief, paper=paper)))[1]  # type: ignore[index]
             for paper in ("a4", "letter")}  # fmt: skip
    assert len(found) == 1


def test_day_of_the_export_is_printed_when_it_is_named(world: World) -> None:
    words = words_of(printed(world, world.intake, today=date(2026, 11, 24)))
    assert "made offline on 24 November 2026" in words


def test_later_pages_say_what_they_belong_to(world: World) -> None:
    second = reader(printed(world, world.debrief, detail="full")).pages[1].extract_text()
    assert "K02, Senior Backend Engineer, Payments, Amara and Priya" in second


def test_every_font_is_embedded(world: World) -> None:
    page = reader(printed(world, world.debrief)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {"/FontFile2" in font["/FontDescriptor"] for font in fonts} == {True}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_it_is_active(world: World, kind: str) -> None:
    pdf = printed(world, getattr(world, kind), detail="full")
    found = [name for name in (b"/URI", b"/Launch", b"/JavaScript", b"/JS", b"/EmbeddedFile", b"/Annots")
             if name in pdf]  # fmt: skip
    assert found == []


class Opened:
    """Which files are opened while it listens. An audit hook cannot be taken away, so there is one."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.listens = False
        sys.addaudithook(self._note)

    def _note(self, event: str, args: tuple[Any, ...]) -> None:
        if self.listens and event == "open":
            self.files.append(str(args[0]))


OPENED = Opened()


@pytest.mark.parametrize("kind", KINDS)
def test_printing_opens_no_file(world: World, kind: str) -> None:
    printed(world, getattr(world, kind), detail="full")  # modules, fonts and tokens are read once a process
    with world.store.read() as s:
        from hirepair_desktop.reports import PrintOptions, session_pdf

        OPENED.files.clear()
        OPENED.listens = True
        try:
            session_pdf(s, getattr(world, kind), PrintOptions(detail="full"))
        finally:
            OPENED.listens = False
    assert OPENED.files == []


CODE = ["K7QM", "2F9D", "TR4H", "WX3P", "9CNE", "6JYA", "V8LB", "D5GS"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_recovery_sheet_numbers_the_eight_groups(paper: Any) -> None:
    pdf = recovery_sheet_pdf("Amara Okafor", "Harbour & Pine", CODE, date(2026, 11, 24), 1, "Priya Raman", paper)
    words = words_of(pdf)
    wanted = [f"{number} {code}" for number, code in enumerate(CODE, 1)]
    assert in_order(words, ["Recovery sheet", "Printed once, 24 November 2026", *wanted, "Kept at"]) == []


def test_recovery_sheet_is_one_page() -> None:
    pdf = recovery_sheet_pdf("Amara Okafor", "Harbour & Pine", CODE, date(2026, 11, 24), 1, "Priya Raman")
    assert pages(pdf) == 1


def test_recovery_sheet_speaks_of_the_other_by_name() -> None:
    pdf = recovery_sheet_pdf("Amara Okafor", "Harbour & Pine", CODE, date(2026, 11, 24), 2, "Priya Raman")
    words = words_of(pdf)
    assert in_order(words, ["It does nothing for Priya’s pages", "Sheet 2 for Amara Okafor."]) == []


def test_title_of_the_recovery_sheet_names_nobody() -> None:
    pdf = recovery_sheet_pdf("Amara Okafor", "Harbour & Pine", CODE, date(2026, 11, 24), 1, "Priya Raman")
    assert reader(pdf).metadata.title == "Recovery sheet"  # type: ignore[union-attr]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sheet_of_a_file_numbers_the_sixteen_groups_on_one_page(paper: Any) -> None:
    pdf = workspace_sheet_pdf("Harbour & Pine", CODE * 2, date(2026, 11, 24), paper)
    wanted = [f"{number} {code}" for number, code in enumerate(CODE * 2, 1)]
    first = ["Recovery sheet of a file", "Printed once, 24 November 2026", "Harbour & Pine"]
    assert in_order(words_of(pdf), [*first, *wanted, "type the sixteen groups", "Kept at"]) == []
    assert pages(pdf) == 1


def test_title_of_the_sheet_of_a_file_names_nobody() -> None:
    pdf = workspace_sheet_pdf("Harbour & Pine", CODE * 2, date(2026, 11, 24))
    assert reader(pdf).metadata.title == "Recovery sheet of a file"  # type: ignore[union-attr]
