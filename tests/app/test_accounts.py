"""The page of accounts: added, changed, disabled and let in, by administrators only."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access import (
    ADMINISTRATOR,
    PASSWORD,
    SIGN_IN,
    STAFF,
    VIEWER,
    Person,
    Terms,
    account_named,
    add_account,
    find_ticket,
    make_share,
    open_session,
    read_account,
    sessions_of,
)
from access.tokens import later
from domain.periods import Period
from domain.views import View
from store import AccessRecords, open_store
from tests.app.conftest import run_page, shown
from texts import LANGUAGES, t

HOSTILE = "<script>alert(1)</script>\" ' **x**"


class Office:
    """A store with one administrator, and who is taken to be there."""

    def __init__(self, records: AccessRecords) -> None:
        self.records = records
        self.chief = add_account(records, "", "truong.phong", "Lê Thị Chi", ADMINISTRATOR)
        self.person: Person | None = self.held(self.chief).person

    def held(self, number: int):
        found = read_account(self.records, number)
        assert found is not None
        return found

    def add(
        self, name: str, shown_name: str, role: str = STAFF, units: tuple[str, ...] = ("tan_yen",)
    ) -> int:
        return add_account(self.records, "", name, shown_name, role, units)


@pytest.fixture
def office(empty_store: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with open_store(str(tmp_path / "office.sqlite")) as store:
        found = Office(AccessRecords(store.engine))
        monkeypatch.setattr("ui.served.read_person", lambda *_: found.person)
        yield found


def widget(app: AppTest, kind: str, label: str):
    (found,) = [one for one in app.get(kind) if one.label == label]
    return found


def pick(app: AppTest, number: int) -> AppTest:
    return widget(app, "selectbox", "Tài khoản cần xem hoặc thay đổi").select(number).run()


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def actions(office: Office) -> list[tuple[str, str]]:
    return [(row.who, row.action) for row in office.records.trail()]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_lists_the_accounts(office: Office, lang: str) -> None:
    office.add("an.nguyen", "Nguyễn Văn An")
    office.add("khach", "Người Xem", VIEWER, ())
    drawn = shown(run_page("accounts", lang=lang))
    assert "Nguyễn Văn An" in drawn
    assert {"vi": "Huyện Tân Yên", "en": "Tân Yên district"}[lang] in drawn
    assert {"vi": "Chưa đặt mật khẩu", "en": "No password yet"}[lang] in drawn


@pytest.mark.parametrize("role", [VIEWER, STAFF, "approver", "trial", "guest"])
@pytest.mark.parametrize("page", ["accounts", "trail"])
def test_others_do_not_see_it(office: Office, page: str, role: str) -> None:
    office.add("an.nguyen", "Nguyễn Văn An")
    office.person = Person(role, "Ai Đó", account=0 if role in ("trial", "guest") else 9)
    app = run_page(page)
    assert "Trang này không dành cho vai trò" in shown(app)
    assert "an.nguyen" not in shown(app)
    assert not app.button


def test_an_account_is_added_and_at_hand_for_its_password(office: Office) -> None:
    app = run_page("accounts")
    widget(app, "text_input", "Tên đăng nhập").input("An.Nguyen ")
    widget(app, "text_input", "Họ và tên").input("Nguyễn Văn An").run()
    widget(app, "multiselect", "Gửi số liệu cho đơn vị").select("tan_yen").run()
    press(app, "account_add")
    found = account_named(office.records, "an.nguyen")
    assert found is not None
    assert (found.shown_name, found.role, found.units) == ("Nguyễn Văn An", STAFF, {"tan_yen"})
    assert actions(office)[0] == ("Lê Thị Chi", "account_added")
    assert "Đã thêm tài khoản của Nguyễn Văn An" in app.success[0].value
    assert app.selectbox(key="account_picked").value == found.id
    assert widget(app, "text_input", "Tên đăng nhập").value == ""


def test_a_unit_of_the_whole_country_can_be_added_by_its_name(office: Office) -> None:
    app = run_page("accounts")
    widget(app, "text_input", "Tìm theo tên hoặc mã").input("xã hữu liên").run()
    (found,) = [one for one in app.selectbox if one.label.startswith("Chọn trong")]
    found.select_index(0).run()
    (add,) = [one for one in app.button if "vào danh sách" in one.label]
    add.click().run()
    (unit,) = widget(app, "multiselect", "Gửi số liệu cho đơn vị").value
    assert "06400" in unit


@pytest.mark.parametrize(
    ("name", "shown_name", "told"),
    [
        ("x", "A", "2 đến 60 ký tự"),
        ("truong.phong", "A", "đã có"),
        ("an.nguyen", " ", "1 đến 80"),
        ("<script>", "A", "2 đến 60 ký tự"),
    ],
)
def test_what_cannot_be_is_told(office: Office, name: str, shown_name: str, told: str) -> None:
    app = run_page("accounts")
    widget(app, "text_input", "Tên đăng nhập").input(name)
    widget(app, "text_input", "Họ và tên").input(shown_name)
    press(app, "account_add")
    assert told in app.error[0].value
    assert len(actions(office)) == 1


def test_hostile_names_come_out_inert(office: Office) -> None:
    number = office.add("an.nguyen", HOSTILE)
    app = pick(run_page("accounts"), number)
    assert "<script>" not in shown(app)
    assert "&lt;script&gt;" in shown(app)
    press(app, "account_password")
    assert "<script>" not in shown(app)
    assert "<" not in app.subheader[0].value.replace("\\<", "")


def test_an_account_is_changed(office: Office) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    app = pick(run_page("accounts"), number)
    assert app.button(key="account_save").disabled
    roles = [one for one in app.selectbox if one.label == "Vai trò"]
    roles[-1].select("approver").run()
    assert "khóa và mở khóa kỳ" in shown(app)
    press(app, "account_save")
    assert office.held(number).role == "approver"
    assert office.held(number).units == {"tan_yen"}
    assert "Đã lưu tài khoản của Nguyễn Văn An" in app.success[0].value


def test_an_account_is_disabled_signed_out_and_enabled(office: Office) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    open_session(office.records, "browser", number)
    app = pick(run_page("accounts"), number)
    press(app, "account_turn")
    assert not office.held(number).is_active
    assert sessions_of(office.records, number) == []
    assert app.button(key="account_password").disabled
    press(app, "account_turn")
    assert office.held(number).is_active


def test_who_disables_an_account_is_told_of_its_open_links(office: Office) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    view = View("tan_yen", Period(2023, 9))
    for ends in (later(3600), later(7200)):
        make_share(office.records, "Nguyễn Văn An", number, Terms("Họp", "plan", view, ends))
    app = pick(run_page("accounts"), number)
    press(app, "account_turn")
    assert "Còn 2 liên kết" in app.success[0].value.replace("\\", "")
    press(app, "account_turn")
    assert "đang mở" not in app.success[0].value


def test_the_last_administrator_stays(office: Office) -> None:
    app = pick(run_page("accounts"), office.chief)
    press(app, "account_turn")
    assert "ít nhất một quản trị viên" in app.error[0].value
    assert office.held(office.chief).is_active


@pytest.mark.parametrize(
    ("key", "kind", "path"),
    [("account_password", PASSWORD, "/password/"), ("account_sign_in", SIGN_IN, "/in/")],
)
def test_a_link_is_shown_once_with_its_code(office: Office, key: str, kind: str, path: str) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    app = pick(run_page("accounts"), number)
    press(app, key)
    drawn = shown(app)
    token = drawn.split(f'class="address">{path}')[1].split("<")[0]
    ticket = find_ticket(office.records, token, kind)
    assert ticket is not None
    assert ticket.account == number
    assert 'src="data:image/svg+xml' in drawn
    assert actions(office)[0] == ("Lê Thị Chi", "ticket_made")
    app.run()
    assert token not in shown(app)


def test_everywhere_is_signed_out(office: Office) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    open_session(office.records, "device", number, origin="10.0.0.7", agent="<b>Firefox</b>")
    app = pick(run_page("accounts"), number)
    assert "10.0.0.7" in shown(app)
    assert "<b>Firefox" not in shown(app)
    press(app, "account_sign_out")
    assert sessions_of(office.records, number) == []
    assert "không đăng nhập ở thiết bị nào" in app.text[0].value


def test_who_was_disabled_meanwhile_changes_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    number = office.add("an.nguyen", "Nguyễn Văn An")
    app, before = pick(run_page("accounts"), number), actions(office)
    # There while the page is drawn, gone when it writes.
    there = iter([office.person])
    monkeypatch.setattr("ui.served.read_person", lambda *_: next(there, None))
    app.button(key="account_sign_in").click().run()
    assert app.error[0].value == t("access.denied.nobody")
    assert actions(office) == before
