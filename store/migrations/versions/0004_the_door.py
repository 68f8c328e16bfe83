"""Accounts, sessions, links and settings; the trail, which only grows."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the six tables of the door; the trail refuses changes and deletions."""
    _accounts()
    _sessions()
    _shares()
    op.create_table("setting", *_texts("key", "value"), sa.PrimaryKeyConstraint("key", name="setting_key"))
    op.create_table(
        "trail",
        _integer("n"),
        *_texts("at", "who", "origin", "action", "about", "digest"),
        sa.PrimaryKeyConstraint("n", name="trail_key"),
    )
    _refuse_changes("trail")


def _accounts() -> None:
    op.create_table(
        "account",
        _integer("id"),
        *_texts("name", "shown_name", "role", "units", "password", "subject"),
        _flag("active"),
        *_texts("made"),
        sa.PrimaryKeyConstraint("id", name="account_key"),
    )
    op.create_index("account_by_name", "account", ["name"], unique=True)


def _sessions() -> None:
    op.create_table(
        "session",
        *_texts("token", "kind"),
        _integer("account"),
        _integer("share"),
        *_texts("made", "seen", "ends"),
        _integer("idle_seconds"),
        *_texts("origin", "agent"),
        sa.PrimaryKeyConstraint("token", name="session_key"),
    )
    op.create_index("session_by_account", "session", ["account"])
    op.create_index("session_by_share", "session", ["share"])
    op.create_table(
        "ticket",
        *_texts("token", "kind"),
        _integer("account"),
        *_texts("made", "ends"),
        sa.PrimaryKeyConstraint("token", name="ticket_key"),
    )


def _shares() -> None:
    op.create_table(
        "share",
        _integer("number"),
        *_texts("token", "name"),
        _integer("maker"),
        *_texts("made", "ends", "reach", "page", "address"),
        _integer("edition"),
        *(_flag(name) for name in ("newer", "downloads", "tells_figures")),
        *_texts("revoked"),
        _integer("openings"),
        *_texts("opened"),
        sa.PrimaryKeyConstraint("number", name="share_key"),
    )
    op.create_index("share_by_token", "share", ["token"], unique=True)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _flag(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.SmallInteger, nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: {change} refused'); END"
            )
        return
    for change in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
