"""Of which period each column of a form is, and what it counts: its heading, the titles, the sender say."""

import re
from dataclasses import replace

from domain import columns as col
from domain.errors import NotKnown
from domain.names import name_key
from domain.periods import Period
from domain.problems import Findings, Problem, Where
from loaders import headings
from loaders.additions import FORM, NOTHING_ADDED, WIDE, Additions
from loaders.form_table import FormTable, without
from loaders.headings import BARE, Doubt, Doubts, Heading, is_of_whole_year, spoken_grade
from loaders.last_year import with_priors
from loaders.quarters import is_quarter_alone, to_be_added
from loaders.row_periods import names_periods
from loaders.spoken_periods import SpokenPeriod, says_cumulated, spoken_period

_PLANNED = re.compile(r"\b(?:kế hoạch|dự toán|mục tiêu|giao chỉ tiêu|chỉ tiêu giao|đăng ký)\b")
_DONE = re.compile(r"\b(?:thực hiện|kết quả|tình hình|ước|thống kê|số liệu)\b")
_SIDE_BY_SIDE = 3


def with_periods(
    table: FormTable, given: Period | None, findings: Findings, added: Additions = NOTHING_ADDED
) -> FormTable:
    """The table with the period of every column settled; what its words say must agree with `given`."""
    table = _with_roles(table)
    whole = len(_results(table))
    table = _without_parts(table, findings, add_quarters=added.add_quarters and not table.canonical)
    # What the sender stated may be in a column that is asked about: it is not missed beside that.
    stated = given if len(_results(table)) == whole else None
    table = without(table, {i: h.doubts for i, h in table.columns.items() if h.doubts}, findings)
    if not table.measures():
        return table
    if names_periods(table):
        return replace(table, period=given or _year_of(table))
    if added.layout == WIDE:
        table = _with_years(table, given)
    is_series = added.layout == WIDE or (_is_series(table) and (added.layout != FORM or table.canonical))
    settle = _with_series if is_series else _with_period
    return settle(table, given, stated, findings)


def _with_years(table: FormTable, given: Period | None) -> FormTable:
    """The results of a table that its sender calls wide: those that name no year are of the title's."""
    named = _year_of(table) or given
    columns = {
        index: replace(heading, period=replace(heading.period, year=named.year))
        if named and heading.role == col.ACTUAL and heading.period.year is None
        else heading
        for index, heading in table.columns.items()
    }
    return replace(table, columns=columns)


def _year_of(table: FormTable) -> Period | None:
    """The year that the lines above a table name; its rows then name only months."""
    year = next((p.year for text in table.above() if (p := spoken_period(text)).year), None)
    return Period(year) if year else None


def is_wide(table: FormTable) -> bool:
    """Whether a table has a column a period: nothing but results, or nothing but plans, of several."""
    measures = table.measures().values()
    roles = {h.role for h in measures}
    spans = {(h.role, table.period_of(h)) for h in measures}
    of_one_kind = roles <= {col.ACTUAL, col.FULL_YEAR} or roles == {col.PLAN}
    return table.canonical or (len(spans) > 1 and of_one_kind)


def _with_roles(table: FormTable) -> FormTable:
    """A heading that is only a period counts what the titles speak of: a plan, else results."""
    titles = " ".join(map(name_key, table.above()))
    planned = bool(_PLANNED.search(titles) and not _DONE.search(titles))
    months = [p.months for text in table.above() if (p := spoken_period(text)).months]
    cumulated = any(map(says_cumulated, table.above()))
    grade = spoken_grade(titles)
    columns = {
        index: _settled(heading, planned, cumulated, months[0] if months else None, canonical=table.canonical)
        for index, heading in table.columns.items()
    }
    bare = {i for i, heading in table.columns.items() if heading.role == BARE}
    graded = {i: replace(h, grade=grade) if i in bare else h for i, h in columns.items()}
    return replace(table, columns=graded)


def _settled(
    heading: Heading, planned: bool, cumulated: bool, months: int | None, *, canonical: bool
) -> Heading:
    spoken = heading.period
    if cumulated and spoken.part and heading.role != col.PLAN:
        heading = replace(heading, period=SpokenPeriod(spoken.year, spoken.part))
    if heading.role != BARE:
        return heading
    year_alone = spoken.year is not None and spoken.months is None and spoken.part is None
    if planned or (canonical and year_alone):
        return replace(heading, role=col.PLAN)
    if year_alone and months not in (None, 12):
        return replace(heading, role=col.ACTUAL, doubts=(Doubt("months", heading.text),))
    whole = SpokenPeriod(spoken.year, 12) if year_alone else heading.period
    return replace(heading, role=col.ACTUAL, period=whole)


