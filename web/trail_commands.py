"""`python -m web trail …`: whether the trail is whole, and all of it as a table."""

import argparse
import csv
import io
import json
import sys
from dataclasses import asdict
from typing import Any

from domain.spreadsheet_text import harmless
from store import AccessRecords, TrailRow, open_store
from texts import t

Answer = tuple[int, dict[str, Any], list[str]]
WHOLE, BROKEN = 0, 1
COLUMNS = ("n", "at", "who", "origin", "action", "about", "digest")


def verify(given: argparse.Namespace) -> Answer:
    """Whether every row of the trail stands as it was written, and none is missing."""
    with open_store(given.store, create=False) as store:
        records = AccessRecords(store.engine)
        places, rows = records.broken_trail(), records.trail_length()
    answer = {"ok": not places, "rows": rows, "findings": places}
    lines = [t("trail.command.found", given.lang, place=place) for place in places]
    whole = t("trail.command.whole", given.lang, rows=rows)
    return (BROKEN if places else WHOLE), answer, lines or [whole]


def export(given: argparse.Namespace) -> Answer:
    """Every row, the oldest first: as CSV, or with --json as objects."""
    with open_store(given.store, create=False) as store:
        records = AccessRecords(store.engine)
        places, rows = records.broken_trail(), records.trail()[::-1]
    answer = {"ok": not places, "findings": places, "rows": [asdict(row) for row in rows]}
    # A place that is broken is no row of the table.
    for place in places:
        print(t("trail.command.found", given.lang, place=place), file=sys.stderr)
    return (BROKEN if places else WHOLE), answer, [_table(rows)]


def _table(rows: list[TrailRow]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(row)] for row in rows)
    return out.getvalue().rstrip("\n")


def _cells(row: TrailRow) -> list[str]:
    about = json.dumps(row.about, ensure_ascii=False, sort_keys=True)
    return [str(row.n), row.at, row.who, row.origin, row.action, about, row.digest]
