"""An index written where growth belongs, or growth where an index does: 'tăng 122,05%' for 'bằng 122,05%'."""

from domain.columns import VALUE, WRITTEN
from domain.numbers import FORMATS, Number, parse_number
from validation.checking import Checking

# What stands in a report as 'tăng 6,7%' and as 'bằng 106,7%' differs by just this.
WHOLE = 100.0
_NEAR = 1e-9


def mixed_up(said: float, low: float, high: float) -> str:
    """'index_for_growth' or 'growth_for_index' where `said` lies 100 beside what can be right; else ''."""
    if low <= said - WHOLE <= high:
        return "index_for_growth"
    return "growth_for_index" if low <= said + WHOLE <= high else ""


def as_in_cell(checking: Checking, row: int, index: Number) -> str:
    """An index as the cell of a row would say it: as growth where the cell tells growth."""
    value, text = checking.frame[VALUE].iloc[row], checking.frame[WRITTEN].iloc[row]
    read = [number.value for fmt in FORMATS if (number := parse_number(text, fmt))]
    tells_growth = any(abs(one - (value - WHOLE)) < _NEAR for one in read)
    return Number(index.value - WHOLE, index.decimals).written() if tells_growth else index.written()
