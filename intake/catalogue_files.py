"""An office's own rows of the catalogue: from a file or a form, held against it, stored like figures."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.catalogue import Catalogue
from domain.catalogue_changes import indicator_cells, indicator_entry, with_changes
from domain.catalogue_records import INDICATOR_COLUMNS
from domain.entries import Entry
from domain.errors import CatalogueError, Refused
from domain.problems import Findings, Problem, Where
from domain.spreadsheet_text import harmless, unquoted
from loaders import read_certain
from loaders.frames import tidy_frame
from store import Receipt, Store, Submission


@dataclass
class CatalogueCheck:
    """A file of indicators held against the catalogue: the rows that would be added or changed."""

    file: str
    content: bytes = field(repr=False)
    edition: int
    findings: Findings
    changes: list[Entry] = field(default_factory=list)

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""
        return bool(self.changes) and not self.findings.has_errors


def export_indicators(catalogue: Catalogue) -> bytes:
    """Every indicator as a CSV file that check_indicators takes; with a byte order mark, for spreadsheets."""
    return _written(map(indicator_cells, catalogue.indicators.values())).encode("utf-8-sig")


def check_indicators(content: bytes, file: str, catalogue: Catalogue, edition: int) -> CatalogueCheck:
    """What a file would add or change; columns it leaves out keep what the catalogue says."""
    check = CatalogueCheck(file, content, edition, Findings())
    try:
        rows = [row for grid in read_certain(content, file).grids for row in grid.rows]
    except Refused as why:
        check.findings.add(Problem(why.code, details=dict(why.details)))
        return check
    header = [cell.strip() for cell in rows[0]]
    if "code" not in header or set(header) - {"", *INDICATOR_COLUMNS}:
        odd = ", ".join(sorted(set(header) - {"", *INDICATOR_COLUMNS})) or "code"
        check.findings.add(Problem("unclear_heading", Where(row=1, text=odd), odd, {"found": odd}))
        return check
    for number, cells in enumerate(rows[1:], start=2):
        told = (unquoted(cell.strip()) for cell in cells)
        _take(check, number, dict(zip(header, told, strict=False)), catalogue)
    return check


def check_row(cells: dict[str, str], catalogue: Catalogue, edition: int) -> CatalogueCheck:
    """The same for one indicator typed on a page."""
    check = CatalogueCheck("", b"", edition, Findings())
    _take(check, 1, cells, catalogue)
    return check


def accept_indicators(check: CatalogueCheck, store: Store, who: str, file: str = "") -> Receipt:
    """Store a checked file's changes as one edition; raises the store's EditionMoved."""
    content = check.content or _written(dict(one.body or {}) for one in check.changes).encode()
    submission = Submission(
        unit="", period=0, file=check.file or file, sha256=hashlib.sha256(content).hexdigest(),
        content=content, message="", who=who,
    )  # fmt: skip
    return store.publish(submission, tidy_frame({}, 0), expected_edition=check.edition, entries=check.changes)


def _take(check: CatalogueCheck, number: int, cells: dict[str, str], catalogue: Catalogue) -> None:
    """One row: nothing where it says what is known, a change, or a problem."""
    told = {name: text.strip() for name, text in cells.items() if name}
    code = told.get("code", "")
    if not any(told.values()):
        return
    known = catalogue.indicators.get(code)
    before = indicator_cells(known) if known else dict.fromkeys(INDICATOR_COLUMNS, "")
    after = {**before, **told}
    if after == before:
        return
    entry = indicator_entry(after)
    try:
        with_changes(catalogue, [*check.changes, entry])
    except CatalogueError as why:
        where = Where(row=number, text=code)
        check.findings.add(Problem("bad_catalogue_row", where, code, {"found": why.reason}))
        return
    check.changes.append(entry)


def _written(rows: Iterable[Mapping[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, INDICATOR_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(text) for name, text in row.items()} for row in rows)
    return out.getvalue()
