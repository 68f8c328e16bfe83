"""The report of a period: one row a unit and indicator, from the store's figures and targets."""

import pandas as pd

from analysis.forecast import add_forecast
from analysis.needs import add_needs
from analysis.pace import add_pace
from analysis.percent import add_percent
from analysis.seasonal import past_periods, past_shares
from analysis.selection import ROW, one_each, pick_assigner, rows_of, targets_of
from analysis.verdicts import add_verdicts
from analysis.year_on_year import add_year_on_year
from domain.catalogue import Catalogue
from domain.columns import ACTUAL, FULL_YEAR, PCT_PLAN, PRIOR, YOY_INDEX
from domain.errors import NotKnown
from domain.indicators import Indicator
from domain.periods import Period

_WORD, _NUMBER, _FLAG = "str", "float64", "bool"
# Column → type, in the order of the report. Numbers are NA for none (decimals, editions and submissions
# are whole numbers that may be NA), words ''. Meanings: docstring of unit_report.
REPORT = {
    **dict.fromkeys(("indicator", "name", "short", "group", "parent"), _WORD),
    "order": "int64",
    "kind": _WORD,
    "cumulates": _FLAG,
    "direction": _WORD,
    "is_budget": _FLAG,
    "value": _NUMBER,
    **dict.fromkeys(("value_unit", "unit_name", "as_written"), _WORD),
    "decimals": _NUMBER,
    **dict.fromkeys(("grade", "source", "note"), _WORD),
    **dict.fromkeys(("edition", "submission", "plan", "plan_decimals"), _NUMBER),
    "plan_origin": _WORD,
    **dict.fromkeys(("plan_low", "plan_high"), _NUMBER),
    "assigner": _WORD,
    **dict.fromkeys(("pct_plan", "pct_decimals"), _NUMBER),
    **dict.fromkeys(("pct_plan_origin", "pct_reason"), _WORD),
    "pace_pct": _NUMBER,
    **dict.fromkeys(("pace_basis", "pace"), _WORD),
    "season_years": _NUMBER,
    "over": _FLAG,
    **dict.fromkeys(("needed", "needed_low", "needed_high"), _NUMBER),
    **dict.fromkeys(("needed_ratio", "needed_ratio_low", "needed_ratio_high"), _NUMBER),
    **dict.fromkeys(("prior", "prior_decimals", "yoy_index", "yoy_decimals"), _NUMBER),
    **dict.fromkeys(("yoy_origin", "yoy_basis", "yoy_reason"), _WORD),
    **dict.fromkeys(("forecast", "forecast_low", "forecast_high"), _NUMBER),
    "forecast_basis": _WORD,
    **dict.fromkeys(("full_year_estimate", "full_year_decimals"), _NUMBER),
    **dict.fromkeys(("lead_body", "supporting", "target_operator"), _WORD),
    **dict.fromkeys(("target_value", "target_high", "target_decimals"), _NUMBER),
    "target_deadline": _WORD,
    "target_assumed": _FLAG,
    **dict.fromkeys(("target_written", "target_assigner", "target_decision", "target_effective"), _WORD),
    "target_adjusted": _FLAG,
    **dict.fromkeys(("verdict", "verdict_reason", "reason"), _WORD),
}

_ACTUAL = {
    "value": "value", "decimals": "decimals", "written": "as_written", "grade": "grade",
    "source": "source", "note": "note", "edition": "edition", "submission": "submission",
}  # fmt: skip
_TARGET = {
    "operator": "target_operator", "value": "target_value", "value_high": "target_high",
    "decimals": "target_decimals", "deadline": "target_deadline", "assumed": "target_assumed",
    "written": "target_written", "assigner": "target_assigner", "decision": "target_decision",
    "effective": "target_effective", "adjusted": "target_adjusted",
}  # fmt: skip
_FROM_CATALOGUE = (
    "group", "parent", "kind", "cumulates", "direction", "is_budget", "lead_body",
)  # fmt: skip
# What the report's own columns of percents and of last year say, before one of them is chosen.
_TOLD = {
    **dict.fromkeys(("told_pct", "told_decimals", "told_prior", "told_prior_decimals"), _NUMBER),
    **dict.fromkeys(("told_index", "told_index_decimals", "stored_prior", "stored_prior_decimals"), _NUMBER),
    **dict.fromkeys(("rebuilt_prior", "rebuilt_decimals"), _NUMBER),
    **dict.fromkeys(("season_share", "season_spread"), _NUMBER),
    **dict.fromkeys(("told_assigner", "rebuilt_reason"), _WORD),
}


def periods_read(period: Period) -> list[int]:
    """The period codes whose figures a report is made of: its own, a year before, and past years' seasons."""
    return [*dict.fromkeys((period.code, period.year_before.code, *past_periods(period)))]


