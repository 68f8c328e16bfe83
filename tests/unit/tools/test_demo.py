"""The demonstration store: filled through the intake, built only when stale, put in place whole."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store import open_store, verify
from tools import demo


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("store") / "demo.sqlite"
    demo.build(target, "one")
    return target


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Samples of its own to spoil: the first and the last line of the manifest."""
    folder = tmp_path / "samples"
    shutil.copytree(demo.SAMPLES, folder)
    manifest = folder / "manifest.csv"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text("".join([*lines[:2], lines[-1]]), encoding="utf-8")
    return folder


def test_every_sample_is_an_edition_of_a_marked_store(built):
    with open_store(str(built)) as store:
        assert store.is_demonstration
        sent = [(event.file, event.who, event.message) for event in reversed(store.history(limit=None))]
        assert sent == [(Path(s.file).name, s.who, s.message) for s in demo.read_manifest()]
        assert verify(store) == []


def test_the_figures_of_the_documents_are_in_it_and_no_plan_is_made_up(built):
    with open_store(str(built)) as store:
        figures = store.figures(units=["tan_yen"], periods=[202309], measures=["actual"])
        values = dict(zip(figures["indicator"], figures["value"], strict=True))
        assert len(values) == 14
        assert (values["budget_revenue_total"], values["go_industry"]) == (1593.851, 4132)
        assert store.targets(units=["tan_yen"]).empty
        registered = store.targets(units=["huu_lung"], years=[2024])
        assert len(registered) == 28
        assert set(registered["assigner"]) == {"registered"}


def test_estimates_were_made_official_and_the_plan_adjusted(built):
    with open_store(str(built)) as store:
        assert list(store.versions("vi_du", 202306, "go_industry")["grade"]) == ["estimate", "official"]
        assert list(store.versions("vi_du", 202300, "budget_revenue_land_use")["value"]) == [420, 300]


def test_nothing_but_the_store_and_its_stamp_is_left(built):
    assert {file.name for file in built.parent.iterdir()} == {"demo.sqlite", "demo.stamp"}


def test_fresh_means_the_same_sources_and_a_store_that_is_there(built, tmp_path):
    assert demo.is_fresh(built, "one")
    assert not demo.is_fresh(built, "other")
    alone = tmp_path / "demo.sqlite"
    shutil.copy(built.with_suffix(".stamp"), tmp_path / "demo.stamp")
    assert not demo.is_fresh(alone, "one")


def test_any_change_of_a_source_changes_the_digest(tmp_path):
    (tmp_path / "a.csv").write_text("1", encoding="utf-8")
    digests = [demo.sources_digest(((tmp_path, "*.csv"),))]
    (tmp_path / "a.csv").write_text("2", encoding="utf-8")
    digests.append(demo.sources_digest(((tmp_path, "*.csv"),)))
    (tmp_path / "a.csv").rename(tmp_path / "b.csv")
    digests.append(demo.sources_digest(((tmp_path, "*.csv"),)))
    assert len(set(digests)) == 3


def test_samples_catalogue_and_migrations_are_among_the_sources():
    for folder, pattern in demo.SOURCES:
        assert list(folder.rglob(pattern)), folder


def test_a_broken_sample_names_its_place_and_leaves_the_old_store(samples, tmp_path):
    target = tmp_path / "store" / "demo.sqlite"
    demo.build(target, "one", samples=samples)
    before = target.read_bytes()
    broken = samples / "tan_yen_2023_9M.csv"
    broken.write_bytes(broken.read_bytes().replace(b"4.132", b"4.13x"))
    with pytest.raises(demo.BrokenSample) as fault:
        demo.build(target, "two", samples=samples)
    assert fault.value.file == "tan_yen_2023_9M.csv"
    for lang, place in (("vi", "Dòng 6, cột"), ("en", "Row 6, column")):
        assert len(fault.value.problems[lang]) == 1
        assert f"{place} “Ước thực hiện 9 tháng năm 2023”" in fault.value.problems[lang][0]
        assert "4.13x" in fault.value.problems[lang][0]
    assert target.read_bytes() == before
    assert demo.is_fresh(target, "one")
    assert {file.name for file in target.parent.iterdir()} == {"demo.sqlite", "demo.stamp"}


def test_a_log_left_by_the_old_store_is_not_played_into_the_new_one(samples, tmp_path):
    target = tmp_path / "store" / "demo.sqlite"
    demo.build(target, "one", samples=samples)
    target.with_name("demo.sqlite-wal").write_bytes(b"left behind")
    demo.build(target, "two", samples=samples)
    assert not target.with_name("demo.sqlite-wal").exists()
    with open_store(str(target)) as store:
        assert store.edition() == 2


def test_two_processes_at_once_leave_one_whole_store(samples, tmp_path):
    target = tmp_path / "store" / "demo.sqlite"
    code = (
        "import pathlib, sys; from tools import demo; target, samples = map(pathlib.Path, sys.argv[1:]); "
        "demo.build(target, 'one', rebuild=True, samples=samples)"
    )
    command = [sys.executable, "-c", code, str(target), str(samples)]
    runs = [subprocess.Popen(command, cwd=demo.ROOT) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert {file.name for file in target.parent.iterdir()} == {"demo.sqlite", "demo.stamp"}
    with open_store(str(target)) as store:
        assert store.edition() == 2
        assert verify(store) == []


def test_the_command_builds_once_and_says_so_in_both_languages(samples, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(demo, "SAMPLES", samples)
    monkeypatch.setattr(demo, "DEFAULT_FILE", tmp_path / "demo.sqlite")
    assert demo.main([]) == 0
    first = capsys.readouterr().out
    made = (tmp_path / "demo.sqlite").stat().st_ino
    assert "Kho trình diễn đã dựng xong" in first
    assert "The demonstration store is built" in first
    assert demo.main([]) == 0
    assert "không phải dựng lại" in capsys.readouterr().out
    assert (tmp_path / "demo.sqlite").stat().st_ino == made
    assert demo.main(["--rebuild"]) == 0
    assert (tmp_path / "demo.sqlite").stat().st_ino != made


def test_the_command_fails_with_the_place_of_a_broken_sample(samples, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(demo, "SAMPLES", samples)
    monkeypatch.setattr(demo, "DEFAULT_FILE", tmp_path / "demo.sqlite")
    broken = samples / "tan_yen_2023_9M.csv"
    broken.write_bytes(broken.read_bytes().replace(b"4.132", b"4.13x"))
    assert demo.main([]) == 1
    said = capsys.readouterr().err
    assert said.count("tan_yen_2023_9M.csv") == 2
    assert "Dòng 6, cột" in said
    assert "Row 6, column" in said
    assert not (tmp_path / "demo.sqlite").exists()
