"""The columns of a form that are of the year before, or compare with it, told from those of another span."""

from dataclasses import replace

from domain import columns as col
from domain.names import name_key
from domain.periods import Period
from domain.problems import Findings
from loaders.form_table import FormTable, without
from loaders.headings import RATIOS, Doubt, Doubts, is_of_whole_year


def with_priors(table: FormTable, findings: Findings) -> FormTable:
    """Columns of results of the year before are last year's; those of another span of it are set aside.

    "Ước cả năm" beside the results of some months is the unit's own estimate of the year.
    """
    if table.period is None:
        return table
    before, columns = table.period.year_before, dict(table.columns)
    for index, heading in table.columns.items():
        if heading.role != col.ACTUAL:
            continue
        if heading.period.year in (None, table.period.year):
            if is_of_whole_year(heading) and table.period.months not in (0, 12):
                columns[index] = replace(heading, role=col.FULL_YEAR)
            continue
        months = 12 if is_of_whole_year(heading) else heading.period.months or before.months
        if (heading.period.year, months) == (before.year, before.months):
            columns[index] = replace(heading, role=col.PRIOR)
        else:
            del columns[index]
    settled = replace(table, columns=columns)
    return without(settled, _of_another_span(settled, before), findings)


def _of_another_span(table: FormTable, before: Period) -> Doubts:
    """The columns beside the results that speak of other months or another year than the table does."""
    unclear: Doubts = {}
    for index, heading in table.columns.items():
        spoken, role = heading.period, heading.role
        if role not in (col.PRIOR, *RATIOS):
            continue
        years = {None, before.year} if role == col.PRIOR else {None, before.year, before.year + 1}
        if role == col.PRIOR and "cùng kỳ" not in name_key(heading.text):
            continue
        if spoken.year not in years or spoken.months not in (None, before.months):
            found = " ".join(str(one) for one in (spoken.months, spoken.year) if one)
            unclear[index] = (Doubt("span", found),)
    return unclear
