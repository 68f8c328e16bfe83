"""Figures as the canonical long file, which loads again to the same figures and targets."""

import pandas as pd

from domain import columns as col
from domain.canonical_values import is_worded, plain_number, target_of, worded
from domain.catalogue import Catalogue
from domain.spreadsheet_text import harmless
from intake.checked import Check
from texts import t


def figures_table(check: Check, catalogue: Catalogue, *, as_text: bool = False) -> pd.DataFrame:
    """Every figure of a check with codes and measure units, for `--figures FILE`.

    As text a target that binds otherwise than a bare number would is written in words, and no cell begins
    a formula: it loads again.
    """
    if not len(check.changes):
        return pd.DataFrame()
    measure = {code: one.measure_unit for code, one in catalogue.indicators.items()}
    frame = check.changes[col.TIDY]
    keys = frame[col.UNIT].astype("str")
    codes = {key: catalogue.units[key].code for key in keys.unique() if key in catalogue.units}
    named = frame.assign(
        unit=keys.replace(codes),
        value_unit=frame[col.INDICATOR].astype("str").map(measure).mask(_is_ratio(frame), "%"),
        year=frame[col.PERIOD] // 100,
        months=frame[col.PERIOD] % 100,
        **{col.VALUE: _exported_values(frame, catalogue) if as_text else frame[col.VALUE]},
    )
    table = named.drop(columns=[col.PERIOD])
    return _harmless(table) if as_text else table


def _is_ratio(frame: pd.DataFrame) -> pd.Series:
    return frame[col.MEASURE].isin((col.PCT_PLAN, col.YOY_INDEX))


def _harmless(table: pd.DataFrame) -> pd.DataFrame:
    """The table with no text that a spreadsheet would take for a formula; numbers stay numbers."""
    texts = [name for name in table if not pd.api.types.is_numeric_dtype(table[name].dtype)]
    return table.assign(**{str(name): _marked(table[name]) for name in texts})


def _marked(texts: pd.Series) -> pd.Series:
    """Most texts repeat: each is looked at once."""
    marked = {text: harmless(text) for text in texts.unique() if isinstance(text, str)}
    if all(one == text for text, one in marked.items()):
        return texts
    return texts.astype("object").map(lambda text: marked.get(text, text))


def _exported_values(frame: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Values with a decimal point and the decimals they were written with, so that they load unchanged.

    Targets that a bare number would not say stand in words.
    """
    values = frame[col.VALUE].astype("object")
    for digits in frame[col.DECIMALS].unique():
        rows = (frame[col.DECIMALS] == digits) & frame[col.VALUE].notna()
        values[rows] = [plain_number(value, int(digits)) for value in frame.loc[rows, col.VALUE]]
    planned = frame[frame[col.MEASURE] == col.PLAN]
    for place, row in planned.iterrows():
        known = catalogue.indicators.get(str(row[col.INDICATOR]))
        unit = known.measure_unit if known else ""
        target = target_of(row.to_dict(), unit)
        if known is None or is_worded(target, known.direction, known.target_form):
            values[place] = worded(target, t, unit)
    return values
