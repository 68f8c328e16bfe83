"""Who has sent what of a period: one row a unit, from what the store knows of its submissions."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from domain.catalogue import Catalogue
from domain.clock import local_day
from domain.period_states import DueDays, PeriodStates
from domain.periods import Period
from domain.units import LEVELS, Unit

ON_TIME, LATE, NOT_SENT = "on_time", "late", "not_sent"
SENDING_COLUMNS = (
    "unit", "level", "state", "days_late", "sent_on", "who", "updated_on", "figures", "due", "closed",
    "closed_by",
)  # fmt: skip


def senders(catalogue: Catalogue, period: Period, within: Unit | None = None) -> list[Unit]:
    """The units that stood in a period, of the catalogue and the territory: all, or a unit and its own."""
    known = {u.key: u for u in (*catalogue.territory.units.values(), *catalogue.units.values())}
    standing = [unit for unit in known.values() if unit.valid_in(period)]
    if within is not None:
        standing = [unit for unit in standing if within in _above(unit, catalogue)]
    return sorted(standing, key=lambda u: (LEVELS.index(u.level), u.invented, u.name_vi))


def of_unknown_beginning(units: Iterable[Unit], period: Period) -> list[Unit]:
    """Units of which only a last day after a period is known: whether they stood in it already is not."""
    return [one for one in units if one.valid_from is None and one.valid_to and period.end < one.valid_to]


def sending_states(
    units: Iterable[Unit],
    period: Period,
    deliveries: pd.DataFrame,
    states: PeriodStates,
    due: DueDays,
    today: date,
) -> pd.DataFrame:
    """SENDING_COLUMNS, one row a unit: `state` by the first of its visible submissions (days are dates).

    `deliveries` is what the store has of the period (Store.deliveries). `days_late` counts from the due day
    to the first submission, or to today where there is none; 0 where it is not late. `figures` counts all.
    """
    sent = deliveries.groupby("unit", observed=True, sort=False)
    first = sent[["who", "at"]].first() if len(deliveries) else pd.DataFrame()
    summed = sent["figures"].sum().to_dict() if len(deliveries) else {}
    newest = sent["at"].last().to_dict() if len(deliveries) else {}
    known = first.to_dict("index") if len(first) else {}

    def rows() -> Iterator[tuple[object, ...]]:
        for unit in units:
            said, day, told = states.of(unit, period), due.of(unit, period), known.get(unit.key)
            sent_on = local_day(told["at"]) if told else None
            late = max(((sent_on or today) - day).days, 0)
            state = NOT_SENT if sent_on is None else LATE if late else ON_TIME
            closed = said is not None and said.is_closed
            yield (
                unit.key, unit.level, state, late, sent_on, told["who"] if told else "",
                local_day(newest[unit.key]) if told else None, summed.get(unit.key, 0), day, closed,
                said.who if said and closed else "",
            )  # fmt: skip

    return pd.DataFrame(list(rows()), columns=list(SENDING_COLUMNS))


def _above(unit: Unit, catalogue: Catalogue) -> list[Unit]:
    """A unit and all that it lies in."""
    found = [unit]
    while found[-1].parent and (above := catalogue.parent_of(found[-1])) and above not in found:
        found.append(above)
    return found
