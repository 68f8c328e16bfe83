"""What an edition says of many units: one indicator of those that are compared, ranked."""

import pandas as pd
from markupsafe import Markup

from analysis.unit_ranking import bars_of, ends, measures_of, rank_units
from domain.bars import GrowthBars, PercentBars
from domain.collation import vietnamese_order
from domain.errors import NotKnown
from domain.numbers import format_number
from reports.bars import Chart, growth_chart, percent_chart
from reports.contents import Contents, nothing_of
from reports.html_tables import Table
from reports.markup import fill
from reports.ranking import Asked, cautions, ranking_sentence, ranking_table, too_few
from reports.scopes import (
    Compared,
    comparable_with,
    compared_units,
    levels_of,
    place_asked,
    places_within,
)
from reports.subject import Subject
from reports.units_read import LevelReader, Scope, indicators_known, places_with_figures, standing_units
from texts import t

# So many units are listed, and the view's own; what indicators there are is looked for in so many.
MOST, _LOOKED_AT = 60, 25


def comparison_contents(subject: Subject) -> Contents:
    """The units that the view compares, by its indicator and measure; raises NotKnown for an indicator."""
    view, lang = subject.view, subject.lang
    wanted = view.indicator
    if wanted and wanted not in subject.catalogue.indicators:
        raise NotKnown("indicator", wanted)
    if not view.period.months:
        return nothing_of(subject)
    compared = _compared(subject)
    asked = _asked(subject, compared) if compared.is_enough else None
    if asked is None:
        told = too_few(compared, view.period, subject.catalogue, lang)
        return Contents(told, lists=_waiting(compared, lang))
    reader = LevelReader(subject.reader.store, compared.scope.level, subject.edition)
    report = reader.ranking(asked.indicator, compared.scope, view.period, lang, compared.sent)
    ranked = rank_units(report, asked.measure, compared.names)
    return _contents(ranked, asked, compared, reader, subject)


def _contents(
    ranked: pd.DataFrame, asked: Asked, compared: Compared, reader: LevelReader, subject: Subject
) -> Contents:
    period, lang = subject.view.period, subject.lang
    facts = ends(ranked, compared.own)
    found = cautions(ranked, asked, reader.catalogue, lang)
    shown = ranked[(ranked.index < MOST) | (ranked["unit"] == compared.own)]
    more = len(ranked) - len(shown)
    left_out = t("edition.more_units", lang, count=format_number(more, 0, lang)) if more else ""
    return Contents(
        ranking_sentence(facts, asked, compared, period, reader.catalogue, lang),
        charts=_charts(shown, asked, subject),
        tables=(_unit_first(ranking_table(shown, asked, reader.catalogue, lang)),) if len(shown) else (),
        notes=(left_out, found.warning, *found.remarks),
        lists=_waiting(compared, lang),
    )


def _compared(subject: Subject) -> Compared:
    """As the board's own page chooses where the address says nothing."""
    view, store, catalogue = subject.view, subject.reader.store, subject.catalogue
    own = subject.unit if subject.stands else None
    counts = places_with_figures(store, view.period, subject.edition)
    within = place_asked(view, catalogue, places_within(own, catalogue, counts))
    invented = own is not None and own.invented
    standing = standing_units(store, view.period, within, subject.edition)
    standing = comparable_with(standing, within, invented=invented)
    chosen = view.chosen("level")
    levels, first = levels_of(standing, own, chosen)
    scope = Scope(within, chosen if chosen in levels else first, invented)
    return compared_units(scope, standing, own, catalogue, subject.lang)


def _asked(subject: Subject, compared: Compared) -> Asked | None:
    indicator = subject.view.indicator or _first_indicator(subject, compared)
    if not indicator:
        return None
    measures = measures_of(subject.catalogue.indicators[indicator])
    chosen = subject.view.chosen("measure", measures[0])
    return Asked(indicator, chosen if chosen in measures else measures[0])


def _first_indicator(subject: Subject, compared: Compared) -> str:
    by_name = sorted(compared.sent, key=lambda key: vietnamese_order(compared.names[key]))
    codes = indicators_known(subject.reader.store, by_name[:_LOOKED_AT], subject.view.period, subject.edition)
    return codes[0] if codes else ""


def _charts(shown: pd.DataFrame, asked: Asked, subject: Subject) -> tuple[Chart, ...]:
    if shown.empty:
        return ()
    rows = bars_of(shown, asked.measure, subject.view.period)
    if isinstance(rows, PercentBars):
        return (percent_chart(rows, subject.lang),)
    return (growth_chart(rows, subject.lang),) if isinstance(rows, GrowthBars) else ()


def _unit_first(table: Table) -> Table:
    """The unit before its rank: a row is headed by its first cell."""
    rank, unit, *others = table.columns
    return Table(table.caption, [unit, rank, *others], [(row[1], row[0], *row[2:]) for row in table.rows])


def _waiting(compared: Compared, lang: str) -> tuple[tuple[str, Markup], ...]:
    """Those that have not sent, by name."""
    if not compared.waiting:
        return ()
    names = sorted((compared.names[key] for key in compared.waiting), key=vietnamese_order)
    count, more = format_number(len(names), 0, lang), len(names) - MOST
    text = ", ".join(names[:MOST])
    text += t("compare.more", lang, count=format_number(more, 0, lang)) if more > 0 else ""
    return ((t("compare.waiting", lang, count=count), fill("<p>{}</p>", text)),)
