"""Plan targets written in words ('từ 90% trở lên') in the cells of a file."""

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.numbers import NumberFormat
from domain.target_phrases import read_target
from domain.targets import Target, default_operator


def target_in(text: str, fmt: NumberFormat, indicator: str, catalogue: Catalogue) -> Target | None:
    """The target a cell states for an indicator; a bare number binds as the indicator says."""
    known = catalogue.indicators.get(indicator)
    default = default_operator(known.direction, known.target_form) if known else "ge"
    return read_target(text, fmt, default, known.measure_unit if known else "")


def fill_targets(
    frame: pd.DataFrame, rows: np.ndarray, fmt: NumberFormat, catalogue: Catalogue
) -> np.ndarray:
    """Fill the plan rows whose text is no bare number with the target it states; returns which were."""
    filled = np.zeros(len(frame), dtype=bool)
    for row in np.flatnonzero(rows):
        target = target_in(frame.at[row, col.WRITTEN], fmt, str(frame.at[row, col.INDICATOR]), catalogue)
        if target is None:
            continue
        filled[row] = True
        if target.operator not in frame[col.OPERATOR].cat.categories:
            frame[col.OPERATOR] = frame[col.OPERATOR].cat.add_categories([target.operator])
        frame.loc[row, [col.OPERATOR, col.DECIMALS, col.ASSUMED]] = [
            target.operator, target.decimals, target.assumed,
        ]  # fmt: skip
        if target.deadline:
            day = target.deadline.isoformat()
            if day not in frame[col.DEADLINE].cat.categories:
                frame[col.DEADLINE] = frame[col.DEADLINE].cat.add_categories([day])
            frame.loc[row, col.DEADLINE] = day
        frame.loc[row, col.VALUE] = np.nan if target.value is None else target.value
        frame.loc[row, col.VALUE_HIGH] = np.nan if target.value_high is None else target.value_high
    return filled
