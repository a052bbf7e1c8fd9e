"""The recovery sheet of one person (picture 31): printed once, kept away from the laptop, stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.blocks import Block, Row, Space, Stack
from hirepair_desktop.reports.compose import FULL, section, title_block
from hirepair_desktop.reports.lines import Text
from hirepair_desktop.reports.look import Type, kind, strong
from hirepair_desktop.reports.marks import Box, Rule
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, first_name, long_day

CODE = Type("semibold", 21, 26, "ink", 1.6)
"""Recovery code 21/26 in numbered groups (DESIGN-LANGUAGE 10)."""

IN_A_ROW = 4


def recovery_sheet_pdf(
    name: str,
    workspace_name: str,
    code_groups: Sequence[str],
    day: date,
    sheet_number: int,
    other_name: str,
    paper: Literal["a4", "letter"] = "a4",
) -> bytes:
    """One page with the code in numbered groups, what it does, and how it is used."""
    frame = Frame(
        kind=_("Recovery sheet"),
        when=_("Printed once, {day}").format(day=long_day(day)),
        about="",
        seen_by=_("Sheet {n} for {name}. Not stored by the program.").format(n=sheet_number, name=name),
        confidential=False,
    )
    from hirepair_desktop.reports.summaries import printing

    with printing:
        scripts.begin_document()
        return Sheet(paper, frame, _blocks(name, workspace_name, code_groups, other_name)).pdf()


def _blocks(name: str, workspace: str, groups: Sequence[str], other: str) -> list[Block]:
    lead = _("For the workspace “{name}”. Keep it where you keep your passport.").format(name=workspace)
    other = first_name(other)
    does = _(
        "Sets a new passphrase for you, so that you can open what you wrote alone and give your half of a "
        "reveal. It does nothing for {other}’s pages, and {other}’s sheet does nothing for yours."
    ).format(other=other)
    without = _(
        "Passphrase and sheet both lost: your open private pages and the sealed round they belong to are "
        "written again. They can never be read, by you or by anyone. Everything the two of you have opened "
        "stays readable."
    )
    nobody = _(
        "Anyone who could also open the laptop. Whoever holds both can read what you sealed. No copy of this "
        "code is kept in the file or anywhere else."
    )
    note = _("Letters and digits only, no O, I, 0 or 1. Capitals do not matter. The last group checks the others.")
    code = code_box(_("Your recovery code"), groups, note)
    return laid_out(title_block(name, lead, FULL), code, does, _steps(), without, nobody)


def laid_out(
    title: Sequence[Block], code: Box, does: str, steps: list[list[Span]], without: str, nobody: str
) -> list[Block]:
    """The one page of every recovery sheet (picture 31): its title and code, what it does, how it is used, what happens
    without it, who should not have it, and where it is kept."""
    return [
        *title,
        Space(22),
        code,
        Space(20),
        part(_("What it does"), does),
        section(_("How to use it"), numbered(steps), FULL),
        part(_("Without it"), without),
        part(_("Who should not have it"), nobody),
        Space(30),
        to_fill_in(),
    ]


def part(label: str, words: str) -> Block:
    """A label and one paragraph beside it."""
    return section(label, [Text([Span(words, kind("body"))])], FULL)


def code_box(title: str, groups: Sequence[str], note: str) -> Box:
    """The code of a sheet in numbered groups, what it is above and how it is written below."""
    rows: list[Block] = []
    for start in range(0, len(groups), IN_A_ROW):
        row = list(enumerate(groups[start : start + IN_A_ROW], start + 1))
        rows += [Row([(_group(number, code), 0) for number, code in row], gap=6), Space(5)]
    above, below = Text([Span(title, kind("meta", "ink2"))]), Text([Span(note, kind("small", "ink2"))])
    return Box(Stack([above, Space(2), *rows, Rule(), Space(7), below]), 20, 26)


def _group(number: int, code: str) -> Row:
    small = Type("regular", 7.5, CODE.lead + 7, "ink3")
    return Row([(Text([Span(str(number), small)]), 8.0), (Text([Span(code, CODE)]), 0)], gap=4)


def _steps() -> list[list[Span]]:
    return [
        [Span(_("At the closed curtain choose") + " ", kind("body")), Span(_("Forgotten?"), strong())],
        [Span(_("Type the eight groups, with or without spaces."), kind("body"))],
        [
            Span(
                _(
                    "Choose a new passphrase of 8 characters or more. A new sheet is printed and this one stops "
                    "working."
                ),
                kind("body"),
            )
        ],
    ]


def numbered(steps: Sequence[Sequence[Span]]) -> list[Block]:
    """What is done one after the other."""
    rows: list[Block] = []
    for number, spans in enumerate(steps, 1):
        rows.append(Row([(Text([Span(str(number), kind("body", "ink3"))]), 10.0), (Text(spans), 0)], gap=4))
        rows.append(Space(3))
    return rows[:-1]


def to_fill_in() -> Row:
    """Three lines for a pen."""
    return Row([(_line(words), 0) for words in (_("Kept at"), _("Since"), _("Checked on"))], gap=19)


def _line(words: str) -> Stack:
    return Stack([Rule("strong"), Space(4), Text([Span(words, kind("meta", "ink2"))])])
