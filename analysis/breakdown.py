"""What a total is made of ("trong đó"), and what is left of it without its one-off part."""

from typing import Any

import pandas as pd

from analysis.percent import ASSIGNED, COMPUTED, IMPLIED, NONE
from analysis.report import REPORT
from domain.indicators import RATE

# Land is sold once: how a unit's own revenue goes shows only without it.
ONE_OFF = {"budget_revenue_local": "budget_revenue_land_use"}
_SHARE_DECIMALS = 1
# A percent of two implied plans' difference is no surer than to the whole percent.
_COMPUTED_DECIMALS, _IMPLIED_DECIMALS = 1, 0


def part_rows(report: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The parts of an indicator that have a value, in the catalogue's order: columns REPORT and share.

    share is the part's percent of the total; NA for rates, which do not add up, and without a total.
    """
    parts = report[(report["parent"] == indicator) & report["value"].notna()]
    total = _row_of(report, indicator)
    whole = float("nan") if total.empty else float(total["value"].iloc[0])
    shares = 100 * parts["value"] / whole if whole > 0 else parts["value"] * float("nan")
    return parts.assign(share=shares.where(parts["kind"] != RATE), share_decimals=_SHARE_DECIMALS)


def without_one_off(report: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The total without its one-off part (ONE_OFF) as one row in the columns of part_rows, or none.

    Values, plans and last year's values are differences, with no more decimals than the coarser of the
    two has; the plan is implied, with its interval, where one of the two is, and there is none where the
    two come from different assigners. Without pace, forecast and verdict: nobody gave it a plan.
    """
    total = _row_of(report, indicator)
    part = _row_of(report, ONE_OFF.get(indicator, ""))
    if total.empty or part.empty or total["value"].isna().any() or part["value"].isna().any():
        return part_rows(report.iloc[:0], indicator)
    whole, once = total.iloc[0], part.iloc[0]
    row = {name: whole[name] for name in ("indicator", "value_unit", "unit_name", "kind", "cumulates")}
    row |= {"is_budget": whole["is_budget"], "grade": whole["grade"]}
    row |= _difference(whole, once, "value", "decimals")
    row |= _difference(whole, once, "prior", "prior_decimals")
    row |= _plan(whole, once)
    return _settled(row | _ratios(row) | {"share": 100 * row["value"] / whole["value"]})


def _row_of(report: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return report[report["indicator"] == indicator]


def _difference(whole: pd.Series, once: pd.Series, name: str, decimals: str) -> dict[str, Any]:
    return {name: whole[name] - once[name], decimals: min(whole[decimals], once[decimals])}


def _plan(whole: pd.Series, once: pd.Series) -> dict[str, Any]:
    if pd.isna(whole["plan"] - once["plan"]) or whole["assigner"] != once["assigner"]:
        return {"plan_origin": NONE, "pct_reason": "no_plan"}
    # An assigned plan is sure: its ends are itself.
    ends = [
        (one["plan"], one["plan"]) if one["plan_origin"] == ASSIGNED else (one["plan_low"], one["plan_high"])
        for one in (whole, once)
    ]
    implied = IMPLIED in (whole["plan_origin"], once["plan_origin"])
    low, high = (ends[0][0] - ends[1][1], ends[0][1] - ends[1][0]) if implied else (None, None)
    return _difference(whole, once, "plan", "plan_decimals") | {
        "plan_origin": IMPLIED if implied else ASSIGNED,
        "plan_low": low,
        "plan_high": high,
        "assigner": whole["assigner"],
        "target_adjusted": bool(whole["target_adjusted"] and once["target_adjusted"]),
    }


def _ratios(row: dict[str, Any]) -> dict[str, Any]:
    """Percent of plan and index of a difference, where what they are taken of is positive."""
    found: dict[str, Any] = {}
    if row.get("plan", 0) > 0:
        found["pct_plan"] = 100 * row["value"] / row["plan"]
        found["pct_decimals"] = _IMPLIED_DECIMALS if row["plan_origin"] == IMPLIED else _COMPUTED_DECIMALS
        found["pct_plan_origin"] = COMPUTED
    if row["prior"] > 0:
        found |= {"yoy_index": 100 * row["value"] / row["prior"], "yoy_decimals": _COMPUTED_DECIMALS}
    return found


def _settled(row: dict[str, Any]) -> pd.DataFrame:
    """One row with the types of REPORT; what is not said is NA, '' or False."""
    empty = {"str": "", "bool": False, "int64": 0}
    full = {name: row.get(name, empty.get(kind, float("nan"))) for name, kind in REPORT.items()}
    return pd.DataFrame([full]).astype(REPORT).assign(share=row["share"], share_decimals=_SHARE_DECIMALS)
