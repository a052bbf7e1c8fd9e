"""How Alembic runs here: over the connection it is handed, in that connection's transaction."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Enum

from hirepair_desktop.model import Base
from hirepair_desktop.model.base import UtcTime


def render_item(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write our types as SQLAlchemy's own: a revision must not change when the model does."""
    if kind == "type" and isinstance(thing, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Enum):
        values = ", ".join(repr(value) for value in thing.enums)
        return (
            f"sa.Enum({values}, name={thing.name!r}, native_enum=False, create_constraint=True, length={thing.length})"
        )
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    transactional_ddl=True,
    transaction_per_migration=False,
)
context.run_migrations()
