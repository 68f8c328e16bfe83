"""Who gave a plan in a form: its row's own column, its heading or its remark says."""

from domain import columns as col
from domain.phrases import CITY, cut_assigners
from domain.problems import Findings, Problem
from loaders import headings
from loaders.canonical_rows import in_list
from loaders.form_table import FormTable
from loaders.unit_names import UnitNames


def assigner_at(table: FormTable, row: int, column: int, names: UnitNames, findings: Findings) -> str:
    """The assigner of a plan's cell, '' where none is named; several are asked about, as is a city."""
    note, own = table.index_of(headings.NOTE), table.index_of(headings.ASSIGNER)
    if own is not None:
        return in_list(table, row, own, col.ASSIGNERS, findings)
    heading, where = table.columns[column], table.heading_at(column)
    named: tuple[str, ...] = (heading.assigner,) if heading.assigner else ()
    if not named and note is not None:
        named, where = cut_assigners(table.text(row, note))[0], table.where(row, note)
    levels = [names.city_level() if one == CITY else one for one in named]
    if len(levels) > 1 or "" in levels:
        reason = "heading_assigners" if len(levels) > 1 else "heading_city"
        findings.add_once(
            Problem("unclear_heading", where, where.text, {"reason": reason, "found": where.text})
        )
        return ""
    return levels[0] if levels else ""
