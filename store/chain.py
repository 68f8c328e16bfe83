"""The chain of editions: each digest covers the one before, so a change by hand is found."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from store.tables import edition, submission, toggle
from store.wording import require_name

GENESIS = "0" * 64
SUBMISSION_FIELDS = tuple(column.name for column in submission.columns)


def newest_edition(connection: Connection) -> int:
    """The number of the newest edition, 0 where there is none."""
    return connection.execute(select(func.max(edition.c.n))).scalar() or 0


def event_digest(
    before: str, event: Mapping[Any, Any] | RowMapping, sent: Mapping[Any, Any] | RowMapping | None
) -> str:
    """sha256 over the digest before, the event, and for an acceptance all of its submission's row."""
    fields: dict[str, Any] = {name: event[name] for name in ("n", "kind", "submission", "who", "at")}
    if sent is not None:
        fields["sent"] = {name: sent[name] for name in SUBMISSION_FIELDS}
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{content}".encode()).hexdigest()


def append_edition(
    connection: Connection,
    kind: str,
    concerned: int,
    who: str,
    sent: Mapping[str, Any] | None = None,
    visible: int | None = None,
) -> int:
    """Writes the next edition of the chain, and its toggle; only while holding the writers' lock."""
    last = connection.execute(select(edition.c.n, edition.c.digest).order_by(edition.c.n.desc()).limit(1))
    number, before = last.one_or_none() or (0, GENESIS)
    row = {"n": number + 1, "kind": kind, "submission": concerned, "who": require_name(who), "at": now()}
    connection.execute(insert(edition), {**row, "digest": event_digest(before, row, sent)})
    if visible is not None:
        values = {"submission": concerned, "edition": number + 1, "visible": visible}
        connection.execute(insert(toggle), values)
    return int(number) + 1


def now() -> str:
    """The time by which changes are dated: ISO, UTC, in seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def chain_head(connection: Connection) -> str:
    """The digest of the newest edition; it stands for everything the store holds."""
    last = connection.execute(select(edition.c.digest).order_by(edition.c.n.desc()).limit(1))
    return last.scalar() or GENESIS
