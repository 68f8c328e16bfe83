"""Unit keys and indicator codes as the integers a store keeps for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, func, insert, select

from store.records import Damaged
from store.tables import indicator_code, unit_key


class NameBook:
    """The names of one table, remembered once read: names are never changed nor taken away."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def ids(self, connection: Connection, names: Iterable[str]) -> list[int]:
        """The integers of those names that the store knows, without repetition."""
        wanted = list(dict.fromkeys(names))
        if any(name not in self._ids for name in wanted):
            self._read(connection)
        return [self._ids[name] for name in wanted if name in self._ids]

    def names(self, connection: Connection, ids: Sequence[int]) -> list[str]:
        """The names of integers found in the store, in the same order; raises Damaged where one has none."""
        if any(one not in self._names for one in ids):
            self._read(connection)
        unknown = [one for one in ids if one not in self._names]
        if unknown:
            place = f"{self._table.name} {unknown[0]}"
            wrong = "no such row, expected the name of a figure"
            raise Damaged(f"{place}: {wrong}; run verify", "damaged", place=place, why=wrong)
        return [self._names[one] for one in ids]

    def _read(self, connection: Connection) -> None:
        known = read_names(connection, self._table)
        # Replaced whole, so that other threads never see half of it.
        self._ids = known
        self._names = {one: name for name, one in known.items()}


@dataclass(frozen=True)
class Books:
    """The names of units and of indicators that a store has given integers to."""

    units: NameBook = field(default_factory=lambda: NameBook(unit_key))
    indicators: NameBook = field(default_factory=lambda: NameBook(indicator_code))


def read_names(connection: Connection, table: Table) -> dict[str, int]:
    """Every name of a table with its integer."""
    return {name: one for one, name in connection.execute(select(table.c.id, table.c.key))}


def give_ids(connection: Connection, table: Table, names: Sequence[str]) -> dict[str, int]:
    """The integers of names, new ones given out in order; only while holding the writers' lock."""
    known = read_names(connection, table)
    new = sorted(set(names) - known.keys())
    if new:
        first = (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1
        given = {name: first + place for place, name in enumerate(new)}
        connection.execute(insert(table), [{"id": one, "key": name} for name, one in given.items()])
        known |= given
    return {name: known[name] for name in names}
