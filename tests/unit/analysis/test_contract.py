"""The report as JSON: the contract's keys, null for none, intervals beside what is implied."""

import json

from analysis.contract import figures_as_json
from analysis.report import unit_report
from analysis.text_table import write_table
from domain.periods import Period
from tests.unit.analysis.frames import catalogue, figures, tan_yen, target, targets, told
from texts import t

CONTRACT = {
    "indicator", "name", "value", "value_unit", "as_written", "decimals", "grade", "plan", "plan_origin",
    "plan_interval", "assigner", "pct_plan", "pct_plan_origin", "prior", "yoy_index", "yoy_origin",
    "pace_pct", "pace", "needed", "needed_ratio", "forecast", "forecast_interval", "full_year_estimate",
    "lead_body", "target", "verdict", "reason",
}  # fmt: skip

NINE_MONTHS = Period(2023, 9)


def objects(rows, plans=(), period=NINE_MONTHS):
    report = unit_report(rows, targets(*plans), catalogue(), period)
    listed = figures_as_json(report)
    assert json.loads(json.dumps(listed, allow_nan=False)) == listed
    return {one["indicator"]: one for one in listed}


def test_a_figure_has_the_keys_of_the_contract():
    assert objects(tan_yen())["industry"].keys() >= CONTRACT


def test_what_is_implied_carries_its_interval():
    one = objects(tan_yen())["industry"]
    assert [round(end, 1) for end in one["plan_interval"]] == [6031.4, 6122.2]
    assert [round(end, 1) for end in one["needed_interval"]] == [1899.4, 1990.2]
    assert (one["as_written"], one["decimals"], one["pct_decimals"]) == ("4.132", 0, 0)


def test_none_is_null_and_says_why():
    one = objects(tan_yen())["trade"]
    assert [one[key] for key in ("plan", "plan_interval", "pct_plan", "needed", "target")] == [None] * 5
    assert (one["plan_origin"], one["reason"]) == ("none", "no_plan")


def test_a_target_without_a_number_keeps_its_operator():
    one = objects(figures(), [target("late_cases", "", "lower_than_prior", assumed=True)], Period(2023))
    assert one["late_cases"]["target"] == {
        "operator": "lower_than_prior", "value": None, "value_high": None, "decimals": 0, "deadline": None,
        "assumed": True, "assigner": "district", "decision": None, "effective": None, "adjusted": False,
        "as_written": None, "items": [],
    }  # fmt: skip


def test_a_range_has_both_ends():
    plans = [target("poverty_rate", "6,6", "range", value_high=6.8, deadline="2025-12-31")]
    found = objects(figures(), plans, Period(2023))["poverty_rate"]["target"]
    assert (found["value"], found["value_high"], found["deadline"]) == (6.6, 6.8, "2025-12-31")


def test_the_table_writes_the_digits_of_the_document_and_marks_what_is_implied():
    rows = figures(*told("revenue", "1.593,851", pct="97,0"), *told("trade", "96", index="96"))
    plans = targets(target("late_cases", "15", "lt"))
    report = unit_report(rows, plans, catalogue(), NINE_MONTHS)
    _, trade, revenue, late = write_table(report, "vi", t).splitlines()
    assert ("1.593,851" in revenue, "≈1.643,1" in revenue, "97,0%" in revenue) == (True, True, True)
    assert "-4%" in trade
    assert "dưới 15" in late
