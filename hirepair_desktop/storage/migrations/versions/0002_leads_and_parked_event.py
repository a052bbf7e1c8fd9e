"""Who leads a criterion, and what a parked challenge waits for."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Only forward: an older file is migrated, a newer one is refused.

    The defaults stand in the schema: a column is then added in place. Making the table anew would remove the old
    one, and with it by reference the criteria and interviewers of every stage.
    """
    with op.batch_alter_table("challenge", schema=None, recreate="never") as batch_op:
        batch_op.add_column(sa.Column("parked_event", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("stage", schema=None, recreate="never") as batch_op:
        batch_op.add_column(sa.Column("lead_ids", sa.JSON(), server_default="[]", nullable=False))
