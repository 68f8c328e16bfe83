"""Units ranked by one indicator, the one that is looked at marked: percent of plan, growth, or value."""

import plotly.graph_objects as go

from charts.named_rows import BAR, lay_rows
from charts.percent_of_plan import percent_figure
from charts.unit_values import value_figure
from charts.wording import pace_word
from charts.year_on_year import growth_figure
from domain.bars import GrowthBars, PercentBars
from domain.unit_bars import ValueBars

# Behind the row of the page's own unit; its name says so too, so that colour does not speak alone.
_BAND = "#E3EEFA"


def ranking_figure(rows: PercentBars | GrowthBars | ValueBars, own: str, lang: str = "vi") -> go.Figure:
    """A bar a unit in the order given (`indicator` is the unit's key); `own` is the key that is marked."""
    if isinstance(rows, PercentBars):
        words = [pace_word(bar, lang) for bar in rows.bars]
        return _marked(percent_figure(rows, lang), [b.name for b in rows.bars], words, _keys(rows), own)
    draw = value_figure(rows, lang) if isinstance(rows, ValueBars) else growth_figure(rows, lang)
    return _marked(draw, [bar.name for bar in rows.bars], [""] * len(rows.bars), _keys(rows), own)


def _keys(rows: PercentBars | GrowthBars | ValueBars) -> list[str]:
    return (
        [bar.unit for bar in rows.bars] if isinstance(rows, ValueBars) else [b.indicator for b in rows.bars]
    )


def _marked(figure: go.Figure, names: list[str], words: list[str], keys: list[str], own: str) -> go.Figure:
    if own in keys:
        place = lay_rows(names, words)[0][keys.index(own)]
        figure.add_shape(
            type="rect", xref="paper", x0=0, x1=1, y0=place.top - 3, y1=place.middle + BAR / 2 + 7,
            fillcolor=_BAND, line={"width": 0}, layer="below",
        )  # fmt: skip
    return figure
