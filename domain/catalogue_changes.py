"""What an office adds to the catalogue or words otherwise: entries over the files, as of an edition."""

from collections.abc import Iterable, Mapping

from domain.catalogue import Catalogue
from domain.catalogue_kinds import KINDS_OF_ROWS
from domain.entries import CATALOGUE, Entry
from domain.errors import CatalogueError


def row_entry(kind: str, cells: Mapping[str, str]) -> Entry:
    """The entry that adds or changes a row of a kind; `cells` has the columns of the kind's file."""
    return Entry(CATALOGUE, "", 0, f"{kind}:{KINDS_OF_ROWS[kind].key(cells)}", dict(cells))


def with_changes(base: Catalogue, changes: Iterable[Entry]) -> Catalogue:
    """The catalogue with an office's own rows; raises CatalogueError for a row that does not fit.

    A withdrawn entry gives back what ships, or takes away what the office had added.
    """
    catalogue, faults = try_changes(base, changes)
    if faults:
        raise faults[0]
    return catalogue


def try_changes(base: Catalogue, changes: Iterable[Entry]) -> tuple[Catalogue, list[CatalogueError]]:
    """The same with every fault; a fault's `file` is the key of the entry, or of a row it does not fit."""
    said: dict[str, dict[str, dict[str, str]]] = {}
    for entry in changes:
        kind, _, key = entry.key.partition(":")
        if kind not in KINDS_OF_ROWS:
            return base, [CatalogueError(entry.key, 0, "unknown_kind", found=kind)]
        if entry.body is not None:
            body = entry.body
            cells = {name: str(body.get(name, "")) for name in KINDS_OF_ROWS[kind].columns}
            said.setdefault(kind, {})[key] = cells
    faults: list[CatalogueError] = []
    for name, kind_of_row in KINDS_OF_ROWS.items():
        if name in said:
            base, found = kind_of_row.lay(base, said[name])
            faults += found
    return base, faults
