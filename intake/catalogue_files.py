"""An office's own rows of the catalogue: from a file or a form, held against it, stored like figures."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from domain.catalogue import Catalogue
from domain.catalogue_changes import try_changes
from domain.catalogue_kinds import INDICATORS, KINDS_OF_ROWS, SUCCESSIONS
from domain.errors import CatalogueError, Refused
from domain.problems import Findings, Problem, Where
from domain.spreadsheet_text import harmless, unquoted
from intake.catalogue_guard import guard_faults
from intake.catalogue_rows import RowChange, problem_of, read_row
from intake.catalogue_words import column_named, heading, worded
from intake.publishing import NotAcceptable
from loaders import Grid, read_content
from loaders.frames import tidy_frame
from loaders.grids import column_letter
from store import Receipt, Store, Submission


class Line(NamedTuple):
    """A row of a file: its cells by column, and the place of each."""

    row: int
    cells: dict[str, str]
    sheet: str | None = None
    names: Mapping[str, str] = {}

    def where(self, column: str = "", text: str = "") -> Where:
        """The place of a cell, or of the row."""
        return Where(self.sheet, self.row or None, self.names.get(column), text or self.title)

    @property
    def title(self) -> str:
        """What the row calls itself."""
        named = (self.cells.get(name, "") for name in ("name_vi", "code", "predecessor"))
        return next(filter(None, named), "")


@dataclass
class CatalogueCheck:
    """Rows of one kind held against the catalogue: those that would be added or changed, and the faults."""

    kind: str
    file: str
    content: bytes = field(repr=False)
    edition: int
    findings: Findings = field(default_factory=Findings)
    changes: list[RowChange] = field(default_factory=list)

    @property
    def acceptable(self) -> bool:
        """Whether accepting it would change something, and may."""
        return bool(self.changes) and not self.findings.has_errors


def export_rows(kind: str, catalogue: Catalogue, lang: str) -> bytes:
    """The catalogue's own rows of a kind as a CSV file that check_rows takes, as a spreadsheet opens it."""
    rows = (_as_shown(kind, cells, catalogue) for cells in KINDS_OF_ROWS[kind].own(catalogue).values())
    return _written(kind, (worded(kind, cells, lang) for cells in rows), lang)


def check_rows(
    kind: str, content: bytes, file: str, catalogue: Catalogue, store: Store, edition: int
) -> CatalogueCheck:
    """What a file would add or change; columns it leaves out keep what the catalogue says."""
    check = CatalogueCheck(kind, file, content, edition)
    try:
        raw = read_content(content, file)
    except Refused as why:
        check.findings.add(Problem(why.code, details=dict(why.details)))
        return check
    check.findings.extend(raw.findings)
    lines = [line for grid in raw.grids for line in _lines(grid, check)]
    _take_all(check, lines, catalogue, store)
    return check


def check_row(
    kind: str, cells: Mapping[str, str], catalogue: Catalogue, store: Store, edition: int
) -> CatalogueCheck:
    """The same for one row typed on a page."""
    check = CatalogueCheck(kind, "", b"", edition)
    _take_all(check, [Line(0, dict(cells))], catalogue, store)
    return check


def accept_rows(check: CatalogueCheck, store: Store, who: str, file: str = "", lang: str = "vi") -> Receipt:
    """Store checked rows as one edition, what was typed as a `file`; raises NotAcceptable, EditionMoved."""
    if not check.acceptable:
        raise NotAcceptable(f"{check.file or file}: {check.findings.counts or 'nothing to store'}")
    typed = (worded(check.kind, one.after, lang) for one in check.changes)
    content = check.content or _written(check.kind, typed, lang)
    submission = Submission(
        unit="", period=0, file=check.file or file, sha256=hashlib.sha256(content).hexdigest(),
        content=content, message="", who=who,
    )  # fmt: skip
    entries = [one.entry for one in check.changes]
    return store.publish(submission, tidy_frame({}, 0), expected_edition=check.edition, entries=entries)


def _as_shown(kind: str, cells: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """A row with bodies under their names of today."""
    shown = dict(cells)
    if kind == INDICATORS:
        shown["lead_body"] = catalogue.bodies.name(cells["lead_body"], "vi")
        shown["supporting"] = "|".join(catalogue.bodies.names(cells["supporting"].split("|"), "vi"))
    return shown


def _written(kind: str, rows: Iterable[Mapping[str, str]], lang: str) -> bytes:
    columns = KINDS_OF_ROWS[kind].columns
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading(kind, column, lang) for column in columns])
    writer.writerows([harmless(cells[column]) for column in columns] for cells in rows)
    return out.getvalue().encode("utf-8-sig")


def _lines(grid: Grid, check: CatalogueCheck) -> Iterator[Line]:
    """The rows of a sheet that say anything, under a heading of which every word is known."""
    numbered = ((number, [cell.strip() for cell in row]) for number, row in enumerate(grid.rows, start=1))
    filled = ((number, row) for number, row in numbered if any(row))
    head, titles = next(filled, (0, []))
    columns = [column_named(check.kind, title) for title in titles]
    wanted = {"predecessor", "successor"} if check.kind == SUCCESSIONS else {"code", "name_vi"}
    strange = [title for title, column in zip(titles, columns, strict=True) if title and not column]
    repeated = [title for place, title in enumerate(titles) if columns[place] in {*columns[:place]} - {""}]
    if odd := strange or repeated or (titles if not wanted & set(columns) else []):
        found = ", ".join(odd)
        where = Where(grid.sheet, head, text=found)
        why = "catalogue" if strange else "repeated" if repeated else "which_row"
        said = {"reason": f"heading_{why}", "found": found}
        check.findings.add(Problem("unclear_heading", where, found, said))
        return
    letters = {
        column: column_letter(place) if grid.sheet is not None else titles[place]
        for place, column in enumerate(columns)
        if column
    }
    for number, row in filled:
        told = {column: row[place] for place, column in enumerate(columns) if column and place < len(row)}
        line = Line(number, {name: unquoted(text) for name, text in told.items()}, grid.sheet, letters)
        beyond = any(text and (place >= len(columns) or not columns[place]) for place, text in enumerate(row))
        if beyond:
            fault = CatalogueError(check.kind, number, "cells", found=len(row), expected=len(columns))
            check.findings.add(problem_of(fault, line.where()))
        elif formula := next((name for name, text in told.items() if text.startswith("=")), ""):
            check.findings.add(Problem("formula_text", line.where(formula, told[formula]), told[formula]))
        else:
            yield line


def _take_all(check: CatalogueCheck, lines: Sequence[Line], catalogue: Catalogue, store: Store) -> None:
    """Each row: nothing where it says what is known, a change, or a problem; then all of them together."""
    at: dict[str, Line] = {}
    for line in lines:
        try:
            change = read_row(check.kind, line.cells, catalogue, line.row)
            if change and change.entry.key in at:
                raise CatalogueError(check.kind, line.row, "twice", found=change.key)
        except CatalogueError as why:
            check.findings.add(problem_of(why, line.where(str(why.details.get("column", "")))))
            continue
        if change:
            at[change.entry.key] = line
            check.changes.append(change)
    after, faults = try_changes(catalogue, (one.entry for one in check.changes))
    for fault in faults or guard_faults(catalogue, after, store):
        column = str(fault.details.get("column", ""))
        own = fault.file in at
        where = at[fault.file].where(column) if own else Where(text=fault.file.partition(":")[2])
        check.findings.add(problem_of(fault, where))
