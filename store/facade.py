"""The store as the other rooms see it."""

from collections.abc import Mapping, Sequence
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, insert, select

from domain.entries import Entry, Kept
from domain.errors import NotKnown, StoreFault
from store.address import resolve_url, shown_url, store_file
from store.chain import newest_edition
from store.drafts import (
    read_bodies,
    read_draft,
    read_drafts,
    remove_draft,
    require_no_draft,
    take_draft,
    write_draft,
)
from store.engine import make_engine, make_folder, reading, writing
from store.entries import read_entries, read_entry_versions
from store.guarding import Act, Guard, act_of, act_of_draft, read_concerned
from store.history import find_file, read_acceptance, read_events, read_file, read_history
from store.names import Books
from store.opening import bring_up_to_date
from store.ranges import Range
from store.recent import Recent
from store.records import Draft, Event, Receipt, Submission
from store.tables import DEMONSTRATION, REDO, UNDO, meta
from store.trail import Deed, acting_from, append_trail
from store.undoing import redo, undo
from store.visibility import AsOf, read_hidden

if TYPE_CHECKING:
    import pandas as pd


class Store:
    """An open store; safe to share between threads. Close it, or use it in a `with`."""

    def __init__(self, engine: Engine, guard: Guard | None = None) -> None:
        self.engine = engine
        self._guard = guard or (lambda _: None)
        self._books = Books()
        self._hidden: Recent[frozenset[int]] = Recent(64)
        self._coverage: Recent[pd.DataFrame] = Recent(8)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections."""
        self.engine.dispose()

    @property
    def url(self) -> str:
        """The address as it may be shown: without a password."""
        return shown_url(self.engine.url.render_as_string(hide_password=False))

    def edition(self) -> int:
        """The number of the newest edition, 0 where nothing was ever accepted."""
        with reading(self.engine) as connection:
            return newest_edition(connection)

    @property
    def is_demonstration(self) -> bool:
        """Whether the store holds samples for demonstration."""
        with reading(self.engine) as connection:
            return self._remark(connection) is not None

    def mark_demonstration(self) -> None:
        """Marks an empty store as a demonstration, for good; raises StoreFault where it holds data."""
        with writing(self.engine) as connection:
            if self._remark(connection) is not None:
                return
            if newest_edition(connection):
                raise StoreFault(f"{self.url} holds data already; a demonstration begins with an empty store")
            connection.execute(insert(meta), {"key": DEMONSTRATION, "value": "yes"})

    def publish(
        self,
        submission: Submission,
        figures: "pd.DataFrame",
        expected_edition: int | None = None,
        entries: Sequence[Entry] = (),
        draft: Draft | None = None,
    ) -> Receipt:
        """Stores a file, its tidy frame (domain.columns) and its entries whole, or raises StoreFault.

        Rows whose measure is plan become targets of their period's year, all others figures. With
        `expected_edition`, raises EditionMoved where the store is at another edition by now; a `draft` as it
        was read is gone with it, or DraftMoved where it has changed since.
        """
        if draft is not None:
            self._guard(act_of_draft(draft.owner, draft.body))
        with acting_from(self._guard(act_of(submission, figures, entries))):
            return _frames().publish(self.engine, submission, figures, expected_edition, entries, draft)

    def undo(self, submission: int, who: str) -> Receipt:
        """Makes a submission invisible from a new edition on; raises StoreFault."""
        with acting_from(self._guard(self._turn(UNDO, submission, who))):
            return undo(self.engine, submission, who)

    def redo(self, submission: int, who: str) -> Receipt:
        """Makes an undone submission visible again, in its first place; raises StoreFault."""
        with acting_from(self._guard(self._turn(REDO, submission, who))):
            return redo(self.engine, submission, who)

    def figures(
        self,
        units: Sequence[str] | None = None,
        periods: Sequence[int] | None = None,
        indicators: Sequence[str] | None = None,
        measures: Sequence[str] | None = None,
        edition: int | None = None,
        columns: Sequence[str] | None = None,
    ) -> "pd.DataFrame":
        """The figures as of an edition: one row a unit, period, indicator, measure and assigner.

        Columns: unit, indicator, period, measure, assigner, value, decimals, written, grade, source,
        note, edition, submission, or those of them asked for; values in the catalogue's unit. Units or
        indicators must be named (ValueError). Raises NotKnown for an edition that does not exist.
        """
        within = Range(units, periods, indicators, measures)
        with reading(self.engine) as connection:
            return _frames().read_figures(
                connection, self._books, within, self._as_of(connection, edition), columns
            )

    def targets(
        self,
        units: Sequence[str] | None = None,
        years: Sequence[int] | None = None,
        indicators: Sequence[str] | None = None,
        edition: int | None = None,
    ) -> "pd.DataFrame":
        """The plan targets as of an edition: one row a unit, year, indicator, assigner and effective day.

        Columns: unit, year, indicator, assigner, operator, value, value_high, decimals, deadline,
        assumed, written, grade, source, note, decision, effective, edition, submission.
        """
        within = Range(units, years, indicators)
        with reading(self.engine) as connection:
            return _frames().read_targets(connection, self._books, within, self._as_of(connection, edition))

    def entries(
        self,
        kind: str,
        units: Sequence[str] | None = None,
        periods: Sequence[int] | None = None,
        edition: int | None = None,
        *,
        withdrawn: bool = False,
    ) -> list[Kept]:
        """The entries of a kind as of an edition, in the order of unit, period and key; None: all of them.

        Those that were withdrawn come only where asked for, without a body.
        """
        with reading(self.engine) as connection:
            as_of = self._as_of(connection, edition)
            found = read_entries(connection, self._books, kind, units, periods, as_of)
        return [kept for kept in found if withdrawn or kept.entry.body is not None]

    def entry_versions(
        self, kind: str, unit: str, period: int, key: str, edition: int | None = None
    ) -> list[Kept]:
        """Every visible version of one entry as of an edition, oldest first."""
        with reading(self.engine) as connection:
            as_of = self._as_of(connection, edition)
            return read_entry_versions(connection, self._books, kind, unit, period, key, as_of)

    def versions(self, unit: str, period: int, indicator: str, edition: int | None = None) -> "pd.DataFrame":
        """Every version of a unit's indicator, oldest first: who sent it when, and whether it is visible.

        The columns of `figures` and who, at, file, visible; for a plan year (its code ends in 00),
        the columns of `targets` and the same four.
        """
        year, months = divmod(int(period), 100)
        with reading(self.engine) as connection:
            as_of = self._as_of(connection, edition)
            if months:
                return _frames().read_versions(
                    connection, self._books, Range([unit], [period], [indicator]), as_of
                )
            return _frames().read_target_versions(
                connection, self._books, Range([unit], [year], [indicator]), as_of
            )

    def coverage(self, edition: int | None = None) -> "pd.DataFrame":
        """Units and periods that have data as of an edition: unit, period, figures.

        `figures` counts the rows of all visible submissions; targets stand at their plan year's code.
        """
        with reading(self.engine) as connection:
            as_of = self._as_of(connection, edition)
            return self._coverage.get(
                as_of.edition, lambda _: _frames().read_coverage(connection, self._books, as_of)
            ).copy()

    def deliveries(
        self,
        periods: Sequence[int] | None = None,
        submissions: Sequence[int] | None = None,
        edition: int | None = None,
    ) -> "pd.DataFrame":
        """Who sent how many figures of which unit and period, oldest first, as of an edition.

        Columns: unit, period, figures, submission, edition, who, at; visible submissions only.
        """
        with reading(self.engine) as connection:
            as_of = self._as_of(connection, edition)
            return _frames().read_deliveries(connection, self._books, as_of, periods, submissions)

    def history(self, limit: int | None = 50, offset: int = 0) -> list[Event]:
        """The events, newest first; `limit` None gives all."""
        with reading(self.engine) as connection:
            return read_history(connection, self._as_of(connection, None).hidden, limit, offset)

    def events(self, editions: Sequence[int]) -> list[Event]:
        """The events of the editions named, newest first; numbers without an event are passed over."""
        with reading(self.engine) as connection:
            return read_events(connection, self._as_of(connection, None).hidden, editions)

    def find_file(self, sha256: str, unit: str, period: int) -> Event | None:
        """The visible acceptance of the same file for the same unit and period, or None."""
        with reading(self.engine) as connection:
            return find_file(connection, self._as_of(connection, None).hidden, sha256, unit, int(period))

    def accepted(self, submission: int) -> Event:
        """The event that accepted a submission; raises NotKnown."""
        with reading(self.engine) as connection:
            return read_acceptance(connection, self._as_of(connection, None).hidden, int(submission))

    def raw_file(self, sha256: str) -> bytes:
        """The content of a file that was sent; raises NotKnown."""
        with reading(self.engine) as connection:
            return read_file(connection, sha256)

    def save_draft(self, owner: str, key: str, body: Mapping[str, Any], content: bytes) -> None:
        """Keeps a half-mended upload in the place of its owner's older one of this key; raises StoreFault."""
        self._guard(self._draft_act(owner, key, body))
        with writing(self.engine) as connection:
            write_draft(connection, owner, key, body, content)

    def draft(self, owner: str, key: str) -> Draft | None:
        """A draft with its content, or None."""
        with reading(self.engine) as connection:
            return read_draft(connection, owner, key)

    def drafts(self, owner: str) -> list[Draft]:
        """The drafts of an owner without their content, the newest first."""
        with reading(self.engine) as connection:
            return read_drafts(connection, owner)

    def delete_draft(self, owner: str, key: str) -> bool:
        """Throws a draft away; whether there was one."""
        self._guard(self._draft_act(owner, key))
        with writing(self.engine) as connection:
            return remove_draft(connection, owner, key)

    def exchange_drafts(
        self, gone: Sequence[Draft], kept: Draft | None = None, deed: Deed | None = None
    ) -> None:
        """Puts one draft, to be new in its place, instead of others as they were read, and tells the trail.

        All of it or nothing: DraftMoved where one of them has changed since, or another is in the place.
        """
        drafts = [*gone, *([kept] if kept else [])]
        origins = [self._guard(act_of_draft(one.owner, one.body)) for one in drafts]
        with acting_from(origins[0]), writing(self.engine) as connection:
            for one in gone:
                take_draft(connection, one)
            if kept is not None:
                require_no_draft(connection, kept.owner, kept.key)
                write_draft(connection, kept.owner, kept.key, kept.body, kept.content or b"")
            if deed is not None:
                append_trail(connection, deed)

    def _draft_act(self, owner: str, key: str, *bodies: Mapping[str, Any]) -> Act:
        with reading(self.engine) as connection:
            return act_of_draft(owner, *read_bodies(connection, owner, key), *bodies)

    def _turn(self, kind: str, submission: int, who: str) -> Act:
        with reading(self.engine) as connection:
            return Act(kind, who, *read_concerned(connection, submission))

    def _as_of(self, connection: Connection, edition: int | None) -> AsOf:
        newest = newest_edition(connection)
        number = newest if edition is None else int(edition)
        if not 0 <= number <= newest:
            raise NotKnown("edition", number)
        return AsOf(number, self._hidden.get(number, lambda n: read_hidden(connection, n)))

    def _remark(self, connection: Connection) -> str | None:
        found = connection.execute(select(meta.c.value).where(meta.c.key == DEMONSTRATION))
        return found.scalar_one_or_none()


def open_store(url: str | None = None, *, create: bool = True, guard: Guard | None = None) -> Store:
    """Opens the store at an address (see resolve_url); raises StoreFault. `guard` is asked at every write.

    A store that is not there is made, unless `create` is false: who only looks must not leave a file
    behind where an address was mistyped.
    """
    resolved = resolve_url(url)
    file = store_file(resolved)
    if not create and file is not None and not file.exists():
        place = shown_url(resolved)
        told = f"{place}: there is no store; check the address, or send a first file"
        raise StoreFault(told, "no_store", place=place)
    make_folder(resolved)
    engine = make_engine(resolved)
    try:
        bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, guard)


def _frames() -> ModuleType:
    # Frames need pandas, which takes longer to load than all the rest: only who uses them waits for it.
    from store import frames  # noqa: PLC0415

    return frames
