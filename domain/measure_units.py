"""Units of measure and the factors between those of one base."""

from dataclasses import dataclass
from decimal import Decimal

from domain.names import name_key

# What is counted one by one.
_COUNTED = frozenset({"cụm", "xã", "sản phẩm", "lượt người", "người", "vụ", "con"})


@dataclass(frozen=True)
class MeasureUnit:
    """`factor` of these make one of it in the base: 1 tỷ đồng is 10⁹ đồng."""

    code: str
    name_en: str
    base: str
    factor: Decimal
    aliases: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether there is no part of one of these: no half visit, but half a thousand visits."""
        return self.base in _COUNTED and self.factor == 1

    def name(self, lang: str) -> str:
        """The name in a language; Vietnamese is the code itself."""
        return self.name_en if lang == "en" else self.code


@dataclass(frozen=True)
class MeasureUnits:
    """All units of measure, found by any of their spellings."""

    by_code: dict[str, MeasureUnit]
    by_spelling: dict[str, MeasureUnit]

    @classmethod
    def of(cls, units: list[MeasureUnit]) -> "MeasureUnits":
        """Index the units by code and by every spelling."""
        spelled = {name_key(s): unit for unit in units for s in (unit.code, *unit.aliases)}
        return cls({unit.code: unit for unit in units}, spelled)

    def find(self, text: str) -> MeasureUnit | None:
        """The unit a text names, or None."""
        return self.by_spelling.get(name_key(text))

    def factor(self, written: MeasureUnit, wanted: MeasureUnit) -> Decimal | None:
        """What to multiply a value by to go from one unit to another; None across bases."""
        return written.factor / wanted.factor if written.base == wanted.base else None
