"""The catalogue: everything that is known by name; see domain.catalogue_files for how it is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from domain.bodies import Bodies
from domain.catalogue_rows import Row
from domain.errors import NotKnown
from domain.indicators import Indicator
from domain.measure_units import MeasureUnits
from domain.periods import Period
from domain.tasks import Shortcoming, Task
from domain.territory import Territory
from domain.territory_files import lay_over
from domain.units import Unit

T = TypeVar("T")


class OwnFirst(Mapping[str, T]):
    """Goes over the catalogue's own things; looking one up also finds those of the whole territory."""

    def __init__(self, own: Mapping[str, T], elsewhere: Callable[[str], T | None]) -> None:
        self._own, self._elsewhere = own, elsewhere

    def __getitem__(self, key: str) -> T:
        found = self._own.get(key)
        found = self._elsewhere(key) if found is None else found
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


@dataclass(frozen=True)
class Catalogue:
    """Everything that is known by name; immutable once read.

    `units` (by key) and `by_code` go over its own units (`own`), but find every unit of the territory;
    `stated` are the rows of its own successions.
    """

    own: Mapping[str, Unit]
    indicators: dict[str, Indicator]
    measure_units: MeasureUnits
    tasks: tuple[Task, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    _spelled: dict[str, tuple[Indicator, ...]] = field(default_factory=dict)
    bodies: Bodies = field(default_factory=Bodies)
    stated: tuple[Row, ...] = ()
    read_official: Callable[[], Territory] = Territory

    def unit(self, code: str, period: Period) -> Unit:
        """The unit that held a code in a period; raises NotKnown."""
        for unit in self.by_code.get(code, ()):
            if unit.valid_in(period):
                return unit
        raise NotKnown("unit", f"{code} ({period})" if code in self.by_code else code)

    def parent_of(self, unit: Unit) -> Unit | None:
        """The unit it lies in: the last that held its parent's code while it stood; None for none."""
        held = [one for one in self.by_code.get(unit.parent, ()) if one.overlaps(unit)]
        return held[-1] if held else None

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every unit by its key."""
        # The territory is read when one of its units is asked for, not before.
        return OwnFirst(self.own, lambda key: self.territory.unit(key))  # noqa: PLW0108

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        """Every unit that ever held a code."""
        held: dict[str, tuple[Unit, ...]] = {}
        for unit in self.own.values():
            held[unit.code] = (*held.get(unit.code, ()), unit)
        # An own unit may go by its official code, which others of the territory held or hold too.
        official = {code: self._ever_held(code) for code in held if code.isdecimal()}
        return OwnFirst(held | {code: units for code, units in official.items() if units}, self._ever_held)

    @cached_property
    def territory(self) -> Territory:
        """The country's units and what became of them, read when first asked for; raises CatalogueError."""
        return lay_over(self.read_official(), self.own.values(), self.stated)

    def _ever_held(self, code: str) -> tuple[Unit, ...] | None:
        return self.territory.by_code.get(code)

    def children(self, parent: str) -> list[Indicator]:
        """The parts of an indicator, in the catalogue's order."""
        return [i for i in self.indicators.values() if i.parent == parent]

    def indicators_named(self, key: str) -> tuple[Indicator, ...]:
        """The indicators whose name, short name, alias or code has this name key."""
        return self._spelled.get(key, ())

    @property
    def spellings(self) -> Iterable[str]:
        """Every name key an indicator answers to."""
        return self._spelled.keys()
