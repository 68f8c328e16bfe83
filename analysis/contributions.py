"""What each part adds to the growth of its total, in percentage points."""

import pandas as pd

CONTRIBUTIONS = ["total", "indicator", "name", "yoy_index", "yoy_origin", "points"]


def contribution_rows(report: pd.DataFrame) -> pd.DataFrame:
    """One row a part of a total that grew or fell (columns CONTRIBUTIONS), largest effect first.

    points = 100 x (part now - part then) / total then, of totals and parts whose figures of both years
    are known (value and prior of a report, in one unit of measure). The points of all parts add up to the
    total's growth where the parts make up the whole of it.
    """
    known = report[report["value"].notna() & (report["prior"] >= 0) & report["cumulates"]]
    totals = known[known["prior"] > 0].set_index("indicator")
    parts = known[known["parent"].isin(totals.index)]
    then = parts["parent"].map(totals["prior"]).astype("float64")
    same_unit = parts["value_unit"] == parts["parent"].map(totals["value_unit"])
    rows = parts.assign(
        total=parts["parent"], points=(100 * (parts["value"] - parts["prior"]) / then).where(same_unit)
    )
    rows = rows[rows["points"].notna()].assign(
        _size=rows["points"].abs(), _order=rows["total"].map(totals["order"])
    )
    ranked = rows.sort_values(["_order", "_size"], ascending=[True, False], kind="stable")
    return ranked[CONTRIBUTIONS].reset_index(drop=True)
