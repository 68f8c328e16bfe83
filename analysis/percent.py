"""Percent of plan: computed from a stored plan, else as reported, and then the plan it implies."""

import pandas as pd

from domain import targets as operators
from domain.indicators import RATE

ASSIGNED, IMPLIED, NONE = "assigned", "implied", "none"
COMPUTED, REPORTED = "computed", "reported"

# Targets that are one amount for the year; a range or a fall is no plan to take a percent of.
_AMOUNTS = (operators.GE, operators.GT, operators.LE, operators.LT, operators.EQ, operators.ABOUT)
_COMPUTED_DECIMALS = 1
_IMPLIED_DECIMALS = 1


def add_percent(report: pd.DataFrame) -> pd.DataFrame:
    """Adds pct_plan (percent), its decimals, origin and reason, and the plan with its interval.

    percent = cumulative value / annual plan. Only for indicators that cumulate. A rate that cumulates
    (disbursement) is itself the percent of its plan and gets none of its own.
    """
    own = report["cumulates"] & (report["kind"] == RATE)
    amount = report["cumulates"] & ~own
    plan = report["target_value"].where(amount & _is_amount(report))
    computed = (100 * report["value"] / plan.where(plan > 0)).where(plan.notna())
    told = report["value"].where(own, report["told_pct"].where(amount & plan.isna()))
    told_decimals = report["decimals"].where(own, report["told_decimals"])
    shown = report.assign(
        plan=plan,
        plan_decimals=report["target_decimals"].where(plan.notna()),
        plan_origin=pd.Series(NONE, index=report.index).mask(plan.notna(), ASSIGNED),
        pct_plan=computed.where(plan.notna(), told),
        pct_decimals=told_decimals.where(told.notna()).mask(computed.notna(), _COMPUTED_DECIMALS),
        pct_plan_origin=pd.Series("", index=report.index)
        .mask(told.notna(), REPORTED)
        .mask(computed.notna(), COMPUTED),
    )
    return _name_assigner(_imply_plan(shown.assign(pct_reason=_reasons(shown)), amount))


def _is_amount(report: pd.DataFrame) -> pd.Series:
    return report["target_operator"].isin(_AMOUNTS) & ~_is_multi_year(report)


def _is_multi_year(report: pd.DataFrame) -> pd.Series:
    return pd.to_numeric(report["target_deadline"].str[:4], errors="coerce") > report["year"]


def _reasons(shown: pd.DataFrame) -> pd.Series:
    """Why there is no percent, as a code; '' where there is one. The later rule wins."""
    known = shown["pct_plan"].notna()
    stated = shown["target_operator"] != ""
    reason = pd.Series("no_plan", index=shown.index)
    reason = reason.mask(stated & ~_is_amount(shown), "no_single_plan")
    reason = reason.mask(stated & _is_multi_year(shown), "multi_year_plan")
    reason = reason.mask(shown["plan"] <= 0, "zero_plan")
    reason = reason.mask(shown["value"].isna(), "no_value")
    return reason.mask(~shown["cumulates"], "not_cumulative").mask(known, "")


def _imply_plan(shown: pd.DataFrame, amount: pd.Series) -> pd.DataFrame:
    """The plan is value / percent, from (value - half a digit) / (percent + half a digit) to the reverse."""
    value, pct = shown["value"], shown["pct_plan"]
    half_value, half_pct = _half_digit(shown["decimals"]), _half_digit(shown["pct_decimals"])
    implied = amount & shown["plan"].isna() & (value - half_value > 0) & (pct - half_pct > 0)
    return shown.assign(
        plan=shown["plan"].mask(implied, 100 * value / pct.where(implied)),
        plan_decimals=shown["plan_decimals"].mask(implied, shown["decimals"].clip(upper=_IMPLIED_DECIMALS)),
        plan_origin=shown["plan_origin"].mask(implied, IMPLIED),
        plan_low=(100 * (value - half_value) / (pct + half_pct)).where(implied),
        plan_high=(100 * (value + half_value) / (pct - half_pct).where(implied)).where(implied),
    )


def _half_digit(decimals: pd.Series) -> pd.Series:
    return 0.5 * 10.0 ** -decimals.astype("float64")


def _name_assigner(shown: pd.DataFrame) -> pd.DataFrame:
    told = (shown["pct_plan_origin"] == REPORTED) & (shown["kind"] != RATE)
    return shown.assign(assigner=shown["target_assigner"].mask(told, shown["told_assigner"]))
