"""What is wrong with data, as values: a code of a closed list, a place, what was found and expected."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from domain.numbers import Number

ERROR, WARNING = "error", "warning"

# Each code has one meaning and one severity. What contradicts itself or cannot be stored is an
# error; what is only unusual is a warning. Their texts stand under [problem] in texts/*.toml.
SEVERITY: dict[str, str] = {
    "unreadable": ERROR,
    "encrypted": ERROR,
    "too_large": ERROR,
    "broken_quotes": ERROR,
    "other_delimiter": ERROR,
    "empty": ERROR,
    "not_a_table": ERROR,
    "unfit_choice": ERROR,
    "unclear_heading": ERROR,
    "quarters_not_added": ERROR,
    "ragged_row": ERROR,
    "hidden_sheet": WARNING,
    "missing_effective": ERROR,
    "bad_catalogue_row": ERROR,
    "unknown_unit": ERROR,
    "wrong_unit": ERROR,
    "unknown_indicator": ERROR,
    "unknown_measure_unit": ERROR,
    "missing_measure_unit": ERROR,
    "bad_number": ERROR,
    "ambiguous_number": ERROR,
    "bad_period": ERROR,
    "bad_date": ERROR,
    "undated_plan": ERROR,
    "several_decisions": ERROR,
    "bad_grade": ERROR,
    "bad_measure": ERROR,
    "future_period": ERROR,
    "duplicate_row": ERROR,
    "duplicate_file": WARNING,
    "missing_indicator": WARNING,
    "not_cumulative": ERROR,
    "unit_slip": ERROR,
    "parts_exceed_total": ERROR,
    "parts_do_not_add_up": ERROR,
    "pct_mismatch": ERROR,
    "yoy_mismatch": ERROR,
    "impossible_growth": ERROR,
    "over_plan": WARNING,
    "far_from_plan": WARNING,
    "no_plan": WARNING,
    "price_basis_mixed": ERROR,
    "rate_out_of_range": ERROR,
    "grade_downgrade": ERROR,
    "changes_closed_period": ERROR,
    "formula_error": ERROR,
    "formula_text": ERROR,
    "bad_task": ERROR,
    "bad_document": ERROR,
}


# Rules that judge by bounds: a column of the catalogue may switch them off for an indicator. What is wrong
# by arithmetic or cannot be stored stays wrong for every indicator.
SWITCHABLE = (
    "missing_indicator", "unit_slip", "over_plan", "far_from_plan", "no_plan", "rate_out_of_range",
)  # fmt: skip


@dataclass(frozen=True)
class Where:
    """A place in a file: rows count from 1 as the spreadsheet shows them."""

    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    text: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The place with the contract's keys."""
        return {"sheet": self.sheet, "row": self.row, "column": self.column, "text": self.text}


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place. `details` fill the message; `mend` is what to put there instead.

    A mend that is a Number is in the catalogue's unit of measure until intake has put it into the cell's.
    """

    code: str
    where: Where = field(default_factory=Where)
    value: float | str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    mend: str | Number | None = None

    def __post_init__(self) -> None:
        if self.code not in SEVERITY:
            raise ValueError(f"{self.code!r} is not in the closed list of problem codes")

    @property
    def severity(self) -> str:
        """'error' or 'warning', by the code alone."""
        return SEVERITY[self.code]


LISTED_PER_CODE = 200


class Findings:
    """Problems gathered from everywhere: all are counted, at most LISTED_PER_CODE of a code listed."""

    def __init__(self) -> None:
        self.listed: list[Problem] = []
        self.counts: dict[str, int] = {}

    def add(self, problem: Problem) -> None:
        """Count one problem, and list it while there is room for its code."""
        self.add_many(problem.code, 1, iter((problem,)))

    def add_once(self, problem: Problem) -> None:
        """Count and list a problem, unless its code is listed at its place already."""
        if not any(p.code == problem.code and p.where == problem.where for p in self.listed):
            self.add(problem)

    def add_many(self, code: str, count: int, problems: Iterator[Problem]) -> None:
        """Count `count` problems of one code and list the first of them; the rest are never built."""
        if not count:
            return
        before = self.counts.get(code, 0)
        self.counts[code] = before + count
        self.listed.extend(islice(problems, max(0, min(count, LISTED_PER_CODE - before))))

    def extend(self, other: "Findings") -> None:
        """Take over everything another gathering holds."""
        for code, count in other.counts.items():
            self.add_many(code, count, (p for p in other.listed if p.code == code))

    @property
    def has_errors(self) -> bool:
        """Whether anything stands in the way of storing."""
        return self.errors > 0

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self.count(ERROR)

    def count(self, severity: str) -> int:
        """How many problems of a severity there are, listed or not."""
        return sum(n for code, n in self.counts.items() if SEVERITY[code] == severity)

    def in_order(self) -> list[Problem]:
        """Errors before warnings, then as they stand in the file."""
        return sorted(self.listed, key=lambda p: (p.severity, p.where.sheet or "", p.where.row or 0))
