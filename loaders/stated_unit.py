"""The units that a table names above itself ('Đơn vị: Huyện Tân Yên'), held against the one stated."""

import re
from collections.abc import Iterator
from itertools import chain

from domain.catalogue import Catalogue
from domain.names import name_key, tidy_text
from domain.problems import Findings, Problem
from domain.units import Unit
from loaders.form_table import FormTable
from loaders.unit_names import UnitNames, above

_BEFORE = re.compile(r"^(?:(?:đơn vị(?: báo cáo| gửi)?|cơ quan)\s*:?\s*)?(?:(?:ubnd|ủy ban nhân dân)\s+)?")
# Words that follow 'xã' or 'huyện' in any title, though somewhere a unit is called so: kinh tế - xã hội.
_COMMON = "hội|an ninh|an toàn|biên giới|văn hóa|văn minh|trung tâm|đồng bằng|tiên tiến|tự do|thống nhất"
_UNIT = re.compile(
    r"(?<!\w)(?<!hợp tác )(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)"
    rf"\s(?!(?:{_COMMON})\b)(?=\w)",
    re.IGNORECASE,
)


def check_stated_unit(form: FormTable, unit: Unit, names: UnitNames, findings: Findings) -> None:
    """Report a table that names another unit above itself, and nowhere there this one.

    Units that this one lies in or holds are named in many a title, and are no others.
    """
    named = [
        (form.where(row, column), one) for row, column, text in form.lines() for one in _named(text, names)
    ]
    if any(unit.code == one.code for _, units in named for one in units):
        return
    around = {one.code for one in _around(unit, names.catalogue)} if named else set()
    for where, units in named:
        if not any(one.code in around or names.belongs(one) for one in units):
            findings.add_once(Problem("wrong_unit", where, where.text, {"expected": unit.name_vi}))
            return


def _named(text: str, names: UnitNames) -> Iterator[list[Unit]]:
    """Each unit that a line names, as all that ever went by the name; the line may be a name alone."""
    whole = names.by_name.get(_bare(text))
    if whole:
        yield whole
        return
    tidy = tidy_text(text)
    for found in _UNIT.finditer(tidy):
        name = tidy[found.end() :]
        if not name[0].islower() and (units := names.opening(tidy[found.start() :])):
            yield units


def _around(unit: Unit, catalogue: Catalogue) -> Iterator[Unit]:
    """What a unit lies in, and what that was made of or became: letterheads outlive provinces."""
    for one in above(unit, catalogue):
        yield one
        beside = chain(catalogue.territory.successors(one), catalogue.territory.constituents(one))
        yield from (other for other, _ in beside)


def _bare(text: str) -> str:
    return _BEFORE.sub("", name_key(text), count=1).strip(" .:;,-")
