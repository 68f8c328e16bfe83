"""What the upload page remembers of each file between two runs: texts only, emptied with every round."""

from typing import Any, NamedTuple

import streamlit as st

from domain.numbers import FORMATS, NumberFormat
from domain.places import column_letter

_ROUND, _FILES, _SHOWN, _DRAFTS = "send_round", "send_files", "shown_check", "opened_drafts"
_ANSWERS, _MENDS, _READ_AS, _LATE, _PICKED = "answers", "mends", "read_as", "late", "picked"
_READ_TEXT = ("encoding", "delimiter", "quote")
_HEADER_ROW, _ADDED = "header_row ", "added"
_SAID = (_ANSWERS, _MENDS, _READ_AS, _LATE)


class Cell(NamedTuple):
    """A cell of a file: its sheet ('' in a text file), the row from 1 and the column from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """The cell as a spreadsheet names it: 'E7'."""
        return f"{column_letter(self.column)}{self.row}"

    @property
    def code(self) -> str:
        """The cell as one text."""
        return f"{self.row}:{self.column}:{self.sheet}"

    @classmethod
    def of(cls, code: str) -> "Cell":
        """The cell a text stands for."""
        row, column, sheet = code.split(":", 2)
        return cls(sheet, int(row), int(column))


def this_round() -> int:
    """How many times something was accepted: every field of the page is new after that."""
    return int(st.session_state.get(_ROUND, 0))


def next_round() -> None:
    """Forget files, answers and mends: what was accepted must not be accepted again by a second click."""
    st.session_state[_ROUND] = this_round() + 1
    st.session_state[_FILES] = {}
    st.session_state[_DRAFTS] = []


def opened_drafts() -> list[tuple[str, str]]:
    """Owner and key of the drafts that were opened again in this round."""
    return list(st.session_state.get(_DRAFTS, []))


def open_drafts(drafts: list[tuple[str, str]]) -> None:
    """Have these drafts among the files at hand."""
    st.session_state[_DRAFTS] = drafts


def put_away(key: str) -> None:
    """Have the draft of a key among them no more."""
    open_drafts([one for one in opened_drafts() if one[1] != key])


def moved_on(statement: str, edition: int) -> int | None:
    """The edition at which this very statement was last shown, where the store has moved on since; else None.

    Remembers what is shown.
    """
    shown = st.session_state.get(_SHOWN, ["", edition])
    st.session_state[_SHOWN] = [statement, edition]
    return int(shown[1]) if shown[0] == statement and shown[1] != edition else None


class FileState:
    """What was said of one file on the page: answers, mends, how to read it, and the cell looked at."""

    def __init__(self, file_id: str) -> None:
        self.file_id = file_id

    @property
    def mends(self) -> dict[Cell, str]:
        """The texts put into cells instead of those that were sent."""
        return {Cell.of(code): text for code, text in self._kept(_MENDS).items()}

    def mend(self, cells: dict[Cell, str]) -> None:
        """Put texts into cells."""
        self._keep(_MENDS, self._kept(_MENDS) | {cell.code: text for cell, text in cells.items()})

    def take_back(self, *cells: Cell) -> None:
        """Give cells their own texts back."""
        gone = {cell.code for cell in cells}
        self._keep(_MENDS, {code: text for code, text in self._kept(_MENDS).items() if code not in gone})

    @property
    def answers(self) -> dict[tuple[str, int], str]:
        """The units of measure chosen for rows that leave theirs out, by (sheet or '', row)."""
        cells = {Cell.of(code): unit for code, unit in self._kept(_ANSWERS).items() if unit}
        return {(cell.sheet, cell.row): unit for cell, unit in cells.items()}

    def answer(self, row: Cell, unit: str | None) -> None:
        """Keep the unit of measure chosen for a row."""
        self._keep(_ANSWERS, self._kept(_ANSWERS) | {row.code: unit or ""})

    @property
    def read_as(self) -> dict[str, str]:
        """How the sender says a text file is to be decoded and cut, where that is not left to the reading."""
        return {name: text for name, text in self.choices.items() if name in _READ_TEXT}

    @property
    def number_format(self) -> NumberFormat | None:
        """How the sender says the numbers are written; None where that is left to the reading."""
        sign = self.choices.get("decimal")
        return next((fmt for fmt in FORMATS if fmt.decimal == sign), None)

    @property
    def layout(self) -> str:
        """Which layout the sender says the tables have; '' where that is left to the reading."""
        return self.choices.get("layout", "")

    @property
    def header_rows(self) -> dict[str, int]:
        """The row of the headings, by sheet or '', where the sender says it."""
        said = self.choices.items()
        return {name.removeprefix(_HEADER_ROW): int(n) for name, n in said if name.startswith(_HEADER_ROW)}

    @property
    def add_quarters(self) -> bool:
        """Whether columns of single quarters are to be added up."""
        return self.choices.get("quarters") == _ADDED

    @property
    def choices(self) -> dict[str, str]:
        """All that the sender says of how to read the file, by name."""
        return {name: text for name, text in self._kept(_READ_AS).items() if text}

    def say(self, name: str, text: str) -> None:
        """Keep one thing the sender says of how to read the file; '' leaves it to the reading."""
        self._keep(_READ_AS, self._kept(_READ_AS) | {name: text})

    def say_row(self, sheet: str, row: int | None) -> None:
        """Keep in which row of a sheet the headings stand; None leaves it to the reading."""
        self.say(f"{_HEADER_ROW}{sheet}", str(row) if row else "")

    def say_quarters(self, *, added: bool) -> None:
        """Keep whether columns of single quarters are to be added up."""
        self.say("quarters", _ADDED if added else "")

    def choose_anew(self, choices: dict[str, str]) -> None:
        """Keep these choices of how to read the file, and no others."""
        self._keep(_READ_AS, dict(choices))

    @property
    def late_official(self) -> str:
        """Why official figures come after their period was closed; '' where nothing was said."""
        return str(self._kept(_LATE).get("reason", ""))

    def come_late(self, reason: str) -> None:
        """Keep why official figures come late."""
        self._keep(_LATE, {"reason": reason.strip()})

    @property
    def picked(self) -> Cell | None:
        """The cell that is looked at."""
        code = self._kept(_PICKED).get("cell", "")
        return Cell.of(code) if code else None

    @property
    def picked_at(self) -> str:
        """The code of the problem that led to it; '' where it was picked on the sheet."""
        return str(self._kept(_PICKED).get("at", ""))

    def pick(self, cell: Cell, at: str = "") -> None:
        """Look at a cell."""
        self._keep(_PICKED, {"cell": cell.code, "at": at})

    @property
    def statement(self) -> str:
        """All that a check of the file depends on, as one text."""
        return f"{self.file_id} {sorted(self.said().items())}"

    def said(self) -> dict[str, dict[str, str]]:
        """All that was said of the file, as texts: what a draft keeps."""
        return {name: kept for name in _SAID if (kept := self._kept(name))}

    def restore(self, said: dict[str, dict[str, str]]) -> None:
        """Say again what a draft has kept."""
        for name in _SAID:
            self._keep(name, dict(said.get(name, {})))

    def _kept(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = st.session_state.get(_FILES, {}).get(self.file_id, {}).get(name, {})
        return found

    def _keep(self, name: str, value: dict[str, Any]) -> None:
        files = st.session_state.get(_FILES, {})
        mine = files.get(self.file_id, {})
        st.session_state[_FILES] = {**files, self.file_id: {**mine, name: value}}
