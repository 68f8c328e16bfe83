"""`python -m store`: the contract's exits and keys, and never a traceback."""

import ast
import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from store import DraftMoved, open_store
from store.__main__ import main
from store.records import Finding
from store.verifying import RESTORE
from tests.unit.store.damage import change_by_hand
from tests.unit.store.samples import figure, plan, sent, tidy
from texts import LANGUAGES, keys

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _own_logging(monkeypatch):
    """Logging as a fresh process has it."""
    monkeypatch.setattr(logging.getLogger(), "handlers", [])


@pytest.fixture
def url(store_url):
    """A store with two acceptances, the second undone."""
    with open_store(store_url) as store:
        store.publish(sent(b"a"), tidy(figure("tan_yen", "a", 1), plan("tan_yen", "a", 2)))
        store.publish(sent(b"b"), tidy(figure("tan_yen", "a", 3)))
        store.undo(2, "Bình")
    return store_url


@pytest.fixture
def run(url, capsysbinary):
    """Runs a command on the store; gives its exit and its JSON."""

    def running(*arguments):
        code = main([arguments[0], "--store", url, "--json", *arguments[1:]])
        return code, json.loads(capsysbinary.readouterr().out)

    return running


def test_history_tells_every_edition(run):
    code, told = run("history")
    assert code == 0
    assert [event["edition"] for event in told["editions"]] == [3, 2, 1]
    newest = told["editions"][0]
    assert newest.keys() >= {
        "edition", "kind", "submission", "who", "at", "file", "sha256", "message", "figures", "visible",
    }  # fmt: skip
    assert (newest["kind"], newest["who"], newest["visible"]) == ("undo", "Bình", False)
    assert [event["edition"] for event in run("history", "--limit", "1", "--offset", "1")[1]["editions"]] == [
        2
    ]


def test_undo_and_redo_give_a_receipt(run):
    assert run("redo", "2", "--as", "Bình") == (0, {"submission": 2, "edition": 4})
    assert run("undo", "1", "--as", "Bình") == (0, {"submission": 1, "edition": 5})


@pytest.mark.parametrize("arguments", [("undo", "2", "An"), ("undo", "99", "An"), ("redo", "1", " ")])
def test_what_cannot_be_done_is_refused(run, arguments):
    command, submission, who = arguments
    code, told = run(command, submission, "--as", who)
    assert code == 2
    assert told["error"]


def test_verify_tells_what_is_wrong(run, url):
    assert run("verify") == (0, {"ok": True, "edition": 3, "findings": []})
    with open_store(url) as store:
        change_by_hand(store, "UPDATE figure SET value = 30 WHERE value = 3")
    code, told = run("verify")
    assert code == 1
    assert [finding["place"] for finding in told["findings"]] == ["rows of submission 2"]


