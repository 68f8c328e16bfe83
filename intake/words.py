"""Sending things in words (domain.entries) from a form: what differs is stored as one edition, or nothing."""

import hashlib
import json
from collections.abc import Sequence

from domain.entries import Entry
from domain.periods import Period
from domain.units import Unit
from loaders.frames import tidy_frame
from store import Receipt, Store, Submission


def submit_entries(
    entries: Sequence[Entry],
    store: Store,
    unit: Unit | None,
    period: Period | None,
    who: str,
    edition: int,
    file: str,
    message: str = "",
) -> Receipt | None:
    """Store the entries that say something new, seen at `edition`; None where none does.

    What was typed is kept as a JSON file of this name, as a sent file would be. Raises the store's
    EditionMoved where somebody else's submission came in between.
    """
    changed = changed_entries(entries, store)
    return store_entries(changed, store, unit, period, who, edition, file, message) if changed else None


def store_entries(
    entries: Sequence[Entry],
    store: Store,
    unit: Unit | None,
    period: Period | None,
    who: str,
    edition: int | None,
    file: str,
    message: str = "",
) -> Receipt:
    """Store entries as one edition, whatever is stored; `edition` None where it matters to nobody."""
    typed = [
        {"kind": e.kind, "unit": e.unit, "period": e.period, "key": e.key, "body": e.body} for e in entries
    ]
    content = json.dumps(typed, ensure_ascii=False, indent=1).encode()
    submission = Submission(
        unit=unit.key if unit else "",
        period=period.code if period else 0,
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        message=message,
        who=who,
    )
    return store.publish(submission, tidy_frame({}, 0), expected_edition=edition, entries=entries)


def changed_entries(entries: Sequence[Entry], store: Store) -> list[Entry]:
    """Those of the entries that say something else than what is stored."""
    known = {}
    for kind in {one.kind for one in entries}:
        units = sorted({one.unit for one in entries if one.kind == kind})
        periods = sorted({one.period for one in entries if one.kind == kind})
        for kept in store.entries(kind, units=units, periods=periods):
            known[_key(kept.entry)] = kept.entry.body
    return [one for one in entries if known.get(_key(one)) != one.body]


def _key(one: Entry) -> tuple[str, str, int, str]:
    return one.kind, one.unit, one.period, one.key
