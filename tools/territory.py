"""Makes data/territory/ of a table of the 2025 reorganisation: `python -m tools.territory SOURCE.csv`.

The source has one row for each new commune that an old one went to, wholly or in part, with the old and new
provinces and the old district beside it; its old codes are numbers that lost their leading zeros. Made of it:

- units: the old provinces, districts and communes until 30 June 2025, the new provinces and communes from
  1 July 2025. A province that was not merged is one unit without end.
- successions: share 1 where the whole unit went over. An old commune divided among several new ones has a
  row for each, its share blank: the source does not say how much went where. A district that had no communes
  (an island) is the predecessor of the commune made of it; the other districts ended without successor.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from domain.commands import run_command
from domain.errors import Fault
from domain.names import name_key, tidy_text
from domain.territory import MERGE, MOVED, RENAME, SPLIT
from domain.territory_files import SUCCESSION_COLUMNS, SUCCESSIONS, UNIT_COLUMNS, UNITS
from domain.units import LEVELS
from tools.environment import ROOT

TERRITORY = ROOT / "data" / "territory"
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"
COLUMNS = (
    "provinceCode", "province", "isMergedProvince", "districtCode", "district", "wardCode", "ward",
    "isDividedWard", "newProvinceCode", "newProvince", "newWardCode", "newWard",
)  # fmt: skip
_PROVINCES = ("provinceCode", "province", "newProvinceCode", "newProvince")
_DIGITS = {"provinceCode": 2, "newProvinceCode": 2, "districtCode": 3, "wardCode": 5, "newWardCode": 5}
_NUMBER = re.compile(r"(\d+)(?:\.0)?")

Line = tuple[str, ...]


class _Step(NamedTuple):
    """An old unit and a new one that it went to, wholly or in part."""

    old: str
    old_name: str
    new: str
    new_name: str


def read_source(path: Path) -> list[dict[str, str]]:
    """The source's rows with whole codes ('6388.0' is '06388'; '' for none); raises Fault with the row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, strict=True)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            rows = [] if missing else list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        raise Fault(f"{path.name}: {why}") from why
    if missing:
        raise Fault(f"{path.name}, row 1: no column {', '.join(missing)}")
    return [_mended(row, f"{path.name}, row {number}") for number, row in enumerate(rows, start=2)]


def unit_lines(rows: list[dict[str, str]]) -> list[Line]:
    """The units in UNIT_COLUMNS: provinces, districts, communes, the old ones first, by code."""
    lines = set[Line]()
    for row in rows:
        merged, province, district = _is_merged(row), row["provinceCode"], row["districtCode"]
        lines.add((province, "province", row["province"], "", "", LAST_DAY if merged else ""))
        if merged:
            lines.add((row["newProvinceCode"], "province", row["newProvince"], "", FIRST_DAY, ""))
        lines.add((district, "district", row["district"], province, "", LAST_DAY))
        if row["wardCode"]:
            lines.add((row["wardCode"], "commune", row["ward"], district, "", LAST_DAY))
        lines.add((row["newWardCode"], "commune", row["newWard"], row["newProvinceCode"], FIRST_DAY, ""))
    return sorted(lines, key=lambda line: (LEVELS.index(line[1]), line[4], line[0], line))


def succession_lines(rows: list[dict[str, str]]) -> list[Line]:
    """The successions in SUCCESSION_COLUMNS, by successor; raises Fault where flag and rows disagree."""
    provinces = {_Step(*(row[name] for name in _PROVINCES)) for row in rows if _is_merged(row)}
    communes = {_commune_step(row) for row in rows}
    lines = [*_successions(provinces), *_successions(communes)]
    divided = {row["wardCode"] for row in rows if row["isDividedWard"] == "True"}
    if odd := divided ^ {line[0] for line in lines if line[3] == SPLIT}:
        raise Fault(f"isDividedWard does not go with the number of successors: {', '.join(sorted(odd))}")
    return sorted(lines, key=lambda line: (line[1], line[0]))


def write_territory(source: Path, folder: Path) -> dict[str, int]:
    """Write units.csv and successions.csv of a source into a folder; how many rows each has."""
    rows = read_source(source)
    made = {
        UNITS: [UNIT_COLUMNS, *unit_lines(rows)],
        SUCCESSIONS: [SUCCESSION_COLUMNS, *succession_lines(rows)],
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in made.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as handle:
            csv.writer(handle, lineterminator="\n").writerows(lines)
    return {name: len(lines) - 1 for name, lines in made.items()}


def main(arguments: list[str]) -> int:
    """Import a source into a folder, the project's own where none is given."""
    if len(arguments) not in (1, 2):
        raise Fault("usage: python -m tools.territory SOURCE.csv [FOLDER]")
    counts = write_territory(Path(arguments[0]), Path(arguments[1]) if arguments[1:] else TERRITORY)
    print("\n".join(f"{name}: {count}" for name, count in counts.items()))
    return 0


def _successions(steps: set[_Step]) -> Iterator[Line]:
    successors, predecessors = Counter(one.old for one in steps), Counter(one.new for one in steps)
    for one in steps:
        if successors[one.old] > 1:
            kind = SPLIT
        elif predecessors[one.new] > 1:
            kind = MERGE
        else:
            kind = MOVED if name_key(one.old_name) == name_key(one.new_name) else RENAME
        yield one.old, f"{one.new}@{FIRST_DAY}", FIRST_DAY, kind, "" if kind == SPLIT else "1"


def _commune_step(row: dict[str, str]) -> _Step:
    old = ("wardCode", "ward") if row["wardCode"] else ("districtCode", "district")
    return _Step(row[old[0]], row[old[1]], row["newWardCode"], row["newWard"])


def _is_merged(row: dict[str, str]) -> bool:
    return row["isMergedProvince"] == "True"


def _mended(row: dict[str, str], place: str) -> dict[str, str]:
    # The source capitalises three towns otherwise than the rest.
    tidy = {name: tidy_text(row[name] or "").replace("Thị Xã ", "Thị xã ") for name in COLUMNS}
    codes = {name: _code(tidy[name], digits, f"{place}: {name}") for name, digits in _DIGITS.items()}
    mended = tidy | codes
    if any(not mended[name] for name in COLUMNS if name not in ("wardCode", "ward")):
        raise Fault(f"{place}: a cell is empty")
    if not _is_merged(mended) and mended["provinceCode"] != mended["newProvinceCode"]:
        raise Fault(f"{place}: the province has another code, and isMergedProvince is not True")
    return mended


def _code(text: str, digits: int, place: str) -> str:
    found = _NUMBER.fullmatch(text)
    if text and not found:
        raise Fault(f"{place} is {text!r}, expected a number")
    return found[1].zfill(digits) if found else ""


if __name__ == "__main__":
    sys.exit(run_command(main))
