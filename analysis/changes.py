"""What an edition changed in a report: figures that came, were revised, or were withdrawn."""

import pandas as pd

NEW, REVISED, WITHDRAWN = "new", "revised", "withdrawn"
_SHOWN = ["value", "decimals", "grade"]
CHANGES = ["indicator", "name", "unit_name", "change", *_SHOWN, *(f"{one}_before" for one in _SHOWN)]


def report_changes(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """One row an indicator whose value or grade differs (columns CHANGES), in the order of the reports.

    Takes two reports (analysis.report) of one unit and period as of two editions. Values of either edition
    are in the unit of measure of `now`.
    """
    described = pd.concat([now, before]).drop_duplicates("indicator").sort_values("order", kind="stable")
    both = described[["indicator", "name", "unit_name"]]
    both = both.merge(now[["indicator", *_SHOWN]], on="indicator", how="left", validate="one_to_one")
    both = both.merge(
        before[["indicator", *_SHOWN]], on="indicator", how="left", suffixes=("", "_before"),
        validate="one_to_one",
    )  # fmt: skip
    is_here, was_here = both["value"].notna(), both["value_before"].notna()
    differs = (both["value"] != both["value_before"]) | (both["grade"] != both["grade_before"])
    change = pd.Series("", index=both.index, dtype="str")
    change = change.mask(is_here & ~was_here, NEW).mask(was_here & ~is_here, WITHDRAWN)
    change = change.mask(is_here & was_here & differs, REVISED)
    return both.assign(change=change)[CHANGES][change != ""].reset_index(drop=True)


def without_figure(report: pd.DataFrame) -> pd.DataFrame:
    """Of a report the rows that have a plan of the year, and no figure yet: somebody owes it."""
    return report[report["value"].isna() & (report["target_operator"] != "") & report["cumulates"]]
