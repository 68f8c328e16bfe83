"""The command lines as a scheduled job meets them: what they answer, say and exit with."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

from domain.commands import run_command
from intake.__main__ import main as intake_main

ROOT = Path(__file__).resolve().parents[3]
Main = Callable[[list[str]], int]


class Answer(NamedTuple):
    """The exit code, standard output and standard error of one command."""

    exit: int
    out: bytes
    err: str

    @property
    def told(self) -> dict[str, Any]:
        """Standard output, which is one JSON object and nothing else."""
        document = json.loads(self.out.decode("utf-8"))
        assert isinstance(document, dict)
        return document

    @property
    def problems(self) -> list[tuple[str, int | None, str | None]]:
        """Code, row and column of each problem, in order."""
        return [(p["code"], p["where"]["row"], p["where"]["column"]) for p in self.told["problems"]]


def ask(main: Main, *arguments: object) -> Answer:
    """One command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = run_command(main, [str(one) for one in arguments])
        except SystemExit as why:  # argparse
            code = int(why.code or 0)
    out.flush()
    err.flush()
    return Answer(code, out.buffer.getvalue(), err.buffer.getvalue().decode())


def send(
    file: Path, store: Path, *arguments: object, unit: str = "tan_yen", period: str = "2023-9M"
) -> Answer:
    """One file through `python -m intake … --json` in this process."""
    return ask(intake_main, file, "--unit", unit, "--period", period, "--store", store, "--json", *arguments)


def start(module: str, *arguments: object) -> Answer:
    """One command in a process of its own, without the office's settings."""
    quiet = {**os.environ, "STORE": "", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, timeout=60)
    return Answer(done.returncode, done.stdout, done.stderr.decode())
