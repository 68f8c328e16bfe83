"""The shortcomings of a period: those that ship with the catalogue, and what units send themselves."""

from collections.abc import Iterable, Sequence

from domain.entries import SHORTCOMING, Entry, Kept
from domain.periods import Period
from domain.tasks import Shortcoming
from domain.units import Unit


def shortcomings_of(
    shipped: Iterable[Shortcoming], sent: Iterable[Kept], unit: Unit, period: Period
) -> list[Shortcoming]:
    """What a unit says went badly in a period; `sent` by its code stands for, or withdraws, what shipped."""
    found = {one.code: one for one in shipped if (one.unit, one.period) == (unit.code, str(period))}
    for kept in sent:
        if kept.entry.body is None:
            found.pop(kept.entry.key, None)
        elif (written := str(kept.entry.body["written"])) != getattr(
            found.get(kept.entry.key), "written", ""
        ):
            found[kept.entry.key] = Shortcoming(
                unit.code, str(period), kept.entry.key, written, written, written
            )
    return list(found.values())


def shortcoming_entries(
    lines: Sequence[str], before: Sequence[Shortcoming], unit: Unit, period: Period
) -> list[Entry]:
    """Entries that make `lines` the shortcomings of a period: kept, added, and withdrawn where missing."""
    codes = {one.written: one.code for one in before}
    wanted = {codes.get(line) or _code(line): line for line in lines}
    gone = [one.code for one in before if one.code not in wanted]
    return [
        *(
            Entry(SHORTCOMING, unit.key, period.code, code, {"written": line})
            for code, line in wanted.items()
        ),
        *(Entry(SHORTCOMING, unit.key, period.code, code, None) for code in gone),
    ]


def _code(line: str) -> str:
    """A key that the same words always get: two people who type them mean one thing."""
    return " ".join(line.casefold().split())
