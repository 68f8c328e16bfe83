"""An index written where growth belongs, or growth where an index does: 'tăng 122,05%' for 'bằng 122,05%'."""

# What stands in a report as 'tăng 6,7%' and as 'bằng 106,7%' differs by just this.
WHOLE = 100.0


def mixed_up(said: float, low: float, high: float) -> str:
    """'index_for_growth' or 'growth_for_index' where `said` lies 100 beside what can be right; else ''."""
    if low <= said - WHOLE <= high:
        return "index_for_growth"
    return "growth_for_index" if low <= said + WHOLE <= high else ""
