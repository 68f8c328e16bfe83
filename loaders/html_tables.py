"""HTML pages that staff systems export under the name of a workbook: what stands on them, row by row."""

import re
from html.parser import HTMLParser

from domain.errors import Refused
from loaders import limits
from loaders.encodings import decode
from loaders.grids import Area, Grid, RawFile
from loaders.read_as import BY_EVIDENCE, ReadAs

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|body)\b", re.I | re.S
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = frozenset({"script", "style", "title", "xml"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "center", "body"})
_WIDEST = 1_000


def is_html_table(content: bytes) -> bool:
    """Whether a file is an HTML page with a table."""
    return _OPENING.match(content[:4096]) is not None and re.search(rb"<table\b", content, re.I) is not None


def read_html_tables(content: bytes, read_as: ReadAs = BY_EVIDENCE) -> RawFile:
    """The page as one grid, as a spreadsheet opens it; raises Refused where its tables are not plain ones."""
    limits.hold_lines(content)
    text, encoding = decode(content, read_as.encoding)
    page = _Page()
    try:
        page.feed(text.decode())
        page.close()
    except (AssertionError, ValueError) as why:
        # The parser's own words for marks that no page has.
        raise Refused("unreadable", reason="html") from why
    page.end_block()
    return RawFile("xls", [Grid(None, page.rows, merged=tuple(page.merged))], encoding)


class _Page(HTMLParser):
    """Texts outside of tables are rows of one cell; cells that span others leave the rest of them blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.merged: list[Area] = []
        self.cells = 0
        self._text: list[str] = []
        self._unseen = ""
        self._in_table = self._in_cell = False
        self._span = (1, 1)
        # Rows still to come in which a cell from above takes a column.
        self._taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            if self._in_table:
                raise Refused("unreadable", reason="html")
            self.end_block()
            self._in_table, self._taken = True, {}
        elif tag == "tr" and self._in_table:
            self._end_cell()
            self._begin_row()
        elif tag in ("td", "th") and self._in_table:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif self._in_cell and tag in _BREAKS and self._text:
            self._text.append("\n")
        elif not self._in_table and tag in _BLOCKS:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            self._in_table = False
        elif not self._in_table and tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._unseen and (self._in_cell or not self._in_table):
            self._text.append(_BLANKS.sub(" ", data))
        elif not self._unseen and data.strip():
            # Text of a table that stands in none of its cells has no place in a grid.
            raise Refused("unreadable", reason="html")

    def end_block(self) -> None:
        """Text outside of a table, as a row of its own."""
        text = "".join(self._text).strip(" \n")
        self._text = []
        if text:
            self.rows.append([text])

    def _begin_row(self) -> None:
        limits.hold("rows", len(self.rows) + 1, limits.MAX_ROWS)
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.rows.append([])

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        if not self.rows or not self._in_table:
            self.rows.append([])
        self._span = (_span(attrs.get("rowspan")), _span(attrs.get("colspan")))
        self._in_cell, self._text = True, []

    def _end_cell(self) -> None:
        if not self._in_cell:
            return
        row = self.rows[-1]
        while self._taken.get(len(row), 0):
            row.append("")
        height, width = self._span
        place = (len(self.rows) - 1, len(row))
        text = re.sub(r" *\n *", "\n", "".join(self._text)).strip(" \n")
        row += [text, *[""] * (width - 1)]
        self.cells += width
        limits.hold("columns", len(row), limits.MAX_COLUMNS, row=len(self.rows))
        limits.hold("cells", self.cells, limits.MAX_CELLS)
        if height > 1:
            self._taken |= dict.fromkeys(range(place[1], place[1] + width), height)
        if height > 1 or width > 1:
            self.merged.append((*place, place[0] + height - 1, place[1] + width - 1))
        self._in_cell, self._text = False, []


def _span(written: str | None) -> int:
    return min(max(int(written), 1), _WIDEST) if written and written.strip().isdecimal() else 1
