"""Growth looked at closer: the last quarter by itself, and what each part adds to its total's growth."""

from typing import Any

import pandas as pd

from charts.wording import growth_label
from domain.bars import GrowthBar
from domain.catalogue import Catalogue
from domain.numbers import format_number, round_half_up
from domain.periods import Period
from reports.html_tables import Column
from reports.wording import sentence_case
from texts import t
from ui.html_tables import show_table

_DIGITS = 1


def show_quarter(rows: pd.DataFrame, catalogue: Catalogue, period: Period, lang: str) -> None:
    """The quarter that a period ends with (rows of analysis.quarters), beside that of a year ago."""
    quarter = t(f"year_on_year.quarters.{period.months}", lang)
    columns = [
        Column(t("table.indicator", lang)),
        Column(t("year_on_year.quarter", lang, quarter=quarter, year=period.year), is_number=True),
        Column(t("year_on_year.quarter", lang, quarter=quarter, year=period.year - 1), is_number=True),
        Column(t("table.growth", lang)),
    ]
    cells = (
        (
            catalogue.indicators[row.indicator].name(lang),
            _amount(row, catalogue, lang),
            ""
            if pd.isna(row.quarter_before)
            else format_number(row.quarter_before, int(row.before_decimals), lang),
            _growth(row.index_, lang, reason="no_prior" if pd.isna(row.quarter_before) else "below_zero"),
        )
        for row in rows.rename(columns={"index": "index_"}).itertuples()
    )
    show_table(t("year_on_year.quarter_caption", lang, quarter=quarter, year=period.year), columns, cells)


def show_contributions(rows: pd.DataFrame, report: pd.DataFrame, lang: str) -> None:
    """Each part's own growth, and the points it adds (rows of analysis.contributions)."""
    names = dict(zip(report["indicator"], report["name"], strict=True))
    columns = [
        Column(t("year_on_year.total", lang)),
        Column(t("year_on_year.part", lang)),
        Column(t("table.growth", lang)),
        Column(t("year_on_year.points", lang), is_number=True),
    ]
    cells = (
        (
            names[row.total],
            row.name,
            _growth(row.yoy_index, lang, origin=row.yoy_origin),
            _points(row.points, lang),
        )
        for row in rows.itertuples()
    )
    show_table(t("year_on_year.contributions", lang), columns, cells)


def _amount(row: Any, catalogue: Catalogue, lang: str) -> str:
    unit = catalogue.measure_units.by_code[catalogue.indicators[row.indicator].measure_unit].name(lang)
    text = f"{format_number(row.quarter, int(row.decimals), lang)} {unit}"
    return t("chart.estimate", lang, value=text) if row.estimate else text


def _growth(index: float, lang: str, reason: str = "no_prior", origin: str = "computed") -> str:
    if pd.isna(index):
        return t(f"analysis.reason.{reason}", lang)
    return sentence_case(growth_label(GrowthBar("", "", float(index), _DIGITS, origin), lang))


def _points(points: float, lang: str) -> str:
    rounded = round_half_up(points, _DIGITS)
    sign = "+" if rounded > 0 else "-" if rounded < 0 else ""
    return sign + format_number(abs(float(rounded)), _DIGITS, lang)
