"""The app does not start on a broken catalogue or a store that cannot be opened, and says why."""

import shutil
from pathlib import Path

import pytest

from domain import catalogue_files
from web.start import require_ready


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
