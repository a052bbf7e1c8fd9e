"""The command line (INTERFACE.md). Heavy imports happen in the command that needs them; Qt only for a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from hirepair_desktop import __version__
from hirepair_desktop.errors import CalledWronglyError, HirePairError, RefusedBySystemError
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from hirepair_desktop.reports import PrintOptions
    from hirepair_desktop.storage.store import Store

LATER = (
    "coach", "measure", "search", "backup", "restore", "encrypt", "decrypt", "passphrase", "access", "erase",
)  # fmt: skip
"""Commands of the interface that come with a later version; said plainly rather than taken for a file."""

FORMATS = ("pdf", "json")
SOURCES_NOW = (".json",)


class Parser(argparse.ArgumentParser):
    """Argparse whose complaint is one of our sentences and exit status 2."""

    def error(self, message: str) -> NoReturn:
        raise CalledWronglyError(
            _("{message}. `{prog} --help` shows how it is called.").format(message=message.capitalize(), prog=self.prog)
        )


def say(words: str) -> None:
    """A line of human output; a letter the terminal cannot show is escaped rather than fatal."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def complain(words: str) -> None:
    """A line on standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def say_json(document: Any) -> None:
    """The one JSON document of a `--json` command."""
    say(json.dumps(document, indent=1, ensure_ascii=False))


def a_day(words: str) -> date:
    """A date as typed, for argparse."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{words}” is no date like 2026-11-24").format(words=words)) from None


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
    bring.add_argument("source", type=Path)
    bring.add_argument("--dry-run", action="store_true")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command or open the window; the exit status of INTERFACE.md."""
    os.umask(0o077)
    arguments = list(sys.argv[1:] if argv is None else argv)
    from hirepair_desktop.log import log_bug, log_file, start_log

    try:
        start_log()
        return _run(arguments)
    except HirePairError as error:
        complain(str(error))
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        complain(_("Stopped. What was saved before is kept."))
        return 4
    except OSError as error:
        complain(_("The system refused: {reason}. Nothing was changed.").format(reason=error.strerror or error))
        return 4
    except Exception as error:
        log_bug(error)
        complain(
            _("HirePair made a mistake of its own; nothing was lost. Details are in {log}.").format(log=log_file())
        )
        return 4


def _run(arguments: list[str]) -> int:
    first = arguments[0] if arguments else ""
    if first in LATER:
        raise CalledWronglyError(_("`hirepair {command}` comes with a later version.").format(command=first))
    if first in COMMANDS or first.startswith("-"):
        options = build_parser().parse_args(arguments)
        return COMMANDS[options.command](options)
    if len(arguments) > 1:
        raise CalledWronglyError(_("`hirepair` opens one FILE. `hirepair --help` lists the commands."))
    from hirepair_desktop.app import open_window

    return open_window(Path(first) if first else None)


# Commands


def _demo(options: argparse.Namespace) -> int:
    from hirepair_desktop.app import open_window, sample_file

    file = options.file or sample_file()
    _new_sample(file, options.today)
    return open_window(file, options.today)


def _new(options: argparse.Namespace) -> int:
    if options.sample:
        _new_sample(options.file, options.today)
    else:
        if options.today is not None:
            raise CalledWronglyError(_("--today goes with --sample: an empty workspace has no dates."))
        from hirepair_desktop.storage.store import Store

        Store.create(options.file).close()
    say(_("Made {file}.").format(file=options.file))
    return 0


def _new_sample(file: Path, today: date | None) -> None:
    """Write the sample; a half-made file does not stay behind."""
    from hirepair_desktop.storage.store import Store
    from hirepair_desktop.transfer.sample import load_sample

    store = Store.create(file, "Harbour & Pine")
    try:
        load_sample(store, today or date.today())
    except BaseException:
        store.close(backup=False)
        file.unlink(missing_ok=True)
        raise
    store.close(backup=False)


def _open_to_read(file: Path) -> Store:
    from hirepair_desktop.storage.store import Store

    return Store.open(file, read_only=True)


def _info(options: argparse.Namespace) -> int:
    from hirepair_desktop.storage.backup import last_backup_at
    from hirepair_desktop.storage.store import HEAD
    from hirepair_desktop.transfer.overview import overview

    store = _open_to_read(options.file)
    at = last_backup_at(store.workspace_id)
    with store.read() as s:
        facts = overview(s, HEAD, at.isoformat() if at is not None else None)
    store.close()
    if options.json:
        say_json(facts)
        return 0
    say(_("{name}: schema {schema}, not encrypted").format(name=store.name, schema=facts["schema"]))
    say(_("Last backup: {when}").format(when=facts["last_backup"] or _("none yet")))
    for kind, n in facts["counts"].items():
        if n:
            say(f"  {kind:<20} {n:>6}")
    for role in facts["roles"]:
        say(f"{role['code']:<4} {role['title']} ({role['status']}, v{role['intake_version']})")
    for session in facts["sessions"]:
        day = session.get("date") or _("planned {day}").format(day=session["planned_for"])
        say(f"{session['id']}  {session['kind']:<10} {day}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from hirepair_desktop.storage.backup import check_rows
    from hirepair_desktop.storage.errors import newer
    from hirepair_desktop.storage.store import KNOWN, probe

    path = options.file.absolute()
    found = probe(path)
    if found.revision not in KNOWN:
        raise newer(path, found.revision)
    findings = check_rows(path)
    if options.json:
        say_json({"ok": not findings, "findings": findings})
    elif findings:
        for finding in findings:
            say(f"{finding['table']} {finding['id'] or ''}: {finding['what']}")
    else:
        say(_("Sound: file, references and every row."))
    return 1 if findings else 0


def _export(options: argparse.Namespace) -> int:
    if options.format not in FORMATS:
        raise CalledWronglyError(_("“{format}” cannot be written yet; pdf and json can.").format(format=options.format))
    store = _open_to_read(options.file)
    try:
        return _export_json(store, options) if options.format == "json" else _export_pdf(store, options)
    finally:
        store.close()


def _export_json(store: Store, options: argparse.Namespace) -> int:
    if not options.all:
        raise CalledWronglyError(_("The exchange file carries the whole workspace: use --all with --format json."))
    from hirepair_desktop.transfer.exchange import export_exchange

    target = options.to / f"{store.path.stem}.json" if options.to.is_dir() else options.to
    export_exchange(store, target)
    say(_("Wrote {file}.").format(file=target))
    return 0


def _print_options(options: argparse.Namespace) -> PrintOptions:
    from hirepair_desktop.reports import PrintOptions

    return PrintOptions(paper=options.paper, detail=options.detail, names=options.names, reason=options.reason)


def _export_pdf(store: Store, options: argparse.Namespace) -> int:
    from hirepair_desktop.reports import NoSummaryYetError, file_name, session_pdf
    from hirepair_desktop.storage.files import write_file

    wanted = _wanted_sessions(store, options)
    alone = options.session is not None
    into = options.to
    if not alone or into.is_dir():
        into.mkdir(parents=True, exist_ok=True)
    left_out = 0
    taken: set[str] = set()
    with store.read() as s:
        for session_id in wanted:
            printing = _print_options(options)
            try:
                content = session_pdf(s, session_id, printing)
            except HirePairError as error:
                left_out += 1
                complain(f"{session_id}: {error}")
                if alone and not isinstance(error, NoSummaryYetError) and error.exit_status > 2:
                    return error.exit_status
                continue
            target = into / _free_name(file_name(s, session_id, printing), taken) if into.is_dir() else into
            try:
                write_file(target, content)
            except OSError as error:
                raise RefusedBySystemError(
                    _("The PDF could not be written: {reason}. Nothing was lost. Choose another folder.").format(
                        reason=error.strerror or error
                    )
                ) from error
            say(str(target))
    return 1 if left_out else 0


def _free_name(name: str, taken: set[str]) -> str:
    """A name no other PDF of this export has: two sessions of one kind and day are told apart."""
    stem, n = name.removesuffix(".pdf"), 2
    while name.casefold() in taken:
        name, n = f"{stem} ({n}).pdf", n + 1
    taken.add(name.casefold())
    return name


def _wanted_sessions(store: Store, options: argparse.Namespace) -> list[str]:
    from hirepair_desktop.model import Candidate, Partnership, Role, Session
    from hirepair_desktop.transfer.overview import find, sessions_by_day

    with store.read() as s:
        if options.session:
            return [find(s, Session, options.session)]
        sessions = sessions_by_day(s)
        if options.role:
            role_id = find(s, Role, options.role)
            sessions = [session for session in sessions if session.role_id == role_id]
        if options.candidate:
            candidate_id = find(s, Candidate, options.candidate)
            sessions = [session for session in sessions if candidate_id in {c.id for c in session.candidates}]
        if options.partnership:
            pair_id = find(s, Partnership, options.partnership)
            sessions = [session for session in sessions if session.partnership_id == pair_id]
        return [session.id for session in sessions]


def _import(options: argparse.Namespace) -> int:
    if options.source.suffix.lower() not in SOURCES_NOW:
        raise CalledWronglyError(
            _("“{name}” cannot be brought in yet; an exchange file (.json) can.").format(name=options.source.name)
        )
    from hirepair_desktop.storage.store import Store
    from hirepair_desktop.transfer.exchange import (
        ExchangeRefusedError,
        Plan,
        UnreadableExchangeError,
        import_exchange,
        plan,
        read_exchange,
    )

    try:
        source = read_exchange(options.source)
    except UnreadableExchangeError:
        raise
    except ExchangeRefusedError as refused:
        return _tell_import(Plan(refuse=refused.refusals).as_json(), options)
    store = Store.open(options.file, read_only=options.dry_run)
    try:
        done = plan(store, source)
        if done.holds and not options.dry_run:
            done = import_exchange(store, source)
    finally:
        store.close()
    return _tell_import(done.as_json(), options)


def _tell_import(document: dict[str, Any], options: argparse.Namespace) -> int:
    """What was or would be done, and what stands against it, row by row; the exit status is returned."""
    against = [*document["refuse"], *document["conflicts"]]
    if options.json:
        say_json(document)
    else:
        for act in ("add", "change", "same"):
            for kind, n in document[act].items():
                say(f"{act:<7} {kind:<20} {n:>6}")
        for refusal in against:
            complain(f"{refusal['place']}: {refusal['why']}")
    return 1 if against else 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "new": _new,
    "info": _info,
    "check": _check,
    "export": _export,
    "import": _import,
}
