"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """What changes; tables are spelled out here, because store.tables moves on."""
    ${upgrades if upgrades else "raise NotImplementedError"}
