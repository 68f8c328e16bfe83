"""Closed periods and due days, as entries: by whom, until when, and for which units.

An entry is about one unit, or about a unit and all that lies in it, or ('' ) about every unit. Of all that is
said about a unit's period the newest counts, whatever its level: who closes a province's period and then
opens one commune's has opened that commune's, until the province's is closed again.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from domain.catalogue import Catalogue
from domain.entries import DUE_DAY, PERIOD_STATE, Entry, Kept
from domain.errors import BrokenEntry
from domain.periods import Period
from domain.units import Unit

CLOSED, REOPENED = "closed", "reopened"
# Whether an entry is about its unit only, or also about all that lies in it.
ALONE, BELOW = "alone", "below"
# Estimates are sent some days before their period ends: nine months on 25 September.
_DUE = 25


class PeriodState(NamedTuple):
    """What was last said of a unit's period: closed or reopened, by whom, when (ISO, UTC), and why."""

    state: str
    who: str
    at: str
    remark: str

    @property
    def is_closed(self) -> bool:
        """Whether figures of the period may not change."""
        return self.state == CLOSED


def state_entry(unit: Unit | None, period: Period, state: str, scope: str, remark: str = "") -> Entry:
    """The entry that closes or reopens a period; None for every unit there is."""
    return _entry(PERIOD_STATE, unit, period, scope, {"state": state, "remark": remark})


def due_entry(unit: Unit | None, period: Period, day: date, scope: str = BELOW) -> Entry:
    """The entry that says until when figures of a period are due."""
    return _entry(DUE_DAY, unit, period, scope, {"day": day.isoformat()})


def usual_due_day(period: Period) -> date:
    """Where nobody says otherwise: the 25th of a period's last month; for plans the year's eve."""
    if not period.months:
        return date(period.year - 1, 12, 31)
    return period.end.replace(day=_DUE)


class PeriodEntries:
    """The entries of one kind, looked up for a unit and period."""

    def __init__(self, kept: Iterable[Kept], catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._said = {
            (k.entry.unit, k.entry.period, k.entry.key): k for k in kept if k.entry.body is not None
        }

    def newest(self, unit: Unit, period: Period) -> Kept | None:
        """The newest entry about a unit's period, at any level; None where there is none."""
        found = [self._said[one] for one in self._places(unit, period.code) if one in self._said]
        return max(found, key=lambda kept: kept.edition, default=None)

    def _places(self, unit: Unit, period: int) -> list[tuple[str, int, str]]:
        places = [(unit.key, period, ALONE), ("", period, BELOW)]
        above: Unit | None = unit
        seen = set[str]()
        while above is not None and above.key not in seen:
            seen.add(above.key)
            places.append((above.key, period, BELOW))
            above = self._catalogue.parent_of(above) if above.parent else None
        return places


class PeriodStates(PeriodEntries):
    """Which periods of which units are closed."""

    def of(self, unit: Unit, period: Period) -> PeriodState | None:
        """What was last said of a unit's period; None where it was never closed. Raises BrokenEntry."""
        kept = self.newest(unit, period)
        if kept is None or kept.entry.body is None:
            return None
        state = kept.entry.body.get("state")
        if state not in (CLOSED, REOPENED):
            raise BrokenEntry(
                PERIOD_STATE, f"{unit.key} {period}", f"state {state!r}, expected closed or reopened"
            )
        return PeriodState(str(state), kept.who, kept.at, str(kept.entry.body.get("remark", "")))


class DueDays(PeriodEntries):
    """Until when figures are due."""

    def of(self, unit: Unit, period: Period) -> date:
        """The day until which a unit's figures of a period are due. Raises BrokenEntry."""
        kept = self.newest(unit, period)
        if kept is None or kept.entry.body is None:
            return usual_due_day(period)
        day = str(kept.entry.body.get("day"))
        try:
            return date.fromisoformat(day)
        except ValueError:
            reason = f"day {day!r}, expected YYYY-MM-DD"
            raise BrokenEntry(DUE_DAY, f"{unit.key} {period}", reason) from None


def _entry(kind: str, unit: Unit | None, period: Period, scope: str, body: dict[str, str]) -> Entry:
    return Entry(kind, unit.key if unit else "", period.code, BELOW if unit is None else scope, body)