def test_backup_and_restore(run, url, tmp_path, capsysbinary):
    code, told = run("backup", str(tmp_path / "kept.zip"))
    assert (code, told["edition"]) == (0, 3)
    assert run("backup", str(tmp_path / "kept.zip"))[0] == 2
    assert run("restore", str(tmp_path / "kept.zip"))[0] == 2
    new = str(tmp_path / "new.sqlite")
    assert main(["restore", str(tmp_path / "kept.zip"), "--store", new, "--json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["head"] == told["head"]
    (tmp_path / "kept.zip").write_bytes(b"damaged")
    assert main(["restore", str(tmp_path / "kept.zip"), "--store", str(tmp_path / "newer.sqlite")]) == 1


@pytest.mark.parametrize(("lang", "words"), [("vi", "đã được thu hồi"), ("en", "is undone already")])
def test_what_cannot_be_done_is_told_in_the_readers_language(run, lang, words):
    code, told = run("undo", "2", "--as", "An", "--lang", lang)
    assert code == 2
    assert words in told["error"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fault_with_a_code_has_its_words(lang):
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "store").glob("*.py")]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    faults = [one for one in calls if getattr(one.func, "id", "") in ("StoreFault", "Damaged", "Busy")]
    codes = {
        one.args[1].value for one in faults if len(one.args) > 1 and isinstance(one.args[1], ast.Constant)
    }
    known = {k.removeprefix("store.fault.") for k in keys(lang) if k.startswith("store.fault.")}
    assert len(codes) > 15
    assert codes <= known
    assert known - codes == {"undone_already", "visible_already", DraftMoved("", "").code}


@pytest.mark.parametrize("command", ["verify", "history"])
def test_a_mistyped_address_is_no_sound_store(tmp_path, caplog, command):
    mistyped = tmp_path / "mistyped.sqlite"
    assert main([command, "--store", str(mistyped)]) == 2
    assert "không có kho số liệu" in caplog.text
    assert not mistyped.exists()


def test_restore_asks_for_the_store_to_fill(tmp_path, monkeypatch):
    monkeypatch.delenv("STORE", raising=False)
    assert main(["restore", str(tmp_path / "kept.zip")]) == 2


def test_a_file_that_is_no_store_is_damage_to_verify(tmp_path, capsysbinary):
    (tmp_path / "broken.sqlite").write_bytes(b"overwritten by hand " * 300)
    assert main(["verify", "--store", str(tmp_path / "broken.sqlite"), "--json"]) == 1
    (finding,) = json.loads(capsysbinary.readouterr().out)["findings"]
    assert finding["code"] == "unreadable"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", [["verify"], ["history"], ["undo", "1", "--as", "An"]])
def test_people_are_told_in_their_language(url, capsysbinary, command, lang):
    assert main([*command, "--store", url, "--lang", lang]) == 0
    told = capsysbinary.readouterr().out.decode()
    assert told.strip()
    assert ("Lần" in told or "lần" in told) == (lang == "vi")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_findings_are_told_with_what_to_do(url, capsysbinary, lang):
    with open_store(url) as store:
        change_by_hand(store, "DELETE FROM toggle")
    assert main(["verify", "--store", url, "--lang", lang]) == 1
    told = capsysbinary.readouterr().out.decode()
    assert "toggle of submission 2 by edition 3" in told
    assert ("sao lưu" if lang == "vi" else "backup") in told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_there_is_has_its_words(lang):
    codes = {
        "gap", "chain", "no_submission", "acceptance", "toggle", "file_missing", "file_extra", "file_changed",
        "rows", "rows_extra", "coverage", "integrity", "reference", "trigger", "unreadable",
        "trail_gap", "trail_chain", "trail_edition",
    }  # fmt: skip
    assert {f"store.finding.{code}" for code in codes} == {
        k for k in keys(lang) if k.startswith("store.finding.")
    }
    assert Finding("rows", "", "", "", RESTORE).todo == "restore"
    assert {"store.todo.restore", "store.todo.inquire"} <= keys(lang)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["explode"],
        ["undo"],
        ["undo", "1"],
        ["undo", "one", "--as", "An"],
        ["undo", "-1", "--as", "An"],
        ["undo", "99999999999999999999", "--as", "An"],
        ["history", "--limit", "99999999999999999999"],
        ["history", "--store", "mysql://u:secret@h/db"],
        ["verify", "--store", "postgresql://u:secret@127.0.0.1:9/db"],
        ["verify", "--store", "/proc/nothing/a.sqlite"],
        ["restore", "nothing.zip", "--store", "new.sqlite"],
        ["restore", "", "--store", "new.sqlite"],
        ["backup", "/nowhere/kept.zip", "--store", "kept.sqlite"],
        ["undo", "1", "--as", "\udcff", "--store", "kept.sqlite"],
    ],
)  # fmt: skip
def test_no_input_ends_in_a_traceback(tmp_path, arguments):
    command = [sys.executable, "-m", "store", *arguments]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"secret" not in done.stderr + done.stdout
    assert done.stderr
