"""The command `import`: what comes in, all or nothing."""

from __future__ import annotations

import argparse
from typing import Any

from hirepair_desktop.cli.telling import complain, say, say_json
from hirepair_desktop.errors import CalledWronglyError
from hirepair_desktop.text import _

SOURCES_NOW = (".json",)


def bring(options: argparse.Namespace) -> int:
    """Bring in an exchange file, or say what it would do."""
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
