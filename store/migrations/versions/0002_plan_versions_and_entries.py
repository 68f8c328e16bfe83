"""Plans with the decision that set them and the day they came into force; things in words."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = "unit, year, indicator, assigner, effective, edition"
_COLUMNS = (
    "unit, year, indicator, assigner, edition, submission, operator, value, value_high, decimals, deadline, "
    "assumed, written, grade, source, note"
)


def upgrade() -> None:
    """Adds the two columns of target, effective being part of its key, and the table entry."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        _rebuild_target()
    else:
        op.execute("ALTER TABLE target ADD COLUMN effective INTEGER NOT NULL DEFAULT 0")
        op.execute("ALTER TABLE target ADD COLUMN decision TEXT NOT NULL DEFAULT ''")
        op.execute("ALTER TABLE target ALTER COLUMN effective DROP DEFAULT")
        op.execute("ALTER TABLE target ALTER COLUMN decision DROP DEFAULT")
        op.execute("ALTER TABLE target DROP CONSTRAINT target_key")
        op.execute(f"ALTER TABLE target ADD CONSTRAINT target_key PRIMARY KEY ({_KEY})")
    _create_entry()
    for table in ("target", "entry") if sqlite else ("entry",):
        _refuse_changes(table, sqlite=sqlite)


def _rebuild_target() -> None:
    # SQLite cannot change a primary key. Dropping a table runs no trigger, so nothing is refused here.
    op.execute("ALTER TABLE target RENAME TO target_0001")
    op.execute("DROP INDEX target_by_indicator")
    op.execute(
        "CREATE TABLE target (unit INTEGER NOT NULL, year INTEGER NOT NULL, indicator INTEGER NOT NULL, "
        "assigner SMALLINT NOT NULL, edition INTEGER NOT NULL, submission INTEGER NOT NULL, "
        "operator SMALLINT NOT NULL, value DOUBLE, value_high DOUBLE, decimals SMALLINT NOT NULL, "
        "deadline TEXT NOT NULL, assumed SMALLINT NOT NULL, written TEXT NOT NULL, grade SMALLINT, "
        "source TEXT NOT NULL, note TEXT NOT NULL, effective INTEGER NOT NULL, decision TEXT NOT NULL, "
        f"CONSTRAINT target_key PRIMARY KEY ({_KEY})) WITHOUT ROWID"
    )
    op.execute(
        f"INSERT INTO target ({_COLUMNS}, effective, decision) SELECT {_COLUMNS}, 0, '' FROM target_0001"  # noqa: S608 - names of our own
    )
    op.execute("DROP TABLE target_0001")
    op.create_index("target_by_indicator", "target", ["indicator", "year", "assigner", "unit", "edition"])


def _create_entry() -> None:
    integers = ("unit", "period", "edition", "submission")
    op.create_table(
        "entry",
        sa.Column("kind", sa.SmallInteger, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False, autoincrement=False) for name in integers),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "unit", "period", "key", "edition", name="entry_key"),
        sqlite_with_rowid=False,
    )


def _refuse_changes(table: str, *, sqlite: bool) -> None:
    for change in ("UPDATE", "DELETE") if sqlite else ("UPDATE", "DELETE", "TRUNCATE"):
        name = f"{table}_no_{change.lower()}"
        if sqlite:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {change} refused'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {change} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
