"""Every command with its options (INTERFACE.md)."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from hirepair_desktop import __version__
from hirepair_desktop.errors import CalledWronglyError, HirePairError
from hirepair_desktop.text import _


class Parser(argparse.ArgumentParser):
    """Argparse whose complaint is one of our sentences and exit status 2."""

    def error(self, message: str) -> NoReturn:
        raise CalledWronglyError(
            _("{message}. `{prog} --help` shows how it is called.").format(
                message=message[:1].upper() + message[1:], prog=self.prog
            )
        )


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days `--today` can be. Rules and measures count years back and ahead, and a calendar has a first and a last day."""


def a_day(words: str) -> date:
    """A date as typed, for argparse."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{words}” is no date like 2026-11-24").format(words=words)) from None
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    raise argparse.ArgumentTypeError(
        _("{day} is no day rules can go by; choose one from {first} to {last}").format(
            day=day.isoformat(), first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat()
        )
    )


def a_quarter(words: str) -> str:
    """A quarter as typed, for argparse."""
    from hirepair_desktop.model.quarters import quarter_from

    try:
        return quarter_from(words).key
    except HirePairError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None


def build_parser() -> Parser:
    """Every command with its options."""
    parser = Parser(prog="hirepair", description=_("Two people, one table, one file. Without a command: the window."))
    parser.add_argument("--version", action="version", version=f"hirepair {__version__}")
    commands = parser.add_subparsers(dest="command", parser_class=Parser, metavar="COMMAND")
    demo = commands.add_parser("demo", help=_("write the sample workspace and open it"))
    demo.add_argument("file", nargs="?", type=Path)
    demo.add_argument("--today", type=a_day, default=None)
    new = commands.add_parser("new", help=_("write a workspace without a window"))
    new.add_argument("file", type=Path)
    new.add_argument("--sample", action="store_true", help=_("with the sample “Harbour & Pine”"))
    new.add_argument("--today", type=a_day, default=None, help=_("the day the sample is as of"))
    info = commands.add_parser("info", help=_("what a workspace holds"))
    check = commands.add_parser("check", help=_("every integrity check there is"))
    export = commands.add_parser("export", help=_("write summaries and data"))
    bring = commands.add_parser("import", help=_("bring in an exchange file; all or nothing"))
    for command in (info, check, export, bring):
        command.add_argument("file", type=Path)
    for command in (info, check, bring):
        command.add_argument("--json", action="store_true")
    _add_wisdom(commands)
    which = export.add_mutually_exclusive_group(required=True)
    for kind in ("session", "role", "candidate", "partnership"):
        which.add_argument(f"--{kind}", metavar="ID")
    which.add_argument("--all", action="store_true")
    export.add_argument("--to", type=Path, required=True)
    export.add_argument("--format", default="pdf")
    export.add_argument("--detail", choices=("page", "full"), default="page")
    export.add_argument("--paper", choices=("a4", "letter"), default="a4")
    export.add_argument("--names", action="store_true")
    export.add_argument("--reason", default="")
    export.add_argument("--quarter", type=a_quarter, metavar="2026-Q4", help=_("which quarter of a pair"))
    export.add_argument("--for-others", action="store_true", help=_("the page of a pair that others may see"))
    export.add_argument("--today", type=a_day, default=None, help=_("the day the page of a pair goes by"))
    bring.add_argument("source", type=Path)
    bring.add_argument("--dry-run", action="store_true")
    _add_locking(commands)
    for name, command in commands.choices.items():
        if name not in ("demo", "new"):
            command.add_argument("--passphrase-file", type=Path, help=_("a file whose first line is the passphrase"))
    return parser


def _add_locking(commands: Any) -> None:
    encrypt = commands.add_parser("encrypt", help=_("encrypt a workspace with a passphrase"))
    decrypt = commands.add_parser("decrypt", help=_("write an encrypted workspace in the open again"))
    passphrase = commands.add_parser("passphrase", help=_("change the passphrase of an encrypted workspace"))
    passphrase.add_argument("--new-passphrase-file", type=Path, help=_("the same for the new passphrase"))
    for command in (encrypt, decrypt, passphrase):
        command.add_argument("file", type=Path)
        command.add_argument(
            "--remove-old", action="store_true", help=_("remove old files and backups that its lock does not cover")
        )
    for command in (encrypt, passphrase):
        command.add_argument("--sheet", type=Path, metavar="PDF", help=_("write the recovery sheet there"))
        command.add_argument("--paper", choices=("a4", "letter"), default="a4")


def _add_wisdom(commands: Any) -> None:
    coach = commands.add_parser("coach", help=_("the coaching prompts that hold now"))
    coach.add_argument("file", type=Path)
    which = coach.add_mutually_exclusive_group()
    which.add_argument("--session", metavar="ID")
    which.add_argument("--role", metavar="ID")
    which.add_argument("--all", action="store_true", help=_("also closed sessions and filled roles, by state"))
    measure = commands.add_parser("measure", help=_("the partnership measures"))
    measure.add_argument("file", type=Path)
    measure.add_argument("--partnership", metavar="ID")
    for command in (coach, measure):
        command.add_argument("--json", action="store_true")
        command.add_argument("--today", type=a_day, default=None, help=_("the day rules and measures go by"))
