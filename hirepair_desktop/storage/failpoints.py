"""Named steps at which a fault run may end the process or have a step fail (RELIABILITY (b), conventions).

`HP_FAIL=name:kill`, `name:raise` or `name:enospc`, with `@N` behind it for the N-th time the step is reached. Nothing
else reads the variable; where it is not set a step costs one look into the environment.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections import Counter

VARIABLE = "HP_FAIL"

POINTS = (
    # backups
    "backup.begun",
    "backup.copied",
    "backup.verified",
    "backup.synced",
    "backup.noted",
    "backup.renamed",
    "backup.kept",
    "backup.thinning",
    "backup.thinned",
    "backup.elsewhere",
    # restore
    "restore.begun",
    "restore.prepared",
    "restore.set_aside",
    "restore.side_file_aside",
    "restore.file_aside",
    "restore.placed",
    "restore.synced",
    "restore.checked",
    # encryption on, off, another passphrase
    "cipher.begun",
    "cipher.exported",
    "cipher.synced",
    "cipher.verified",
    "cipher.kept",
    "cipher.swapped",
    "cipher.settled",
    "cipher.backed_up",
    "cipher.removing",
    "cipher.removed",
)
"""Every step there is, by its room; a test holds this list equal to the calls in the program."""

_reached: Counter[str] = Counter()


class FailpointError(Exception):
    """What a step raises that was asked to fail: no error that anything here expects."""


def failpoint(name: str) -> None:
    """A named step is reached. Does nothing unless `HP_FAIL` names it.

    Raises FailpointError, OSError (no space left), or ends the process at once; LookupError for a name not listed.
    """
    asked = os.environ.get(VARIABLE)
    if asked is None:
        return
    wanted, _colon, action = asked.partition(":")
    for one in (name, wanted):
        if one not in POINTS:
            raise LookupError(one)
    if wanted == name:
        _reached[name] += 1
        action, _at, number = action.partition("@")
        if _reached[name] == int(number or 1):
            _fail(name, action)


def _fail(name: str, action: str) -> None:
    if action == "kill":
        _end_process()
    if action == "enospc":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if action == "raise":
        raise FailpointError(name)
    raise LookupError(action)


def _end_process() -> None:
    """Nothing is flushed and no `finally` runs."""
    if sys.platform == "win32":
        os._exit(137)
    os.kill(os.getpid(), signal.SIGKILL)
