"""Half-mended uploads kept for their senders: the one table that may be changed and emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds the table draft, without the triggers that guard all others."""
    op.create_table(
        "draft",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("owner", "key", "updated", "body")),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name="draft_key"),
    )
