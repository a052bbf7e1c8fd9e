"""No picture of this process's memory reaches the disk or another program (RELIABILITY fault 54)."""

from __future__ import annotations

import sys

_PR_SET_DUMPABLE = 4
"""Of Linux's prctl(2)."""


def forbid_dumps() -> None:
    """No core file when the program is killed by a bug, and on Linux nobody but root may look into its memory.

    What the system does not have or refuses is left as it is: it must not keep anybody from their work.
    """
    if sys.platform == "win32":
        return
    import resource
    from contextlib import suppress

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
