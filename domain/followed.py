"""The indicators a unit says it follows: one entry each, so that two people can choose at once."""

from collections.abc import Collection, Iterable, Sequence

from domain.entries import FOLLOWED, Entry, Kept
from domain.units import Unit

# Not of any period: it holds until something else is said.
_ALWAYS = 0
_BODY = {"followed": True}


def followed_entries(unit: Unit, before: Collection[str], chosen: Sequence[str]) -> list[Entry]:
    """What has to be said for just these indicators to be followed instead of those of before."""
    added = [Entry(FOLLOWED, unit.key, _ALWAYS, code, _BODY) for code in chosen if code not in before]
    left = [Entry(FOLLOWED, unit.key, _ALWAYS, code, None) for code in sorted(before) if code not in chosen]
    return [*added, *left]


def followed_of(kept: Iterable[Kept]) -> frozenset[tuple[str, str]]:
    """Unit key and code of all that is followed by these entries."""
    return frozenset((one.entry.unit, one.entry.key) for one in kept if one.entry.body is not None)
