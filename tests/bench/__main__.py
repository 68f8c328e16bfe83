"""`python -m tests.bench`: what a file costs to check and a page to read, and whether bounds hold."""

import re
import sys

from tests.bench import intake_bench, pages_bench, store_bench

PARTS = {"intake": intake_bench.rows, "store": store_bench.rows, "pages": pages_bench.rows}
_BOUND = re.compile(r"at most (\d+(?:\.\d+)?)")


def main(parts: list[str]) -> int:
    """Print a table of the parts named, all where none is; 1 where a bound is broken."""
    broken = False
    for part in parts or list(PARTS):
        for name, figure, note in PARTS[part]():
            holds = keeps(figure, note)
            broken |= holds is False
            print(f"{name:<50} {figure:>12} {_WORDS[holds]:<8} {note}", flush=True)
    return int(broken)


def keeps(figure: float | str, note: str) -> bool | None:
    """Whether a figure keeps the bound its note names; None where it names none."""
    bound = _BOUND.fullmatch(note)
    return None if bound is None else float(figure) <= float(bound[1])


_WORDS = {True: "holds", False: "BROKEN", None: ""}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
