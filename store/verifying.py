"""Proving a store whole: editions, the trail, the files kept, every row, and the database itself."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from store.engine import reading
from store.records import Damaged, Finding
from store.trail import check_trail
from store.verifying_database import check_database
from store.verifying_events import check_chain, check_numbers, check_submissions, check_toggles
from store.verifying_files import check_files

if TYPE_CHECKING:
    from store.facade import Store

RESTORE = "restore"
_CHECKS = (
    check_database,
    check_numbers,
    check_chain,
    check_submissions,
    check_toggles,
    check_files,
    check_trail,
)


def verify(store: "Store") -> list[Finding]:
    """Everything found wrong in a store, [] where it is whole; reads all of it once."""
    try:
        with reading(store.engine) as connection:
            return verify_connection(connection)
    except Damaged as why:
        return [damage(store.url, str(why))]


def verify_connection(connection: Connection) -> list[Finding]:
    """The same on a connection that sees one state of the store."""
    # numpy is loaded only by those who verify.
    from store.verifying_rows import check_rows  # noqa: PLC0415

    return [finding for check in (*_CHECKS, check_rows) for finding in _run(check, connection)]


def damage(place: str, found: str) -> Finding:
    """The finding for what cannot even be read."""
    return Finding("unreadable", place, found, "a store that can be read", RESTORE)


def _run(check: Callable[[Connection], Iterator[Finding]], connection: Connection) -> list[Finding]:
    findings = []
    try:
        for finding in check(connection):
            findings.append(finding)
    except DBAPIError as why:
        findings.append(damage(check.__name__.removeprefix("check_"), str(why.orig).partition("\n")[0]))
    return findings
