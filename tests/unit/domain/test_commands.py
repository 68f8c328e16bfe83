"""Every command ends in an exit code and at most one line, never in a traceback."""

import io
import json
import sys
from collections.abc import Callable

import pytest

from domain.commands import REFUSED, CommandLine, print_json, run_command
from domain.errors import CatalogueError, Fault, NotKnown, Refused, StoreFault

Command = Callable[[list[str]], int]


def raising(why: BaseException) -> Command:
    def command(_: list[str]) -> int:
        raise why

    return command


@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_command_that_ends_well_says_its_own_code(code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(lambda _: code, []) == code
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("why", "line"),
    [
        (NotKnown("unit", "tân_yên"), "unknown unit: tân_yên"),
        (CatalogueError("units.csv", 4, "empty", column="code"), "units.csv, row 4: code is empty"),
        (Refused("too_large", size=9, limit=5), "too_large: size=9, limit=5"),
        (StoreFault("no store there"), "no store there"),
        (ValueError("odd"), "internal fault: ValueError: odd"),
        (KeyError("thu"), "internal fault: KeyError: 'thu'"),
        (MemoryError(), "internal fault: MemoryError: "),
    ],
    ids=lambda why: type(why).__name__,
)
def test_a_fault_or_a_surprise_is_one_line_and_exit_2(
    why: Exception, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(raising(why), []) == REFUSED == 2
    assert capsys.readouterr() == ("", line + "\n")


def test_who_asked_for_json_reads_an_object_of_a_fault_too(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_command(raising(NotKnown("unit", "tân_yên")), ["so_lieu.csv", "--json"]) == REFUSED
    printed = capfd.readouterr()
    assert json.loads(printed.out) == {"error": "unknown unit: tân_yên"}
    assert printed.err == "unknown unit: tân_yên\n"


def test_arguments_not_understood_are_a_fault_like_others(capfd: pytest.CaptureFixture[str]) -> None:
    def command(given: list[str]) -> int:
        parser = CommandLine(prog="x")
        parser.add_argument("--json", action="store_true")
        parser.parse_args(given)
        return 0

    assert run_command(command, ["--json", "--bogus"]) == REFUSED
    printed = capfd.readouterr()
    usage, line = printed.err.splitlines()
    assert usage.startswith("usage: x")
    assert json.loads(printed.out) == {"error": line} == {"error": "x: unrecognized arguments: --bogus"}


@pytest.mark.parametrize("kind", [CatalogueError, NotKnown, Refused, StoreFault])
def test_every_fault_has_one_base(kind: type[Exception]) -> None:
    assert issubclass(kind, Fault)


def test_a_reader_that_went_away_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    assert run_command(raising(BrokenPipeError()), []) == REFUSED
    assert stderr.closed


def test_a_command_may_still_end_itself() -> None:
    with pytest.raises(SystemExit):
        run_command(raising(SystemExit(2)), [])


def test_a_terminal_without_vietnamese_letters_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout, stderr = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setattr(sys, "stderr", stderr)

    def command(_: list[str]) -> int:
        print("Tân Yên")
        raise NotKnown("unit", "Tân Yên")

    assert run_command(command, []) == REFUSED
    for stream in (stdout, stderr):
        stream.seek(0)
        assert "T\\xe2n Y\\xean" in stream.read()


class NumpyLike:
    def item(self) -> int:
        return 68


def test_json_is_utf8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    print_json({"name": "Tân Yên", "pct_plan": NumpyLike(), "half": "\udc80"})
    text = written.getvalue().decode("utf-8")
    assert '"Tân Yên"' in text
    assert json.loads(text) == {"name": "Tân Yên", "pct_plan": 68, "half": "\udc80"}
    assert text.count("\n") == 1


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_json_knows_no_nan(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        print_json({"value": value})


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        print_json({"value": {1}})
