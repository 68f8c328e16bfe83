"""A whole store as one file that fits every database: a zip of JSON lines and a manifest of hashes."""

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from domain.errors import StoreFault
from store.access_tables import BACKED_UP
from store.chain import chain_head, newest_edition
from store.engine import reading
from store.opening import SCHEMA
from store.records import Damaged
from store.verifying import verify_connection

if TYPE_CHECKING:
    from store.facade import Store

MANIFEST, FORMAT = "manifest.json", 1
_SLICE = 10_000


def backup(store: "Store", path: str | Path) -> dict[str, Any]:
    """Writes a verified backup to a new file and gives its manifest; raises StoreFault or Damaged."""
    final = Path(path)
    if final.exists():
        told = f"{final} is there already; a backup is never overwritten, give another name"
        raise StoreFault(told, "backup_there", place=final)
    part = final.with_name(final.name + ".part")
    try:
        with reading(store.engine) as connection:
            _require_whole(connection, store.url)
            manifest = _write(connection, part)
        part.replace(final)
    except OSError as why:
        told = f"the backup {final} cannot be written: {why.strerror}"
        raise StoreFault(told, "backup_unwritable", place=final, why=why.strerror) from why
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _require_whole(connection: Connection, place: str) -> None:
    findings = verify_connection(connection)
    if findings:
        raise Damaged(
            f"{place}: {len(findings)} things are wrong, the first at {findings[0].place}; a damaged "
            "store is not backed up over sound copies; run verify, then restore an earlier backup",
            "not_backed_up", place=place, count=len(findings), first=findings[0].place,
        )  # fmt: skip


def _write(connection: Connection, part: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "schema": SCHEMA,
        "edition": newest_edition(connection),
        "head": chain_head(connection),
        "tables": {},
    }
    with part.open("wb") as handle:
        with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
            for table in BACKED_UP:
                manifest["tables"][table.name] = _write_table(connection, archive, table)
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        handle.flush()
        os.fsync(handle.fileno())
    return manifest


def _write_table(connection: Connection, archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with archive.open(member_of(table.name), "w", force_zip64=True) as member:
        for line in _lines(connection, table):
            digest.update(line)
            member.write(line)
            rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def member_of(table: str) -> str:
    """The name of a table's file within a backup."""
    return f"{table}.jsonl"


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    # Whole files travel one at a time, small rows by the thousand.
    size = 1 if "content" in table.c else _SLICE
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query.execution_options(yield_per=size)):
        values = [base64.b64encode(v).decode() if isinstance(v, bytes) else v for v in row]
        yield json.dumps(values, ensure_ascii=False).encode() + b"\n"
