"""The columns of a form that are of the year before, or compare with it, told from those of another span."""

import re
from dataclasses import replace

from domain import columns as col
from domain.names import name_key
from domain.periods import Period
from domain.problems import Findings
from loaders.form_table import FormTable, without
from loaders.headings import RATIOS, YOY_GROWTH, Doubt, Doubts, Heading, is_of_whole_year

# 'so với kế hoạch 9 tháng', but not 'so với kế hoạch năm, 9 tháng'.
_OF_PART_OF_PLAN = re.compile(
    r"\b(?:khn?|kế hoạch|dự toán|dt|mục tiêu)\b(?:(?!\bnăm\b)[^%/])*?"
    r"(\b\d{1,2} ?(?:tháng|t)\b|\b(?:tháng|quý) (?:\d{1,2}|i{1,3}|iv)\b)"
)


def with_priors(table: FormTable, findings: Findings) -> FormTable:
    """Columns of results of the year before are last year's; those of another span of it are set aside.

    "Ước cả năm" beside the results of some months is the unit's own estimate of the year.
    """
    if table.period is None:
        return table
    before, columns = table.period.year_before, dict(table.columns)
    unclear: Doubts = {}
    for index, heading in table.columns.items():
        if heading.role != col.ACTUAL:
            continue
        if heading.period.year in (None, table.period.year):
            if is_of_whole_year(heading) and table.period.months not in (0, 12):
                columns[index] = replace(heading, role=col.FULL_YEAR)
            continue
        if _may_be_of_either(heading, before):
            unclear[index] = (Doubt("months", heading.text),)
            continue
        months = 12 if is_of_whole_year(heading) else heading.period.months or before.months
        if (heading.period.year, months) == (before.year, before.months):
            columns[index] = replace(heading, role=col.PRIOR)
        else:
            del columns[index]
    settled = replace(table, columns=columns)
    return without(settled, unclear | _of_another_span(settled, before), findings)


def _may_be_of_either(heading: Heading, before: Period) -> bool:
    """Whether 'TH 2022' beside the results of some months may be of as many months, or of the year."""
    silent = heading.period.months is None and not is_of_whole_year(heading)
    return silent and heading.period.year == before.year and before.months not in (0, 12)


def _of_another_span(table: FormTable, before: Period) -> Doubts:
    """The columns beside the results that speak of other months or another year than the table does."""
    unclear: Doubts = {}
    for index, heading in table.columns.items():
        spoken, role = heading.period, heading.role
        if role not in (col.PRIOR, *RATIOS):
            continue
        years = {None, before.year if role == col.PRIOR else before.year + 1}
        if role in (YOY_GROWTH, col.YOY_INDEX):
            years.add(before.year)
        part = _OF_PART_OF_PLAN.search(name_key(heading.text)) if role == col.PCT_PLAN else None
        if part:
            unclear[index] = (Doubt("span", part[1]),)
            continue
        if role == col.PRIOR and "cùng kỳ" not in name_key(heading.text):
            continue
        if spoken.year not in years or spoken.months not in (None, before.months):
            found = " ".join(str(one) for one in (spoken.months, spoken.year) if one)
            unclear[index] = (Doubt("span", found),)
    return unclear
