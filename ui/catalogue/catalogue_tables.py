"""The rows of the catalogue as tables, and what indicators mean."""

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from domain.catalogue import Catalogue
from domain.catalogue_kinds import BODIES, INDICATORS, KINDS_OF_ROWS, SUCCESSIONS, UNITS
from domain.indicators import Indicator
from domain.names import plain_key
from reports.html_tables import Column
from reports.wording import unit_years
from texts import t
from ui.catalogue.catalogue_wording import cell_word, measured
from ui.choices import in_order
from ui.html_tables import show_table
from ui.markup import show_remark

Table = tuple[list[str], Sequence[tuple[str, ...]]]


def show_rows(kind: str, catalogue: Catalogue, lang: str) -> None:
    """Every own row of a kind, or those a search finds."""
    wanted = plain_key(st.text_input(t("catalogue.search", lang), key=f"catalogue_search_{kind}", width=340))
    titles, rows = _TABLES[kind](catalogue, lang)
    found = [row for row in rows if wanted in plain_key(" ".join(row))]
    columns = [Column(title) for title in titles]
    caption = t(f"catalogue.captions.{kind}", lang, count=len(found))
    if found:
        show_table(caption, columns, found)
    else:
        show_remark(caption)


def show_meanings(codes: Iterable[str], catalogue: Catalogue, lang: str) -> None:
    """What each indicator means: definition, unit of measure, source, formula, official code."""
    names = ("name_vi", "definition_vi", "measure_unit", "source", "formula", "official_code")
    columns = [Column(t(f"catalogue.columns.indicators.{name}", lang)) for name in names]
    rows = [
        (
            f"**{one.name(lang)}**", one.definition(lang), measured(one, catalogue, lang), one.source,
            one.formula, one.official_code,
        )
        for one in (catalogue.indicators[code] for code in codes)
    ]  # fmt: skip
    # A column in which nothing stands is left out.
    shown = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    narrowed = ([row[place] for place in shown] for row in rows)
    show_table(t("catalogue.explain_caption", lang), [columns[place] for place in shown], narrowed)
    show_remark(t("catalogue.explain_more", lang))


def _indicators(catalogue: Catalogue, lang: str) -> Table:
    names = ("name_vi", "measure_unit", "direction", "lead_body", "supporting")
    titles = [t(f"catalogue.columns.{INDICATORS}.{name}", lang) for name in names]
    return [*titles, t("catalogue.meant", lang)], [
        (
            f"**{one.name(lang)}**",
            measured(one, catalogue, lang),
            t(f"catalogue.words.indicators.direction.{one.direction}", lang),
            catalogue.bodies.name(one.lead_body, lang),
            ", ".join(catalogue.bodies.names(one.supporting, lang)),
            _meant(one, lang),
        )
        for one in catalogue.indicators.values()
    ]


def _meant(one: Indicator, lang: str) -> str:
    meant = [
        one.definition(lang),
        t("catalogue.source", lang, text=one.source) if one.source else "",
        t("catalogue.formula", lang, text=one.formula) if one.formula else "",
        t("catalogue.official", lang, text=one.official_code) if one.official_code else "",
    ]
    return " · ".join(filter(None, meant))


def _units(catalogue: Catalogue, lang: str) -> Table:
    names = ("name_vi", "code", "level", "parent", "official_code", "aliases")
    titles = [t(f"catalogue.columns.{UNITS}.{name}", lang) for name in names]
    rows = []
    for one in in_order(catalogue.own.values()):
        parent = catalogue.parent_of(one)
        rows.append((
            " · ".join(filter(None, (f"**{one.name(lang)}**", unit_years(one, lang)))),
            one.code,
            t(f"catalogue.words.units.level.{one.level}", lang),
            parent.name(lang) if parent else "",
            one.official_code,
            ", ".join(one.aliases),
        ))  # fmt: skip
    return titles, rows


def _bodies(catalogue: Catalogue, lang: str) -> Table:
    names = ("name_vi", "name_en", "short_vi", "aliases")
    titles = [t(f"catalogue.columns.{BODIES}.{name}", lang) for name in names]
    return titles, [
        (f"**{one.name_vi}**", one.name_en, one.short_vi, ", ".join(one.aliases))
        for one in catalogue.bodies.by_code.values()
    ]


def _successions(catalogue: Catalogue, lang: str) -> Table:
    names = KINDS_OF_ROWS[SUCCESSIONS].columns
    titles = [t(f"catalogue.columns.{SUCCESSIONS}.{name}", lang) for name in names]
    own = KINDS_OF_ROWS[SUCCESSIONS].own(catalogue).values()
    return titles, [
        tuple(cell_word(SUCCESSIONS, name, cells[name], catalogue, lang) for name in names) for cells in own
    ]


_TABLES: dict[str, Callable[[Catalogue, str], Table]] = {
    INDICATORS: _indicators,
    UNITS: _units,
    BODIES: _bodies,
    SUCCESSIONS: _successions,
}
