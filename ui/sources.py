"""Where a figure comes from, in a line: how it was found, its grade, who sent it and when."""

from collections.abc import Iterable

import pandas as pd

from analysis.selection import one_each, rows_of
from domain.clock import written_day
from domain.columns import ACTUAL
from domain.periods import Period
from texts import t
from ui.reads import read_sources

_IMPLIED, _REBUILT, _REPORTED = "implied", "rebuilt", "reported"


def sources_of(rows: pd.DataFrame, lang: str, origin: str = "") -> dict[str, str]:
    """Of each indicator of a report; `origin` is the column that says how the drawn number was found."""
    told = read_sources(_editions(rows["edition"]))
    return {
        row["indicator"]: _joined(_found(row, origin, lang), _sent(row, told, lang))
        for row in rows.to_dict("records")
    }


def sources_by_period(figures: pd.DataFrame, periods: Iterable[Period], lang: str) -> dict[Period, str]:
    """Of each period's actual value of one unit and indicator (rows of the store)."""
    told = read_sources(_editions(figures["edition"]))
    found = {period: one_each(rows_of(figures, ACTUAL, period)).to_dict("records") for period in periods}
    return {period: _joined(_sent(rows[0], told, lang)) for period, rows in found.items() if rows}


def _editions(column: pd.Series) -> tuple[int, ...]:
    return tuple(sorted({int(edition) for edition in column.dropna()}))


def _found(row: dict, origin: str, lang: str) -> str:
    """How a percent was found, where it was not computed from two figures of the store."""
    if origin and row[origin] == _REBUILT:
        return t("chart_tools.rebuilt", lang)
    if row["plan_origin"] == _IMPLIED and origin == "pct_plan_origin":
        return t("chart_tools.implied_plan", lang)
    return t("chart_tools.reported", lang) if origin and row[origin] == _REPORTED else ""


def _sent(row: dict, told: dict, lang: str) -> str:
    grade = t(f"grade.{row['grade']}", lang) if row["grade"] else ""
    if pd.isna(row["edition"]) or int(row["edition"]) not in told:
        return _joined(grade, row["source"])
    source = told[int(row["edition"])]
    sent = t("chart_tools.sent", lang, who=source.who, day=written_day(source.at), edition=source.edition)
    return _joined(grade, row["source"], sent)


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part and not pd.isna(part))
