"""File → raw grids → tidy figures, each with where it stood."""

from importlib import import_module
from typing import TYPE_CHECKING

from domain.errors import Refused

if TYPE_CHECKING:
    from loaders.additions import Additions
    from loaders.figures import read_figures
    from loaders.files import read_certain, read_content, read_grids, read_raw
    from loaders.grids import Grid, RawFile
    from loaders.mends import CellPlace, Mend, mended, mends_made
    from loaders.read_as import ReadAs
    from loaders.reading import Reading

__all__ = [
    "Additions",
    "CellPlace",
    "Grid",
    "Mend",
    "RawFile",
    "ReadAs",
    "Reading",
    "Refused",
    "mended",
    "mends_made",
    "read_certain",
    "read_content",
    "read_figures",
    "read_grids",
    "read_raw",
]  # fmt: skip

# Fetched when asked for: the process that reads one workbook lives in this room and needs none of them,
# and pandas would cost it five times its own start.
_HOMES = {
    "Additions": "additions",
    "CellPlace": "mends",
    "Grid": "grids",
    "Mend": "mends",
    "RawFile": "grids",
    "ReadAs": "read_as",
    "Reading": "reading",
    "mended": "mends",
    "mends_made": "mends",
    "read_certain": "files",
    "read_content": "files",
    "read_figures": "figures",
    "read_grids": "files",
    "read_raw": "files",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"loaders.{_HOMES[name]}"), name)
