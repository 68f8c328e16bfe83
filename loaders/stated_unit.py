"""The unit that a table names above itself ('Đơn vị: Huyện Tân Yên'), held against the one stated."""

import re

from domain.names import name_key
from domain.problems import Findings, Problem, Where
from domain.units import Unit
from loaders.form_table import FormTable
from loaders.unit_names import UnitNames, above

_BEFORE = re.compile(r"^(?:(?:đơn vị(?: báo cáo| gửi)?|cơ quan)\s*:?\s*)?(?:(?:ubnd|ủy ban nhân dân)\s+)?")


def check_stated_unit(form: FormTable, unit: Unit, names: UnitNames, findings: Findings) -> None:
    """Report a table that names other units above itself, and neither this one nor one it lies in."""
    named = _named_above(form, names)
    own = {unit.code, *(one.code for one in above(unit, names.catalogue))}
    if named and not any(other.code in own for _, others in named for other in others):
        where = named[0][0]
        findings.add_once(Problem("wrong_unit", where, where.text, {"expected": unit.name_vi}))


def _named_above(form: FormTable, names: UnitNames) -> list[tuple[Where, list[Unit]]]:
    found = (
        (form.where(row, column), names.by_name.get(_bare(text), [])) for row, column, text in form.lines()
    )
    return [(where, units) for where, units in found if units]


def _bare(text: str) -> str:
    return _BEFORE.sub("", name_key(text), count=1).strip(" .:;,-")
