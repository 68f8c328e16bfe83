"""Small files as a loader delivers them, checked beside a small store; rows count from 2, under a header."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.numbers import Number
from domain.problems import ERROR, WARNING, Findings, Problem
from domain.units import Unit
from loaders.frames import tidy_frame
from tests.unit.analysis.frames import figures, indicator, row, targets
from validation import Stored, check_figures

JANUARY_2024 = date(2024, 1, 15)
PEOPLE, PERCENT = "người", "%"

UNITS = MeasureUnits.of(
    [
        MeasureUnit("tỷ đồng", "billion đồng", "đồng", Decimal(10**9)),
        MeasureUnit("triệu đồng", "million đồng", "đồng", Decimal(10**6)),
        MeasureUnit(PEOPLE, "people", PEOPLE, Decimal(1)),
        MeasureUnit(PERCENT, "%", PERCENT, Decimal(1)),
    ]
)
INDICATORS = (
    indicator("production", 1),
    indicator("farming", 2, parent="production"),
    indicator("industry", 3, parent="production"),
    indicator("services", 4, parent="production"),
    indicator("revenue", 5),
    indicator("local_revenue", 6, parent="revenue"),
    indicator("land_use_fees", 7, parent="local_revenue"),
    indicator("spending", 8, direction="on_plan"),
    indicator("jobs", 9, kind="count", measure_unit=PEOPLE, decimals=0),
    indicator("population", 10, kind="stock", cumulates=False, measure_unit=PEOPLE, direction="none"),
    indicator("poverty_rate", 11, kind="rate", cumulates=False, measure_unit=PERCENT, direction="down"),
    indicator("disbursement_rate", 12, kind="rate", measure_unit=PERCENT),
    indicator("city_poverty_rate", 13, parent="poverty_rate", kind="rate", cumulates=False),
)
Seen = list[tuple[int, str]]


def catalogue(*more_units: str) -> Catalogue:
    """Two districts, further units by their codes, and the indicators above."""
    codes = ("tan_yen", "huu_lung", *more_units)
    units = {code: Unit(code, "district", f"Huyện {code}", f"{code} district") for code in codes}
    return Catalogue(units, {one.code: one for one in INDICATORS}, UNITS)


def plan(code: str, text: str, assigner: str = "district", operator: str = "ge", **more: Any) -> dict:
    """A plan of 2023 as it stands in a file."""
    usual: dict[str, Any] = {
        "period": 202300,
        "assigner": assigner,
        "operator": operator,
        "grade": col.OFFICIAL,
    }
    return row(code, text, col.PLAN, **(usual | more))


def unread(line: dict) -> dict:
    """The same line with a number that could not be read."""
    return line | {"value": float("nan"), "decimals": 0, "written": "1.2.3"}


def tidy(*lines: dict) -> pd.DataFrame:
    """The tidy frame of a file's lines."""
    placed = [{col.ROW: place, col.OPERATOR: ""} | line for place, line in enumerate(lines, 2)]
    data = {name: [line[name] for line in placed] for name in (*placed[0],) if name in col.TIDY}
    return tidy_frame({**data, col.COLUMN: "value"}, len(placed))


def stored(*lines: dict, plans: tuple[dict, ...] = ()) -> Stored:
    """What the store holds: figures by `row`, plans by `target`."""
    return Stored(figures(*lines), targets(*plans))


def findings(frame: pd.DataFrame, beside: Stored | None = None, today: date = JANUARY_2024) -> Findings:
    """What all rules together find in a frame."""
    return check_figures(frame, catalogue(), beside or stored(), today)


def errors(*lines: dict, beside: Stored | None = None, today: date = JANUARY_2024) -> Seen:
    """(row, code) of every error that any rule finds in a file."""
    return _seen(findings(tidy(*lines), beside, today), ERROR)


def warnings(*lines: dict, beside: Stored | None = None) -> Seen:
    """(row, code) of every warning that any rule finds in a file."""
    return _seen(findings(tidy(*lines), beside), WARNING)


def only_problem(*lines: dict, beside: Stored | None = None) -> Problem:
    """The one error of a file."""
    (problem,) = [one for one in findings(tidy(*lines), beside).listed if one.severity == ERROR]
    return problem


def said(problem: Problem) -> dict[str, object]:
    """A problem's details, its numbers as a Vietnamese reader writes them."""
    return {
        name: found.written() if isinstance(found, Number) else found
        for name, found in problem.details.items()
    }


def offered(problem: Problem) -> str | None:
    """What a problem offers instead, in the catalogue's unit, as a Vietnamese reader writes it."""
    return problem.mend.written() if isinstance(problem.mend, Number) else problem.mend


def _seen(found: Findings, severity: str) -> Seen:
    return sorted((one.where.row or 0, one.code) for one in found.listed if one.severity == severity)
