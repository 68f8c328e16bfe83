"""Filling an empty store from a backup: whole and verified, or not at all."""

import base64
import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, inspect, select

from domain.errors import StoreFault
from store.access_tables import BACKED_UP
from store.address import resolve_url, shown_url
from store.backup import FORMAT, MANIFEST, member_of
from store.bulk import insert_rows
from store.chain import chain_head
from store.engine import make_engine, make_folder, writing
from store.opening import KNOWN_SCHEMAS, SCHEMA, bring_up_to_date, migrate
from store.records import Damaged
from store.verifying import verify_connection

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, TypeError, ValueError)


def restore(path: str | Path, url: str | None) -> dict[str, Any]:
    """Fills the empty store at an address and gives the backup's manifest; raises StoreFault or Damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _checked_manifest(archive, str(path))
            make_folder(resolved := resolve_url(url))
            engine = make_engine(resolved)
            try:
                # With the tables the backup was taken from; they are brought up to date once it is in.
                bring_up_to_date(engine, manifest["schema"])
                with writing(engine) as connection:
                    _require_empty(connection, shown_url(resolved))
                    _fill(connection, archive, manifest, str(path))
                    migrate(connection)
                    _require_same(connection, manifest, str(path))
            finally:
                engine.dispose()
            return manifest
    except OSError as why:
        reason = why.strerror or why
        told = f"the backup {path} cannot be read: {reason}"
        raise StoreFault(told, "backup_unreadable", place=path, why=reason) from why
    except _BROKEN as why:
        told = f"{path}: damaged or no backup of a store ({why}); take another backup"
        raise Damaged(told, "backup_broken", place=path, why=why) from why


def _broken(place: str, why: str) -> Damaged:
    return Damaged(
        f"{place}: {why}; nothing was restored, take another backup", "backup_broken", place=place, why=why
    )


def _checked_manifest(archive: zipfile.ZipFile, place: str) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["schema"] not in KNOWN_SCHEMAS:
        found = f"format {manifest['format']}, tables {manifest['schema']}"
        told = f"{place}: {found}; this release reads format {FORMAT}, tables up to {SCHEMA}"
        raise StoreFault(told, "backup_newer", place=place, found=found)
    for table in _tables_of(manifest):
        name = member_of(table)
        try:
            found = _digest(archive, name)
        except _BROKEN as why:
            raise _broken(f"{place}, {name}", f"cannot be read ({why})") from why
        expected = manifest["tables"][table]["sha256"]
        if found != expected:
            raise _broken(f"{place}, {name}", f"sha256 {found}, expected {expected}")
    return manifest


def _tables_of(manifest: dict[str, Any]) -> list[str]:
    """The tables a backup holds, in the order in which rows may be written."""
    return [table.name for table in BACKED_UP if table.name in manifest["tables"]]


def _digest(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:
        return hashlib.file_digest(member, "sha256").hexdigest()  # type: ignore[arg-type]


def _require_empty(connection: Connection, place: str) -> None:
    held = inspect(connection).get_table_names()
    for table in (one for one in BACKED_UP if one.name in held):
        rows = connection.execute(select(func.count()).select_from(table)).scalar()
        if rows:
            told = f"{place} holds {rows} rows in {table.name}; a backup needs an empty store"
            raise StoreFault(told, "not_empty", place=place, count=rows, table=table.name)


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: dict[str, Any], place: str) -> None:
    driver = connection.dialect.loaded_dbapi
    for table in _tables_of(manifest):
        names = [column["name"] for column in inspect(connection).get_columns(table)]
        try:
            insert_rows(connection, table, names, _rows(archive, table, names))
        except (driver.IntegrityError, driver.DataError, driver.ProgrammingError) as why:
            wrong = f"rows that do not fit ({str(why).partition(chr(10))[0]})"
            raise _broken(f"{place}, {member_of(table)}", wrong) from why


def _rows(archive: zipfile.ZipFile, table: str, names: list[str]) -> Iterator[list[Any]]:
    packed = [place for place, name in enumerate(names) if name == "content"]
    with archive.open(member_of(table)) as member:
        for line in member:
            row = json.loads(line)
            for place in packed:
                row[place] = base64.b64decode(row[place], validate=True)
            yield row


def _require_same(connection: Connection, manifest: dict[str, Any], place: str) -> None:
    found = chain_head(connection)
    if found != manifest["head"]:
        raise _broken(f"{place}, {MANIFEST}", f"chain head {found}, expected {manifest['head']}")
    findings = verify_connection(connection)
    if findings:
        first = findings[0]
        wrong = f"{first.place}: {first.found}, expected {first.expected}"
        raise _broken(place, wrong)
