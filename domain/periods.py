"""A period: a year and its first n months, cumulative from January; n = 0 is the year of a plan."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from domain.errors import NotKnown

QUARTER_ENDS = (3, 6, 9, 12)
FIRST_YEAR, LAST_YEAR = 1945, 2100
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})M)?")


@dataclass(frozen=True, order=True)
class Period:
    """`Period(2023, 9)` is the first nine months of 2023; `Period(2024)` is the plan year 2024."""

    year: int
    months: int = 0

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 0 <= self.months <= 12):
            raise NotKnown("period", f"{self.year}-{self.months}M")

    def __str__(self) -> str:
        return f"{self.year}-{self.months}M" if self.months else str(self.year)

    @classmethod
    def parse(cls, text: str) -> Self:
        """'2023-9M' or '2024'; raises NotKnown for anything else."""
        match = _WRITTEN.fullmatch(text.strip())
        if not match or match[2] == "0":
            raise NotKnown("period", text)
        return cls(int(match[1]), int(match[2] or 0))

    @property
    def code(self) -> int:
        """The integer that stands for the period in frames and in the store: 202309, 202400."""
        return self.year * 100 + self.months

    @classmethod
    def from_code(cls, code: int) -> Self:
        """The inverse of `code`."""
        return cls(*divmod(int(code), 100))

    @property
    def end(self) -> date:
        """The last day of the period; a plan year's is 31 December."""
        month = self.months or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def plan_year(self) -> "Period":
        """The year whose plan this period is measured against."""
        return Period(self.year)

    @property
    def year_before(self) -> "Period":
        """The same cumulative period of the year before."""
        return Period(self.year - 1, self.months)

    @property
    def quarter_before(self) -> "Period | None":
        """The quarter end that comes before, within the year; None for the first quarter."""
        earlier = [m for m in QUARTER_ENDS if m < self.months]
        return Period(self.year, earlier[-1]) if earlier else None
