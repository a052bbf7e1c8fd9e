"""Small numbers in words, as a sentence begins with them."""

from __future__ import annotations

from hirepair_desktop.text import _


def counted(n: int) -> str:
    """`Two` up to twelve, then figures."""
    words = (
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"),
        _("Nine"), _("Ten"), _("Eleven"), _("Twelve"),
    )  # fmt: skip
    return words[n] if 0 <= n < len(words) else str(n)
