"""A file's figures beside what is stored: new, revised from what, or the same."""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.targets import WITHOUT_NUMBER
from intake.checked import NEW, REVISED, SAME

_PLAIN = [
    col.UNIT, col.INDICATOR, col.MEASURE, col.ASSIGNER, col.GRADE, col.OPERATOR, col.DEADLINE, col.DECISION,
    col.EFFECTIVE,
]  # fmt: skip
# What a figure or a target states; where any of it differs from what is stored, it is revised.
_STATED = [col.VALUE, col.VALUE_HIGH, col.DECIMALS, col.GRADE, col.OPERATOR, col.DEADLINE, col.DECISION]
# Far below any written digit.
_TAIL = 1e-9
_STORED = [*col.KEY, *_STATED]


def storable(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows that state something: a value, or a target that needs none."""
    states = figures[col.VALUE].notna() | figures[col.OPERATOR].isin(WITHOUT_NUMBER)
    return _in_written_digits(figures if states.all() else figures[states])


def _in_written_digits(figures: pd.DataFrame) -> pd.DataFrame:
    """Indices that were reckoned from a growth (106,67 + 100) without the tail that floats leave."""
    indices = (figures[col.MEASURE] == col.YOY_INDEX).to_numpy()
    if not indices.any():
        return figures
    value = figures[col.VALUE].to_numpy(dtype="float64", copy=True)
    decimals = figures[col.DECIMALS].to_numpy()
    for digits in np.unique(decimals[indices]):
        rows = indices & (decimals == digits)
        rounded = np.round(value[rows], int(digits))
        value[rows] = np.where(np.isclose(rounded, value[rows], rtol=0, atol=_TAIL), rounded, value[rows])
    return figures.assign(**{col.VALUE: value})


def compared(
    figures: pd.DataFrame, stored_figures: pd.DataFrame, stored_targets: pd.DataFrame
) -> pd.DataFrame:
    """The figures with `change` and what is stored now: value_before, decimals_before, grade_before."""
    stored = _stored(stored_figures, stored_targets)
    rows = storable(figures).reset_index(drop=True)
    if not len(stored):
        blank = {"value_before": np.nan, "decimals_before": 0, "grade_before": ""}
        new = pd.Categorical.from_codes(np.zeros(len(rows), dtype="int8"), [NEW, REVISED, SAME])
        return rows.assign(change=new, **blank)
    renamed = {name: f"{name}_before" for name in _STATED}
    plain = rows.astype(dict.fromkeys(_PLAIN, "str"))
    joined = plain.merge(
        stored.rename(columns=renamed), on=col.KEY, how="left", validate="many_to_one", indicator="known"
    )
    known = (joined["known"] == "both").to_numpy()
    same = known.copy()
    for name, before in renamed.items():
        same &= _equal(joined[name], joined[before])
    words = np.where(same, SAME, np.where(known, REVISED, NEW))
    return rows.assign(
        change=pd.Categorical(words, [NEW, REVISED, SAME]),
        value_before=joined["value_before"].to_numpy(),
        decimals_before=joined["decimals_before"].fillna(0).astype("int64").to_numpy(),
        grade_before=joined["grade_before"].fillna("").to_numpy(),
    )


def _equal(left: pd.Series, right: pd.Series) -> np.ndarray:
    return ((left == right) | (left.isna() & right.isna())).to_numpy()


def _stored(figures: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    plans = targets.assign(
        **{col.PERIOD: targets["year"].astype("int64") * 100, col.MEASURE: col.PLAN, col.GRADE: col.OFFICIAL}
    )
    words = (col.OPERATOR, col.DEADLINE, col.DECISION, col.EFFECTIVE)
    blank = {col.VALUE_HIGH: np.nan, **dict.fromkeys(words, "")}
    parts = [_in_written_digits(figures).assign(**blank)[_STORED], plans[_STORED]]
    filled = [part.astype(dict.fromkeys(_PLAIN, "str")) for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else parts[0]
