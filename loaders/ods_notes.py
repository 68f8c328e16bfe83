"""Walks an .ods package for what the parser leaves out: failed formulas, percents, fonts, merged cells."""

import re

from loaders.cell_styles import PLAIN, Style
from loaders.ods_styles import FontWalk
from loaders.packages import Package, local
from loaders.sheet_notes import BookNotes, SheetNotes
from loaders.workbook_limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, damaged, hold_to

BOOK = "content.xml"
_MANIFEST, _COMMON = "META-INF/manifest.xml", "styles.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_HIDDEN = ("collapse", "filter")
# OpenOffice kept a failed formula as the number 0 that shows one of these.
_FAILED = re.compile(r"#[A-Z][A-Z0-9/]*[!?]?|#N/A|Err:\d+")


def is_encrypted(package: Package) -> bool:
    """Whether the package keeps its parts behind a password."""
    found: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if local(name) == "encryption-data":
            found.append(name)

    if _MANIFEST in package.names:
        package.walk(_MANIFEST, start)
    return bool(found)


def ods_notes(package: Package) -> BookNotes:
    """The notes of every sheet; raises Refused."""
    fonts = FontWalk()
    if _COMMON in package.names:
        package.walk(_COMMON, fonts.start)
    walk = _Walk(fonts)
    package.walk(BOOK, walk.start, end=walk.end, text=walk.text)
    return BookNotes("ods", walk.sheets)


class _Walk:
    """One pass over the content: styles first, then sheets, whose rows and cells may stand for many alike."""

    def __init__(self, fonts: FontWalk) -> None:
        self.fonts, self.sheets = fonts, dict[str, SheetNotes]()
        self.styles, self.numbers = [PLAIN], {PLAIN: 0}
        self.notes = SheetNotes(self.styles)
        self.row = self.column = self.filled = 0
        self.rows_alike = self.cells_alike = 1
        self.row_style, self.column_styles = "", list[str]()
        # What stands in the row at hand: column, number of its style, text that the parser leaves out.
        self.held: list[tuple[int, int, str | None]] = []
        self.cell: dict[str, str] = {}
        self.said: list[str] | None = None
        self.within_note = self.has_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self.cell, self.said = attributes, [] if "table:formula" in attributes else None
            self.cells_alike, self.has_text = _count(attributes, "table:number-columns-repeated"), False
        elif name == "text:p":
            self.has_text = self.has_text or not self.within_note
        elif name == "table:table-row":
            self.column, self.held = 0, []
            self.rows_alike = _count(attributes, "table:number-rows-repeated")
            self.row_style = attributes.get("table:default-cell-style-name", "")
            if attributes.get("table:visibility") in _HIDDEN:
                self.notes.hide_rows(self.row, self.row + self.rows_alike - 1)
        elif name == "office:annotation":
            self.within_note = True
        elif name == "table:table-column":
            room = MAX_COLUMNS - len(self.column_styles)
            count = min(room, _count(attributes, "table:number-columns-repeated"))
            if attributes.get("table:visibility") in _HIDDEN:
                first = len(self.column_styles)
                self.notes.hidden_columns.append((first, first + count - 1))
            self.column_styles += [attributes.get("table:default-cell-style-name", "")] * count
        elif name == "table:table":
            hold_to("sheets", len(self.sheets) + 1, MAX_SHEETS)
            self.notes = self.sheets[attributes.get("table:name", "")] = SheetNotes(self.styles)
            self.row, self.column_styles = 0, []
        else:
            self.fonts.start(name, attributes)

    def text(self, text: str) -> None:
        if self.said is not None and not self.within_note:
            self.said.append(text)

    def end(self, name: str) -> None:
        if name in _CELLS:
            self.leave_cell()
        elif name == "table:table-row":
            self.leave_row()
        elif name == "office:annotation":
            self.within_note = False

    def leave_cell(self) -> None:
        kind, formula = self.cell.get("office:value-type", ""), self.cell.get("table:formula", "")
        if kind or formula:
            hold_to("columns", self.column + self.cells_alike, MAX_COLUMNS)
            left_out = self.left_out(kind, formula)
            for column in range(self.column, self.column + self.cells_alike):
                self.held.append((column, self.style(column, kind == "percentage"), left_out))
        rows = _count(self.cell, "table:number-rows-spanned")
        columns = _count(self.cell, "table:number-columns-spanned")
        if rows > 1 or columns > 1:
            self.notes.merge((self.row, self.column, self.row + rows - 1, self.column + columns - 1))
        self.column += self.cells_alike
        self.cell, self.said = {}, None

    def left_out(self, kind: str, formula: str) -> str | None:
        """What a failed formula shows, and one without a result as it is written."""
        said = "".join(self.said or ()).strip()
        failed = self.cell.get("calcext:value-type") == "error"
        if formula and (failed or (kind not in ("", "string") and _FAILED.fullmatch(said))):
            return said or "#N/A"
        # A formula that came to an empty text has that text and no kind.
        return None if kind or self.has_text else "=" + formula.partition("=")[2]

    def style(self, column: int, percent: bool) -> int:
        name = self.cell.get("table:style-name") or self.row_style
        if not name and column < len(self.column_styles):
            name = self.column_styles[column]
        style: Style = self.fonts.style(name, percent)
        if style not in self.numbers:
            self.numbers[style] = len(self.styles)
            self.styles.append(style)
        return self.numbers[style]

    def leave_row(self) -> None:
        if self.held:
            hold_to("rows", self.row + self.rows_alike, MAX_ROWS)
            self.filled += self.rows_alike * len(self.held)
            hold_to("cells", self.filled, MAX_CELLS)
            for row in range(self.row, self.row + self.rows_alike):
                for column, style, left_out in self.held:
                    self.notes.see(row, column, style)
                    if left_out is not None:
                        self.notes.leave(row, column, left_out)
        self.row += self.rows_alike


def _count(attributes: dict[str, str], name: str) -> int:
    count = int(attributes.get(name, 1))
    if count < 1:
        raise damaged()
    return count
