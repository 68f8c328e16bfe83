"""Half-mended uploads, each kept for its sender until it is accepted or thrown away.

A draft is no part of any edition and is not proved: it may be replaced and deleted. It is backed up, for what
waits for an approver is a draft too.
"""

import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from domain.errors import StoreFault
from store.records import Damaged, Draft, DraftMoved
from store.tables import draft
from store.wording import require_name, require_text

MOST_BYTES = 50 * 1024 * 1024
MOST_BODY = 1024 * 1024
MOST_DRAFTS = 20
# An owner that begins so is no person: what waits there is the whole office's.
SHELF, MOST_ON_SHELF = "*", 1000


def write_draft(
    connection: Connection, owner: str, key: str, body: Mapping[str, Any], content: bytes
) -> None:
    """Keeps a draft in the place of its owner's older one of this key; raises StoreFault for too much."""
    name, text = require_name(owner), _as_json(body)
    size = f"{len(content)} bytes and {len(text)} characters beside them"
    told = f"the draft {key} has {size}; expected at most {MOST_BYTES} and {MOST_BODY}"
    if len(content) > MOST_BYTES:
        raise StoreFault(told, "draft_large", most=MOST_BYTES // 1024 // 1024)
    if len(text) > MOST_BODY:
        raise StoreFault(told, "draft_long")
    remove_draft(connection, owner, key)
    held = connection.execute(select(func.count()).where(draft.c.owner == name)).scalar() or 0
    told = f"{name} keeps {held} drafts already; delete one of them first"
    if name.startswith(SHELF) and held >= MOST_ON_SHELF:
        raise StoreFault(told, "shelf_full", count=held)
    if not name.startswith(SHELF) and held >= MOST_DRAFTS:
        raise StoreFault(told, "drafts_many", count=held)
    row = {"owner": name, "key": _key(key), "updated": datetime.now(UTC).isoformat(timespec="seconds")}
    connection.execute(insert(draft), {**row, "body": text, "content": zlib.compress(content)})


def read_draft(connection: Connection, owner: str, key: str) -> Draft | None:
    """A draft with its content, or None; raises Damaged where it cannot be unpacked."""
    query = select(draft).where(draft.c.owner == owner.strip(), draft.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        return None
    try:
        return Draft(row.owner, row.key, row.updated, json.loads(row.body), zlib.decompress(row.content))
    except (zlib.error, ValueError) as why:
        raise Damaged(f"draft {key} of {owner} cannot be unpacked ({why}); delete it") from why


def read_bodies(connection: Connection, owner: str, key: str) -> list[Mapping[str, Any]]:
    """What is said in a draft, [] where there is none; {} where it is damaged: it can be deleted still."""
    query = select(draft.c.body).where(draft.c.owner == owner.strip(), draft.c.key == key)
    try:
        return [json.loads(text) for text in connection.execute(query).scalars()]
    except ValueError:
        return [{}]


def read_drafts(connection: Connection, owner: str) -> list[Draft]:
    """The drafts of an owner without their content, the newest first."""
    columns = (draft.c.owner, draft.c.key, draft.c.updated, draft.c.body)
    query = select(*columns).where(draft.c.owner == owner.strip())
    rows = connection.execute(query.order_by(draft.c.updated.desc(), draft.c.key)).all()
    return [Draft(row.owner, row.key, row.updated, json.loads(row.body)) for row in rows]


def take_draft(connection: Connection, read: Draft) -> None:
    """Deletes a draft that still says what was read of it; raises DraftMoved where it does not."""
    if read_bodies(connection, read.owner, read.key) != [read.body]:
        raise DraftMoved(read.owner, read.key)
    remove_draft(connection, read.owner, read.key)


def require_no_draft(connection: Connection, owner: str, key: str) -> None:
    """Raises DraftMoved where there is a draft."""
    if read_bodies(connection, owner, key):
        raise DraftMoved(owner, key)


def rename_drafts(connection: Connection, before: str, after: str) -> None:
    """Gives somebody's drafts to their new name, and names them so in what they handed over.

    A draft stays where the new name has one of its key already.
    """
    taken = select(draft.c.key).where(draft.c.owner == after)
    mine = update(draft).where(draft.c.owner == before, draft.c.key.not_in(taken))
    connection.execute(mine.values(owner=after))
    shelves = select(draft.c.owner, draft.c.key, draft.c.body).where(draft.c.owner.startswith(SHELF))
    for row in connection.execute(shelves).all():
        body = json.loads(row.body)
        if body.get("who") == before:
            there = update(draft).where(draft.c.owner == row.owner, draft.c.key == row.key)
            connection.execute(there.values(body=_as_json({**body, "who": after})))


def remove_draft(connection: Connection, owner: str, key: str) -> bool:
    """Deletes a draft; whether there was one."""
    gone = delete(draft).where(draft.c.owner == owner.strip(), draft.c.key == key)
    return connection.execute(gone).rowcount > 0


def _key(key: str) -> str:
    if not key:
        raise StoreFault("a draft has no key; expected a text that tells it from its owner's others")
    return require_text(key, "key")


def _as_json(body: Mapping[str, Any]) -> str:
    try:
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, allow_nan=False)
    except (TypeError, ValueError) as why:
        raise StoreFault(f"the draft: {why}; expected texts, numbers, flags and lists") from why
    return require_text(text, "body")
