"""Which rows of the store's frames a report is made of."""

from typing import Any

import pandas as pd

from domain.columns import ASSIGNERS
from domain.periods import Period

# What a row of a report is of.
ROW = ["unit", "indicator"]
_RANK = {assigner: rank for rank, assigner in enumerate(ASSIGNERS)}


def rows_of(figures: pd.DataFrame, measure: str, period: Period) -> pd.DataFrame:
    """The rows of one measure and period with plain text columns, readable values only."""
    wanted = (figures["measure"] == measure) & (figures["period"] == period.code) & figures["value"].notna()
    return with_plain_text(figures[wanted])


def targets_of(targets: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The targets of a period's year in force at its end, one row a unit, indicator and assigner.

    Of several versions the last to come into force by then counts; where none had yet, the first.
    Adds `adjusted`: whether another version was in force before. Text columns are plain.
    """
    rows = with_plain_text(targets[targets["year"] == period.year])
    key = [*ROW, "assigner"]
    ordered = rows.assign(_later=rows["effective"] > period.end.isoformat()).sort_values(
        [*key, "_later", "effective"], kind="stable"
    )
    # Those in force stand first, the newest of them last; then those that were not yet.
    in_force = (~ordered["_later"]).groupby([ordered[name] for name in key])
    count = in_force.transform("sum").clip(lower=1)
    place = ordered.groupby(key).cumcount()
    found = ordered[place == count - 1].assign(adjusted=place > 0)
    return found.drop(columns="_later").sort_index()


def pick_assigner(rows: pd.DataFrame, reported: pd.DataFrame) -> pd.DataFrame:
    """One row a unit and indicator: of the assigner whom its report's own percent names, else the first.

    The order is that of ASSIGNERS, from the plan nearest to the unit to what is only registered (proposed).
    """
    if not rows.duplicated(ROW).any():
        return rows
    key = [*ROW, "assigner"]
    named = set(reported[key].itertuples(index=False, name=None))
    is_named = [one[-1] != "" and one in named for one in rows[key].itertuples(index=False, name=None)]
    ranked = rows.assign(
        _other=[not named_here for named_here in is_named],
        _rank=rows["assigner"].map(_RANK).fillna(len(_RANK)),
    ).sort_values(["_other", "_rank"], kind="stable")
    return ranked.drop_duplicates(ROW).drop(columns=["_other", "_rank"])


def by_assigner(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order in which one gives way to another: the figure that names no assigner first."""
    rank = rows["assigner"].astype("object").fillna("").map(_RANK).fillna(len(_RANK))
    return rows.loc[rank.sort_values(kind="stable").index]


def one_each(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a unit and indicator, by the fixed order of assigners."""
    return pick_assigner(rows, rows.iloc[:0])


def with_plain_text(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with plain texts for the store's categories, which do not merge across frames."""
    return rows.assign(
        unit=rows["unit"].astype("str"),
        indicator=rows["indicator"].astype("str"),
        assigner=rows["assigner"].astype("object").fillna("").astype("str"),
    )


def records_of(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as mappings, as DataFrame.to_dict("records") gives them, several times as fast where wide."""
    columns = [rows[name].tolist() for name in rows]
    return [dict(zip(rows, values, strict=True)) for values in zip(*columns, strict=True)]
