"""The unit of measure that a row of a form states, in words or by a mark for the one above it."""

from domain.measure_units import MeasureUnit, MeasureUnits
from domain.names import name_key
from loaders import headings
from loaders.form_table import FormTable
from loaders.row_names import unit_in_name

_AS_ABOVE = frozenset({"nt", "n.t", "- nt -", "như trên", "- như trên -", "như dòng trên"})
_DITTO = frozenset({'"', "''", "″", "〃", "”", "“", ",,", "'", "’’"})
_DASHES = frozenset({"-", "–", "—"})


def unit_text(table: FormTable, row: int, units: MeasureUnits, wanted: MeasureUnit, answered: str) -> str:
    """What a row says of its unit of measure, or else what the sender answered when asked for it."""
    column = table.index_of(headings.MEASURE_UNIT)
    own = table.text(row, column)
    if column is not None and (_is_as_above(own) or own in _DASHES):
        above = _unit_above(table, row, column)
        found = units.find(above)
        # A dash may as well say that there is none: only where the one above fits is it a repetition.
        if own in _DASHES:
            own = above if found is not None and found.base == wanted.base else ""
        else:
            own = above or own
    return own or unit_in_name(table, row, units) or answered


def _is_as_above(text: str) -> bool:
    return text in _DITTO or name_key(text) in _AS_ABOVE


def _unit_above(table: FormTable, row: int, column: int) -> str:
    """The unit of the nearest row above that states one; '' where a row with figures between states none."""
    for above in range(row - 1, table.header.last, -1):
        text = table.text(above, column)
        if above in table.repeats or _is_as_above(text) or text in _DASHES:
            continue
        if text or any(table.text(above, measure) for measure in table.measures()):
            return text
    return ""
