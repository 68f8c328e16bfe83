"""What tests of sending do on its page: state, choose a file, mend, accept; and what the page then says."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from store import open_store
from tests.browser.screens import pick, press, settle, uploader

SENDER = "Nguyễn Thị An, Phòng Tài chính - Kế hoạch"


def state_all(page: Page, sender: str = SENDER) -> None:
    """Say for whom, for when and by whom the file is sent."""
    pick(page, "Đơn vị", "Huyện Tân Yên")
    pick(page, "Năm", "2023")
    pick(page, "Kỳ báo cáo", "9 tháng")
    page.get_by_label("Người gửi").fill(sender)
    page.get_by_label("Người gửi").press("Tab")
    settle(page)


def send(page: Page, file: Path) -> None:
    """Choose a file and wait until it has been checked."""
    uploader(page).set_input_files(file)
    expect(page.locator("p.chips")).to_be_visible()
    settle(page)


def chips(page: Page) -> list[str]:
    """The counts above the problems."""
    return page.locator("p.chips span").all_inner_texts()


def problem_heads(page: Page) -> Locator:
    """The place of each problem, in order."""
    return page.locator("article.problem h4")


def problem_kinds(page: Page) -> Locator:
    """Name and count of each kind of problem, in order."""
    return page.locator("h3.problems")


def put(page: Page, cell: str, text: str) -> None:
    """Put a text into a cell that a problem leads to."""
    press(page, f"Tới ô {cell}")
    settle(page)
    field = page.get_by_label(f"Ô {cell}", exact=True)
    expect(field).to_be_visible()
    field.fill(text)
    field.press("Enter")
    settle(page)


def accept_button(page: Page, name: str = "Xác nhận cập nhật") -> Locator:
    """The button that publishes."""
    return page.get_by_role("button", name=name, exact=True)


def editions(file: Path) -> int:
    """How many editions the store has."""
    with open_store(str(file)) as store:
        return store.edition()


def accept(page: Page, edition: int) -> None:
    """Publish the checked file and wait for the receipt."""
    # While a run is drawn, the button of the run before it may still stand beside the new one.
    settle(page)
    expect(accept_button(page)).to_be_enabled()
    accept_button(page).click()
    expect(page.get_by_text(f"Biên nhận: lần cập nhật số {edition}, ")).to_be_visible()
    settle(page)
