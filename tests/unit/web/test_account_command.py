"""Accounts, tokens and the trail from the command line, and that no secret is ever repeated."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from access import Attempts, Wrong, account_named, sign_in
from access.sessions import PROGRAMS, find_person
from store import AccessRecords, Store, open_store
from tests.unit.intake.desk import ROOT, Answer, ask
from web.__main__ import main

PASSWORD = "mật khẩu dài và riêng"


class Desk:
    """The command line on one store, each command with its lines on standard input."""

    def __init__(self, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.monkeypatch = store, monkeypatch
        self.said: list[str] = []

    def __call__(self, *arguments: object, typed: str = "", as_json: bool = True) -> Answer:
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        options = ("--store", self.store, *(("--json",) if as_json else ()))
        answer = ask(main, *arguments, *options)
        self.said += [answer.out.decode(), answer.err]
        return answer

    def told(self, *arguments: object, typed: str = "") -> dict[str, Any]:
        answer = self(*arguments, typed=typed)
        assert answer.exit == 0, answer.err
        return answer.told

    def refused(self, *arguments: object, typed: str = "") -> str:
        answer = self(*arguments, typed=typed)
        assert (answer.exit, set(answer.told)) == (2, {"error"}), answer
        return answer.told["error"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path / "office.sqlite", monkeypatch)


@pytest.fixture
def office(desk: Desk) -> Desk:
    """A store with one account."""
    desk.told(
        "account", "add", "An.Nguyen", "--role", "staff", "--unit", "tan_yen", "--shown", "Nguyễn Văn An",
        typed=f"{PASSWORD}\nanother line\n",
    )  # fmt: skip
    return desk


def may_sign_in(store: Path, name: str, password: str) -> bool:
    with open_store(str(store)) as opened:
        try:
            sign_in(AccessRecords(opened.engine), Attempts(), name, password, "10.0.0.7")
        except Wrong:
            return False
    return True


def role_by(store: Path, token: str) -> str:
    with open_store(str(store)) as opened:
        person = find_person(AccessRecords(opened.engine), token, PROGRAMS)
    return person.role if person else ""


def test_an_account_is_added_with_the_password_of_standard_input(office: Desk) -> None:
    (one,) = office.told("account", "list")["accounts"]
    assert {**one, "made": None} == {
        "name": "an.nguyen", "shown_name": "Nguyễn Văn An", "role": "staff", "units": ["tan_yen"],
        "subject": "", "has_password": True, "active": True, "made": None,
    }  # fmt: skip
    assert may_sign_in(office.store, "an.nguyen", PASSWORD)
    assert not may_sign_in(office.store, "an.nguyen", f"{PASSWORD}\n")


def test_a_person_reads_one_line_an_account(office: Desk) -> None:
    lines = office("account", "list", as_json=False).out.decode().splitlines()
    assert lines == ["an.nguyen: Nguyễn Văn An, Cán bộ nhập liệu tan_yen"]
    english = office("account", "list", "--lang", "en", as_json=False).out.decode()
    assert "staff" in english


@pytest.mark.parametrize(
    ("name", "options", "typed", "said"),
    [
        ("an.nguyen", (), PASSWORD, "đã có"),
        ("Ấn", (), PASSWORD, "Tên đăng nhập"),
        ("binh", (), "", "mật khẩu"),
        ("binh", (), "short", "10 đến 200"),
        ("binh.nguyen", (), "binh.nguyen 2023", "dễ đoán"),
        ("binh", ("--unit", "khong_co"), PASSWORD, "khong_co"),
        ("binh", ("--shown", "x" * 81), PASSWORD, "--shown: cần 1 đến 80 ký tự"),
        ("binh", ("--role", "king"), PASSWORD, "king"),
    ],
)
def test_what_no_account_can_be_is_refused_and_leaves_none(
    name: str, options: tuple[str, ...], typed: str, said: str, office: Desk
) -> None:
    assert said in office.refused("account", "add", name, *options, typed=typed)
    assert len(office.told("account", "list")["accounts"]) == 1


def test_who_signs_in_at_a_provider_needs_no_password(desk: Desk) -> None:
    told = desk.told("account", "add", "binh", "--subject", "sub-1", "--unit", "*", "huu_lung")["account"]
    assert (told["has_password"], told["subject"], told["units"]) == (False, "sub-1", ["*", "huu_lung"])
    assert not may_sign_in(desk.store, "binh", "")


def test_a_new_password_ends_the_old_one_and_every_token(office: Desk) -> None:
    token = office.told("account", "token", "an.nguyen")["token"]
    office.told("account", "password", "an.nguyen", typed="một mật khẩu khác\r\n")
    assert may_sign_in(office.store, "an.nguyen", "một mật khẩu khác")
    assert not may_sign_in(office.store, "an.nguyen", PASSWORD)
    assert role_by(office.store, token) == ""
    assert "10 đến 200" in office.refused("account", "password", "an.nguyen", typed="short\n")


def test_a_disabled_account_is_out_until_it_is_enabled(office: Desk) -> None:
    assert office.told("account", "disable", "an.nguyen")["account"]["active"] is False
    assert not may_sign_in(office.store, "an.nguyen", PASSWORD)
    assert "an.nguyen" in office.refused("account", "token", "an.nguyen")
    assert "[đã khóa]" in office("account", "list", as_json=False).out.decode()
    assert office.told("account", "enable", "an.nguyen")["account"]["active"] is True
    assert may_sign_in(office.store, "an.nguyen", PASSWORD)


def test_the_last_administrator_stays(desk: Desk) -> None:
    desk.told("account", "add", "quan.tri", "--role", "administrator", typed=PASSWORD)
    assert "quản trị viên" in desk.refused("account", "disable", "quan.tri")


def test_a_token_is_shown_once_and_lets_in_until_it_is_revoked(office: Desk) -> None:
    answer = office("account", "token", "an.nguyen", as_json=False)
    token = answer.out.decode().strip()
    assert (answer.exit, len(token.split())) == (0, 1)
    assert role_by(office.store, token) == "staff"
    second = office.told("account", "token", "an.nguyen")["token"]
    listed = office.told("account", "tokens", "an.nguyen")["tokens"]
    assert (len(listed), set(listed[0])) == (2, {"id", "made", "seen", "ends"})
    assert token not in json.dumps(listed)
    assert "an.nguyen" in office.refused("account", "revoke", "an.nguyen", "--id", token)
    assert office.told("account", "revoke", "an.nguyen", "--id", listed[0]["id"])["revoked"] == 1
    assert sorted((role_by(office.store, token), role_by(office.store, second))) == ["", "staff"]
    assert office.told("account", "revoke", "an.nguyen", "--all")["revoked"] == 1
    assert office.told("account", "revoke", "an.nguyen", "--all")["revoked"] == 0
    assert (role_by(office.store, token), role_by(office.store, second)) == ("", "")
    told = "".join(office.said[-12:])
    assert token not in told


NO_UTF_8 = os.fsdecode(b"an\xff")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "binh", "--subject", NO_UTF_8), "--subject: cần 1 đến 255 ký tự"),
        (("add", "binh", "--subject", "x" * 100_000), "nhận được 100000 ký tự"),
        (("add", "binh", "--subject", ""), "nhận được không có gì"),
        (("add", "binh", "--shown", NO_UTF_8), "--shown: cần 1 đến 80 ký tự"),
        (("add", "binh", "--shown", ""), "--shown: cần 1 đến 80 ký tự"),
        (("add", "binh", "--unit", "*", NO_UTF_8), "--unit: cần 1 đến 80 ký tự"),
        (("add", NO_UTF_8), "NAME: cần 1 đến 80 ký tự"),
        (("disable", NO_UTF_8), "nhận được 'an\\udcff'."),
        (("disable", "x" * 81), "nhận được 81 ký tự"),
        (("disable", "an.nguyen", "--as", NO_UTF_8), "--as: cần 1 đến 80 ký tự"),
        (("disable", "an.nguyen", "--as", ""), "nhận được không có gì"),
        (("disable", "an.nguyen", "--as", " "), "nhận được không có gì"),
        (("disable", "an.nguyen", "--as", "x" * 100_000), "nhận được 100000 ký tự"),
        (("disable", "an.nguyen", "--as", "An\u202enA"), "nhận được 'An\\u202enA'."),
        (("revoke", "an.nguyen", "--id", ""), "--id: cần 1 đến 80 ký tự"),
        (("revoke", "an.nguyen", "--id", NO_UTF_8), "--id: cần 1 đến 80 ký tự"),
    ],
)
def test_an_argument_that_is_no_text_is_refused_and_changes_nothing(
    arguments: tuple[str, ...], said: str, office: Desk
) -> None:
    office.told("account", "token", "an.nguyen")
    before = office.told("trail", "export")["rows"]
    found = office.refused("account", *arguments, typed=PASSWORD)
    assert said in found
    assert len(found) < 120
    assert office.told("trail", "export")["rows"] == before
    assert len(office.told("account", "tokens", "an.nguyen")["tokens"]) == 1


@pytest.mark.parametrize("command", [("account", "list"), ("trail", "verify")])
def test_a_store_that_is_no_text_is_refused_and_not_repeated(command: tuple[str, ...], desk: Desk) -> None:
    desk.store = Path(f"secret{NO_UTF_8}")
    found = desk.refused(*command)
    assert "--store" in found
    assert "secret" not in found


@pytest.mark.parametrize("which", [(), ("--id", "abc", "--all")])
def test_what_is_taken_back_is_said(which: tuple[str, ...], office: Desk) -> None:
    office.told("account", "token", "an.nguyen")
    assert office("account", "revoke", "an.nguyen", *which).exit == 2
    assert len(office.told("account", "tokens", "an.nguyen")["tokens"]) == 1


def test_the_longest_texts_are_kept(office: Desk) -> None:
    longest = ("--subject", "x" * 255, "--shown", "ạ" * 80, "--as", "ợ" * 80)
    account = office.told("account", "add", "binh", *longest)["account"]
    assert (account["subject"], account["shown_name"]) == ("x" * 255, "ạ" * 80)


def test_nobody_known_and_no_store_are_refused(office: Desk, tmp_path: Path) -> None:
    for command in ("disable", "enable", "password", "token", "tokens", "revoke"):
        all_of_them = ("--all",) if command == "revoke" else ()
        assert "binh" in office.refused("account", command, "binh", *all_of_them, typed=PASSWORD)
    office.store = tmp_path / "mistyped.sqlite"
    office.refused("account", "list")
    office.refused("trail", "verify")
    assert not office.store.exists()


def test_a_password_is_never_an_argument_and_never_repeated(
    office: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    for command in ("add", "password", "list"):
        office.refused(
            "account", command, *(["an.nguyen"] if command != "list" else []), PASSWORD, typed=PASSWORD
        )
    office.refused("account", "add", "binh", typed=f"binh {PASSWORD}".replace("mật", "binh") + "x" * 200)
    with open_store(str(office.store)) as opened:
        trail = json.dumps([row.about for row in AccessRecords(opened.engine).trail()], ensure_ascii=False)
        account = AccessRecords(opened.engine).row("account", name="an.nguyen")
    assert account is not None
    everything = "".join([*office.said, caplog.text, trail, json.dumps(dict(account), default=str)])
    assert PASSWORD not in everything


def test_a_password_that_is_no_utf_8_is_refused(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfesecret-secret\n")))
    answer = ask(main, "account", "password", "an.nguyen", "--store", office.store, "--json")
    assert (answer.exit, "UTF-8" in answer.told["error"], "secret" in answer.err) == (2, True, False)


def test_at_a_terminal_the_password_is_asked_for_twice(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answers, code in (([PASSWORD, "another one here"], 2), (["một câu mới dài"] * 2, 0)):
        typed = iter(answers)
        monkeypatch.setattr("web.account_commands.getpass", lambda _, typed=typed: next(typed))
        monkeypatch.setattr(sys, "stdin", Terminal())
        assert ask(main, "account", "password", "an.nguyen", "--store", office.store).exit == code
    assert may_sign_in(office.store, "an.nguyen", "một câu mới dài")


def test_who_did_it_stands_in_the_trail(office: Desk) -> None:
    office.told("account", "disable", "an.nguyen", "--as", "=Bình")
    rows = office.told("trail", "export")["rows"]
    assert [(row["n"], row["who"], row["action"]) for row in rows] == [
        (1, "python -m web", "account_added"),
        (2, "python -m web", "password_set"),
        (3, "=Bình", "account_changed"),
    ]
    table = list(csv.DictReader(io.StringIO(office("trail", "export", as_json=False).out.decode())))
    assert [row["who"] for row in table] == ["python -m web", "python -m web", "'=Bình"]
    assert office.told("trail", "verify") == {"ok": True, "rows": 3, "findings": []}


def spoil(store: Path) -> None:
    """Change a row of the trail as somebody would who writes into the file."""
    opened: Store
    with open_store(str(store)) as opened, opened.engine.begin() as connection:
        triggers = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail'")
        )
        for (name,) in triggers.all():
            connection.execute(text(f'DROP TRIGGER "{name}"'))
        connection.execute(text("UPDATE trail SET who = 'nobody' WHERE n = 1"))


def test_a_broken_trail_is_found(office: Desk) -> None:
    spoil(office.store)
    for command in ("verify", "export"):
        answer = office("trail", command)
        assert (answer.exit, answer.told["ok"], answer.told["findings"]) == (1, False, ["trail 1"])
    assert "trail 1" in answer.err
    assert office("trail", "verify", as_json=False).exit == 1


@pytest.mark.parametrize(
    "arguments", [(), ("account",), ("account", "add"), ("account", "steal", "an"), ("trail", "burn")]
)
def test_what_is_no_command_is_one_line(arguments: tuple[str, ...], desk: Desk) -> None:
    answer = desk(*arguments)
    assert answer.exit == 2
    assert "Traceback" not in answer.err


def test_it_runs_as_a_command(tmp_path: Path) -> None:
    quiet = {**os.environ, "STORE": str(tmp_path / "office.sqlite"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "web", "account", "add", "an.nguyen", "--json"]
    done = subprocess.run(
        command, cwd=ROOT, env=quiet, input=PASSWORD.encode(), capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["account"]["role"] == "viewer"
    with open_store(quiet["STORE"]) as opened:
        assert account_named(AccessRecords(opened.engine), "an.nguyen") is not None
