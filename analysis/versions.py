"""How the versions of figures and targets stand to each other: which one counts, which gave way."""

import pandas as pd

from analysis.selection import targets_of
from domain.periods import Period

CURRENT, REPLACED, OTHER_TIME, UNDONE = "current", "replaced", "other_time", "undone"
_KEY = ("measure", "assigner", "effective")


def with_standing(versions: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Adds standing to the store's versions of one unit and indicator, the newest first.

    `versions`: figures of the period, or targets of its year. Of the visible ones with the same measure,
    assigner and day of effect the last counts (current), those before it gave way (replaced); a target
    that counts but is not the one in force at the period's end is of another time (other_time); what is
    not visible was taken back (undone).
    """
    rows = versions.sort_values("edition", kind="stable").reset_index(drop=True)
    visible = rows[rows["visible"]]
    # As plain words: categories that no row has would be groups of their own.
    key = [visible[name].astype("str") for name in _KEY if name in rows]
    last = visible["edition"].eq(visible.groupby(key)["edition"].transform("max"))
    standing = pd.Series(UNDONE, index=rows.index, dtype="str")
    standing[visible.index] = last.map({True: CURRENT, False: REPLACED}).astype("str")
    if "effective" in rows:
        counting = rows[standing == CURRENT]
        in_force = targets_of(counting, period).index
        standing[counting.index.difference(in_force)] = OTHER_TIME
    return rows.assign(standing=standing)[::-1].reset_index(drop=True)
