"""Units by the names that tell them apart, and by what they lie in."""

from collections import Counter
from collections.abc import Iterable

from domain.catalogue import Catalogue
from domain.units import Unit
from reports.wording import unit_years

_DEPTH = 6


def unit_names(units: Iterable[Unit], catalogue: Catalogue, lang: str) -> dict[str, str]:
    """Each unit's name by its key; where two have one name or one code, with what tells them apart."""
    listed = list(units)
    named, coded = Counter(one.name(lang) for one in listed), Counter(one.code for one in listed)
    return {
        one.key: told_apart(one, catalogue, lang)
        if named[one.name(lang)] > 1 or coded[one.code] > 1
        else one.name(lang)
        for one in listed
    }


def told_apart(unit: Unit, catalogue: Catalogue, lang: str) -> str:
    """'Xã Hữu Liên (Tỉnh Lạng Sơn, từ 01/07/2025)'."""
    parent = catalogue.parent_of(unit)
    more = ", ".join(filter(None, (parent.name(lang) if parent else "", unit_years(unit, lang))))
    return f"{unit.name(lang)} ({more or unit.code})"


def above(unit: Unit, catalogue: Catalogue) -> Iterable[Unit]:
    """The units a unit lies in, the nearest first."""
    for _ in range(_DEPTH):
        parent = catalogue.parent_of(unit)
        if parent is None:
            return
        yield parent
        unit = parent
