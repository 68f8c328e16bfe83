"""The country's units over time: which unit came of which, and what part of each went where."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from domain.names import name_key
from domain.periods import Period
from domain.units import Unit

# Went into a larger one, was divided, has another name, or has only another parent.
MERGE, SPLIT, RENAME, MOVED = "merge", "split", "rename", "moved"
SUCCESSION_KINDS = (MERGE, SPLIT, RENAME, MOVED)

# A unit and the part of it that is meant, from 0 to 1; None where nobody has stated it.
Part = tuple[Unit, float | None]


class Succession(NamedTuple):
    """On a day, `share` of a unit went to another (both by key); None where the share is not stated."""

    predecessor: str
    successor: str
    day: date
    kind: str
    share: float | None


@dataclass(frozen=True)
class Territory:
    """Units by key and what became of them; an official key may lead to the catalogue's own unit."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    successions: tuple[Succession, ...] = ()

    def unit(self, key: str) -> Unit | None:
        """The unit of this key; None where there is none, or the catalogue's own has taken its place."""
        found = self.units.get(key)
        return found if found and found.key == key else None

    def with_own(self, own: Iterable[Unit]) -> "Territory":
        """The same with an office's own units: one that names an official code and the same days stands for
        the unit of the territory, and its successions lead to it.
        """
        units, taken = dict(self.units), set[str]()
        for unit in own:
            official = unit.official_key
            if official in self.units and self.units[official].valid_to == unit.valid_to:
                units[official] = unit
                taken.add(official)
            units[unit.key] = unit
        successions = (
            one._replace(predecessor=units[one.predecessor].key, successor=units[one.successor].key)
            if one.predecessor in taken or one.successor in taken
            else one
            for one in self.successions
        )
        return Territory(units, tuple(successions))

    def constituents(self, unit: Unit) -> tuple[Part, ...]:
        """What a unit was made of, each with the share that came over; () where it came of no other."""
        return tuple((self.units[one.predecessor], one.share) for one in self._into.get(unit.key, ()))

    def successors(self, unit: Unit) -> tuple[Part, ...]:
        """What became of a unit, each with the share that it took over; () where it has not ended."""
        return tuple((self.units[one.successor], one.share) for one in self._out_of.get(unit.key, ()))

    def standing_for(self, unit: Unit, period: Period) -> tuple[Part, ...]:
        """What stood at a period's end where the unit stands now: itself, else its constituents by then."""
        before = self.constituents(unit)
        if unit.valid_in(period) or not before:
            return ((unit, 1.0),)
        parts: dict[Unit, float | None] = {}
        for one, share in before:
            for earlier, part in self.standing_for(one, period):
                through = None if share is None or part is None else share * part
                so_far = parts.get(earlier, 0.0)
                parts[earlier] = None if so_far is None or through is None else so_far + through
        return tuple(parts.items())

    @cached_property
    def by_code(self) -> dict[str, tuple[Unit, ...]]:
        """Every unit that ever held a code; an official code leads to the catalogue's own unit too."""
        held: dict[str, list[Unit]] = {}
        for key, unit in self.units.items():
            held.setdefault(key.partition("@")[0], []).append(unit)
        return {code: tuple(units) for code, units in held.items()}

    @cached_property
    def by_name(self) -> dict[str, tuple[Unit, ...]]:
        """Every unit that ever went by a name, by name key."""
        named: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            named.setdefault(name_key(unit.name_vi), []).append(unit)
        return {name: tuple(units) for name, units in named.items()}

    @cached_property
    def _into(self) -> dict[str, list[Succession]]:
        return _grouped(self.successions, lambda one: one.successor)

    @cached_property
    def _out_of(self) -> dict[str, list[Succession]]:
        return _grouped(self.successions, lambda one: one.predecessor)


def _grouped(
    successions: Iterable[Succession], key: Callable[[Succession], str]
) -> dict[str, list[Succession]]:
    groups: dict[str, list[Succession]] = {}
    for one in successions:
        groups.setdefault(key(one), []).append(one)
    return groups
