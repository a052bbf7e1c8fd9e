"""Which answers were put there by a template, so that nobody stands behind them yet."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Only forward. What an older file holds is taken as written by whoever it names."""
    with op.batch_alter_table("entry", schema=None, recreate="never") as batch_op:
        batch_op.add_column(sa.Column("proposed", sa.Boolean(), server_default=sa.false(), nullable=False))
