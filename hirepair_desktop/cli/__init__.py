"""The command line (INTERFACE.md). Heavy imports happen in the command that needs them; Qt only for a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hirepair_desktop.cli import bring, export, locking, wisdom, workspace
from hirepair_desktop.cli.parser import build_parser
from hirepair_desktop.cli.telling import complain
from hirepair_desktop.dumps import forbid_dumps
from hirepair_desktop.errors import CalledWronglyError, HirePairError
from hirepair_desktop.text import _

if TYPE_CHECKING:
    import argparse

LATER = ("search", "backup", "restore", "access", "erase")
"""Commands of the interface that come with a later version; said plainly rather than taken for a file."""

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": workspace.demo,
    "new": workspace.new,
    "info": workspace.info,
    "check": workspace.check,
    "export": export.export,
    "import": bring.bring,
    "coach": wisdom.coach,
    "measure": wisdom.measure,
    "encrypt": locking.encrypt,
    "decrypt": locking.decrypt,
    "passphrase": locking.passphrase,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command or open the window; the exit status of INTERFACE.md."""
    os.umask(0o077)
    forbid_dumps()
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
        locking.unlock_files(options)
        return COMMANDS[options.command](options)
    if len(arguments) > 1:
        raise CalledWronglyError(_("`hirepair` opens one FILE. `hirepair --help` lists the commands."))
    file = Path(first) if first else None
    if file is not None:
        locking.unlock_file(file)
    from hirepair_desktop.app import open_window

    return open_window(file)
