"""The page on which an office sets itself up: its unit, what it follows, its first file, two steps."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import ADMINISTRATOR, OWN_UNIT, STAFF, Person, is_two_step, read_setting
from domain.entries import FOLLOWED
from store import AccessRecords, Store, open_store
from tests.app.conftest import run_page, shown
from texts import LANGUAGES

CHIEF = Person(ADMINISTRATOR, "Lê Thị Chi", account=1)


@pytest.fixture
def office(empty_store: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ui.served.read_person", lambda *_: CHIEF)
    with open_store(str(tmp_path / "office.sqlite")) as store:
        yield store


def records(store: Store) -> AccessRecords:
    return AccessRecords(store.engine)


def widget(app: AppTest, kind: str, label: str):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def with_unit(app: AppTest, unit: str = "tan_yen") -> AppTest:
    app.selectbox(key="own_unit").select(unit).run()
    app.button(key="own_unit_keep").click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_an_empty_office(office: Store, lang: str) -> None:
    app = run_page("set_up", lang=lang)
    assert {"vi": "Chưa chọn đơn vị.", "en": "No unit was chosen yet."}[lang] in shown(app)
    assert len(app.subheader) == 4
    assert app.button(key="own_unit_keep").disabled


def test_the_own_unit_is_chosen_and_comes_first_everywhere(office: Store) -> None:
    app = with_unit(run_page("set_up"), "lang_son")
    assert read_setting(records(office), OWN_UNIT) == "lang_son"
    assert "Đã chọn Tỉnh Lạng Sơn" in app.success[0].value
    assert "<strong>Tỉnh Lạng Sơn</strong>" in shown(app)
    upload = run_page("upload")
    assert upload.selectbox(key="send_unit").options[0] == "Tỉnh Lạng Sơn"
    first = run_page()
    assert "<h1>Tỉnh Lạng Sơn" in shown(first)


def test_a_unit_of_the_national_list_can_be_the_own_one(office: Store) -> None:
    app = run_page("set_up")
    app.selectbox(key="own_unit").select("*").run()
    app.text_input(key="own_unit_search").input("phường kỳ lừa").run()
    (found,) = [one for one in app.selectbox if one.label.startswith("Chọn trong")]
    found.select_index(0).run()
    app.button(key="own_unit_keep").click().run()
    assert "Phường Kỳ Lừa</strong>, trực thuộc Tỉnh Lạng Sơn" in shown(app)
    assert run_page("upload").selectbox(key="send_unit").options[0] == "Phường Kỳ Lừa"


def test_what_is_followed_is_kept_for_the_unit(office: Store) -> None:
    app = with_unit(run_page("set_up"))
    assert app.button(key="followed_keep").disabled
    widget(app, "button_group", "Xã hội").select("new_jobs").run()
    app.button(key="followed_keep").click().run()
    (kept,) = office.entries(FOLLOWED)
    assert (kept.entry.unit, kept.entry.key, kept.who) == ("tan_yen", "new_jobs", "Lê Thị Chi")
    assert "1 thay đổi" in app.success[0].value
    widget(app, "button_group", "Xã hội").unselect("new_jobs").run()
    app.button(key="followed_keep").click().run()
    assert office.entries(FOLLOWED) == []


def test_the_first_file_is_sent_for_the_own_unit(office: Store) -> None:
    app = with_unit(run_page("set_up"))
    app.button(key="plan_go").click().run()
    assert "<h1>Gửi số liệu</h1>" in shown(app)
    assert app.selectbox(key="send_unit").value == "tan_yen"


def test_two_steps_are_turned_on_and_off(office: Store) -> None:
    app = run_page("set_up")
    app.button(key="steps").click().run()
    assert is_two_step(records(office))
    assert "<strong>hai bước</strong>" in shown(app)
    app.button(key="steps").click().run()
    assert not is_two_step(records(office))
    assert [row.who for row in records(office).trail()] == ["Lê Thị Chi", "Lê Thị Chi"]


def test_only_administrators_see_it_or_change_anything(
    office: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run_page("set_up")
    staff = Person(STAFF, "An", frozenset({"tan_yen"}), 2)
    # An administrator while the page is drawn, none any more when it writes.
    there = iter([CHIEF])
    monkeypatch.setattr("ui.served.read_person", lambda *_: next(there, staff))
    app.button(key="steps").click().run()
    assert "không có quyền quản trị" in app.error[0].value
    assert not is_two_step(records(office))
    assert "Trang này không dành cho vai trò" in shown(run_page("set_up"))
