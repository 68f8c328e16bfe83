"""Filling an empty store from a backup: whole and verified, or not at all."""

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select

from domain.errors import StoreFault
from store.backup import FORMAT, MANIFEST, member_of
from store.bulk import insert_rows
from store.chain import chain_head
from store.engine import writing
from store.facade import open_store
from store.opening import SCHEMA
from store.records import Damaged
from store.tables import TABLES
from store.verifying import verify_connection

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError)


def restore(path: str | Path, url: str | None) -> dict[str, Any]:
    """Fills the empty store at an address and gives the backup's manifest; raises StoreFault or Damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _checked_manifest(archive, str(path))
            with open_store(url) as store, writing(store.engine) as connection:
                _require_empty(connection, store.url)
                _fill(connection, archive, str(path))
                _require_same(connection, manifest, str(path))
            return manifest
    except OSError as why:
        raise StoreFault(f"the backup {path} cannot be read: {why.strerror or why}") from why
    except _BROKEN as why:
        raise Damaged(f"{path}: damaged or no backup of a store ({why}); take another backup") from why


def _checked_manifest(archive: zipfile.ZipFile, place: str) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["schema"] != SCHEMA:
        found = f"format {manifest['format']}, tables {manifest['schema']}"
        raise StoreFault(f"{place}: {found}; this release reads format {FORMAT}, tables {SCHEMA}")
    for table in TABLES:
        name = member_of(table)
        try:
            found = _digest(archive, name)
        except _BROKEN as why:
            raise Damaged(f"{place}, {name}: cannot be read ({why}); take another backup") from why
        expected = manifest["tables"][table.name]["sha256"]
        if found != expected:
            raise Damaged(f"{place}, {name}: sha256 {found}, expected {expected}; take another backup")
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]


def _require_empty(connection: Connection, place: str) -> None:
    for table in TABLES:
        rows = connection.execute(select(func.count()).select_from(table)).scalar()
        if rows:
            raise StoreFault(f"{place} holds {rows} rows in {table.name}; a backup needs an empty store")


def _fill(connection: Connection, archive: zipfile.ZipFile, place: str) -> None:
    driver = connection.dialect.loaded_dbapi
    for table in TABLES:
        names = [column.name for column in table.columns]
        try:
            insert_rows(connection, table, names, _rows(archive, table))
        except (driver.IntegrityError, driver.DataError, driver.ProgrammingError) as why:
            wrong = f"rows that do not fit ({str(why).partition(chr(10))[0]})"
            raise Damaged(f"{place}, {member_of(table)}: {wrong}; take another backup") from why


def _rows(archive: zipfile.ZipFile, table: Table) -> Iterator[list[Any]]:
    packed = [place for place, column in enumerate(table.columns) if column.name == "content"]
    with archive.open(member_of(table)) as member:
        for line in member:
            row = json.loads(line)
            for place in packed:
                row[place] = base64.b64decode(row[place], validate=True)
            yield row


def _require_same(connection: Connection, manifest: dict[str, Any], place: str) -> None:
    found = chain_head(connection)
    if found != manifest["head"]:
        raise Damaged(f"{place}, {MANIFEST}: chain head {found}, expected {manifest['head']}")
    findings = verify_connection(connection)
    if findings:
        first = findings[0]
        wrong = f"{first.place}: {first.found}, expected {first.expected}"
        raise Damaged(f"{place}, {wrong}; nothing was restored")
