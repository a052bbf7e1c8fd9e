"""Commands about a whole workspace: demo, new, info, check."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hirepair_desktop.cli.telling import say, say_json
from hirepair_desktop.errors import CalledWronglyError
from hirepair_desktop.text import _

if TYPE_CHECKING:
    from hirepair_desktop.storage.store import Store


def demo(options: argparse.Namespace) -> int:
    """Write the sample workspace and open it."""
    from hirepair_desktop.app import open_window, sample_file

    file = options.file or sample_file()
    _new_sample(file, options.today)
    return open_window(file, options.today)


def new(options: argparse.Namespace) -> int:
    """Write a workspace without a window."""
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


def open_to_read(file: Path) -> Store:
    """A workspace that is only looked at; works while a window has it open."""
    from hirepair_desktop.storage.store import Store

    return Store.open(file, read_only=True)


def info(options: argparse.Namespace) -> int:
    """What a workspace holds."""
    from hirepair_desktop.storage.backup import last_backup_at
    from hirepair_desktop.storage.store import HEAD
    from hirepair_desktop.transfer.overview import overview

    store = open_to_read(options.file)
    at = last_backup_at(store.workspace_id)
    with store.read() as s:
        facts = overview(s, HEAD, at.isoformat() if at is not None else None, store.encrypted)
    store.close()
    if options.json:
        say_json(facts)
        return 0
    lock = _("encrypted") if store.encrypted else _("not encrypted")
    say(_("{name}: schema {schema}, {lock}").format(name=store.name, schema=facts["schema"], lock=lock))
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


def check(options: argparse.Namespace) -> int:
    """Every integrity check there is."""
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
