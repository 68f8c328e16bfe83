"""What the sender states beside a file: whose decision its plans are, and units of measure it leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.numbers import NumberFormat
from loaders.mends import CellPlace
from loaders.read_as import BY_EVIDENCE, ReadAs

Place = tuple[str, int]
LONG, WIDE, FORM = LAYOUTS = ("long", "wide", "form")


@dataclass(frozen=True)
class Additions:
    """`effective` is the day the plans come into force; `measure_units` by (sheet or '', row from 1).

    `read_as` is how a text file is to be read where its evidence is not to be followed; `mends` are the
    texts that the sender put into cells after the file was read. `layout` is one of LAYOUTS,
    `header_rows` the row from 1 in which a sheet's headings stand, by sheet or ''; without them the evidence
    decides.
    """

    decision: str = ""
    effective: date | None = None
    measure_units: Mapping[Place, str] = field(default_factory=dict)
    mends: Mapping[CellPlace, str] = field(default_factory=dict)
    read_as: ReadAs = BY_EVIDENCE
    # How the numbers of the file are written, where its sender says so; None leaves it to their evidence.
    number_format: NumberFormat | None = None
    # Why official figures come after their period was closed; '' for none.
    late_official: str = ""
    layout: str = ""
    header_rows: Mapping[str, int] = field(default_factory=dict)
    # Whether columns of single quarters are to be added up to figures cumulated from January.
    add_quarters: bool = False


NOTHING_ADDED = Additions()
