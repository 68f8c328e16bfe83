"""The numbers of the trend chart as a table."""

from charts.wording import months_label, point_label
from domain.bars import Trend, TrendPoint
from domain.numbers import format_number
from texts import t
from ui.drawing import Numbers
from ui.html_tables import Column

_YEAR = 12


def trend_numbers(rows: Trend, lang: str) -> Numbers:
    """One row a period of either year, with the plan's path; then where the year will end."""
    columns = [
        Column(t("filter.period", lang)),
        Column(t("chart.year", lang, year=rows.year), is_number=True),
        Column(t("chart.year", lang, year=rows.year - 1), is_number=True),
        Column(t("indicator_page.path", lang), is_number=True),
    ]
    months = sorted({point.months for point in (*rows.this_year, *rows.last_year)} | {_YEAR})
    body = [
        (
            months_label(one, lang),
            _at(rows.this_year, one, lang),
            _at(rows.last_year, one, lang),
            _path(rows, one, lang),
        )
        for one in months
    ]
    return Numbers(t("indicator_page.numbers", lang, unit=rows.unit), columns, [*body, *_ends(rows, lang)])


def _ends(rows: Trend, lang: str) -> list[tuple[str, str, str, str]]:
    found = []
    if rows.forecast:
        told = rows.forecast
        value = format_number(told.value, told.decimals, lang)
        if told.low is not None and told.high is not None:
            ends = (format_number(end, told.decimals, lang) for end in (told.low, told.high))
            value = t("plan.interval", lang, value=value, **dict(zip(("low", "high"), ends, strict=True)))
        found.append((t("indicator_page.forecast", lang), value, "", ""))
    if rows.full_year:
        point = rows.full_year
        value = format_number(point.value, point.decimals, lang)
        found.append((t("table.full_year", lang), value, "", ""))
    return found


def _at(points: tuple[TrendPoint, ...], months: int, lang: str) -> str:
    return next((point_label(one, "", lang).strip() for one in points if one.months == months), "")


def _path(rows: Trend, months: int, lang: str) -> str:
    """The plan's path at some months; '' where a season tells nothing of them."""
    plan = rows.plan
    if plan is None:
        return ""
    shares = dict(plan.steps) or {one: one / _YEAR for one in range(1, _YEAR)}
    share = 1.0 if rows.is_level or months == _YEAR else shares.get(months)
    if share is None:
        return ""
    return ("≈" if plan.implied else "") + format_number(plan.value * share, plan.decimals, lang)
