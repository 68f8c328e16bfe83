"""Reading by columns gives the cells and the doubts of reading row by row, whatever the rows hold."""

from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loaders.dialects import Dialect
from loaders.records import RecordReader
from loaders.structures import Structure
from loaders.text_columns import read_columns

WIDTH = 4
PLAIN = ["", "", "a", "xã hội", "1.5", "12", "2023", " b ", "100%", "x;y", "x;1;2;3"]
QUOTED = ["[a]", "[a,b]", "[a\nb]", "[a\r\nb\nc]", "[x,1,2,3\ny]", "[x\nx,1,2,3\ny]", "[]", "[a[[b]", "[[[]"]
STRAY = ["[", "[a", "a]", "a[b", "[a]b", "[a[b]", "a[[b", "5[ ống", "[[a", "[ [", "a [b] c"]
ESCAPED = ["\\[", "a\\[b", "[a\\[b]", "a\\,b", "[a\\,b]", "C:\\tệp", "\\\\", "[\\\\]", "a\\", "[a\\\nb]"]
ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n"]

even_rows = st.lists(st.sampled_from([*PLAIN, *QUOTED]), min_size=WIDTH, max_size=WIDTH)
any_rows = st.lists(st.sampled_from([*PLAIN, *PLAIN, *QUOTED, *STRAY, *ESCAPED]), min_size=1, max_size=6)
# Mostly even, so that what is broken stands among what is not.
lines = st.tuples(st.one_of(even_rows, even_rows, any_rows), st.sampled_from(ENDS))
bodies = st.lists(lines.map(lambda line: ",".join(line[0]) + line[1]), min_size=1, max_size=25).map("".join)


def told(rows: Iterable[list[str]]) -> list[list[str]]:
    """A blank line has as many blank cells as there are columns, or none; those at the end are no rows."""
    found = [row if any(row) or len(row) != WIDTH else [] for row in rows]
    while found and not found[-1]:
        found.pop()
    return found


def structure(quote: str, delimiter: str, escape: str) -> Structure:
    usual = [["a", "b", "1.5", "2"]] * 5
    return Structure(Dialect(delimiter, quote, escape), WIDTH, 1.0, usual, [[False] * WIDTH] * 5)


def check(body: str, how: Structure) -> None:
    d = how.dialect
    text = body.translate({ord("["): d.quote, ord("]"): d.quote, ord(","): d.delimiter, ord(";"): ","})
    found, reader = read_columns(text.encode(), how), RecordReader(text, how)
    expected = told(reader)
    assert found is not None
    rows, findings = found
    assert told(rows) == expected
    assert told(rows[place] for place in range(len(rows))) == expected
    assert findings.listed == reader.findings.listed


dialects = pytest.mark.parametrize(("quote", "delimiter"), [('"', ","), ("'", ";"), ('"', "\t"), ("'", "|")])
escapes = pytest.mark.parametrize("escape", ["", "\\"])


@dialects
@escapes
@settings(deadline=None, max_examples=60)
@given(body=bodies)
def test_rows_by_columns_are_the_rows_one_by_one(quote, delimiter, escape, body):
    assume(body.strip("\r\n"))
    check(body, structure(quote, delimiter, escape))


@dialects
@escapes
@pytest.mark.parametrize("width", [WIDTH - 1, WIDTH, WIDTH + 1])
def test_so_is_a_row_with_any_such_cell_at_any_place(quote, delimiter, escape, width):
    good = "a,b,1.5,2\n[a,b],[a\nb],1.5,2\n"
    for cell in (*PLAIN, *QUOTED, *STRAY, *ESCAPED):
        for place in range(width):
            row = [*"abcde"[:place], cell, *"abcde"[place + 1 : width]]
            check(f"{good}{','.join(row)}\n{good}", structure(quote, delimiter, escape))
