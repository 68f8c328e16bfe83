"""Figures as the canonical long file, which loads again to the same figures and targets."""

import re
from datetime import date

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.numbers import ENGLISH
from domain.spreadsheet_text import harmless
from domain.target_phrases import items_of, write_assumed, write_target
from domain.targets import Target, default_operator
from intake.checked import Check
from texts import t

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


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
        values[rows] = [_plain(value, int(digits)) for value in frame.loc[rows, col.VALUE]]
    planned = frame[frame[col.MEASURE] == col.PLAN]
    for place, row in planned.iterrows():
        known = catalogue.indicators.get(str(row[col.INDICATOR]))
        usual = default_operator(known.direction, known.target_form) if known else ""
        target = _target(row, known.measure_unit if known else "")
        if target.operator != usual or target.deadline or target.items or target.value is None:
            values[place] = _worded(target, known.measure_unit if known else "")
    return values


def _plain(value: float, digits: int) -> str:
    """The value in its written decimals; in its own where those would change it."""
    text = f"{value:.{digits}f}"
    return text if float(text) == value else repr(float(value))


def _worded(target: Target, unit: str) -> str:
    if target.assumed:
        text = write_assumed(target, ENGLISH, unit)
    else:
        text = write_target(target, _vietnamese, "en", unit)
    # A comma between thousands would leave open what the commas of the whole column mean.
    return _THOUSANDS.sub("", text)


def _target(row: pd.Series, unit: str) -> Target:
    return Target(
        row[col.OPERATOR],
        None if pd.isna(row[col.VALUE]) else float(row[col.VALUE]),
        int(row[col.DECIMALS]),
        None if pd.isna(row[col.VALUE_HIGH]) else float(row[col.VALUE_HIGH]),
        date.fromisoformat(row[col.DEADLINE]) if row[col.DEADLINE] else None,
        bool(row[col.ASSUMED]),
        items_of(row[col.WRITTEN], unit),
    )


def _vietnamese(key: str, _lang: str, **values: object) -> str:
    """The grammar of targets is that of Vietnamese documents, the canonical file's numbers are English."""
    return t(key, "vi", **values)
