"""${message}."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Only forward: an older file is migrated, a newer one is refused."""
    ${upgrades if upgrades else "pass"}
