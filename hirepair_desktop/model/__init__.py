"""What is true: the mapped classes are the domain itself, with their queries and verbs. No Qt.

Every class of `mapped` can be imported from here. They are mapped when the first of them is asked for, all at
once: mapping takes longer than the window may wait for its first paint (PERFORMANCE).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hirepair_desktop.model.stamps import new_id as new_id
from hirepair_desktop.model.stamps import now as now

if TYPE_CHECKING:
    from hirepair_desktop.model.mapped import *  # noqa: F403  its __all__ is the list
else:

    def __getattr__(name: str) -> type:
        if not name[0].isupper():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from hirepair_desktop.model import mapped

        return getattr(mapped, name)
