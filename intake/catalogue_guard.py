"""What a change of the catalogue must not do: take stored data out of sight, or give it another meaning."""

from collections.abc import Iterator, Sequence
from typing import Any

from domain.catalogue import Catalogue
from domain.catalogue_changes import try_changes
from domain.catalogue_files import catalogue_for
from domain.entries import CATALOGUE, KINDS, Entry
from domain.errors import CatalogueError, Fault
from domain.periods import Period
from store import Store

# What a stored figure was read by.
_MEANING = ("measure_unit", "price_basis")


class NotUndoable(Fault):
    """A submission on which rows of the catalogue or stored data rest; `faults` name them."""

    def __init__(self, faults: Sequence[CatalogueError]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, faults)))


def guard_faults(before: Catalogue, after: Catalogue, store: Store) -> list[CatalogueError]:
    """Units and indicators with data that one catalogue understands and the other does not, or otherwise."""
    return [*_unit_faults(before, after, store), *_indicator_faults(before, after, store)]


def undo_faults(submission: int, store: Store) -> list[CatalogueError]:
    """Why a submission that changed the catalogue cannot be taken back; none for one that did not."""
    kept = store.entries(CATALOGUE, [""], [0], withdrawn=True)
    theirs = [one.entry for one in kept if one.submission == submission]
    if not theirs:
        return []
    others = [one.entry for one in kept if one.submission != submission]
    earlier = [found for entry in theirs if (found := _version_before(entry, submission, store))]
    shipped = catalogue_for(demonstration=store.is_demonstration)
    after, faults = try_changes(shipped, [*others, *earlier])
    before, _ = try_changes(shipped, [*others, *theirs])
    return faults or guard_faults(before, after, store)


def _version_before(entry: Entry, submission: int, store: Store) -> Entry | None:
    versions = store.entry_versions(CATALOGUE, "", 0, entry.key)
    earlier = [one.entry for one in versions if one.submission != submission]
    return earlier[-1] if earlier else None


def _unit_faults(before: Catalogue, after: Catalogue, store: Store) -> Iterator[CatalogueError]:
    touched = [
        unit
        for own in (before.own, after.own)
        for key, unit in own.items()
        if before.own.get(key) != after.own.get(key)
    ]
    for key in dict.fromkeys(key for unit in touched for key in (unit.key, unit.official_key)):
        then, now = before.units.get(key), after.units.get(key)
        for period in _periods(key, store) if then else ():
            if then and then.valid_in(period) and not (now and now.valid_in(period)):
                yield CatalogueError(f"units:{key}", 0, "has_data", found=then.name_vi, period=period.code)
                break


def _periods(unit: str, store: Store) -> list[Period]:
    """The periods in which anything is stored of a unit."""
    coverage = store.coverage()
    codes = {int(code) for code in coverage.loc[coverage["unit"] == unit, "period"]}
    codes |= {kept.entry.period for kind in KINDS for kept in store.entries(kind, [unit])}
    return [Period.from_code(code) for code in sorted(codes)]


def _indicator_faults(before: Catalogue, after: Catalogue, store: Store) -> Iterator[CatalogueError]:
    for code, then in before.indicators.items():
        now = after.indicators.get(code)
        moved = [name for name in _MEANING if now and getattr(now, name) != getattr(then, name)]
        if (now is None or moved) and (period := _any_period(code, store)):
            place, told = f"indicators:{code}", {"found": then.name_vi, "period": period}
            if now is None:
                yield CatalogueError(place, 0, "has_data", **told)
            else:
                yield CatalogueError(place, 0, "fixed", column=moved[0], **told)


def _any_period(indicator: str, store: Store) -> int:
    """A period in which something is stored of an indicator; 0 for none."""
    figures: Any = store.figures(indicators=[indicator], columns=["period"])
    if len(figures):
        return int(figures["period"].iloc[-1])
    targets: Any = store.targets(indicators=[indicator])
    return int(targets["year"].iloc[-1]) * 100 if len(targets) else 0
