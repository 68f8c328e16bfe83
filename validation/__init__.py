"""Figures + plan + history → Problems; one rule a module, each naming the problem codes it can give."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from domain.catalogue import Catalogue
from domain.problems import Findings
from validation import (
    against_plan,
    duplicates,
    expected,
    growth,
    history,
    parts,
    rates,
    reported_percents,
    unit_slips,
    whole_counts,
)
from validation.checking import Checking, Stored
from validation.own_course import YEARS as HISTORY_YEARS
from validation.schemas import TIDY, hold, publishable

# In this order: a row that one rule finds wrong is left alone by those after it (see Checking.readable).
RULES = (
    duplicates, unit_slips, whole_counts, parts, history, reported_percents, growth, rates, against_plan,
    expected,
)  # fmt: skip

__all__ = ["HISTORY_YEARS", "RULES", "Stored", "check_figures", "check_publishable"]


def check_figures(
    frame: pd.DataFrame, catalogue: Catalogue, stored: Stored, today: date, left_blank: Collection[str] = ()
) -> Findings:
    """Every problem the rules find in a tidy frame; raises Fault where the frame is not tidy.

    `left_blank` are indicators the file has without a figure, which is told already.
    """
    hold(TIDY, frame)
    checking = Checking(frame, catalogue, stored, today, left_blank)
    for rule in RULES:
        rule.check(checking)
    return checking.findings


def check_publishable(frame: pd.DataFrame, catalogue: Catalogue) -> None:
    """The last gate before storing: raises Fault where a frame without errors may still not be stored."""
    hold(publishable(catalogue.units, catalogue.indicators), frame)
