"""Which dialect a text file is written in: the one under which its first rows make the best table."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from loaders.dialects import DELIMITERS, NOTHING, Dialect, Record, line_at
from loaders.read_as import BY_EVIDENCE, QUOTES, ReadAs

# Taken only where every row has the same three or more cells: in other files they are plain text.
_RARE = (" ", ":", "^", "~", "\x1f")
_SAMPLE_CHARACTERS, _SAMPLE_RECORDS = 200_000, 300
_NEAR = 100_000
_LEAST_SCORE = 0.1
# Scores no further apart say the same: quotes alone change them a little.
_ALIKE = 0.02
_SEP_LINE = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True)
class Structure:
    """A dialect with what the sample showed under it; `width` is the usual number of cells, 0 for none."""

    dialect: Dialect
    width: int
    score: float
    rows: list[list[str]]
    quoted: list[list[bool]]


def sep_line(text: str) -> tuple[str, int]:
    """The delimiter that Excel's first line `sep=;` states and where the table begins; ('', 0) without it."""
    found = _SEP_LINE.match(text)
    return (found[1], found.end()) if found and found[1] not in QUOTES else ("", 0)


def find_dialect(text: str, stated: ReadAs = BY_EVIDENCE) -> Structure:
    """The dialect under which the first rows make the best table; what is stated is taken as it is."""
    sample = _sample(text)
    delimiters = [stated.delimiter] if stated.delimiter else [d for d in DELIMITERS if d in sample]
    found = [_best_of(sample, delimiter, stated.quote) for delimiter in delimiters]
    if not stated.delimiter:
        found += [one for d in _RARE if d in sample and _is_clear(one := _best_of(sample, d, stated.quote))]
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or (best.score < _LEAST_SCORE and not stated.delimiter):
        return _structure(sample, Dialect(NOTHING, stated.quote or '"'))
    return best


