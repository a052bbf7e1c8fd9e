"""Why something is not printed. Each text is a sentence or two for the person who asked."""

from __future__ import annotations

from hirepair_desktop.errors import HirePairError


class MayNotGoOutError(HirePairError):
    """A rule keeps this summary in: not shared by both, still sealed, not begun."""

    exit_status = 1


class HeldBackError(MayNotGoOutError):
    """A block of the coach holds it back; a written reason opens it (METHOD 0.1, 2)."""
