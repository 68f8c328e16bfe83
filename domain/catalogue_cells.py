"""What the catalogue knows as the rows of its files: the inverse of domain.catalogue_records."""

from domain.bodies import Body
from domain.catalogue_records import INDICATOR_COLUMNS
from domain.indicators import COMPLETE, WEIGHTED, Indicator
from domain.territory import Succession
from domain.units import Unit

Cells = dict[str, str]


def indicator_cells(one: Indicator) -> Cells:
    """An indicator as its row of indicators.csv."""
    plain = {
        name: getattr(one, name) for name in INDICATOR_COLUMNS if isinstance(getattr(one, name, None), str)
    }
    return {
        **plain,
        "cumulates": _flag(one.cumulates),
        "decimals": str(one.decimals),
        "aliases": "|".join(one.aliases),
        "parts": COMPLETE if one.parts_complete else WEIGHTED if one.parts_weighted else "",
        "supporting": "|".join(one.supporting),
        "rules_off": "|".join(one.rules_off),
    }


def unit_cells(one: Unit) -> Cells:
    """A unit as its row of units.csv."""
    return {
        "code": one.code,
        "level": one.level,
        "name_vi": one.name_vi,
        "name_en": one.name_en,
        "parent": one.parent,
        "valid_from": one.valid_from.isoformat() if one.valid_from else "",
        "valid_to": one.valid_to.isoformat() if one.valid_to else "",
        "official_code": one.official_code,
        "invented": _flag(one.invented),
        "aliases": "|".join(one.aliases),
    }


def body_cells(one: Body) -> Cells:
    """A body as its row of bodies.csv."""
    return {
        "code": one.code,
        "name_vi": one.name_vi,
        "name_en": one.name_en,
        "short_vi": one.short_vi,
        "aliases": "|".join(one.aliases),
    }


def succession_cells(one: Succession) -> Cells:
    """A succession as its row of successions.csv."""
    share = "" if one.share is None else f"{one.share:.12g}"
    return {
        "predecessor": one.predecessor,
        "successor": one.successor,
        "day": one.day.isoformat(),
        "kind": one.kind,
        "share": share,
    }


def _flag(said: bool) -> str:
    return "yes" if said else "no"
