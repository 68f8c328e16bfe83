"""Small frames as the store gives them, for tests to speak of indicators rather than of columns."""

import pandas as pd

from domain.catalogue import Catalogue
from domain.columns import ACTUAL, PCT_PLAN, PRIOR, YOY_INDEX
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit, MeasureUnits

MONEY = "tỷ đồng"
FIGURE = {
    "unit": "str", "indicator": "str", "period": "int64", "measure": "str", "assigner": "str",
    "value": "float64", "decimals": "int64", "written": "str", "grade": "str", "source": "str",
    "note": "str", "edition": "int64", "submission": "int64",
}  # fmt: skip
TARGET = {
    "unit": "str", "year": "int64", "indicator": "str", "assigner": "str", "operator": "str",
    "value": "float64", "value_high": "float64", "decimals": "int64", "deadline": "str",
    "assumed": "bool", "written": "str", "source": "str", "note": "str", "decision": "str",
    "effective": "str", "edition": "int64",
    "submission": "int64",
}  # fmt: skip


def number(text: str) -> tuple[float, int]:
    """The value and decimals of a number written the Vietnamese way."""
    return float(text.replace(".", "").replace(",", ".")), len(text.partition(",")[2])


def row(indicator: str, text: str, measure: str = ACTUAL, period: int = 202309, **more: object) -> dict:
    """One stored figure, given as it is written."""
    value, decimals = number(text)
    usual = {
        "unit": "tan_yen", "indicator": indicator, "period": period, "measure": measure, "assigner": "",
        "value": value, "decimals": decimals, "written": text, "grade": "estimate", "source": "",
        "note": "", "edition": 1, "submission": 1,
    }  # fmt: skip
    return usual | more


def told(indicator: str, value: str, pct: str = "", index: str = "", prior: str = "", assigner: str = ""):
    """A figure with what its report says about it: percent of plan, index, last year's value."""
    rows = [row(indicator, value)]
    rows += [row(indicator, pct, PCT_PLAN, assigner=assigner)] if pct else []
    rows += [row(indicator, index, YOY_INDEX)] if index else []
    rows += [row(indicator, prior, PRIOR)] if prior else []
    return rows


def target(indicator: str, text: str = "", operator: str = "ge", **more: object) -> dict:
    """One stored target of the year 2023."""
    value, decimals = number(text) if text else (float("nan"), 0)
    usual = {
        "unit": "tan_yen", "year": 2023, "indicator": indicator, "assigner": "district",
        "operator": operator, "value": value, "value_high": float("nan"), "decimals": decimals,
        "deadline": "", "assumed": False, "written": text, "source": "", "note": "", "decision": "",
        "effective": "", "edition": 1,
        "submission": 1,
    }  # fmt: skip
    return usual | more


def figures(*rows: dict) -> pd.DataFrame:
    """The frame of stored figures; empty without rows."""
    return pd.DataFrame(list(rows), columns=list(FIGURE)).astype(FIGURE)


def targets(*rows: dict) -> pd.DataFrame:
    """The frame of stored targets; empty without rows."""
    return pd.DataFrame(list(rows), columns=list(TARGET)).astype(TARGET)


def indicator(code: str, place: int, **more: object) -> Indicator:
    """An indicator whose code tells what it is: revenue, spending, a rate."""
    usual = {
        "group": "budget", "parent": "", "name_vi": f"Chỉ tiêu {code}", "name_en": f"Indicator {code}",
        "measure_unit": MONEY, "kind": "flow", "cumulates": True, "direction": "up", "decimals": 1,
        "target_form": "", "order": place,
    }  # fmt: skip
    return Indicator(code=code, **(usual | more))


INDICATORS = (
    indicator("industry", 2),
    indicator("trade", 3),
    indicator("agriculture", 4),
    indicator("investment", 5),
    indicator("revenue", 6),
    indicator("local_revenue", 7, parent="revenue"),
    indicator("land_use_fees", 8, parent="local_revenue"),
    indicator("spending", 9, direction="on_plan"),
    indicator("disbursement_rate", 10, kind="rate", measure_unit="%"),
    indicator("poverty_rate", 11, kind="rate", cumulates=False, direction="down", measure_unit="%"),
    indicator("livestock", 12, kind="stock", cumulates=False),
    indicator("late_cases", 13, kind="count", direction="down"),
)


def catalogue() -> Catalogue:
    """A catalogue of a dozen indicators and two units of measure."""
    units = MeasureUnits.of(
        [MeasureUnit(MONEY, "billion đồng", "đồng", 1), MeasureUnit("%", "%", "%", 1)]  # type: ignore[arg-type]
    )
    return Catalogue({}, {one.code: one for one in INDICATORS}, units)


def tan_yen() -> pd.DataFrame:
    """The first seed's figures with a percent or an index, as its document gives them."""
    return figures(
        *told("industry", "4.132", pct="68", index="106,7"),
        *told("trade", "4.260", index="110,2"),
        *told("agriculture", "3.943", pct="68,5", index="107,6"),
        *told("investment", "3.093", pct="74,2", index="105,7"),
        *told("revenue", "1.593,851", pct="97,0", assigner="district"),
        *told("local_revenue", "699,874", pct="66,4", assigner="district"),
        *told("land_use_fees", "568,7", pct="63,19", assigner="district"),
        *told("spending", "1.006,7", pct="69,1", assigner="district"),
    )
