"""Walks an .xlsx package for what the parser leaves out: failed formulas, percents, fonts, merged cells."""

from itertools import product
from string import ascii_uppercase
from typing import NamedTuple

from loaders.cell_styles import Style
from loaders.cell_texts import in_letters
from loaders.packages import Package, local, xml_parser
from loaders.sheet_notes import Area, BookNotes, SheetNotes
from loaders.workbook_limits import MAX_COLUMNS, MAX_SHEETS, damaged, hold_to
from loaders.xlsx_strings import MixedString, mixed_strings
from loaders.xlsx_styles import cell_styles

BOOK = "xl/workbook.xml"
_WORKSHEET = "/worksheet"
_TRUE = ("1", "true")
# What may follow the cells; formulas in there are no cells'.
_FREQUENT = frozenset(("c", "v", "f", "row"))
_AFTER_CELLS = frozenset(
    ("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
     "dataConsolidate", "customSheetViews", "mergeCells", "conditionalFormatting", "dataValidations",
     "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "extLst")
)  # fmt: skip


class Part(NamedTuple):
    """Where a part is kept and what it is."""

    kind: str
    path: str


def xlsx_notes(package: Package) -> BookNotes:
    """The notes of every worksheet; raises Refused."""
    parts = related_parts(package, "xl/_rels/workbook.xml.rels")
    named: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            own = {local(key): value for key, value in attributes.items()}
            named.append((own["name"], own["id"]))

    package.walk(BOOK, start)
    hold_to("sheets", len(named), MAX_SHEETS)
    styles, mixed = cell_styles(package), mixed_strings(package)
    sheets = {
        name: _sheet_notes(package, parts[link].path, styles, mixed)
        for name, link in named
        if parts[link].kind.endswith(_WORKSHEET)
    }
    return BookNotes("xlsx", sheets)


def related_parts(package: Package, part: str) -> dict[str, Part]:
    """The parts that a part of links names, by their ids."""
    found: dict[str, Part] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = attributes["Target"]
            path = target[1:] if target.startswith("/") else f"xl/{target}"
            found[attributes["Id"]] = Part(attributes["Type"], path)

    package.walk(part, start)
    return found


def _sheet_notes(
    package: Package, part: str, styles: list[Style], mixed: dict[int, MixedString]
) -> SheetNotes:
    notes = SheetNotes(styles)
    walk = _Walk(notes, mixed)
    package.parse(part, walk.parser)
    walk.leave_cell()
    return notes


class _Walk:
    """One pass over a sheet's XML. Elements are told by their starts; a cell ends where the next begins.

    The place of a cell may go unsaid: then it is the one after the cell before. Millions of cells pass here,
    so text is asked for only where something hangs on it.
    """

    def __init__(self, notes: SheetNotes, mixed: dict[int, MixedString]) -> None:
        self.notes, self.mixed = notes, mixed
        self.parser = xml_parser(self.start)
        self.row, self.digits, self.column, self.style, self.kind = -1, "", -1, 0, ""
        self.has_value = self.has_formula = self.asked = self.after = False
        self.value: list[str] = []
        self.formula: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name if name in _FREQUENT else local(name)
        if self.after:
            if kind == "mergeCell":
                self.notes.merge(_area(attributes["ref"]))
        elif kind == "c":
            self.enter_cell(attributes)
        elif kind in ("v", "is"):
            self.has_value = True
            self.notes.see(self.row, self.column, self.style)
            if self.has_formula or self.kind == "e" or (self.mixed and self.kind == "s"):
                self.ask(self.value)
        elif kind == "f":
            self.has_formula = True
            self.ask(self.formula)
        elif kind == "row":
            self.enter_row(attributes)
        elif kind == "col" and attributes.get("hidden") in _TRUE:
            self.notes.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif kind in _AFTER_CELLS:
            self.leave_cell()
            self.after = True

    def ask(self, into: list[str]) -> None:
        self.asked, self.parser.CharacterDataHandler = True, into.append

    def enter_row(self, attributes: dict[str, str]) -> None:
        self.leave_cell()
        self.digits = attributes.get("r", str(self.row + 2))
        self.row, self.column = int(self.digits) - 1, -1
        if attributes.get("hidden") in _TRUE:
            self.notes.hide_rows(self.row, self.row)

    def enter_cell(self, attributes: dict[str, str]) -> None:
        if self.asked:
            self.leave_cell()
        name = attributes.get("r")
        if name is None:
            self.column += 1
        elif name.endswith(self.digits) and (column := _COLUMNS.get(name[: -len(self.digits)])) is not None:
            self.column = column
        else:
            self.row, self.column = place(name)
        self.kind, self.has_value = attributes.get("t", "n"), False
        self.style = int(attributes.get("s", 0))
        if not 0 <= self.style < len(self.notes.styles):
            self.style = 0

    def leave_cell(self) -> None:
        """What a cell came to whose text was asked for, now that its end is known."""
        if not self.asked:
            return
        value = "".join(self.value).strip()
        if self.kind == "e" and value:
            self.notes.leave(self.row, self.column, value)
        elif self.has_formula and not value and not (self.kind == "str" and self.has_value):
            self.notes.leave(self.row, self.column, "=" + "".join(self.formula).strip())
        elif self.kind == "s" and (string := self.mixed.get(int(value or -1))):
            own = self.notes.styles[self.style]
            text = "".join(in_letters(run, style or own) for run, style in string)
            self.notes.leave(self.row, self.column, text)
        self.value.clear()
        self.formula.clear()
        self.has_formula = self.asked = False
        self.parser.CharacterDataHandler = None


def place(name: str) -> tuple[int, int]:
    """Row and column from 0 of 'AB12'."""
    letters = name.rstrip("0123456789")
    try:
        return int(name[len(letters) :]) - 1, _column(letters)
    except ValueError as why:
        raise damaged() from why


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z" or column > MAX_COLUMNS:
            raise ValueError(letters)
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


# Of the first columns, which hold nearly all cells there are.
_COLUMNS = {
    letters: _column(letters)
    for length in (1, 2)
    for letters in map("".join, product(ascii_uppercase, repeat=length))
}


def _area(ref: str) -> Area:
    first, _, last = ref.partition(":")
    return (*place(first), *place(last or first))
