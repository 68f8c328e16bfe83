"""The rows of the door as access/ sees them: plain rows read, and changes made whole with their trail."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update

from domain.errors import StoreFault
from store.access_tables import account, session, setting, share, ticket
from store.drafts import rename_drafts
from store.engine import reading, touching, writing
from store.trail import Deed, TrailRow, append_trail, check_trail, count_trail, read_trail

Row = Mapping[str, Any]
# Somebody waits for a page meanwhile: rather told to try again than kept as long as a whole upload takes.
WAIT_SECONDS = 5
_TABLES: dict[str, Table] = {one.name: one for one in (account, session, ticket, share, setting)}


@dataclass(frozen=True)
class Put:
    """A row to be added, or changed where `key` names one: {column: value}."""

    table: str
    values: Row
    key: Row = field(default_factory=dict)


@dataclass(frozen=True)
class Drop:
    """Rows to be taken away: all that have these values."""

    table: str
    key: Row


@dataclass(frozen=True)
class Renamed:
    """Somebody has another name from now on: what is kept for them half done goes with them."""

    before: str
    after: str


Change = Put | Drop | Renamed


class AccessRecords:
    """Accounts, sessions, tickets, shares, settings and the trail of one store."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def rows(self, table: str, **key: Any) -> list[Row]:
        """The rows that have these values, in the order of the table's key."""
        with reading(self.engine) as connection:
            return _rows(connection, table, key)

    def row(self, table: str, **key: Any) -> Row | None:
        """The first of them, or None."""
        return next(iter(self.rows(table, **key)), None)

    def write(self, changes: Sequence[Change], deed: Deed | None = None) -> None:
        """Make changes and their row of the trail, all or none; raises StoreFault.

        A change of a row that is not there is refused; Busy, where others write for too long.
        """
        with writing(self.engine, WAIT_SECONDS) as connection:
            _apply(connection, changes)
            if deed is not None:
                append_trail(connection, deed)

    def write_next(self, table: str, number: str, make: Callable[[int], tuple[Row, Deed]]) -> int:
        """Add a row with the next free number of a column, and its row of the trail; gives the number."""
        with writing(self.engine, WAIT_SECONDS) as connection:
            free = (connection.execute(select(func.max(_TABLES[table].c[number]))).scalar() or 0) + 1
            values, deed = make(free)
            _apply(connection, [Put(table, {**values, number: free})])
            append_trail(connection, deed)
        return free

    def take(
        self,
        table: str,
        changes: Callable[[Row], Sequence[Change]],
        deed: Deed | None = None,
        **key: Any,
    ) -> Row | None:
        """Read one row and change what follows from it, while nobody else may write; None where none is."""
        with writing(self.engine, WAIT_SECONDS) as connection:
            found = _rows(connection, table, key)
            if found:
                _apply(connection, changes(found[0]))
                if deed is not None:
                    append_trail(connection, deed)
        return found[0] if found else None

    def put_one(self, table: str, key: Row, values: Row, deed: Deed) -> None:
        """Change the row of a key, or add it where there is none, with its row of the trail."""
        with writing(self.engine, WAIT_SECONDS) as connection:
            held = _rows(connection, table, key)
            _apply(connection, [Put(table, {**key, **values}, key if held else {})])
            append_trail(connection, deed)

    def touch(self, table: str, values: Row, **key: Any) -> None:
        """Note something that may be lost (a time of last use): nobody waits for it."""
        with touching(self.engine) as connection:
            if connection is not None:
                connection.execute(update(_TABLES[table]).where(*_where(table, key)).values(values))

    def forget_ended(self, at: str) -> None:
        """Take away the sessions and tickets that had ended at a time; what they did stands in the trail."""
        with writing(self.engine, WAIT_SECONDS) as connection:
            for table in (session, ticket):
                connection.execute(delete(table).where(table.c.ends <= at))

    def note(self, deed: Deed) -> None:
        """Keep something in the trail that changes nothing."""
        self.write((), deed)

    def trail(self, limit: int | None = None, offset: int = 0) -> list[TrailRow]:
        """Rows of the trail, newest first."""
        with reading(self.engine) as connection:
            return read_trail(connection, limit, offset)

    def trail_length(self) -> int:
        """How many rows the trail has."""
        with reading(self.engine) as connection:
            return count_trail(connection)

    def broken_trail(self) -> list[str]:
        """The places where the trail is broken, [] where it is whole."""
        with reading(self.engine) as connection:
            return [finding.place for finding in check_trail(connection)]


def _rows(connection: Connection, table: str, key: Row) -> list[Row]:
    held = _TABLES[table]
    query = select(held).where(*_where(table, key)).order_by(*held.primary_key.columns)
    return [dict(row) for row in connection.execute(query).mappings()]


def _apply(connection: Connection, changes: Sequence[Change]) -> None:
    for change in changes:
        if isinstance(change, Renamed):
            rename_drafts(connection, change.before, change.after)
            continue
        table = _TABLES[change.table]
        if isinstance(change, Drop):
            connection.execute(delete(table).where(*_where(change.table, change.key)))
        elif not change.key:
            connection.execute(insert(table), dict(change.values))
        else:
            changed = update(table).where(*_where(change.table, change.key)).values(dict(change.values))
            if not connection.execute(changed).rowcount:
                told = f"there is no {change.table} {dict(change.key)}; somebody took it away meanwhile"
                raise StoreFault(told, "row_gone", table=change.table)


def _where(table: str, key: Row) -> list[Any]:
    return [_TABLES[table].c[name] == value for name, value in key.items()]