def _without_parts(table: FormTable, findings: Findings, *, add_quarters: bool) -> FormTable:
    """Without the columns of a month or a quarter by itself, and of a part of the year's plan.

    They are set aside where other columns hold the figures that are wanted: the results up to that month,
    the plan of the year. Else they are asked about, but for quarters that are to be added up.
    """
    reach = max((h.period.months or 0 for h in _results(table).values()), default=0)
    whole = any(h.role == col.PLAN and not _part_of(h) for h in table.columns.values())
    others = any(not _part_of(h) for h in table.measures().values())
    asked: Doubts = {}
    aside, kept = set(), dict(table.columns)
    for index, heading in table.measures().items():
        part = _part_of(heading)
        if part is None:
            continue
        covered = (whole or others) if heading.role == col.PLAN else _covers(table, part, reach)
        if covered:
            aside.add(index)
        elif add_quarters and is_quarter_alone(heading):
            kept[index] = to_be_added(heading)
        else:
            reason = "part_of_plan" if heading.role == col.PLAN else "alone"
            asked[index] = (Doubt(reason, heading.text),)
    table = replace(table, columns={i: h for i, h in kept.items() if i not in aside})
    return without(table, asked, findings)


def _covers(table: FormTable, part: int, reach: int) -> bool:
    """Whether results up to that month stand in another column, which may leave its months out."""
    silent = any(h.period.months is None and not h.period.part for h in _results(table).values())
    return reach >= part or silent


def _part_of(heading: Heading) -> int | None:
    """The month that a part of the year by itself ends with, None for what is no such part."""
    if heading.role == col.PLAN:
        months = heading.period.part or heading.period.months
        return months if months != 12 or heading.period.part else None
    return heading.period.part


def _results(table: FormTable) -> dict[int, Heading]:
    return {i: h for i, h in table.columns.items() if h.role in (col.ACTUAL, BARE)}


def _is_series(table: FormTable) -> bool:
    """Whether its results are of several years, none of them meant as last year's beside others."""
    roles = {h.role for h in table.measures().values()}
    spans = {(h.period.year, h.period.months) for h in _results(table).values()}
    years = {year for year, _ in spans if year}
    bare = all(map(_is_bare, _results(table).values()))
    enough = len(spans) >= (2 if bare else _SIDE_BY_SIDE)
    return table.canonical or (len(years) > 1 and enough and roles <= {col.ACTUAL})


def _is_bare(heading: Heading) -> bool:
    found = headings.read_heading(heading.text)
    return found is not None and found.role == BARE


def _with_series(
    table: FormTable, given: Period | None, stated: Period | None, findings: Findings
) -> FormTable:
    """Each column of a series is of the period it names; the sender's must be one of them."""
    columns = dict(table.columns)
    missing: Doubts = {}
    for index, heading in _results(table).items():
        months = 12 if is_of_whole_year(heading) else heading.period.months
        if heading.period.year and months:
            columns[index] = replace(heading, of=Period(heading.period.year, months))
        else:
            missing[index] = (Doubt("months", heading.text),)
    table = without(replace(table, columns=columns), missing, findings)
    spans = [h.of for h in _results(table).values() if h.of]
    spans = spans or [Period(h.period.year) for h in table.measures().values() if h.period.year]
    if not spans:
        return table
    if stated and stated not in spans and not table.canonical:
        where = table.heading_at(next(iter(table.measures())))
        findings.add_once(_other_period(where, max(spans), stated))
    return replace(table, period=given if given in spans else max(spans))


def _with_period(
    table: FormTable, given: Period | None, stated: Period | None, findings: Findings
) -> FormTable:
    column, spoken = _spoken(table, given)
    year = spoken.year or (given.year if given else None)
    months = spoken.months or (given.months if given else None)
    where = table.heading_at(column)
    try:
        found = Period(year, months or 0) if year else None
    except NotKnown:
        found = None
    needs_months = any(h.role != col.PLAN for h in table.measures().values())
    if found is None or (needs_months and not found.months):
        findings.add_once(Problem("bad_period", where, where.text, {"expected": "?"}))
        return table
    if stated and (stated.year != found.year or (stated.months and months != stated.months)):
        findings.add_once(_other_period(where, found, stated))
    return with_priors(replace(table, period=found), findings)


def _other_period(where: Where, found: Period, stated: Period) -> Problem:
    """A file of another period than the one its sender chose."""
    said = {"reason": "other_period", "period": found.code, "chosen": stated.code, "expected": str(stated)}
    return Problem("bad_period", where, str(found), said)


def _spoken(table: FormTable, given: Period | None) -> tuple[int, SpokenPeriod]:
    """The column to point at, and what the headings, then the lines above them, say.

    Of several columns of results the one of the stated period speaks: 'Ước cả năm' may stand beside it.
    """
    order = (col.ACTUAL, col.PLAN, *headings.MEASURE_ROLES)
    column = min(table.measures(), key=lambda i: order.index(table.columns[i].role))
    results, wanted = _results(table).values(), given.months if given else 0
    # "Ước cả năm" beside results of some months is not what the report is of.
    partial = [
        h.period for h in results if h.period.months != 12 or wanted == 12 or (_is_bare(h) and not given)
    ]
    actuals = partial or [h.period for h in results]
    plans = [SpokenPeriod(h.period.year) for h in table.columns.values() if h.role == col.PLAN]
    titles = [spoken_period(text) for text in table.above()]
    # Without a word of the sender's the latest of them: the earlier ones stand beside it.
    actuals = sorted(
        actuals, key=lambda p: (-(p.year or 0), p.months != wanted, 0 if given else -(p.months or 0))
    )
    said = [*actuals, *plans, *titles]
    year = next((p.year for p in said if p.year), None)
    months = next((p.months for p in said if p.months), None)
    return column, SpokenPeriod(year, months)
