"""Names in files to things in the catalogue: exact by name key, nearest only as a suggestion."""

import re
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import child_name, name_key, plain_key
from domain.periods import Period
from domain.units import Unit
from loaders.meaning_words import says_the_same
from loaders.size_words import is_unclear, power_of, spelled_out

_NEAR_ENOUGH = 80
_CANDIDATES = 9
# The mark of a footnote behind a name: 'Tổng thu ngân sách (*)'.
_FOOTMARK = re.compile(r"\s*(?:\(\s*(?:\*+|\d)\s*\)|\*+|[¹²³])$")
# Names of places are alike: Bắc Giang is no Hà Giang.
_UNIT_NEAR = 85
_KIND = re.compile(
    r"^(?:tinh|thanh pho|quan|huyen|thi xa|thi tran|phuong|xa|dac khu|tp|tx|tt)\b"
    r"|\b(?:province|city|district|town|township|ward|commune|special zone)$"
)
# Units of measure are short: one letter of four is a quarter of the name.
_MEASURE_NEAR = 70


def indicator_for(text: str, catalogue: Catalogue, above: tuple[str, ...] = ()) -> Indicator | None:
    """The indicator a text names; among namesakes the one whose parent stands nearest above it."""
    stripped = text.strip()
    if stripped in catalogue.indicators:
        return catalogue.indicators[stripped]
    bare = _FOOTMARK.sub("", stripped)
    found = (
        catalogue.indicators_named(name_key(text))
        or catalogue.indicators_named(child_name(text)[0])
        or catalogue.indicators_named(child_name(bare)[0])
    )
    if len(found) > 1:
        parent = next((code for code in reversed(above) if any(i.parent == code for i in found)), "")
        found = tuple(i for i in found if i.parent == parent)
    return found[0] if len(found) == 1 else None


def nearest_indicator(text: str, catalogue: Catalogue, measure_unit: str = "") -> str | None:
    """The catalogue's name nearest to a text, diacritics aside, or None where none is near.

    With the row's unit of measure only what is measured so is near. A name that leaves out a word of the
    text by which another indicator is told apart, or that speaks of a share or rate of it, is not.
    """
    wanted = plain_key(child_name(text)[0])
    spelled = _plain_spellings(tuple(catalogue.spellings))
    unit = catalogue.measure_units.find(measure_unit) if measure_unit else None
    scored = process.extract(
        wanted, spelled.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=_CANDIDATES
    )
    for near, *_ in scored:
        indicator = catalogue.indicators_named(spelled[near])[0]
        if unit and catalogue.measure_units.by_code[indicator.measure_unit].base != unit.base:
            continue
        if says_the_same(wanted, near, spelled.keys(), same_kind=unit is not None):
            return indicator.name_vi
    return None


def nearest_unit(
    text: str, catalogue: Catalogue, parent: Unit | None = None, period: Period | None = None
) -> Unit | None:
    """The unit nearest to a text by code or name, diacritics aside; None where none is near, or two are.

    Looked for among the catalogue's own units, and under a stated parent among all that lie in it.
    """
    among = _units_in(catalogue, parent)
    fitting = [unit for unit in among if period is None or unit.valid_in(period)]
    spelled: dict[str, set[Unit]] = {}
    for unit in fitting:
        for name in (unit.code, unit.name_vi, unit.name_en, *unit.aliases):
            spelled.setdefault(_bare(name), set()).add(unit)
    scored = process.extract(_bare(text), spelled.keys(), scorer=fuzz.ratio, score_cutoff=_UNIT_NEAR, limit=9)
    best = {unit for key, score, _ in scored if score == scored[0][1] for unit in spelled[key]}
    return best.pop() if len(best) == 1 else None


def nearest_measure_unit(text: str, expected: MeasureUnit, units: MeasureUnits) -> str | None:
    """The unit of measure nearest to a text among those that convert into the expected one, or None.

    A text that names a unit of another kind is no slip of the pen, and has none near; nor is a unit near
    whose size is another than the text's own size words say.
    """
    if units.find(text) is not None or is_unclear(text):
        return None
    spelled = {plain_key(s): unit for s, unit in units.by_spelling.items() if unit.base == expected.base}
    best = process.extractOne(
        spelled_out(text), spelled.keys(), scorer=fuzz.ratio, score_cutoff=_MEASURE_NEAR
    )
    near, power = spelled[best[0]] if best else None, power_of(text)
    return near.code if near and (power is None or near.factor == Decimal(10) ** power) else None


def _bare(name: str) -> str:
    """The key without the kind of unit: 'Phường' alone makes no two names alike."""
    return _KIND.sub("", plain_key(name)).strip()


def _units_in(catalogue: Catalogue, parent: Unit | None) -> tuple[Unit, ...]:
    if parent is None:
        return tuple(catalogue.units.values())
    # An own unit may go by a code of its own, while what lies in it names its official one.
    codes = {parent.code, parent.official_code} - {""}
    known = {unit.key: unit for unit in (*catalogue.territory.units.values(), *catalogue.units.values())}
    return tuple(unit for unit in known.values() if unit.parent in codes)


@lru_cache(maxsize=4)
def _plain_spellings(spellings: tuple[str, ...]) -> dict[str, str]:
    return {plain_key(spelling): spelling for spelling in spellings}
