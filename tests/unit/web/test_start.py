"""The app does not start on a broken catalogue or a store that cannot be opened, and says why."""

import re
import shutil
from pathlib import Path

import pytest

from access import ADMINISTRATOR, SET_UP, add_account, find_ticket
from domain import catalogue_files
from reports import reading
from web.serving import the_records
from web.settings import read_guests
from web.start import announce, require_loopback, require_ready


def test_a_sound_store_and_catalogue_let_the_app_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    require_ready()


def test_a_broken_catalogue_is_refused_with_file_row_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "catalogue"
    shutil.copytree(catalogue_files.CATALOGUE, broken)
    with (broken / "units.csv").open("a", encoding="utf-8") as handle:
        handle.write("nowhere,commune,Xã Lạc,Lost commune,no_parent,,,,no,\n")
    rows = (broken / "units.csv").read_text(encoding="utf-8").count("\n")
    monkeypatch.setattr(catalogue_files, "CATALOGUE", broken)
    # As in a process that starts.
    monkeypatch.setattr(reading, "_shipped", reading._shipped.__wrapped__)
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    with pytest.raises(SystemExit) as stop:
        require_ready()
    said = str(stop.value)
    assert f"units.csv, row {rows}" in said
    assert "no_parent" in said


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.sqlite").write_bytes(b"not a database " * 100)
    monkeypatch.setenv("STORE", str(tmp_path / "notes.sqlite"))
    with pytest.raises(SystemExit) as stop:
        require_ready()
    assert "notes.sqlite" in str(stop.value)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "localhost"])
def test_the_app_starts_on_loopback(address: str) -> None:
    require_loopback(address)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.0.0.7", "may-chu.example"])
def test_the_app_does_not_start_beyond_loopback(address: str | None) -> None:
    with pytest.raises(SystemExit) as ended:
        require_loopback(address)
    said = str(ended.value)
    assert "server.address" in said
    assert said.count("\n") == 1  # one line a language
    assert address is None or address in said


@pytest.mark.parametrize(
    ("setting", "demonstration", "found"),
    [("", False, ""), (" view ", False, "view"), ("board", False, "board"), ("try", True, "try")],
)
def test_who_may_look_without_an_account_is_a_setting(
    monkeypatch: pytest.MonkeyPatch, setting: str, demonstration: bool, found: str
) -> None:
    monkeypatch.setenv("GUESTS", setting)
    assert read_guests(is_demonstration=demonstration) == found


@pytest.mark.parametrize("setting", ["try", "everybody", "View", "board,view", "1"])
def test_a_setting_that_an_offices_store_does_not_know_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    monkeypatch.setenv("GUESTS", setting)
    with pytest.raises(SystemExit) as stop:
        require_ready()
    assert "GUESTS" in str(stop.value)
    assert repr(setting) in str(stop.value)


def test_a_provider_that_is_set_by_half_is_refused_without_its_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    monkeypatch.setenv("OIDC_CLIENT_ID", "board")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "very secret")
    with pytest.raises(SystemExit) as stop:
        require_ready()
    assert "OIDC_ISSUER" in str(stop.value)
    assert "very secret" not in str(stop.value)


def set_up_link(said: str) -> str:
    """The token of the set-up link that a start printed, '' for none."""
    found = re.findall(r"/set-up/([\w-]+)", said)
    assert len(set(found)) <= 1
    return found[0] if found else ""


def test_the_start_prints_a_set_up_link_until_there_is_an_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    announce("", 8501)
    first = set_up_link(capsys.readouterr().out)
    announce("view", 8501)
    second = set_up_link(capsys.readouterr().out)
    records = the_records()
    assert find_ticket(records, first, SET_UP) is None
    assert find_ticket(records, second, SET_UP) is not None
    announce("try", 8501)
    assert not set_up_link(capsys.readouterr().out)
    add_account(records, "", "binh", "Bình", ADMINISTRATOR)
    announce("", 8501)
    assert not set_up_link(capsys.readouterr().out)


def test_an_open_board_is_said_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STORE", str(tmp_path / "office.sqlite"))
    announce("board", 8501)
    assert "OPEN BOARD" in capsys.readouterr().out
