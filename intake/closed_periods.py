"""changes_closed_period: new or revised figures of a period that is closed, unless sent as late official."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.period_states import PeriodState, PeriodStates
from domain.periods import Period
from domain.problems import Problem, Where
from intake.checked import SAME, Check
from intake.period_states import period_states
from store import Store

# Official figures may still come after a period was closed, by their own marked way; estimates may not.
LATE_GRADES = (col.OFFICIAL, col.SETTLED)
_TOO_EARLY = (col.ESTIMATE, col.PRELIMINARY)
_PLACE = [col.UNIT, col.PERIOD]


def report_closed(check: Check, store: Store, catalogue: Catalogue, late_official: str = "") -> None:
    """Add a problem for each row that would change a closed period; a row of a form is named once.

    With a reason `late_official`, rows of official or settled grade may; the check then says so.
    """
    changes = check.changes
    if not len(changes):
        return
    states = period_states(store, catalogue, [int(code) for code in changes[col.PERIOD].unique()])
    if states is None:
        return
    changed = np.flatnonzero((changes["change"] != SAME).to_numpy())
    pairs = changes[_PLACE].iloc[changed].astype({col.UNIT: "str"})
    closed = _closed(pairs.drop_duplicates(), states, catalogue)
    if not closed:
        return
    shut = pd.MultiIndex.from_frame(pairs).isin(list(closed))
    late = np.isin(changes[col.GRADE].iloc[changed].astype("str"), LATE_GRADES) & bool(late_official.strip())
    check.late_official = late_official.strip() if (shut & late).any() else ""
    rows = changed[shut & ~late]
    once = ~changes[[col.SHEET, col.ROW]].iloc[rows].duplicated().to_numpy()
    _report(check, rows[once], closed, late_official.strip())


def _closed(
    pairs: pd.DataFrame, states: PeriodStates, catalogue: Catalogue
) -> dict[tuple[str, int], PeriodState]:
    found = {}
    for key, code in pairs.itertuples(index=False):
        unit = catalogue.units.get(key)
        state = states.of(unit, Period.from_code(code)) if unit else None
        if state and state.is_closed:
            found[key, code] = state
    return found


def _report(
    check: Check, rows: np.ndarray, closed: dict[tuple[str, int], PeriodState], late_official: str
) -> None:
    def problems() -> Iterator[Problem]:
        for place in rows:
            one = check.changes.iloc[int(place)]
            key = str(one[col.UNIT]), int(one[col.PERIOD])
            where = Where(one[col.SHEET] or None, int(one[col.ROW]), one[col.COLUMN], one[col.WRITTEN])
            told = {"indicator": one[col.INDICATOR], "unit": key[0], "period": key[1]}
            by = {"hint": "closed_by", "who": closed[key].who}
            if late_official and one[col.GRADE] in _TOO_EARLY:
                # The reason alone does not help: the heading says the grade, and silence is preliminary.
                by |= {"reason": "late_grade", "grade": str(one[col.GRADE])}
            yield Problem(
                "changes_closed_period", where, one[col.VALUE], {**told, "change": str(one["change"]), **by}
            )

    check.findings.add_many("changes_closed_period", len(rows), problems())
