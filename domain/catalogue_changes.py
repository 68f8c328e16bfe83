"""What an office adds to the catalogue or words otherwise: entries over the files, as of an edition."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.catalogue import Catalogue
from domain.catalogue_files import Rows, check_indicators, spellings_of
from domain.catalogue_records import INDICATOR_COLUMNS, make_indicator
from domain.catalogue_rows import Row
from domain.entries import CATALOGUE, Entry
from domain.indicators import COMPLETE, WEIGHTED, Indicator

_INDICATORS = "indicators"


def indicator_entry(cells: Mapping[str, str]) -> Entry:
    """The entry that adds or changes an indicator; `cells` has the columns of indicators.csv."""
    return Entry(CATALOGUE, "", 0, f"{_INDICATORS}:{cells['code']}", dict(cells))


def with_changes(base: Catalogue, changes: Iterable[Entry]) -> Catalogue:
    """The catalogue with an office's own rows; raises CatalogueError for a row that does not fit.

    A withdrawn entry gives back what ships, or takes away what the office had added.
    """
    rows = {code: _row(one) for code, one in base.indicators.items()}
    changed = False
    for entry in changes:
        what, _, code = entry.key.partition(":")
        if what == _INDICATORS and entry.body is not None:
            order = rows[code].number if code in rows else max(row.number for row in rows.values()) + 1
            cells = {name: str(entry.body.get(name, "")) for name in INDICATOR_COLUMNS}
            rows[code] = Row(f"{_INDICATORS}:{code}", order, cells)
            changed = True
    return _rebuilt(base, rows) if changed else base


def indicator_cells(one: Indicator) -> dict[str, str]:
    """An indicator as its row of indicators.csv."""
    plain = {
        name: getattr(one, name) for name in INDICATOR_COLUMNS if isinstance(getattr(one, name, None), str)
    }
    return {
        **plain,
        "cumulates": "yes" if one.cumulates else "no",
        "decimals": str(one.decimals),
        "aliases": "|".join(one.aliases),
        "parts": COMPLETE if one.parts_complete else WEIGHTED if one.parts_weighted else "",
        "supporting": "|".join(one.supporting),
        "rules_off": "|".join(one.rules_off),
    }


def _row(one: Indicator) -> Row:
    return Row(f"{_INDICATORS}.csv", one.order, indicator_cells(one))


def _rebuilt(base: Catalogue, rows: Mapping[str, Row]) -> Catalogue:
    make = make_indicator(base.measure_units)
    made: Rows[Indicator] = [(row, make(row)) for row in rows.values()]
    check_indicators(made)
    indicators = {one.code: one for _, one in made}
    return replace(base, indicators=indicators, _spelled=spellings_of(indicators.values()))
