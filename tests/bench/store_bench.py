"""Three million figures and 500 undos against three thousand figures: does a page's read notice?

Both stores hold the same units; the reads compared touch the same rows of each, so that a ratio
well over 1 would mean that the cost grows with what is stored and not with what is looked at.
"""

import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from domain import columns as c
from store import Store, Submission, open_store, verify

UNITS, PERIODS, INDICATORS = 1000, 12, 250
SUBMISSIONS, UNDOS, REVISED = 4, 500, 20
BOUND = 3.0
Row = tuple[str, float | str, str]


def rows() -> list[Row]:
    """Name, figure, bound or note of each measure, in a temporary folder that is removed again."""
    with tempfile.TemporaryDirectory() as folder:
        return _measure(Path(folder))


def _measure(folder: Path) -> list[Row]:
    with open_store(str(folder / "small.sqlite")) as small, open_store(str(folder / "big.sqlite")) as big:
        small.publish(_submission(0), _figures(range(UNITS), PERIODS - 1, PERIODS, 3))
        filling = _fill(big)
        undoing = _undo_many(big)
        size = (folder / "big.sqlite").stat().st_size / 1e6
        return [
            ("figures in the big store", UNITS * PERIODS * INDICATORS, f"{size:.0f} MB"),
            ("publish, figures a second", round(UNITS * PERIODS * INDICATORS / filling), f"{filling:.0f} s"),
            (f"{UNDOS} submissions and undos, ms each", round(undoing / UNDOS * 1000, 1), ""),
            *_compare("one unit, one period, 3 indicators", small, big, _read_unit),
            *_compare("one indicator, one period, all units", small, big, _read_indicator),
            *_compare("a page that compares all units", small, big, _read_comparison),
            (
                "one unit, 8 periods, all indicators, ms",
                _milliseconds(lambda: _read_page(big)),
                "2000 figures",
            ),
            _verifying(big),
        ]


def _compare(name: str, small: Store, big: Store, read: Callable[[Store], pd.DataFrame]) -> list[Row]:
    if len(read(small)) != len(read(big)):
        raise RuntimeError(f"{name}: the stores give {len(read(small))} and {len(read(big))} figures")
    few, many = _milliseconds(lambda: read(small)), _milliseconds(lambda: read(big))
    return [
        (f"{name}, small store, ms", few, f"{len(read(small))} figures"),
        (f"{name}, big store, ms", many, f"{len(read(big))} figures"),
        (f"{name}, big / small", round(many / few, 2), f"at most {BOUND}"),
    ]


def _read_unit(store: Store) -> pd.DataFrame:
    return store.figures(["unit 500"], [_period(PERIODS - 1)], _codes(3))


def _read_indicator(store: Store) -> pd.DataFrame:
    wanted = ["unit", "value", "decimals", "grade"]
    return store.figures(periods=[_period(PERIODS - 1)], indicators=["indicator 0"], columns=wanted)


def _read_comparison(store: Store) -> pd.DataFrame:
    """The ranking of all units by one indicator, and the figures of the 25 units that are shown."""
    shown = [f"unit {number}" for number in range(25)]
    table = store.figures(shown, [_period(PERIODS - 1)], _codes(3))
    return pd.concat([_read_indicator(store), table])


def _read_page(store: Store) -> pd.DataFrame:
    return store.figures(["unit 500"], [_period(number) for number in range(4, PERIODS)])


def _milliseconds(read: Callable[[], Any], times: int = 15) -> float:
    read()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        read()
        taken.append(time.perf_counter() - start)
    return round(sorted(taken)[times // 2] * 1000, 2)


def _fill(store: Store) -> float:
    taken, step = 0.0, UNITS // SUBMISSIONS
    for number in range(SUBMISSIONS):
        frame = _figures(range(number * step, (number + 1) * step), 0, PERIODS, INDICATORS)
        start = time.perf_counter()
        store.publish(_submission(number), frame)
        taken += time.perf_counter() - start
    return taken


def _undo_many(store: Store) -> float:
    frames = [_figures([unit], PERIODS - 1, PERIODS, REVISED) for unit in range(UNITS // 2, UNITS // 2 + 10)]
    start = time.perf_counter()
    for number in range(UNDOS):
        receipt = store.publish(_submission(number), frames[number % len(frames)])
        store.undo(receipt.submission, "An")
    return time.perf_counter() - start


def _verifying(store: Store) -> Row:
    start = time.perf_counter()
    findings = verify(store)
    return ("verify the big store, s", round(time.perf_counter() - start, 1), f"{len(findings)} findings")


def _submission(number: int) -> Submission:
    content = f"file {number}".encode()
    return Submission("", 0, f"{number}.csv", hashlib.sha256(content).hexdigest(), content, "", "An")


def _figures(units: range | list[int], first: int, last: int, indicators: int) -> pd.DataFrame:
    size = (len(units), last - first, indicators)
    unit, period, indicator = (part.ravel() for part in np.indices(size))
    periods = np.array([_period(number) for number in range(first, last)])
    blank = (c.ASSIGNER, c.OPERATOR, c.DEADLINE, c.DECISION, c.EFFECTIVE)
    words = {c.MEASURE: c.ACTUAL, c.GRADE: c.OFFICIAL, **dict.fromkeys(blank, "")}
    frame = pd.DataFrame(
        {
            c.UNIT: pd.Categorical.from_codes(unit, [f"unit {number}" for number in units]),
            c.INDICATOR: pd.Categorical.from_codes(indicator, _codes(indicators)),
            c.PERIOD: periods[period],
            c.VALUE: np.arange(unit.size) / 10,
            c.DECIMALS: 1,
            c.WRITTEN: (np.arange(unit.size) / 10).astype(str),
            c.VALUE_HIGH: np.nan,
            c.ASSUMED: False,
            **dict.fromkeys((c.SOURCE, c.NOTE), ""),
        }
    )
    return frame.assign(
        **{n: pd.Categorical.from_codes(np.zeros(unit.size, int), [w]) for n, w in words.items()}
    )


def _codes(count: int) -> list[str]:
    return [f"indicator {number}" for number in range(count)]


def _period(number: int) -> int:
    return (2023 + number // 4) * 100 + (number % 4 + 1) * 3
