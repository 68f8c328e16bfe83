"""A clerk sends a nasty file, mends it at its cells and publishes it, in one step and in two."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from access import TWO_STEP, change_setting
from store import Event, open_store
from tests.browser.conftest import NewPage
from tests.browser.screens import open_view, pick, press, settle
from tests.browser.sending import accept, accept_button, editions, put, send
from tests.browser.sheets import BUDGET, HEAD, INDUSTRY, TRADE, write_sheet
from tests.offices import Office

# Another figure each time, for the same file again is refused.
NASTY = HEAD + INDUSTRY.format("4.13x") + TRADE + BUDGET.format("3.09x", "{}")


def tab(new_page: NewPage, board: str, office: Office, who: str) -> Page:
    page = new_page()
    page.context.add_cookies([{"name": k, "value": v, "url": board} for k, v in office.cookies[who].items()])
    open_view(page, board, "upload")
    return page


def send_and_mend(page: Page, file: Path) -> None:
    """State unit and period, the name being that of the account; mend both broken cells."""
    pick(page, "Đơn vị", "Huyện Tân Yên")
    pick(page, "Năm", "2023")
    pick(page, "Kỳ báo cáo", "9 tháng")
    send(page, file)
    expect(page.locator("p.chips")).to_contain_text("2 lỗi phải sửa")
    put(page, "F6", "4.140")
    put(page, "F9", "3.100")
    expect(page.locator("p.chips")).not_to_contain_text("lỗi phải sửa")


def newest(office: Office) -> Event:
    with open_store(str(office.file)) as store:
        return store.history(limit=1)[0]


@pytest.fixture
def two_steps(office: Office) -> None:
    change_setting(office.records, "", TWO_STEP, "yes")


def test_in_one_step_the_clerk_publishes_under_their_own_name(
    board: str, office: Office, new_page: NewPage, tmp_path: Path
) -> None:
    before, name = editions(office.file), "<img src=x onerror='window.came_out=1'>.csv"
    page = tab(new_page, board, office, "staff")
    # Nobody writes under another name.
    expect(page.get_by_label("Người gửi")).to_have_count(0)
    send_and_mend(page, write_sheet(tmp_path, NASTY.format("699,001"), name))
    accept(page, before + 1)
    assert page.evaluate("window.came_out") is None
    assert (newest(office).who, newest(office).file) == ("Người staff", name)


def test_in_two_steps_the_approver_takes_it_up_as_it_was_mended(
    board: str, office: Office, two_steps: None, new_page: NewPage, tmp_path: Path
) -> None:
    before = editions(office.file)
    clerk = tab(new_page, board, office, "staff")
    send_and_mend(clerk, write_sheet(tmp_path, NASTY.format("699,002"), "quy_3.csv"))
    expect(accept_button(clerk)).to_have_count(0)
    press(clerk, "Trình duyệt")
    settle(clerk)
    expect(clerk.get_by_text("quy_3.csv").first).to_be_visible()
    assert editions(office.file) == before

    # Of another unit: nothing of it is seen.
    other = tab(new_page, board, office, "other staff")
    expect(other.get_by_text("quy_3.csv")).to_have_count(0)

    chief = tab(new_page, board, office, "approver")
    press(chief, "Mở để duyệt")
    settle(chief)
    expect(chief.locator("p.chips")).not_to_contain_text("lỗi phải sửa")
    accept(chief, before + 1)
    accepted = newest(office)
    assert (accepted.who, accepted.message) == ("Người approver", "Người staff trình.")
