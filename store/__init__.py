"""The store: append-only and versioned, on SQLite or PostgreSQL; read as of an edition."""

from store.address import resolve_url
from store.backup import backup
from store.facade import Store, open_store
from store.records import Busy, Damaged, Draft, EditionMoved, Event, Finding, Receipt, Submission
from store.restoring import restore
from store.verifying import verify

__all__ = [
    "Busy",
    "Damaged",
    "Draft",
    "EditionMoved",
    "Event",
    "Finding",
    "Receipt",
    "Store",
    "Submission",
    "backup",
    "open_store",
    "resolve_url",
    "restore",
    "verify",
]
