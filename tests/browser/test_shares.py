"""Links, the whole way: made in the dialog, opened elsewhere, held to their reach, taken back."""

import re
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, expect

from access import (
    ADMINISTRATOR,
    Terms,
    add_account,
    change_account,
    end_sessions,
    make_share,
    open_session,
    read_account,
    set_password,
)
from access.sessions import BROWSER, LINK
from access.tokens import later
from domain.catalogue_files import catalogue_for
from intake import accept, check_content, undo
from store import open_store
from tests.browser.conftest import NewPage, StartServer
from tests.browser.screens import open_view, press, settle
from tests.offices import TAN_YEN, Office, make_office

VIEW = {"unit": "tan_yen", "period": "2023-9M"}
HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">\'"&'
LATER_FILE = b"unit,indicator,year,months,value,grade\ntan_yen,go_industry,2023,9,5555,official\n"


def enter(page: Page, base: str, cookies: dict[str, str]) -> None:
    """Be in already, by these cookies."""
    page.context.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])


def link_made(page: Page) -> str:
    """Make a link by the dialog that is open; its address."""
    dialog = page.get_by_role("dialog")
    press(page, "Tạo liên kết")
    expect(dialog.get_by_text("Đã tạo liên kết")).to_be_visible()
    address = dialog.get_by_test_id("stCode").inner_text().strip()
    expect(dialog.locator(".qr img")).to_be_visible()
    expect(dialog.get_by_text("chỉ mở được từ mạng của cơ quan")).to_be_visible()
    press(page, "Đóng")
    expect(dialog).to_have_count(0)
    return address


def test_a_link_opens_what_its_sender_saw_until_it_is_taken_back(
    board: str, office: Office, new_page: NewPage
) -> None:
    sender, receiver = new_page(), new_page(390, 844)
    enter(sender, board, office.cookies["viewer"])
    open_view(sender, board, "plan", **VIEW)
    press(sender, "Chia sẻ")
    sender.get_by_role("dialog").get_by_label("Tên liên kết").fill("Họp quý III")
    sender.keyboard.press("Tab")
    address = link_made(sender)

    receiver.goto(address)
    expect(receiver.locator("h1")).to_have_text("Huyện Tân Yên — 9 tháng đầu năm 2023")
    assert "/s/" not in receiver.url
    receiver.locator("footer a.button").click()
    settle(receiver)
    expect(receiver.get_by_text("Đang xem qua liên kết Họp quý III")).to_be_visible()
    expect(receiver.get_by_role("combobox", name="Đơn vị")).to_have_count(0)
    assert receiver.url.split("?")[0].endswith("/plan")

    open_view(sender, board, "links")
    row = sender.locator("tr", has_text="Họp quý III")
    expect(row.locator("td[data-title='Lượt mở']")).to_have_text("1")
    sender.get_by_role("combobox", name="Chọn liên kết để thu hồi").click()
    sender.get_by_role("option", name=re.compile("Họp quý III")).click()
    press(sender, "Thu hồi liên kết")
    expect(sender.get_by_text("Đã thu hồi liên kết Họp quý III")).to_be_visible()

    # The tab that stands open: over at its next run, by the connection it has.
    receiver.get_by_text("English", exact=True).click()
    expect(receiver.get_by_text("liên kết không còn hiệu lực")).to_be_visible()
    expect(receiver.locator("article.card, table")).to_have_count(0)
    receiver.goto(address)
    expect(receiver.get_by_role("heading", level=1)).to_have_text("Liên kết đã bị thu hồi")


def test_without_the_cookie_one_is_told_to_open_the_link_and_not_to_sign_in(
    board: str, office: Office, page: Page
) -> None:
    number = office.links["link"][0]
    page.goto(f"{board}/plan?v=1&unit=tan_yen&period=2023-9M&link={number}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mở lại liên kết gốc")
    expect(page.locator("input")).to_have_count(0)
    page.goto(f"{board}/plan?v=1&unit=tan_yen&period=2023-9M")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


