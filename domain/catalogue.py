"""The catalogue: everything that is known by name; see domain.catalogue_files for how it is read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from domain.errors import NotKnown
from domain.indicators import Indicator
from domain.measure_units import MeasureUnits
from domain.periods import Period
from domain.tasks import Shortcoming, Task
from domain.units import Unit


@dataclass(frozen=True)
class Catalogue:
    """Everything that is known by name; immutable once read."""

    units: dict[str, Unit]
    indicators: dict[str, Indicator]
    measure_units: MeasureUnits
    tasks: tuple[Task, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    _spelled: dict[str, tuple[Indicator, ...]] = field(default_factory=dict)

    def unit(self, code: str, period: Period) -> Unit:
        """The unit that held a code in a period; raises NotKnown."""
        for unit in self.by_code.get(code, ()):
            if unit.valid_in(period):
                return unit
        raise NotKnown("unit", f"{code} ({period})" if code in self.by_code else code)

    @cached_property
    def by_code(self) -> dict[str, tuple[Unit, ...]]:
        """Every unit that ever held a code."""
        held: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            held.setdefault(unit.code, []).append(unit)
        return {code: tuple(units) for code, units in held.items()}

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
