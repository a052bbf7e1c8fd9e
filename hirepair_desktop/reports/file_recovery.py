"""The recovery sheet of an encrypted workspace, laid out as that of a person (picture 31): stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from hirepair_desktop.reports import scripts
from hirepair_desktop.reports.blocks import Block
from hirepair_desktop.reports.compose import FULL, title_block
from hirepair_desktop.reports.look import kind
from hirepair_desktop.reports.recovery import code_box, laid_out
from hirepair_desktop.reports.sheet import Frame, Sheet
from hirepair_desktop.reports.words import Span
from hirepair_desktop.text import _, long_day


def workspace_sheet_pdf(
    workspace_name: str, code_groups: Sequence[str], day: date, paper: Literal["a4", "letter"] = "a4"
) -> bytes:
    """One page with the sixteen groups, what they open, and how they are used. `day` is when the passphrase was set."""
    frame = Frame(
        kind=_("Recovery sheet of a file"),
        when=_("Printed once, {day}").format(day=long_day(day)),
        about="",
        seen_by=_("For the passphrase of {day}. Not stored by the program.").format(day=long_day(day)),
        confidential=False,
    )
    from hirepair_desktop.reports.summaries import printing

    with printing:
        scripts.begin_document()
        return Sheet(paper, frame, _blocks(workspace_name, code_groups, long_day(day))).pdf()


def _blocks(workspace: str, groups: Sequence[str], day: str) -> list[Block]:
    lead = _("Opens this workspace without its passphrase. Keep it where you keep your passport.")
    note = _("Letters and digits only, no O, I, 0 or 1. Capitals do not matter. Groups 8 and 16 check the others.")
    does = _(
        "Opens the file and its backups since {day} without the passphrase. It does not open what one of you wrote "
        "alone: that has a passphrase of its own, and a sheet of its own."
    ).format(day=day)
    without = _(
        "Passphrase and sheet both lost: the file and its backups can never be read again, by you or by anyone."
    )
    nobody = _(
        "Anyone who could also open the laptop or has a copy of the file. Whoever holds both can read all that is not "
        "sealed. No copy of this code is kept in the file or anywhere else."
    )
    code = code_box(_("The recovery code of this file"), groups, note)
    return laid_out(title_block(workspace, lead, FULL), code, does, _steps(), without, nobody)


def _steps() -> list[list[Span]]:
    return [
        [Span(_("Where its passphrase is asked for, type the sixteen groups, with or without spaces."), kind("body"))],
        [
            Span(
                _("Choose a new passphrase at once and print a new sheet. This one then opens old backups only."),
                kind("body"),
            )
        ],
    ]
