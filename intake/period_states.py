"""Closing a period, reopening it, saying until when its figures are due; each an edition of its own."""

from collections.abc import Sequence
from datetime import date

from domain.catalogue import Catalogue
from domain.entries import PERIOD_STATE, Entry
from domain.errors import PeriodClosed
from domain.period_states import BELOW, CLOSED, REOPENED, PeriodStates, due_entry, state_entry
from domain.periods import Period
from domain.units import Unit
from intake.words import store_entries
from store import Receipt, Store


def close_period(
    unit: Unit | None, period: Period, store: Store, who: str, scope: str = BELOW, remark: str = ""
) -> Receipt:
    """Close a period for a unit and, by `scope`, for all that lies in it; None for every unit there is."""
    return _store(state_entry(unit, period, CLOSED, scope, remark), unit, period, store, who, remark)


def reopen_period(
    unit: Unit | None, period: Period, store: Store, who: str, scope: str = BELOW, remark: str = ""
) -> Receipt:
    """Open a closed period again, for the same choice of units."""
    return _store(state_entry(unit, period, REOPENED, scope, remark), unit, period, store, who, remark)


def set_due_day(unit: Unit | None, period: Period, day: date, store: Store, who: str) -> Receipt:
    """Say until when figures of a period are due, for a unit and all that lies in it."""
    return _store(due_entry(unit, period, day), unit, period, store, who, "")


def period_states(store: Store, catalogue: Catalogue, periods: Sequence[int]) -> PeriodStates | None:
    """What was last said of these periods (by code); None where nothing was ever said of any."""
    kept = store.entries(PERIOD_STATE, periods=periods) if periods else []
    return PeriodStates(kept, catalogue) if kept else None


def require_open(submission: int, store: Store, catalogue: Catalogue) -> None:
    """Raise PeriodClosed where a submission holds figures of a closed period."""
    sent = store.deliveries(submissions=[submission])
    states = period_states(store, catalogue, [int(code) for code in sent["period"].unique()])
    for key, code in sent[["unit", "period"]].itertuples(index=False) if states else ():
        unit, period = catalogue.units.get(key), Period.from_code(code)
        found = states.of(unit, period) if states and unit else None
        if unit and found and found.is_closed:
            raise PeriodClosed(unit.name_vi, str(period), found.who)


def _store(entry: Entry, unit: Unit | None, period: Period, store: Store, who: str, remark: str) -> Receipt:
    # Always stored, also where the same was said before: in between something else may have been said of a
    # unit below, and the newest word counts.
    file = f"{unit.code if unit else 'all'}-{period}-{entry.kind}.json"
    return store_entries([entry], store, unit, period, who, None, file, remark)