def _sample(text: str) -> str:
    """The first rows; a last one that is cut off is left out."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) == len(text):
        return sample
    cut = max(sample.rfind("\n"), sample.rfind("\r"))
    # One row may be longer than the sample.
    return sample[: cut + 1] if cut > 0 else text[: line_at(text, 0).end()]


def _best_of(sample: str, delimiter: str, quote: str) -> Structure:
    """The best structure under one delimiter: the usual quotes and escapes unless others explain more."""
    best = _structure(sample, Dialect(delimiter, quote or '"'))
    parts = re.escape(delimiter)
    if not quote and re.search(f"(?:^|[\\r\\n]|{parts})'", sample):
        best = _with_apostrophes(best, _structure(sample, Dialect(delimiter, "'")))
    if re.search(rf"\\(?:{best.dialect.quote}|{parts})", sample):
        escaped = _structure(sample, Dialect(delimiter, best.dialect.quote, "\\"))
        best = escaped if escaped.score > best.score else best
    if f"{delimiter} {best.dialect.quote}" in sample and delimiter != " ":
        spaced = _structure(sample, Dialect(f"{delimiter} ", best.dialect.quote, best.dialect.escape))
        best = spaced if spaced.score > best.score else best
    return best


def _with_apostrophes(double: Structure, single: Structure) -> Structure:
    """The structure under single quotes where they explain more; else they are plain text."""
    if not any(map(any, double.quoted)) and _is_even(single) > _is_even(double):
        # Only where they are quotes have all rows the same cells.
        return single
    if any(map(any, double.quoted)) or abs(single.score - double.score) > _ALIKE:
        return single if single.score > double.score else double
    return single if _quotes_a_column(single) or _quotes_quotes(single) else double


def _is_even(structure: Structure) -> bool:
    """Whether all rows have the same number of cells."""
    return len({len(row) for row in structure.rows if row}) == 1


def _quotes_a_column(structure: Structure) -> bool:
    """Whether a whole column of several rows is quoted."""
    rows = [row for row in structure.quoted if len(row) == structure.width]
    return len(rows) > 1 and any(map(all, zip(*rows, strict=True)))


def _quotes_quotes(structure: Structure) -> bool:
    """Whether a cell is quoted because a quote stands within it, which is then doubled."""
    return any(
        marked and structure.dialect.quote in cell
        for row, marks in zip(structure.rows, structure.quoted, strict=True)
        for cell, marked in zip(row, marks, strict=False)
    )


def _is_clear(structure: Structure) -> bool:
    if structure.dialect.delimiter == " ":
        # Words stand between spaces everywhere: only quotes that fit them show that they part cells.
        return structure.width > 2 and _quotes_a_column(structure)
    return _is_even(structure) and structure.width > 2 and len(structure.rows) > 2


def _structure(sample: str, dialect: Dialect) -> Structure:
    rows: list[list[str]] = []
    quoted: list[list[bool]] = []
    broken, place = 0.0, 0
    while place < len(sample) and len(rows) < _SAMPLE_RECORDS:
        line = line_at(sample, place)
        record = _record(sample, dialect, line)
        if record.cells is None:
            broken += 1
            rows.append(line[1].split(dialect.delimiter))
            quoted.append([])
            place = line.end()
        else:
            broken += 0.5 if record.loose else 0
            rows.append(record.cells if line[1] else [])
            quoted.append(record.quoted)
            place = record.end
    return Structure(dialect, _usual_width(rows), _score(rows, quoted, broken, dialect), rows, quoted)


def _record(sample: str, dialect: Dialect, line: re.Match[str]) -> Record:
    if dialect.is_plain(line[1]):
        cells = line[1].split(dialect.delimiter)
        return Record(cells, [False] * len(cells), line.end())
    return dialect.record(sample, line.start(), min(len(sample), line.end() + _NEAR))


def _usual_width(rows: list[list[str]]) -> int:
    counts = Counter(len(row) for row in rows if len(row) > 1)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _score(rows: list[list[str]], quoted: list[list[bool]], broken: float, dialect: Dialect) -> float:
    """How much like a table the rows look: widths that repeat, several columns, whole cells, whole quotes."""
    widths = [len(row) for row in rows if any(row)] or [len(row) for row in rows if row]
    if max(widths, default=0) < 2:
        return 0.0
    padded = [0, *widths, 0]
    steady = [w > 1 and w in (a, b) for (a, w), b in zip(pairwise(padded), padded[2:], strict=False)]
    share = sum(1 if s else 0.3 * (w > 1) for s, w in zip(steady, widths, strict=True)) / len(widths)
    columns = sum(widths) / len(widths)
    whole = (1 - 0.6 * broken / len(rows)) ** 2
    usual = 1 if dialect.delimiter[0] in DELIMITERS else 0.6
    if _is_prose(rows, widths):
        usual *= 0.2
    return share * (1 - 0.5 / columns) * _whole_cells(rows, quoted, dialect) * whole * usual


def _is_prose(rows: list[list[str]], widths: list[int]) -> bool:
    """Whether the signs stand as in sentences: a blank behind nearly each, now few and now many in a line."""
    behind = [cell for row in rows for cell in row[1:] if cell]
    commonest = max(Counter(width for width in widths if width > 1).values(), default=0)
    return commonest < 0.6 * len(widths) and sum(cell[0] == " " for cell in behind) > 0.7 * len(behind)


def _whole_cells(rows: list[list[str]], quoted: list[list[bool]], dialect: Dialect) -> float:
    """Which share of the cells looks like one: without other delimiters within, without a blank in front."""
    others = [d for d in ";\t|" if d != dialect.delimiter[0]]
    count, points = 0, 0.0
    for row, marks in zip(rows, quoted, strict=True):
        for place, cell in enumerate(row):
            if not cell or (place < len(marks) and marks[place]):
                continue
            count += 1
            points += 0.3 if any(d in cell for d in others) else 0.5 if cell[0] == " " and place else 1
    return points / count if count else 1.0
