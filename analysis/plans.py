"""Every plan of a period by itself: one figure may stand at 60% of one plan and at 58% of another."""

import pandas as pd

from analysis.report import REPORT, rebuilt_of, unit_report, units_report
from analysis.selection import targets_of
from domain.catalogue import Catalogue
from domain.columns import ASSIGNERS, PCT_PLAN
from domain.periods import Period

Frames = tuple[pd.DataFrame, pd.DataFrame]
# No key of a unit begins so.
_GIVER = "@"


def plan_rows(
    figures: pd.DataFrame, targets: pd.DataFrame, catalogue: Catalogue, period: Period, lang: str = "vi"
) -> pd.DataFrame:
    """One row an indicator and assigner whose plan is in force, in the columns of analysis.report.REPORT.

    Takes what unit_report takes. Indicators in the catalogue's order, their plans in that of ASSIGNERS.
    """
    givers = _by_giver(figures, targets, period)
    if not givers:
        return unit_report(figures.iloc[:0], targets.iloc[:0], catalogue, period, lang)
    return _of_givers(units_report(*_joined(givers), catalogue, period, lang))


def report_and_plans(
    figures: pd.DataFrame,
    targets: pd.DataFrame,
    catalogue: Catalogue,
    period: Period,
    lang: str = "vi",
    comparable: pd.DataFrame | None = None,
) -> Frames:
    """unit_report and plan_rows of the same unit and period, for little more than the cost of one."""
    own = _standing_for("", figures, targets)
    rebuilt = rebuilt_of(comparable).assign(unit="")
    frames = _joined([own, *_by_giver(figures, targets, period)])
    rows = units_report(*frames, catalogue, period, lang, rebuilt)
    report = rows.loc[rows["unit"] == "", list(REPORT)].reset_index(drop=True)
    return report, _of_givers(rows[rows["unit"] != ""])


def with_several_plans(rows: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of plan_rows those of indicators with more than one plan."""
    return rows[rows["indicator"].duplicated(keep=False)]


def _by_giver(figures: pd.DataFrame, targets: pd.DataFrame, period: Period) -> list[Frames]:
    """Figures and targets for each assigner's plans, as if of a unit of their own: one reading for all."""
    given = set(targets_of(targets, period)["assigner"])
    told, assigners = figures["measure"].astype("str") == PCT_PLAN, figures["assigner"].astype("str")
    return [
        _standing_for(
            f"{_GIVER}{place}",
            figures[~told | assigners.isin(["", assigner])],
            targets[targets["assigner"].astype("str") == assigner],
        )
        for place, assigner in enumerate(ASSIGNERS)
        if assigner in given
    ]


def _of_givers(rows: pd.DataFrame) -> pd.DataFrame:
    """Of all rows those with a target of just the assigner they stand for."""
    assigners = rows["unit"].map(lambda unit: ASSIGNERS[int(unit.removeprefix(_GIVER))])
    asked = rows[rows["target_assigner"].eq(assigners) & rows["target_operator"].ne("")]
    return asked.sort_values(["order", "unit"], kind="stable")[list(REPORT)].reset_index(drop=True)


def _standing_for(unit: str, figures: pd.DataFrame, targets: pd.DataFrame) -> Frames:
    return figures.assign(unit=unit), targets.assign(unit=unit)


def _joined(parts: list[Frames]) -> Frames:
    figures, targets = (pd.concat(frames, ignore_index=True) for frames in zip(*parts, strict=True))
    return figures, targets
