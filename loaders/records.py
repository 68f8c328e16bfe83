"""A text cut into rows of cells under a dialect: what is broken stays within its row and is reported."""

import re
from collections.abc import Iterator

from domain.errors import Refused
from domain.problems import Findings, Problem, Where
from loaders import limits
from loaders.broken_quotes import mend
from loaders.dialects import Record, line_at
from loaders.other_delimiters import OtherDelimiters
from loaders.structures import Structure

# A quoted cell may hold line ends; a quote that never closes may not hold the rest of the file.
_MOST_LINES, MOST_CHARACTERS = 1_000, 1_000_000
# A broken row is mended within these lines.
_MEND_LINES = 8
# Of two quotes at most one may be wrong where a reading is to be believed.
_CHEAP = 2.0
# With more than these the file is not damaged but written in a way that is not known.
MOST_BROKEN = 2_000
_SHOWN = 80
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


def findings_of(problems: list[Problem]) -> Findings:
    """Problems as findings, in the order of their rows."""
    findings = Findings()
    for one in sorted(problems, key=lambda problem: problem.where.row or 0):
        findings.add(one)
    return findings


class RecordReader:
    """The rows of a text, one after the other; `problems` has where reading them was in doubt."""

    def __init__(self, text: str, structure: Structure) -> None:
        self.text, self.dialect, self.width = text, structure.dialect, structure.width
        self.problems: list[Problem] = []
        self.cells = 0
        self.row = 0
        self.broken = 0
        self._others = OtherDelimiters(structure)

    def __iter__(self) -> Iterator[list[str]]:
        """Every row as its cells; a blank line is a row without cells. Raises Refused over a limit."""
        place = 0
        while place < len(self.text):
            cells, place = self.record_at(place)
            yield cells

    @property
    def findings(self) -> Findings:
        """The problems met so far."""
        return findings_of(self.problems)

    def record_at(self, place: int) -> tuple[list[str], int]:
        """The cells of the next row, which starts at a place of the text, and where it ends."""
        line = line_at(self.text, place)
        self.row += 1
        written = line[1]
        if not written or self.dialect.is_plain(written):
            cells, end = self.plain(written), line.end()
        else:
            cells, end = self._quoted(place, written, line.end())
        self._hold(cells)
        return cells, end

    def plain(self, line: str) -> list[str]:
        """The cells of a line in which nothing is quoted or escaped; a blank one has none."""
        cells = line.split(self.dialect.delimiter) if line else []
        if cells and len(cells) != self.width:
            return self._other(line) or cells
        return cells

    def _hold(self, cells: list[str]) -> None:
        self.cells += len(cells)
        limits.hold("columns", len(cells), limits.MAX_COLUMNS, row=self.row)
        limits.hold("cells", self.cells, limits.MAX_CELLS)

    def _quoted(self, start: int, written: str, end: int) -> tuple[list[str], int]:
        """The cells of a record with quotes or escapes, and where it ends."""
        record = self.dialect.record(self.text, start, self._window(start, end))
        certain = record.cells is not None and not self._is_doubtful(record, start, end)
        if record.cells is not None and certain and len(record.cells) == self.width:
            return record.cells, record.end
        if (other := self._other(written)) is not None:
            return other, end
        if record.cells is not None and certain:
            return record.cells, record.end
        return self._mended(start, written, end)

    def _window(self, start: int, end: int) -> int:
        """How far a record may reach: over many lines, but not over the whole file."""
        return min(len(self.text), max(end, start + MOST_CHARACTERS))

    def _is_doubtful(self, record: Record, start: int, end: int) -> bool:
        cells = record.cells or []
        if record.end > end and self._swallows_rows(record, cells, start):
            return True
        # A quote within a cell that is not quoted is text, unless the row shows that it was to open one.
        odd = sum(count % 2 for count in record.loose)
        return bool(record.loose) and (odd > 1 or len(cells) != self.width > 1)

    def _swallows_rows(self, record: Record, cells: list[str], start: int) -> bool:
        """Whether a quoted cell that spans lines holds what would be whole rows without its quotes."""
        lines = _LINE_ENDS.split(self.text[start : record.end].rstrip("\r\n"))
        if len(lines) > _MOST_LINES:
            return True
        if self.width < 2:
            return False
        inner = [line for line in (lines[1:-1] if len(cells) == self.width else lines[1:]) if line.strip()]
        rows = sum(self._is_row_without_quotes(line) for line in inner)
        return bool(inner) and rows > len(inner) / 2 and self.width > 2

    def _is_row_without_quotes(self, line: str) -> bool:
        return self.dialect.quote not in line and line.count(self.dialect.delimiter) == self.width - 1

    def _mended(self, start: int, written: str, end: int) -> tuple[list[str], int]:
        """The row as it was most probably meant, within a few lines, and reported."""
        self._report("broken_quotes", written)
        found = mend(written, self.dialect, self.width) if self.width > 1 else None
        short = mend(written, self.dialect, self.width - 1) if self.width > 2 else None
        if found and (not short or found.cost <= short.cost):
            return found.cells, end
        if short and short.cost < _CHEAP:
            return short.cells, end
        longer = self._mended_over_lines(start, end) if self.width > 1 else None
        if longer:
            return longer
        whole = found or mend(written, self.dialect, 0)
        return (whole.cells if whole else written.split(self.dialect.delimiter)), end

    def _mended_over_lines(self, start: int, end: int) -> tuple[list[str], int] | None:
        """The same where the broken quotes stand in a cell of several lines."""
        stop = end
        for _ in range(_MEND_LINES):
            following = line_at(self.text, stop)
            if stop >= len(self.text) or following.end() - start > MOST_CHARACTERS:
                return None
            stop = following.end()
            found = mend(self.text[start : following.end(1)], self.dialect, self.width)
            if found and found.cost < _CHEAP:
                return found.cells, stop
        return None

    def _other(self, written: str) -> list[str] | None:
        """The row parted by another delimiter, where that gives it the shape of the others; reported."""
        other = self._others.part(written, first=self.row == 1) if self._others.may_part(written) else None
        if other is None:
            return None
        delimiter, parted = other
        self._report("other_delimiter", written, found=delimiter, expected=self.dialect.delimiter)
        return parted

    def _report(self, code: str, written: str, **details: str) -> None:
        self.broken += 1
        if self.broken > MOST_BROKEN:
            raise Refused("unreadable", reason="quotes" if code == "broken_quotes" else code, row=self.row)
        shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
        self.problems.append(Problem(code, Where(None, self.row, None, shown), details=dict(details)))
