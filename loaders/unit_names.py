"""Units as files name them: by code or name, standing in a period, and within the sender's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.periods import Period
from domain.units import Unit
from loaders.matching import nearest_unit

_CITY = "thành phố "
# The words of the longest name of a unit, its kind and dashes among them.
_MOST_WORDS = 7
_ENDS_A_NAME = re.compile(r"[,;:()/\"“”]")


@dataclass
class UnitNames:
    """Finds the units of the catalogue by what is written of them; `sender` is the unit that was stated."""

    catalogue: Catalogue
    sender: Unit | None
    by_name: dict[str, list[Unit]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = {}
        own = {unit.key: unit for unit in self.catalogue.units.values()}
        for unit in ({self.sender.key: self.sender} | own if self.sender else own).values():
            for name in {name_key(spelled) for spelled in unit.spellings}:
                self.by_name.setdefault(name, []).append(unit)

    def named(self, text: str) -> list[Unit]:
        """Every unit that ever went by a code or a name."""
        code = text.strip()
        return [*self.catalogue.by_code.get(code, ()), *self.by_name.get(name_key(code), ())]

    def find(self, text: str, period: Period | None) -> Unit | None:
        """The one unit of a code or a name in a period; of namesakes the one within the sender's."""
        found = {u.key: u for u in self.named(text) if period is None or u.valid_in(period)}
        if len(found) > 1:
            found = {key: unit for key, unit in found.items() if self.belongs(unit)}
        return next(iter(found.values())) if len(found) == 1 else None

    def opening(self, text: str) -> list[Unit]:
        """Every unit that ever went by the longest name a text opens with, of the whole territory."""
        words = _ENDS_A_NAME.split(text, maxsplit=1)[0].split()[:_MOST_WORDS]
        keys = [name_key(" ".join(words[:count])) for count in range(len(words), 0, -1)]
        own = next((self.by_name[key] for key in keys if key in self.by_name), [])
        if any(map(self.belongs, own)):
            # So nearly every file says whose it is, and the territory need not be read.
            return own
        country = self.catalogue.territory.by_name
        return next((list(country[key]) for key in keys if key in country), own)

    def nearest(self, text: str, period: Period | None = None) -> str | None:
        """The code of the unit that was likely meant by what names none, within the sender's; or None."""
        near = nearest_unit(text, self.catalogue, self.sender, period)
        return near.code if near else None

    def belongs(self, unit: Unit) -> bool:
        """Whether a unit is the sender's own or lies in it; with no sender stated, each is."""
        return self.sender is None or self.sender.code in {unit.code, *_codes_above(unit, self.catalogue)}

    def city_level(self) -> str:
        """The level of the one city that the sender is or lies in, which gives its plans; '' if not one."""
        if self.sender is None:
            return ""
        around = (self.sender, *above(self.sender, self.catalogue))
        levels = {u.level for u in around if name_key(u.name_vi).startswith(_CITY)}
        return levels.pop() if len(levels) == 1 and levels <= {"province", "district"} else ""


def above(unit: Unit, catalogue: Catalogue) -> Iterator[Unit]:
    """The units that a unit lies in, the nearest first."""
    seen = {unit.code}
    parent = catalogue.parent_of(unit)
    while parent and parent.code not in seen:
        yield parent
        seen.add(parent.code)
        parent = catalogue.parent_of(parent)


def _codes_above(unit: Unit, catalogue: Catalogue) -> set[str]:
    return {one.code for one in above(unit, catalogue)}
