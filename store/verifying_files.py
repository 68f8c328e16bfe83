"""Checks of the files kept: each is there, unpacks, and has the hash it is kept by."""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from store.records import Finding
from store.tables import raw_file, submission


def check_files(connection: Connection) -> Iterator[Finding]:
    """Every submission's file is whole, and no file is there that nobody sent."""
    query = select(submission.c.sha256, submission.c.id).order_by(submission.c.id.desc())
    sent: dict[str, int] = dict(connection.execute(query).all())
    held = set(connection.execute(select(raw_file.c.sha256)).scalars())
    for sha256, number in sent.items():
        if sha256 not in held:
            yield Finding("file_missing", f"file of submission {number}", "none", sha256, "restore")
    for sha256 in sorted(held):
        if sha256 not in sent:
            yield Finding("file_extra", f"file {sha256}", "a file", "none: nobody sent it", "inquire")
        else:
            yield from _check_content(connection, sha256, sent[sha256])


def _check_content(connection: Connection, sha256: str, number: int) -> Iterator[Finding]:
    packed, size = connection.execute(
        select(raw_file.c.content, raw_file.c.size).where(raw_file.c.sha256 == sha256)
    ).one()
    try:
        content = zlib.decompress(packed)
    except zlib.error as why:
        found = str(why)
    else:
        found = hashlib.sha256(content).hexdigest()
        if found == sha256 and len(content) == size:
            return
    yield Finding("file_changed", f"file of submission {number}", found, sha256, "restore")
