"""Finding a unit among all of the country: by name or code, within a province, of a period."""

from functools import cache

from domain.catalogue import Catalogue
from domain.names import name_key, plain_key
from domain.periods import Period
from domain.units import LEVELS, Unit
from reports.unit_names import above
from reports.wording import unit_years


def find_units(
    catalogue: Catalogue, text: str, within: Unit | None = None, period: Period | None = None
) -> list[Unit]:
    """The units whose code begins with a text, or whose name has it, diacritics aside; whole names first.

    `within` is a unit above them, `period` one in which they must have stood.
    """
    wanted = plain_key(text)
    if not wanted:
        return []
    every = {unit.key: unit for unit in (*catalogue.own.values(), *catalogue.territory.units.values())}
    found = [
        unit
        for unit in every.values()
        if (unit.code.startswith(wanted) or unit.official_code == text.strip() or wanted in _plain(unit))
        and (period is None or unit.valid_in(period))
        and (not within or any(one == within for one in above(unit, catalogue)))
    ]
    return sorted(found, key=lambda unit: _rank(unit, wanted, name_key(text)))


def provinces(catalogue: Catalogue) -> list[Unit]:
    """Every province there is or was, by name."""
    units = {unit.key: unit for unit in catalogue.territory.units.values() if unit.level == "province"}
    return sorted(units.values(), key=lambda unit: (plain_key(unit.name_vi), str(unit.valid_from)))


def unit_label(unit: Unit, catalogue: Catalogue, lang: str) -> str:
    """'Xã Hữu Liên (06400) · Tỉnh Lạng Sơn · từ 01/07/2025'."""
    parts = [f"{unit.name(lang)} ({unit.code})", *(one.name(lang) for one in above(unit, catalogue))]
    return " · ".join(filter(None, (*parts, unit_years(unit, lang))))


def _rank(unit: Unit, wanted: str, written: str) -> tuple[bool, bool, int, str, str, str]:
    """Whole names and codes first, those with the very diacritics before those without."""
    name = _plain(unit)
    whole = wanted in (unit.code, name) or name.endswith(f" {wanted}")
    return (
        not whole,
        written not in name_key(unit.name_vi),
        LEVELS.index(unit.level),
        name,
        unit.code,
        unit.key,
    )


def _plain(unit: Unit) -> str:
    return _plain_name(unit.name_vi)


@cache
def _plain_name(name: str) -> str:
    return plain_key(name)
