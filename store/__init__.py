"""The store: append-only and versioned, on SQLite or PostgreSQL; read as of an edition."""

from store.access_records import AccessRecords, Drop, Put, Renamed
from store.address import resolve_url
from store.backup import backup
from store.facade import Store, open_store
from store.guarding import Act, Guard
from store.records import Busy, Damaged, Draft, DraftMoved, EditionMoved, Event, Finding, Receipt, Submission
from store.restoring import restore
from store.trail import Deed, TrailRow, acting_from, acting_origin
from store.verifying import verify

__all__ = [
    "AccessRecords",
    "Act",
    "Busy",
    "Damaged",
    "Deed",
    "Draft",
    "DraftMoved",
    "Drop",
    "EditionMoved",
    "Event",
    "Finding",
    "Guard",
    "Put",
    "Receipt",
    "Renamed",
    "Store",
    "Submission",
    "TrailRow",
    "acting_from",
    "acting_origin",
    "backup",
    "open_store",
    "resolve_url",
    "restore",
    "verify",
]
