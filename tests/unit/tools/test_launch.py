"""The launcher's decisions: what to install, which Python, which port, which store."""

import os
import re
import socket
import sys
from pathlib import Path

import pytest

from tools import environment
from tools.browser import answers, find_chromium
from tools.environment import ROOT, SetupError, find_python, lock_digest, plan_setup, read_stamp
from tools.launch import COMMANDS, main, place_of_store, read_arguments
from tools.serving import DEFAULT_PORT, check_port_free, free_port, read_port

NOW = {"run": "r2", "dev": "d2"}


@pytest.mark.parametrize(
    ("which", "stamp", "step"),
    [
        ("run", {}, "rebuild"),
        ("dev", {}, "rebuild"),
        ("run", {"run": "r2"}, "nothing"),
        ("dev", {"run": "r2"}, "add"),
        ("run", {"run": "r2", "dev": "d2"}, "nothing"),
        ("dev", {"run": "r2", "dev": "d2"}, "nothing"),
        ("run", {"run": "r2", "dev": "d1"}, "nothing"),
        ("dev", {"run": "r2", "dev": "d1"}, "rebuild"),
        ("run", {"run": "r1", "dev": "d2"}, "rebuild"),
        ("dev", {"run": "r1", "dev": "d1"}, "rebuild"),
    ],
)
def test_what_has_to_be_installed(which: str, stamp: dict[str, str], step: str) -> None:
    assert plan_setup(which, stamp, NOW) == step


@pytest.mark.parametrize("text", [None, "", "{", "[]", "3"])
def test_a_missing_or_broken_stamp_means_nothing_is_there(tmp_path: Path, text: str | None) -> None:
    stamp = tmp_path / "installed.json"
    if text is not None:
        stamp.write_text(text, encoding="utf-8")
    assert read_stamp(stamp) == {}


def test_a_failed_installation_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = tmp_path / "installed.json"
    stamp.write_text('{"run": "an older lock"}', encoding="utf-8")
    monkeypatch.setattr(environment, "STAMP", stamp)
    monkeypatch.setattr(environment, "_make_venv", lambda: None)

    def cut_off(*_: object) -> None:
        raise SetupError("the network went away")

    monkeypatch.setattr(environment, "_install", cut_off)
    with pytest.raises(SetupError):
        environment.ensure_environment("run")
    assert not stamp.exists()


def test_the_lock_is_the_same_lock_with_other_line_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (
        ("unix", b"a==1\nb==2\n"),
        ("windows", b"a==1\r\nb==2\r\n"),
        ("other", b"a==1\nb==3\n"),
    ):
        (tmp_path / name).write_bytes(text)
        monkeypatch.setitem(environment.LOCKS, name, tmp_path / name)
    assert lock_digest("unix") == lock_digest("windows") != lock_digest("other")


def test_a_python_too_old_or_absent_is_passed_over() -> None:
    assert find_python([["no-such-python"], [sys.executable]]) == [sys.executable]


def test_no_python_is_said_with_the_version_needed() -> None:
    with pytest.raises(SetupError, match=r"Python 3\.11 or newer is needed"):
        find_python([["no-such-python"]])


def test_the_port_is_the_default_unless_set() -> None:
    assert [read_port(None), read_port(""), read_port("9000")] == [DEFAULT_PORT, DEFAULT_PORT, 9000]


@pytest.mark.parametrize("text", ["0", "65536", "-1", "http", "85 01", "8501.0"])
def test_what_is_no_port_is_said(text: str) -> None:
    with pytest.raises(SetupError, match="PORT is"):
        read_port(text)


def test_a_busy_port_is_said_before_anything_is_installed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=f"Port {port} .* in use"):
            check_port_free(port)


def test_a_free_port_is_let_through() -> None:
    check_port_free(free_port())


def test_the_machine_lacking_something_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--port", "no port"]) == 2
    assert "PORT is 'no port'" in capsys.readouterr().err


def test_a_store_is_an_address_or_a_file_seen_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert place_of_store("postgresql://office/db") == "postgresql://office/db"
    assert place_of_store("mine.sqlite") == str(tmp_path / "mine.sqlite")
    assert not place_of_store("")
    assert not place_of_store(None)


def test_what_the_launcher_does_not_know_goes_on_to_pytest() -> None:
    options = read_arguments(["test", "-k", "gate", "-x"])
    assert (options.command, options.rest) == ("test", ["-k", "gate", "-x"])


def test_the_makefile_names_every_command_and_no_other() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {
        name for line in re.findall(r"^([a-z][a-z ]*):", makefile, re.MULTILINE) for name in line.split()
    }
    assert targets == {*COMMANDS, "check"}


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"make {command}" not in readme] == []


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the browser")
def test_a_named_browser_is_used_only_when_it_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, stub = tmp_path / "good", tmp_path / "stub"
    good.write_text("#!/bin/sh\necho Chromium 1\n", encoding="utf-8")
    stub.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    for script in (good, stub):
        script.chmod(0o755)
    assert [answers(str(good)), answers(str(stub)), answers(str(tmp_path / "absent"))] == [True, False, False]
    monkeypatch.setenv("CHROMIUM", str(good))
    assert find_chromium() == str(good)
    monkeypatch.setenv("CHROMIUM", str(stub))
    assert find_chromium() is None
