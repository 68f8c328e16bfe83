"""Excel and OpenDocument workbooks, read in a process of its own: every sheet, its cells as text."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any, cast

from domain.errors import Refused
from loaders.grids import Grid, RawFile
from loaders.sheet_rows import GatheredRows
from loaders.workbook_limits import damaged, most_memory

_COMMAND = (sys.executable, "-m", "loaders.workbook_process")
_HOME = Path(__file__).resolve().parents[1]
# Seconds; the largest workbook of lawful size takes some thirty on a quiet machine.
_PATIENCE = 180
# Seconds between the end of what a process writes and its own.
_LAST_WORDS = 5


def read_workbook(content: bytes) -> RawFile:
    """Every sheet of a workbook as a grid; raises Refused for what is locked, damaged or too large.

    The content alone says what kind of workbook it is.
    """
    grids: list[Grid] = []
    sheet: dict[str, Any] = {}
    rows = GatheredRows(0)
    with _reading_process(content) as process:
        for message in _messages(cast(IO[bytes], process.stdout)):
            if "refused" in message:
                raise Refused(message["refused"], **message["details"])
            if "rows" in message:
                rows.add(message["rows"], message["numeric"])
                continue
            if sheet:
                grids.append(_grid(sheet, rows))
            if "format" in message:
                return RawFile(message["format"], grids, encoding=message["encoding"])
            sheet, rows = message, GatheredRows(message["width"])
        raise _cause_of_death(process, len(content))


def _messages(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """What the reading process tells; a line that broke off is the last of one that died."""
    with suppress(ValueError):
        yield from map(json.loads, lines)


def _cause_of_death(process: subprocess.Popen[bytes], size: int) -> Refused:
    """A process aborts where it cannot get memory; whatever else ends it is damage in the file."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=_LAST_WORDS)
    if process.returncode == -signal.SIGABRT:
        return Refused("too_large", reason="book_memory", limit=most_memory(size))
    return damaged()


def _grid(sheet: dict[str, Any], rows: GatheredRows) -> Grid:
    merged = tuple((top, left, bottom, right) for top, left, bottom, right in sheet["merged"])
    out_of_sight = (tuple(map(tuple, sheet[name])) for name in ("hidden_rows", "hidden_columns"))
    return Grid(sheet["sheet"], rows.rows, rows.numeric, merged, sheet["hidden"], *out_of_sight)


@contextmanager
def _reading_process(content: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """The process with its input handed over; what it writes ends early where it dies or takes too long."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(_COMMAND, cwd=_HOME, stdin=pipe, stdout=pipe, stderr=nowhere) as process:
        patience = Timer(_PATIENCE, process.kill)
        patience.start()
        try:
            _hand_over(content, cast(IO[bytes], process.stdin))
            yield process
        finally:
            patience.cancel()
            process.kill()


def _hand_over(content: bytes, stream: IO[bytes]) -> None:
    """The process reads all of its input before it writes anything, if it lives that long."""
    with suppress(BrokenPipeError), stream:
        stream.write(content)