def test_signing_in_leads_where_one_wanted_to_go(board: str, office: Office, page: Page) -> None:
    account = read_account(office.records, office.accounts["approver"])
    assert account is not None
    set_password(office.records, "", account, "một câu dễ nhớ 2026")
    page.goto(f"{board}/year_on_year?v=1&unit=tan_yen&period=2023-9M&at=latest&lang=en")
    page.get_by_label("User name").fill("Approver ")
    page.get_by_label("Password").fill("một câu dễ nhớ 2026")
    page.get_by_role("button", name="Sign in", exact=True).click()
    settle(page)
    assert page.url.split("?")[0].endswith("/year_on_year")
    expect(page.locator("h1").first).to_have_text("Tân Yên district — First 9 months of 2023")
    page.get_by_role("link", name="Người approver").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(f"{board}/?v=1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_role_taken_away_counts_in_an_open_tab(board: str, office: Office, page: Page) -> None:
    number = add_account(office.records, "", "open.tab", "Người tab", ADMINISTRATOR)
    account = read_account(office.records, number)
    assert account is not None
    enter(page, board, {"session": open_session(office.records, BROWSER, number)})
    open_view(page, board, "trail")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhật ký")
    change_account(office.records, "", account, "Người tab", "viewer", [])
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("This page is not for the role viewer")).to_be_visible()
    change_account(office.records, "", account, "Người tab", "viewer", [], is_active=False)
    page.get_by_role("link", name="To what you may see").click()
    # Told in the tab where it was still connected, else by the way to sign in.
    told, signs_in = page.get_by_text("The session has ended"), page.get_by_role("heading", name="Sign in")
    expect(told.or_(signs_in)).to_be_visible()


def figures_of(base: str, number: int, cookie: str) -> str:
    """The block of figures of a link's first page, letter by letter."""
    asked = urllib.request.Request(f"{base}/e/{number}", headers={"Cookie": f"link_{number}={cookie}"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        html = answer.read().decode()
    found = re.search(r'<section id="figures".*?</section>\s*(?=</main>)', html, re.DOTALL)
    assert found, html
    return found[0]


def test_a_frozen_link_shows_the_same_block_for_ever(
    tmp_path: Path, start_own_server: StartServer, demonstration: None
) -> None:
    own = make_office(tmp_path)
    with open_store(str(own.file)) as store:
        terms = Terms("Giữ nguyên", "overview", TAN_YEN, later(86400), edition=store.edition())
        number, _ = make_share(own.records, "", 1, terms)
        cookie = open_session(own.records, LINK, share=number)
        first = start_own_server(store=str(own.file), GUESTS="")
        kept = figures_of(first, number, cookie)
        assert "4.132" in kept
        known = catalogue_for(demonstration=True)
        sent = accept(check_content(LATER_FILE, "sau.csv", store, known), store, known, "Trần Văn Bình")
        assert sent is not None
        assert figures_of(first, number, cookie) == kept
        undo(sent.submission, store, "Trần Văn Bình", known)
        assert figures_of(first, number, cookie) == kept
        assert accept(check_content(LATER_FILE + b"\n", "nua.csv", store, known), store, known, "Bình")
    again = start_own_server(store=str(own.file), GUESTS="")
    assert figures_of(again, number, cookie) == kept


def test_scripts_in_names_come_out_as_text(board: str, office: Office, new_page: NewPage) -> None:
    number = add_account(office.records, "", "hostile", HOSTILE[:80], ADMINISTRATOR)
    terms = Terms(HOSTILE, "overview", TAN_YEN, later(86400), reach="board")
    link, token = make_share(office.records, HOSTILE, number, terms)
    page = new_page()
    enter(page, board, {"session": open_session(office.records, BROWSER, number, agent=HOSTILE)})
    for name in ("overview", "links", "accounts", "trail", "comments"):
        open_view(page, board, name, **VIEW)
        assert page.evaluate("window.hacked") is None, name
    page.goto(f"{board}/account")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    assert page.evaluate("window.hacked") is None
    receiver = new_page()
    receiver.goto(f"{board}/s/{token}")
    expect(receiver.locator("footer")).to_contain_text("<script>window.hacked=1</script>")
    receiver.goto(f"{board}/?v=1&link={link}")
    settle(receiver)
    expect(receiver.locator(".notice.frozen")).to_contain_text("<script>")
    assert receiver.evaluate("window.hacked") is None
    receiver.goto(f"{board}/sign-in?next=%22%3E%3Cscript%3Ewindow.hacked=1%3C/script%3E")
    assert receiver.evaluate("window.hacked") is None


def test_a_tab_that_cannot_connect_any_more_leads_to_sign_in_and_back(
    board: str, office: Office, page: Page
) -> None:
    number = office.accounts["viewer"]
    enter(page, board, {"session": open_session(office.records, BROWSER, number)})
    open_view(page, board, "plan", **VIEW)
    end_sessions(office.records, "", number)
    app = page.locator("[data-testid=stApp]")
    app.evaluate("one => one.setAttribute('data-test-connection-state', 'PINGING_SERVER')")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    assert "plan" in page.url
