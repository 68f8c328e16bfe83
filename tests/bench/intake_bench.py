"""A million rows through the intake check, against what pyarrow alone takes to read the same file.

Every figure is of a fresh process of its own; the floor is measured in the same run, so that the ratios
hold on any machine. The other files are the clean one with one thing wrong, in one row or in many.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count, islice
from math import nan
from pathlib import Path
from typing import NamedTuple

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.indicators import COUNT, FLOW, Indicator
from domain.periods import Period
from store import open_store

ROWS = 1_000_000
CPU_BOUND, UNEVEN_BOUND, MEMORY_BOUND, WRONG_BOUND = 6.0, 15.0, 1000.0, 1.5
UNEVEN = {
    "uneven": "one row with a separator too many",
    "quoted": "one cell of several lines in quotes",
    "many": "1% of rows a separator too many",
    "escaped": "escapes in every row",
    "broken": "a quote that never closes",
}
SMALL = 1_000
TIMES = 5
HEADER = "unit,indicator,year,months,value,grade,measure\n"
Row = tuple[str, float | str, str]


class Measured(NamedTuple):
    """CPU seconds of one action in a fresh process, its peak memory above the idle process, what it found."""

    cpu: float
    megabytes: float
    found: dict[str, int]


def rows() -> list[Row]:
    """Name, figure and bound or note of each measure, in a temporary folder that is removed again."""
    with tempfile.TemporaryDirectory() as folder:
        files = _write_files(Path(folder))
        # In turns, so that what else the machine does falls on all of them alike.
        turns = [_measure_all(files) for _ in range(TIMES)]
        floor, checks = _least([turn["read"] for turn in turns]).cpu, _checked(turns)
        size = files["clean"].stat().st_size / 1e6
    clean = checks["clean"]
    return [
        ("pyarrow.csv.read_csv, CPU s", round(floor, 2), f"{ROWS} rows, {size:.0f} MB"),
        ("intake check of the same file, CPU s", round(clean.cpu, 2), _told(clean)),
        ("intake check / read_csv, CPU", round(clean.cpu / floor, 2), f"at most {CPU_BOUND}"),
        ("intake check, peak memory above idle, MB", round(clean.megabytes), f"at most {MEMORY_BOUND:.0f}"),
        *(
            (f"{what} / read_csv, CPU", round(checks[name].cpu / floor, 2), f"at most {UNEVEN_BOUND}")
            for name, what in UNEVEN.items()
        ),
        *_compare("every unit code wrong", checks["wrong"], clean),
        *_compare("every key doubled", checks["doubled"], clean),
    ]


def _compare(name: str, wrong: Measured, clean: Measured) -> Iterator[Row]:
    yield f"{name}, CPU s", round(wrong.cpu, 2), _told(wrong)
    yield f"{name} / clean, CPU", round(wrong.cpu / clean.cpu, 2), f"at most {WRONG_BOUND}"


def _told(measured: Measured) -> str:
    return ", ".join(f"{number} {code}" for code, number in measured.found.items()) or "no problem"


def _measure_all(files: dict[str, Path]) -> dict[str, Measured]:
    checks = {name: _measure("check", file) for name, file in files.items()}
    return {"read": _measure("read", files["clean"]), **checks}


def _checked(turns: list[dict[str, Measured]]) -> dict[str, Measured]:
    """The quickest check of each file, which must have found what was made wrong and nothing else."""
    wrong = {
        "clean": {},
        "uneven": {"ragged_row": 1},
        "quoted": {"bad_grade": 1},
        "many": {"ragged_row": ROWS // 100},
        "escaped": {},
        "broken": {"broken_quotes": 1, "unknown_unit": 1},
        "wrong": {"unknown_unit": ROWS},
        "doubled": {"duplicate_row": ROWS // 2},
    }
    checks = {name: _least([turn[name] for turn in turns]) for name in wrong}
    for name, expected in wrong.items():
        found = {code: number for code, number in checks[name].found.items() if code != "no_plan"}
        if found != expected:
            raise RuntimeError(f"the {name} file gave {found}, expected {expected}")
    return checks


def _least(measured: list[Measured]) -> Measured:
    """The one that took least: what else the machine does can only add to it."""
    return min(measured, key=lambda one: one.cpu)


def _measure(action: str, file: Path) -> Measured:
    command = [sys.executable, "-m", "tests.bench.intake_bench", action, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout))


def _write_files(folder: Path) -> dict[str, Path]:
    """Files of ROWS rows, each wrong in one way but the clean one."""
    files = {name: folder / f"{name}.csv" for name in _WRITTEN}
    with ExitStack() as stack:
        opened = {
            name: stack.enter_context(file.open("w", encoding="utf-8", newline=""))
            for name, file in files.items()
        }
        for name, file in opened.items():
            file.write(HEADER.replace("\n", ",note\n") if name == "escaped" else HEADER)
        for number, line in enumerate(islice(_lines(catalogue_for(demonstration=True)), ROWS)):
            for name, file in opened.items():
                file.write(_WRITTEN[name](line, number))
    return files


# A row of each file, from the clean one and its number.
_WRITTEN: dict[str, Callable[[str, int], str]] = {
    "clean": lambda line, _: line,
    "uneven": lambda line, number: line.replace(",official", ",5,official") if number == ROWS // 2 else line,
    "quoted": lambda line, number: line.replace("official", '"offi\ncial"') if number == ROWS // 2 else line,
    "many": lambda line, number: line.replace(",official", ",5,official") if number % 100 == 50 else line,
    "escaped": lambda line, _: line.replace("\n", ',"\\"x\\""\n'),
    "broken": lambda line, number: f'"{line}' if number == ROWS // 2 else line,
    "wrong": lambda line, _: f"x{line}",
    "doubled": lambda line, number: line * 2 if number < ROWS // 2 else "",
}


def _lines(catalogue: Catalogue) -> Iterator[str]:
    """Clean rows without end: every unit and indicator, year by year, growing within the year."""
    for year in count(2024, -1):
        for place, unit in enumerate(catalogue.units.values()):
            if unit.valid_in(Period(year)) and unit.valid_in(Period(year, 12)):
                for number, one in enumerate(_free(catalogue)):
                    yield from _year(catalogue, f"{unit.code},{one.code},{year}", one, place, number % 10)


def _year(catalogue: Catalogue, key: str, one: Indicator, place: int, digit: int) -> Iterator[str]:
    """The twelve months of an indicator in a year; every other flow has a plan, a part is a tenth."""
    size = 5000 // 10 ** _depth(catalogue, one)
    # What is counted one by one comes whole.
    is_whole = one.kind == COUNT or catalogue.measure_units.by_code[one.measure_unit].is_whole
    if one.kind == FLOW and digit % 2:
        yield f"{key},,{size * 13}{'' if is_whole else '.5'},official,plan\n"
    for months in range(1, 13):
        part = "" if is_whole else f".{digit}{months % 10}"
        value = f"{size * months + place}{part}" if one.kind == FLOW else f"{40 + digit}{part[:2]}"
        yield f"{key},{months},{value},official,\n"


def _free(catalogue: Catalogue) -> list[Indicator]:
    """The indicators but for those that must add up to their total, or lie around it."""
    whole = {one.code for one in catalogue.indicators.values() if one.parts_complete or one.parts_weighted}
    return [one for one in catalogue.indicators.values() if one.parent not in whole]


def _depth(catalogue: Catalogue, one: Indicator) -> int:
    return 1 + _depth(catalogue, catalogue.indicators[one.parent]) if one.parent else 0


def _run(action: Callable[[Path], dict[str, int]], file: Path) -> None:
    """Run an action in this process and print what it took beyond what the idle process has.

    A small file goes first: what is loaded on first use is no cost of the rows.
    """
    small = file.with_suffix(".small.csv")
    with file.open(encoding="utf-8") as lines:
        small.write_text("".join(islice(lines, SMALL)), encoding="utf-8")
    action(small)
    before, idle = time.process_time(), _peak()
    found = action(file)
    print(json.dumps({"cpu": time.process_time() - before, "megabytes": _peak() - idle, "found": found}))


def _peak() -> float:
    """Megabytes; from /proc, because what getrusage tells of a child begins with its parent's size."""
    status = Path("/proc/self/status")
    if not status.exists():
        return nan
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _read(file: Path) -> dict[str, int]:
    import pyarrow.csv

    pyarrow.csv.read_csv(file)
    return {}


def _check(folder: Path) -> Callable[[Path], dict[str, int]]:
    from intake import check_content

    catalogue = catalogue_for(demonstration=True)
    store = open_store(str(folder / "store.sqlite"))
    store.mark_demonstration()
    return lambda file: check_content(file.read_bytes(), file.name, store, catalogue).findings.counts


def main(action: str, file: str) -> None:
    """What a fresh process does: read a file with pyarrow, or check it."""
    with tempfile.TemporaryDirectory() as folder:
        _run(_read if action == "read" else _check(Path(folder)), Path(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
