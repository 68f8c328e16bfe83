"""The unit that a table names above itself ('Đơn vị: Huyện Tân Yên'), held against the one stated."""

import re
from collections.abc import Iterable

from domain.catalogue import Catalogue
from domain.names import name_key
from domain.problems import Findings, Problem, Where
from domain.units import Unit
from loaders.form_table import FormTable

_BEFORE = re.compile(r"^(?:(?:đơn vị(?: báo cáo| gửi)?|cơ quan)\s*:?\s*)?(?:(?:ubnd|ủy ban nhân dân)\s+)?")


def check_stated_unit(form: FormTable, unit: Unit, catalogue: Catalogue, findings: Findings) -> None:
    """Report a table that names other units above itself, and neither this one nor one it lies in."""
    named = _named_above(form, (*catalogue.units.values(), unit))
    own = {unit.code, *_ancestors(unit, catalogue)}
    if named and not any(other.code in own for _, others in named for other in others):
        where = named[0][0]
        findings.add(Problem("wrong_unit", where, where.text, {"expected": unit.name_vi}))


def _named_above(form: FormTable, units: Iterable[Unit]) -> list[tuple[Where, list[Unit]]]:
    by_name: dict[str, list[Unit]] = {}
    for unit in units:
        by_name.setdefault(name_key(unit.name_vi), []).append(unit)
    cells = (
        (row, column, text)
        for row in range(form.header_row)
        for column, text in enumerate(form.grid.rows[row])
        if text.strip()
    )
    found = ((form.where(row, column), by_name.get(_bare(text), [])) for row, column, text in cells)
    return [(where, units) for where, units in found if units]


def _bare(text: str) -> str:
    return _BEFORE.sub("", name_key(text), count=1).strip(" .:;,-")


def _ancestors(unit: Unit, catalogue: Catalogue) -> set[str]:
    codes: set[str] = set()
    above = catalogue.parent_of(unit)
    while above and above.code not in codes:
        codes.add(above.code)
        above = catalogue.parent_of(above)
    return codes
