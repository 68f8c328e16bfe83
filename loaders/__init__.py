"""File → raw grids → tidy figures, each with where it stood."""

from domain.errors import Refused
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
