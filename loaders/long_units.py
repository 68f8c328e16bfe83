"""The units of a long file's rows: by code and period, and whether they are the sender's own."""

from datetime import date

import numpy as np
import pandas as pd

from domain import columns as col
from domain.catalogue import Catalogue
from domain.periods import Period
from loaders.long_table import LongTable, recode
from loaders.unit_names import UnitNames

# Above every period code: with it a code and a period are one number.
_PERIODS = 1_000_000


def unit_keys(table: LongTable, names: UnitNames, period: np.ndarray) -> pd.Categorical:
    """Unit keys by code and period; an unknown code stays as it is written and is reported."""
    codes, written = table.coded(col.UNIT)
    catalogue, default = names.catalogue, names.sender.code if names.sender else ""
    words = [word or default for word in written]
    _report_others(table, names, codes, words)
    named = {code: Period.from_code(code) for code in pd.unique(period).tolist() if code}
    known = np.array([word in catalogue.by_code for word in words], dtype=bool)
    if (labels := _lasting_keys(catalogue, words, list(named.values()))) is not None:
        table.report("unknown_unit", ~known[codes], col.UNIT, names.nearest)
        return recode(codes, labels)
    pairs = codes.astype("int64")
    pairs *= _PERIODS
    pairs += period
    places, distinct = pd.factorize(pairs)
    asked = [(words[pair // _PERIODS], named.get(pair % _PERIODS)) for pair in distinct.tolist()]
    keys = [_unit_key(catalogue, word, when) for word, when in asked]
    found = np.array([key is not None for key in keys], dtype=bool)
    # A row without a period has its own problem already: only its code is looked at.
    unknown = ~known[codes] | (~found[places] & (period > 0))
    table.report("unknown_unit", unknown, col.UNIT, names.nearest)
    return recode(places, [key or word for key, (word, _) in zip(keys, asked, strict=True)])


def _report_others(table: LongTable, names: UnitNames, codes: np.ndarray, words: list[str]) -> None:
    """Rows of units that the sender neither is nor holds: a province sends its districts' figures."""
    if names.sender is None:
        return
    holders = [names.catalogue.by_code.get(word, ()) for word in words]
    others = np.array([bool(held) and not any(map(names.belongs, held)) for held in holders], dtype=bool)
    sender = names.sender.name_vi
    table.report("wrong_unit", others[codes], col.UNIT, details=lambda _: {"expected": sender})


def _lasting_keys(catalogue: Catalogue, words: list[str], periods: list[Period]) -> list[str] | None:
    """One key a code where every unit named stood through all the periods, as most do; else None.

    A unit that stood in the first and in the last of them stood in all between.
    """
    ends = sorted(periods, key=lambda p: p.end if p.months else date(p.year, 1, 1))
    keys = []
    for word in words:
        holders = catalogue.by_code.get(word, ())
        if holders and not (
            len(holders) == 1 and all(holders[0].valid_in(p) for p in (*ends[:1], *ends[-1:]))
        ):
            return None
        keys.append(holders[0].key if holders else word)
    return keys


def _unit_key(catalogue: Catalogue, code: str, period: Period | None) -> str | None:
    if period is None:
        return None
    return next((unit.key for unit in catalogue.by_code.get(code, ()) if unit.valid_in(period)), None)
