"""How an indicator stands, in one word, for its card, the counts of a deck and the sentence of a page."""

from collections.abc import Mapping
from typing import Any

from analysis.pace import AHEAD
from domain.verdicts import DECIDED, EXCEEDED, MET

OVER, OVER_BUDGET = "over", "over_budget"
GOOD = (AHEAD, EXCEEDED, MET)


def standing(row: Mapping[Any, Any]) -> str:
    """OVER or OVER_BUDGET (past what it must keep to), else a decided verdict, else its pace or "none".

    A row of the report: over, is_budget, verdict, pace.
    """
    if row["over"]:
        return OVER_BUDGET if row["is_budget"] else OVER
    return str(row["verdict"] if row["verdict"] in DECIDED else row["pace"])
