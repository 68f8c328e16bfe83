"""What an edition says of a unit and period, and of one indicator of it alone."""

import pandas as pd
from markupsafe import Markup

from analysis.drawn_rows import growth_rows, percent_rows
from analysis.need_order import order_by_need
from analysis.plans import with_several_plans
from domain.entries import SHORTCOMING
from domain.errors import NotKnown
from domain.shortcomings import shortcomings_of
from reports.bars import Chart, growth_chart, percent_chart
from reports.cards import Shared, share_out
from reports.contents import Contents, nothing_of
from reports.finding import finding
from reports.html_tables import Table
from reports.report_tables import (
    comments_table,
    growth_table,
    implied_note,
    other_figures_table,
    pace_note,
    plan_table,
    several_plans_table,
    targets_table,
)
from reports.sentence import headline_sentence
from reports.source_table import source_table
from reports.subject import Subject
from reports.task_tables import shortcomings_list
from texts import t


def unit_contents(subject: Subject) -> Contents:
    """Everything of the unit's period: what the overview, the plan and the year on year say."""
    report, plans = _read(subject)
    if report.empty:
        return nothing_of(subject)
    sentence = headline_sentence(report, subject.view.period, subject.lang)
    charts = _charts(report, subject)
    contents = _contents(subject, report, plans, sentence)
    return contents._replace(charts=charts, lists=_shortcomings(subject))


def indicator_contents(subject: Subject) -> Contents:
    """The figures of the view's indicator and of no other; raises NotKnown for one nobody knows.

    Where the view names none it is the one furthest behind, as on the board.
    """
    report, plans = _read(subject)
    wanted = subject.view.indicator or next(iter(order_by_need(report)["indicator"]), "")
    if wanted and wanted not in subject.catalogue.indicators:
        raise NotKnown("indicator", wanted)
    own, plans = (rows[rows["indicator"] == wanted] for rows in (report, plans))
    if own.empty:
        return nothing_of(subject)
    row = own.iloc[0].to_dict()
    return _contents(subject, own, plans, finding(row, subject.view.period, subject.lang))


def _read(subject: Subject) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The report, and every plan in force."""
    return subject.reader.report_and_plans(subject.view.period, subject.lang)


def _contents(subject: Subject, report: pd.DataFrame, plans: pd.DataFrame, sentence: str) -> Contents:
    shared = share_out(report)
    return Contents(
        sentence,
        cards=shared.cards,
        carried=shared.carried,
        tables=_tables(subject, report, plans, shared),
        notes=(pace_note(report, subject.lang), implied_note(report, subject.lang)),
        sources=_sources(subject, report),
    )


def _charts(report: pd.DataFrame, subject: Subject) -> tuple[Chart, ...]:
    period = subject.view.period
    percents, growths = percent_rows(report, period), growth_rows(report, period)
    return (
        *((percent_chart(percents, subject.lang),) if percents.bars else ()),
        *((growth_chart(growths, subject.lang),) if growths.bars else ()),
    )


def _tables(subject: Subject, report: pd.DataFrame, plans: pd.DataFrame, shared: Shared) -> tuple[Table, ...]:
    """Those in which something stands."""
    reader, view, lang = subject.reader, subject.view, subject.lang
    found = (
        plan_table(report, view),
        several_plans_table(with_several_plans(plans), lang),
        comments_table(report, reader.comments(view.period), lang),
        growth_table(report, view),
        targets_table(report, view),
        other_figures_table(shared.others, view),
    )
    return tuple(table for table in found if table.rows)


def _sources(subject: Subject, report: pd.DataFrame) -> Table:
    """The submissions of the figures, and of the targets beside them."""
    targets = subject.reader.beside(subject.view.period)[1]
    beside = targets[targets["indicator"].isin(report["indicator"])]
    return source_table(subject.reader.store, (report, beside), subject.lang)


def _shortcomings(subject: Subject) -> tuple[tuple[str, Markup], ...]:
    period, lang = subject.view.period, subject.lang
    sent = subject.reader.entries(SHORTCOMING, period.code)
    found = shortcomings_of(subject.catalogue.shortcomings, sent, subject.unit, period)
    return ((t("tasks.shortcomings", lang), shortcomings_list(found, lang)),) if found else ()
