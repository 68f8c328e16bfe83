"""The decisions that the lines above a table name, and which of them set the plans beneath."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.target_days import read_day
from loaders.additions import Additions

_DAY = r"\d{1,2}(?:[/.-]|\s+tháng\s+)\d{1,2}(?:[/.-]|\s+năm\s+)\d{4}"
# The day stands right after the number, or after who signed: any later day of the line is of something else.
_DECISION = re.compile(
    r"(?:quyết định|nghị quyết)\s+(?:số\s*:?\s*)?(?P<number>\d[^\s,;()]*)"
    rf"(?:\s*,?\s*(?:của\s+[^\d,;()]{{1,60}}?\s*,?\s*)?(?:ký\s+)?ngày\s+(?P<day>{_DAY}))?",
    re.IGNORECASE,
)
_ADJUSTS = re.compile(r"điều chỉnh", re.IGNORECASE)


class Decision(NamedTuple):
    """Number and day (None where not said) of a decision; `adjusts` where its line says so."""

    number: str
    day: date | None
    adjusts: bool


class Several(Exception):
    """More than one decision may have set the plans: their numbers."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self.numbers = tuple(numbers)
        super().__init__(", ".join(self.numbers))


def decisions_in(text: str) -> list[Decision]:
    """Every decision that a line names ('Kèm theo Quyết định số 12/QĐ-UBND ngày 5/1/2016')."""
    found = list(_DECISION.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)] * bool(found)
    return [
        Decision(
            match["number"].rstrip("."),
            read_day(match["day"]) if match["day"] else None,
            bool(_ADJUSTS.search(text, match.end(), end)),
        )
        for match, end in zip(found, ends, strict=True)
    ]


def decision_for(lines: Iterable[str], said: Additions, *, adjusted: bool) -> tuple[str, date | None]:
    """Number and day of the decision that set a table's plans: what the sender says, else what its lines do.

    Beside a first plan an `adjusted` one takes the decision that says it adjusts, and no other. Raises
    Several where the lines name more than one that it may be.
    """
    named = {one.number: one for line in lines for one in decisions_in(line)}
    if said.decision:
        # The title's day belongs to the title's decision, never to another that the sender names.
        spoken = named.get(said.decision)
        return said.decision, said.effective or (spoken.day if spoken else None)
    fitting = [one for one in named.values() if one.adjusts or not adjusted]
    if len(fitting) > 1 and said.effective is None:
        raise Several(one.number for one in fitting)
    if len(fitting) != 1:
        return "", said.effective
    return fitting[0].number, said.effective or fitting[0].day
