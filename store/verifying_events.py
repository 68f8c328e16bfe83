"""Checks of the events: numbers without gaps, the chain, submissions and toggles that match it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from store.chain import GENESIS, event_digest
from store.records import Finding
from store.tables import ACCEPT, REDO, UNDO, edition, submission, toggle

_TURNS = {UNDO: 0, REDO: 1}


def check_numbers(connection: Connection) -> Iterator[Finding]:
    """Editions count from 1 without gaps."""
    expected = 1
    for found in connection.execute(select(edition.c.n).order_by(edition.c.n)).scalars():
        if found != expected:
            yield Finding("gap", f"edition {expected}", f"edition {found}", f"edition {expected}", "restore")
        expected = found + 1


def check_chain(connection: Connection) -> Iterator[Finding]:
    """Every edition's digest covers the one before, the event and the submission accepted."""
    sent = _submissions(connection)
    before = GENESIS
    for event in connection.execute(select(edition).order_by(edition.c.n)).mappings():
        accepted = sent.get(event["submission"]) if event["kind"] == ACCEPT else None
        expected = event_digest(before, event, accepted)
        if event["digest"] != expected:
            yield Finding("chain", f"edition {event['n']}", event["digest"], expected, "restore")
        # On from what stands there, so that one change is found once.
        before = event["digest"]


def check_submissions(connection: Connection) -> Iterator[Finding]:
    """Every submission was accepted by exactly one edition, and every event concerns a submission."""
    accepted: dict[int, list[int]] = {}
    known = _submissions(connection).keys()
    for n, kind, concerned in connection.execute(
        select(edition.c.n, edition.c.kind, edition.c.submission).order_by(edition.c.n)
    ):
        if concerned not in known:
            yield Finding("no_submission", f"edition {n}", "none", f"submission {concerned}", "restore")
        if kind == ACCEPT:
            accepted.setdefault(concerned, []).append(n)
    for number in sorted(known):
        found = accepted.get(number, [])
        if len(found) != 1:
            shown = ", ".join(map(str, found)) or "none"
            yield Finding("acceptance", f"submission {number}", shown, "one accepting edition", "restore")


def check_toggles(connection: Connection) -> Iterator[Finding]:
    """Every undo and redo has its toggle, and there is no other."""
    events = connection.execute(select(edition.c.submission, edition.c.n, edition.c.kind))
    expected = {(sent, n): _TURNS[kind] for sent, n, kind in events if kind in _TURNS}
    turns = connection.execute(select(toggle.c.submission, toggle.c.edition, toggle.c.visible))
    found = {(sent, n): visible for sent, n, visible in turns}
    for sent, n in sorted(expected.keys() | found.keys()):
        was, should = found.get((sent, n)), expected.get((sent, n))
        if was != should:
            place = f"toggle of submission {sent} by edition {n}"
            yield Finding("toggle", place, _shown(was), _shown(should), "restore")


def _submissions(connection: Connection) -> dict[int, RowMapping]:
    return {row["id"]: row for row in connection.execute(select(submission)).mappings()}


def _shown(visible: Any) -> str:
    return "none" if visible is None else f"visible {visible}"
