"""The first tables, and the triggers that let them only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPEND_ONLY = (
    "meta", "unit_key", "indicator_code", "raw_file", "submission", "edition", "toggle", "coverage",
    "figure", "target",
)  # fmt: skip


def upgrade() -> None:
    """Creates every table as of the first release; spelled out, because store.tables moves on."""
    _create_events()
    _create_names()
    _create_figures()
    _create_targets()
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_sqlite()
    else:
        _refuse_changes_postgresql()


def _integers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False, autoincrement=False) for name in names]


def _smalls(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.SmallInteger, nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _create_events() -> None:
    op.create_table(
        "raw_file",
        *_texts("sha256"),
        *_integers("size"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="raw_file_key"),
    )
    op.create_table(
        "submission",
        *_integers("id"),
        *_texts("kind", "unit"),
        *_integers("period"),
        *_texts("file", "sha256", "message"),
        *_integers("figures", "targets"),
        *_texts("rows_digest"),
        sa.PrimaryKeyConstraint("id", name="submission_key"),
        sa.ForeignKeyConstraint(["sha256"], ["raw_file.sha256"]),
    )
    op.create_index("submission_by_file", "submission", ["sha256"])
    op.create_table(
        "edition",
        *_integers("n"),
        *_texts("kind"),
        *_integers("submission"),
        *_texts("who", "at", "digest"),
        sa.PrimaryKeyConstraint("n", name="edition_key"),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"]),
    )
    op.create_index("edition_by_submission", "edition", ["submission"])
    op.create_table(
        "toggle",
        *_integers("submission", "edition"),
        *_smalls("visible"),
        sa.PrimaryKeyConstraint("submission", "edition", name="toggle_key"),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"]),
        sa.ForeignKeyConstraint(["edition"], ["edition.n"]),
        sqlite_with_rowid=False,
    )


def _create_names() -> None:
    for table in ("unit_key", "indicator_code"):
        op.create_table(
            table, *_integers("id"), *_texts("key"), sa.PrimaryKeyConstraint("id", name=f"{table}_key")
        )
        op.create_index(f"{table}_by_key", table, ["key"], unique=True)
    op.create_table("meta", *_texts("key", "value"), sa.PrimaryKeyConstraint("key", name="meta_key"))


def _create_figures() -> None:
    key = ["unit", "period", "indicator", "measure", "assigner", "edition"]
    op.create_table(
        "figure",
        *_integers("unit", "period", "indicator"),
        *_smalls("measure", "assigner"),
        *_integers("edition", "submission"),
        sa.Column("value", sa.Double, nullable=False),
        *_smalls("decimals"),
        *_texts("written"),
        *_smalls("grade"),
        *_texts("source", "note"),
        sa.PrimaryKeyConstraint(*key, name="figure_key"),
        sqlite_with_rowid=False,
    )
    by_indicator = ["indicator", "period", "measure", "assigner", "unit", "edition"]
    op.create_index("by_indicator", "figure", [*by_indicator, "submission", "value", "grade", "decimals"])
    op.create_table(
        "coverage",
        *_integers("unit", "period", "submission", "figures"),
        sa.PrimaryKeyConstraint("unit", "period", "submission", name="coverage_key"),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"]),
        sqlite_with_rowid=False,
    )


def _create_targets() -> None:
    op.create_table(
        "target",
        *_integers("unit", "year", "indicator"),
        *_smalls("assigner"),
        *_integers("edition", "submission"),
        *_smalls("operator"),
        sa.Column("value", sa.Double),
        sa.Column("value_high", sa.Double),
        *_smalls("decimals"),
        *_texts("deadline"),
        *_smalls("assumed"),
        *_texts("written"),
        sa.Column("grade", sa.SmallInteger),
        *_texts("source", "note"),
        sa.PrimaryKeyConstraint("unit", "year", "indicator", "assigner", "edition", name="target_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("target_by_indicator", "target", ["indicator", "year", "assigner", "unit", "edition"])


def _refuse_changes_sqlite() -> None:
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {change} refused'); END"
            )


def _refuse_changes_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP; END $$"
    )
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE", "TRUNCATE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
