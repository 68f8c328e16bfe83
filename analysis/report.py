"""The report of a unit and period: one row an indicator, from the store's figures and targets."""

import pandas as pd

from analysis.needs import add_needs
from analysis.pace import add_pace
from analysis.percent import add_percent
from analysis.selection import one_each, pick_assigner, rows_of, targets_of
from analysis.year_on_year import add_year_on_year
from domain.catalogue import Catalogue
from domain.columns import ACTUAL, PCT_PLAN, PRIOR, YOY_INDEX
from domain.errors import NotKnown
from domain.indicators import Indicator
from domain.periods import Period

# Numbers are float64 with NA for none, decimals float64 holding whole numbers, words are '' for none.
# Full list of meanings: docstring of unit_report.
REPORT = [
    "indicator", "name", "short", "group", "parent", "order", "kind", "cumulates", "direction", "is_budget",
    "value", "value_unit", "unit_name", "as_written", "decimals", "grade", "source", "note", "edition",
    "submission", "plan", "plan_decimals", "plan_origin", "plan_low", "plan_high", "assigner",
    "pct_plan", "pct_decimals", "pct_plan_origin", "pct_reason", "pace_pct", "pace", "over",
    "needed", "needed_low", "needed_high", "needed_ratio", "needed_ratio_low", "needed_ratio_high",
    "prior", "prior_decimals", "yoy_index", "yoy_decimals", "yoy_origin", "yoy_basis", "yoy_reason",
    "forecast", "forecast_low", "forecast_high", "full_year_estimate", "lead_body",
    "target_operator", "target_value", "target_high", "target_decimals", "target_deadline",
    "target_assumed", "target_written", "target_assigner", "verdict", "reason",
]  # fmt: skip

_ACTUAL = {
    "value": "value", "decimals": "decimals", "written": "as_written", "grade": "grade",
    "source": "source", "note": "note", "edition": "edition", "submission": "submission",
}  # fmt: skip
_TARGET = {
    "operator": "target_operator", "value": "target_value", "value_high": "target_high",
    "decimals": "target_decimals", "deadline": "target_deadline", "assumed": "target_assumed",
    "written": "target_written", "assigner": "target_assigner",
}  # fmt: skip
_WORDS = [
    "as_written", "grade", "source", "note", "target_operator", "target_deadline", "target_written",
    "target_assigner", "told_assigner",
]  # fmt: skip


def unit_report(
    figures: pd.DataFrame, targets: pd.DataFrame, catalogue: Catalogue, period: Period, lang: str = "vi"
) -> pd.DataFrame:
    """One row an indicator (columns REPORT, in the catalogue's order) of one unit and period.

    `figures`: the store's rows of the unit, this period and the same one a year before, any measure;
    `targets`: its targets of the year. value, plan, prior and needed are in `value_unit`; pct_plan,
    pace_pct and yoy_index in percent. Every missing percent or index has its code in pct_reason or
    yoy_reason. Raises NotKnown for an indicator that the catalogue lacks.
    """
    reported = rows_of(figures, PCT_PLAN, period)
    picked = pick_assigner(targets_of(targets, period.year), reported)
    parts = [
        one_each(rows_of(figures, ACTUAL, period))[["indicator", *_ACTUAL]].rename(columns=_ACTUAL),
        picked[["indicator", *_TARGET]].rename(columns=_TARGET),
        _told(reported, value="told_pct", decimals="told_decimals", assigner="told_assigner"),
        _told(rows_of(figures, PRIOR, period), value="told_prior", decimals="told_prior_decimals"),
        _told(rows_of(figures, YOY_INDEX, period), value="told_index", decimals="told_index_decimals"),
    ]
    report = _describe(_indicators(parts, catalogue), catalogue, lang)
    before = rows_of(figures, ACTUAL, period.year_before)
    for part in [*parts, _told(before, value="stored_prior", decimals="stored_prior_decimals")]:
        report = report.merge(part, on="indicator", how="left", validate="one_to_one")
    report = _settle(report.assign(year=period.year))
    report = add_year_on_year(add_needs(add_pace(add_percent(report), period), period))
    return _later(report)[REPORT]


def _told(rows: pd.DataFrame, **names: str) -> pd.DataFrame:
    return one_each(rows)[["indicator", *names]].rename(columns=names)


def _indicators(parts: list[pd.DataFrame], catalogue: Catalogue) -> list[Indicator]:
    codes = {code for part in parts for code in part["indicator"]}
    unknown = sorted(codes - catalogue.indicators.keys())
    if unknown:
        raise NotKnown("indicator", ", ".join(unknown))
    return [one for one in catalogue.indicators.values() if one.code in codes]


def _describe(indicators: list[Indicator], catalogue: Catalogue, lang: str) -> pd.DataFrame:
    order = {code: place for place, code in enumerate(catalogue.indicators)}
    units = catalogue.measure_units.by_code
    rows = [
        (
            one.code, one.name(lang), one.short(lang), one.group, one.parent, order[one.code], one.kind,
            one.cumulates, one.direction, one.is_budget, one.measure_unit, units[one.measure_unit].name(lang),
        )
        for one in indicators
    ]  # fmt: skip
    columns = [*REPORT[:10], "value_unit", "unit_name"]
    kinds = dict.fromkeys(columns, "str") | {"order": "int64", "cumulates": "bool", "is_budget": "bool"}
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def _settle(report: pd.DataFrame) -> pd.DataFrame:
    """One type a column after outer gaps: float64 for numbers, '' for words, False for flags."""
    numbers = [c for c in report if c.endswith("decimals") or c in ("value", "target_value", "target_high")]
    numbers += ["told_pct", "told_prior", "told_index", "stored_prior", "edition", "submission"]
    words = report[_WORDS].astype("object").where(report[_WORDS].notna(), "").astype("str")
    return report.assign(
        **{column: pd.to_numeric(report[column]).astype("float64") for column in numbers},
        **{column: words[column] for column in _WORDS},
        target_assumed=report["target_assumed"].eq(True).fillna(False).astype("bool"),
    )


def _later(report: pd.DataFrame) -> pd.DataFrame:
    """What forecasts, lead bodies and verdicts will fill, as none; and both reasons in one column."""
    none = pd.Series(float("nan"), index=report.index)
    word = pd.Series("", index=report.index, dtype="str")
    both = report["pct_reason"].str.cat(report["yoy_reason"], sep=", ").str.strip(", ")
    return report.assign(
        forecast=none, forecast_low=none, forecast_high=none, full_year_estimate=none,
        lead_body=word, verdict=word, reason=both,
    )  # fmt: skip
