"""The tables of the door: who may come in, with what, and the trail of what was done.

Tokens stand as their sha256 and passwords as argon2 hashes: who reads the store cannot come in with it.
Times are ISO texts in UTC, which sort as they pass. But for the trail, which only grows and is proved as the
chain of editions is, rows may be changed; what changed them stands in the trail.

| table | one row |
|---|---|
| account | someone who may sign in: name, role, the unit keys it may write for as JSON |
| session | a browser, device or program that came in: by an account, or by a share (the other is 0) |
| ticket | a link that can be used once: first set-up, a new password, a sign-in by code |
| share | a link to a view: what it shows (address as JSON), of which edition (0: the newest), until when |
| setting | a choice of the whole office |
| trail | something that happened: who, when, from where, what; each row covers the one before |
"""

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, SmallInteger, Table, Text

from store.tables import TABLES, draft, metadata


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, autoincrement=False)


def _flag(name: str) -> Column[int]:
    return Column(name, SmallInteger, nullable=False)


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


account = Table(
    "account",
    metadata,
    _integer("id"),
    *_texts("name", "shown_name", "role", "units", "password", "subject"),
    _flag("active"),
    *_texts("made"),
    PrimaryKeyConstraint("id", name="account_key"),
    Index("account_by_name", "name", unique=True),
)
session = Table(
    "session",
    metadata,
    *_texts("token", "kind"),
    _integer("account"),
    _integer("share"),
    *_texts("made", "seen", "ends"),
    _integer("idle_seconds"),
    *_texts("origin", "agent"),
    PrimaryKeyConstraint("token", name="session_key"),
    Index("session_by_account", "account"),
    Index("session_by_share", "share"),
)
ticket = Table(
    "ticket",
    metadata,
    *_texts("token", "kind"),
    _integer("account"),
    *_texts("made", "ends"),
    PrimaryKeyConstraint("token", name="ticket_key"),
)
share = Table(
    "share",
    metadata,
    _integer("number"),
    *_texts("token", "name"),
    _integer("maker"),
    *_texts("made", "ends", "reach", "page", "address"),
    _integer("edition"),
    *(_flag(name) for name in ("newer", "downloads", "tells_figures")),
    *_texts("revoked"),
    _integer("openings"),
    *_texts("opened"),
    PrimaryKeyConstraint("number", name="share_key"),
    Index("share_by_token", "token", unique=True),
)
setting = Table("setting", metadata, *_texts("key", "value"), PrimaryKeyConstraint("key", name="setting_key"))
trail = Table(
    "trail",
    metadata,
    _integer("n"),
    *_texts("at", "who", "origin", "action", "about", "digest"),
    PrimaryKeyConstraint("n", name="trail_key"),
)

# What only grows: a trigger refuses every other change.
APPEND_ONLY = (*TABLES, trail)
# Sessions and tickets end with the store they were made in.
BACKED_UP = (*APPEND_ONLY, draft, account, share, setting)
