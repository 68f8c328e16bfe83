"""The page of the trail: in words, narrowed, in parts, proved, and as a file that no spreadsheet runs."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import ADMINISTRATOR, Person, add_account
from store import AccessRecords, Deed, acting_from, open_store
from tests.app.conftest import run_page, shown
from texts import LANGUAGES
from ui.door.trail_wording import ACTIONS

CHIEF = Person(ADMINISTRATOR, "Lê Thị Chi", account=1)


@pytest.fixture
def records(empty_store: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.served.read_person", lambda *_: CHIEF)
    with open_store(str(tmp_path / "office.sqlite")) as store:
        yield AccessRecords(store.engine)


def widget(app: AppTest, kind: str, label: str):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def rows(app: AppTest) -> int:
    return shown(app).count("<tr>") - 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_is_told_in_words(records: AccessRecords, lang: str) -> None:
    for action in (*ACTIONS, "something_new"):
        records.note(Deed("Nguyễn Văn An", action, {}))
    drawn = shown(run_page("trail", lang=lang))
    assert not [one for one in ACTIONS if f"<span>{one}</span>" in drawn]
    assert "<span>something_new</span>" in drawn
    assert drawn.index("something_new") < drawn.index({"vi": "Trả lại", "en": "Returned"}[lang])


def test_what_about_is_told_with_todays_names(records: AccessRecords) -> None:
    add_account(records, "Lê Thị Chi", "an.nguyen", "Nguyễn Văn An", "staff", ["tan_yen", "*"])
    with acting_from("10.0.0.7"):
        records.note(Deed("Lê Thị Chi", "ticket_made", {"kind": "password", "account": 1}))
    ended = {"account": 1, "kind": "program", "origin": "", "since": "", "token": "0123456789ab"}
    records.note(Deed("An", "session_ended", ended))
    records.note(Deed("An", "accept", {"unit": "tan_yen", "period": 202309, "file": "a.xlsx", "edition": 3}))
    records.note(Deed("", "link_made", {"ends": "2026-12-01T00:00:00+00:00", "edition": 0, "unit": "x"}))
    records.note(Deed("", "setting_changed", {"setting": "two_step", "value": "yes"}))
    records.note(Deed("", "odd", {"period": "x", "since": 3, "kind": "<b>", "n": None, "list": [1, True]}))
    drawn = shown(run_page("trail"))
    assert "vai trò: Cán bộ nhập liệu" in drawn
    assert "mọi đơn vị, Huyện Tân Yên" in drawn
    assert "tài khoản: an.nguyen · loại: mật khẩu" in drawn
    assert "tài khoản: an.nguyen · loại: phần mềm khác · mã truy cập: 0123456789ab" in drawn
    assert "10.0.0.7" in drawn
    assert "tệp: a.xlsx · kỳ: 9 tháng đầu năm 2023 · đơn vị: Huyện Tân Yên" in drawn
    assert "đến: 07:00 01/12/2026" in drawn
    assert "thiết lập: cập nhật hai bước · giá trị: bật" in drawn
    assert "loại: &lt;b&gt;" in drawn


def test_the_list_is_narrowed_and_comes_in_parts(records: AccessRecords) -> None:
    for number in range(120):
        records.note(Deed("Nguyễn Văn An" if number % 2 else "Trần B", "undo", {"submission": number}))
    records.note(Deed("Nguyễn Văn An", "signed_in", {}))
    app = run_page("trail")
    assert rows(app) == 50
    widget(app, "number_input", "Phần (1 đến 3)").set_value(3).run()
    assert rows(app) == 21
    widget(app, "text_input", "Tìm theo người").input("nguyen van").run()
    assert "(61)" in shown(app)
    assert "Trần B" not in shown(app)
    widget(app, "selectbox", "Việc").select("signed_in").run()
    assert rows(app) == 1
    assert app.query_params["choices"] == "trail_action.signed_in~trail_who.nguyen van"


def test_a_whole_trail_is_called_whole(records: AccessRecords) -> None:
    records.note(Deed("An", "undo", {}))
    app = run_page("trail")
    widget(app, "button", "Kiểm tra nhật ký").click().run()
    assert "còn nguyên vẹn: 1 dòng" in app.success[0].value


def test_a_trail_changed_by_hand_is_told_with_the_place(records: AccessRecords, tmp_path: Path) -> None:
    for number in range(3):
        records.note(Deed("An", "undo", {"submission": number}))
    with closing(sqlite3.connect(tmp_path / "office.sqlite")) as held:
        for (name,) in held.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            held.execute(f"drop trigger {name}")
        held.execute("update trail set who = 'Người khác' where n = 2")
        held.commit()
    app = run_page("trail")
    widget(app, "button", "Kiểm tra nhật ký").click().run()
    assert "Sai ở dòng số: 2." in app.error[0].value


def test_the_file_holds_every_row_wanted_and_no_formula(
    records: AccessRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.note(Deed("=cmd|' /C calc'!A0", "undo", {"file": "@x"}))
    records.note(Deed('An"; "B', "signed_in", {"name": "an\r\n<script>"}))
    made: list[bytes] = []
    app = run_page("trail")
    from ui.door import trail_view

    usual = trail_view.as_csv
    monkeypatch.setattr(trail_view, "as_csv", lambda *args: made.append(usual(*args)) or made[-1])
    widget(app, "button", "Xuất tệp CSV").click().run()
    assert [one.label for one in app.get("download_button")] == ["Tải tệp CSV về máy"]
    assert not made[0].startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(made[0].decode(), newline=""), delimiter=";")
    assert head[:2] == ["Lúc", "Ai"]
    assert [line[1] for line in lines] == ['An"; "B', "'=cmd|' /C calc'!A0"]
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_names_come_out_inert(records: AccessRecords) -> None:
    with acting_from("<img src=x>"):
        records.note(Deed("<script>alert(1)</script>", "<i>", {"<b>": '"><script>', "unit": "'<u>"}))
    drawn = shown(run_page("trail"))
    for tag in ("<script>", "<i>", "<b>", "<u>", "<img src=x"):
        assert tag not in drawn
