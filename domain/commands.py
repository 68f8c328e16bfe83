"""What every command line shares: one line for a fault, its exit code, and never a traceback."""

import argparse
import json
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any, NoReturn, TextIO

from domain.errors import Fault

REFUSED = 2


class CommandLine(argparse.ArgumentParser):
    """A parser to which arguments it does not understand are a fault like others, told by run_command."""

    def error(self, message: str) -> NoReturn:
        """Say the usage on standard error and raise Fault instead of ending the process."""
        self.print_usage(sys.stderr)
        raise Fault(f"{self.prog}: {message}")


def run_command(command: Callable[[list[str]], int], arguments: list[str] | None = None) -> int:
    """Run a command on its arguments (the program's own): a fault is one line on standard error and exit 2.

    Who asked for --json reads an object even then: {"error": the same line}.
    """
    given = sys.argv[1:] if arguments is None else arguments
    as_json = "--json" in given
    _write_anything(sys.stdout, sys.stderr)
    try:
        return command(given)
    except Fault as why:
        _tell(_one_line(why), as_json=as_json)
    except BrokenPipeError:
        # The reader went away (`| head`): nothing is left to be said to it.
        sys.stderr.close()
    except Exception as why:
        _tell(f"internal fault: {type(why).__name__}: {_one_line(why)}", as_json=as_json)
    return REFUSED


def _tell(line: str, *, as_json: bool) -> None:
    print(line, file=sys.stderr)
    if as_json:
        print_json({"error": line})


def _one_line(why: Exception) -> str:
    return " ".join(str(why).split())


def _write_anything(*streams: TextIO) -> None:
    """A terminal without Vietnamese letters shows them escaped; it is no reason to fail."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON object in UTF-8, whatever the terminal's own encoding; NaN is refused."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, default=_plain)
    sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: Any) -> Any:
    """numpy's numbers as Python's own."""
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(f"{type(value).__name__} has no JSON form")