def unit_report(
    figures: pd.DataFrame,
    targets: pd.DataFrame,
    catalogue: Catalogue,
    period: Period,
    lang: str = "vi",
    comparable: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row an indicator (columns REPORT, in the catalogue's order) of one unit and period.

    `figures`: the store's rows of the unit in the periods of `periods_read`, any measure;
    `targets`: every version of its targets of the year, of which the one in force at the period's end
    counts; `comparable`: last year on this year's territory (analysis.comparable), where the unit did not
    stand then. value, plan, prior, needed and full_year_estimate are in `value_unit`; pct_plan, pace_pct
    and yoy_index in percent. Every missing percent or index has its code in pct_reason or yoy_reason,
    and verdict (domain.verdicts.STATES, '' where nothing is to be judged) its own in verdict_reason. Raises
    NotKnown for an indicator that the catalogue lacks.
    """
    units = [*figures["unit"].unique(), *targets["unit"].unique()]
    rebuilt = rebuilt_of(comparable).assign(unit=str(units[0]) if units else "")
    return units_report(figures, targets, catalogue, period, lang, rebuilt)[list(REPORT)]


def units_report(
    figures: pd.DataFrame,
    targets: pd.DataFrame,
    catalogue: Catalogue,
    period: Period,
    lang: str = "vi",
    rebuilt: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a unit and indicator (columns unit and REPORT), by unit and in the catalogue's order.

    Takes the rows of any number of units of one level (their values in one unit of measure), else what
    unit_report takes; `rebuilt`: last year's figures put together anew, by unit and indicator.
    """
    reported = rows_of(figures, PCT_PLAN, period)
    picked = pick_assigner(targets_of(targets, period), reported)
    parts = [
        one_each(rows_of(figures, ACTUAL, period))[[*ROW, *_ACTUAL]].rename(columns=_ACTUAL),
        picked[[*ROW, *_TARGET]].rename(columns=_TARGET),
        _told(reported, value="told_pct", decimals="told_decimals", assigner="told_assigner"),
        _told(rows_of(figures, PRIOR, period), value="told_prior", decimals="told_prior_decimals"),
        _told(rows_of(figures, YOY_INDEX, period), value="told_index", decimals="told_index_decimals"),
        _told(rows_of(figures, FULL_YEAR, period), value="full_year_estimate", decimals="full_year_decimals"),
    ]
    before = rows_of(figures, ACTUAL, period.year_before)
    stored = _told(before, value="stored_prior", decimals="stored_prior_decimals")
    made = rebuilt_of(None) if rebuilt is None else rebuilt
    report = _described(parts, catalogue, lang)
    for part in [*parts, stored, made, past_shares(figures, period)]:
        report = report.merge(part, on=ROW, how="left", validate="one_to_one")
    report = _settle(report.assign(year=period.year))
    report = add_forecast(add_needs(add_pace(add_percent(report), period), period), period)
    told = _with_reasons(add_verdicts(add_year_on_year(report), period, catalogue))
    return told[["unit", *REPORT]]


def _told(rows: pd.DataFrame, **names: str) -> pd.DataFrame:
    return one_each(rows)[[*ROW, *names]].rename(columns=names)


def rebuilt_of(comparable: pd.DataFrame | None) -> pd.DataFrame:
    """Last year's figures put together anew; what could not be, with its reason."""
    names = {"prior": "rebuilt_prior", "decimals": "rebuilt_decimals", "reason": "rebuilt_reason"}
    if comparable is None:
        return pd.DataFrame(columns=[*ROW, *names.values()])
    return comparable.loc[comparable["rebuilt"], ["indicator", *names]].rename(columns=names)


def _indicators(parts: list[pd.DataFrame], catalogue: Catalogue) -> list[Indicator]:
    codes = {code for part in parts for code in part["indicator"]}
    unknown = sorted(codes - catalogue.indicators.keys())
    if unknown:
        raise NotKnown("indicator", ", ".join(unknown))
    return [one for one in catalogue.indicators.values() if one.code in codes]


def _described(parts: list[pd.DataFrame], catalogue: Catalogue, lang: str) -> pd.DataFrame:
    """Every unit and indicator that a part knows, with what the catalogue says of the indicator."""
    pairs = pd.concat([part[ROW] for part in parts]).drop_duplicates()
    described = _describe(_indicators(parts, catalogue), catalogue, lang)
    rows = pairs.merge(described, on="indicator", how="left", validate="many_to_one")
    return rows.sort_values(["unit", "order"], kind="stable").reset_index(drop=True)


def _describe(indicators: list[Indicator], catalogue: Catalogue, lang: str) -> pd.DataFrame:
    order = {code: place for place, code in enumerate(catalogue.indicators)}
    units = catalogue.measure_units.by_code
    rows = {
        "indicator": [one.code for one in indicators],
        "name": [one.name(lang) for one in indicators],
        "short": [one.short(lang) for one in indicators],
        "order": [order[one.code] for one in indicators],
        "value_unit": [one.measure_unit for one in indicators],
        "unit_name": [units[one.measure_unit].name(lang) for one in indicators],
        **{name: [getattr(one, name) for one in indicators] for name in _FROM_CATALOGUE},
        "lead_body": [catalogue.bodies.name(one.lead_body, lang) for one in indicators],
        "supporting": [", ".join(catalogue.bodies.names(one.supporting, lang)) for one in indicators],
    }
    return pd.DataFrame(rows).astype({name: REPORT[name] for name in rows})


def _settle(report: pd.DataFrame) -> pd.DataFrame:
    """The types of REPORT after outer gaps: NA for numbers, '' for words, False for flags."""
    types = {name: kind for name, kind in (REPORT | _TOLD).items() if name in report}
    return report.assign(**{name: _filled(report[name], kind) for name, kind in types.items()})


def _filled(column: pd.Series, kind: str) -> pd.Series:
    if kind == _WORD:
        return column.astype("object").where(column.notna(), "").astype("str")
    if kind == _FLAG:
        return column.eq(True).fillna(False).astype("bool")
    return pd.to_numeric(column).astype(kind)


def _with_reasons(report: pd.DataFrame) -> pd.DataFrame:
    """All reasons in one column."""
    reasons = zip(report["pct_reason"], report["yoy_reason"], report["verdict_reason"], strict=True)
    told = [", ".join(dict.fromkeys(filter(None, codes))) for codes in reasons]
    return report.assign(reason=pd.Series(told, index=report.index, dtype="str"))
