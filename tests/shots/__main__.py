"""`python -m tests.shots [--guide]`: every page at 1440, 1920 and 390 px, or the guide's pictures.

The app runs on a copy of the demonstration store, so that nothing is sent to the real one.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.screens import HUU_LUNG, PAGES, TAN_YEN, VI_DU, open_view, pick, settle, uploader
from tests.offices import Office, with_people
from texts import t
from tools.browser import FLAGS, find_chromium
from tools.demo import DEFAULT_FILE
from tools.environment import ROOT
from tools.serving import ADDRESS, free_port, start_app, wait_until_ready

SHOTS, GUIDE = ROOT / "shots", ROOT / "docs" / "hinh"
NASTY = ROOT / "tests" / "files" / "bad" / "five_errors.csv"
WIDTHS = {1440: 900, 1920: 1080, 390: 844}
TALLEST = 6_000


class Shot(NamedTuple):
    """One picture: its file's name, the page ('/…' for one of the door's own), the view, what is done there.

    `who` comes by the cookies of an account or link of tests.offices; '' by none.
    """

    name: str
    page: str
    view: dict[str, str]
    width: int
    act: Callable[[Page, str], None] | None = None
    who: str = ""


def all_shots() -> Iterator[Shot]:
    """Every page × width × language for one district; the others once, on desk and phone."""
    for width in WIDTHS:
        for lang in ("vi", "en"):
            for page in PAGES:
                yield Shot(f"{page}-tan_yen-{lang}-{width}", page, {**TAN_YEN, "lang": lang}, width)
            yield Shot(f"upload-nasty-{lang}-{width}", "upload", {**TAN_YEN, "lang": lang}, width, send)
            yield from door_shots(lang, width)
    for width in (1440, 390):
        for unit, view in (("huu_lung", HUU_LUNG), ("vi_du", VI_DU)):
            for page in PAGES[:7]:
                yield Shot(f"{page}-{unit}-vi-{width}", page, {**view, "lang": "vi"}, width)


def guide_shots() -> Iterator[Shot]:
    """The few pictures of docs/huong-dan.md."""
    view = {**TAN_YEN, "lang": "vi"}
    for name, page, width in (
        ("tong-quan", "overview", 1440),
        ("so-voi-ke-hoach", "plan", 1440),
        ("so-voi-cung-ky", "year_on_year", 1440),
        ("dien-thoai", "overview", 390),
    ):
        yield Shot(name, page, view, width)
    for name, page in (("chi-tiet", "indicator"), ("so-sanh", "compare"), ("trinh-chieu", "present")):
        yield Shot(name, page, {**VI_DU, "lang": "vi"}, 1440)
    yield Shot("loi", "upload", view, 1440, send)
    yield Shot("chia-se", "overview", view, 1440, share)
    yield Shot("lien-ket-dien-thoai", "/e/{link}", {}, 390, who="link")
    yield Shot("tai-khoan", "accounts", {"lang": "vi"}, 1440, who="administrator")


def door_shots(lang: str, width: int) -> Iterator[Shot]:
    """What administrators and those with a link see, and the door's own pages."""
    for page in ("accounts", "trail", "set_up"):
        yield Shot(f"{page}-{lang}-{width}", page, {**TAN_YEN, "lang": lang}, width, who="administrator")
    yield Shot(f"share-{lang}-{width}", "plan", {**TAN_YEN, "lang": lang}, width, share)
    for name, path, who in (
        ("sign_in", "/sign-in", ""),
        ("account", "/account", "staff"),
        ("edition", "/e/{board}", "board"),
        ("link_away", "/e/{link}", ""),
    ):
        yield Shot(f"{name}-{lang}-{width}", path, {"lang": lang}, width, who=who)


def take(browser: Browser, base: str, office: Office, shot: Shot, folder: Path, tallest: int) -> None:
    """Open a page as a visitor of its own, and draw it as tall as it is, up to `tallest` px."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": WIDTHS[shot.width]},
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
    )
    cookies = office.cookies.get(shot.who, {})
    context.add_cookies([{"name": name, "value": text, "url": base} for name, text in cookies.items()])
    page = context.new_page()
    if shot.page.startswith("/"):
        numbers = {name: number for name, (number, _) in office.links.items()}
        page.goto(f"{base}{shot.page.format(**numbers)}?{urlencode(shot.view)}")
        page.screenshot(path=folder / f"{shot.name}.png", full_page=tallest == TALLEST, animations="disabled")
        context.close()
        return
    open_view(page, base, shot.page, **shot.view)
    if shot.act:
        shot.act(page, shot.view["lang"])
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size(
        {"width": shot.width, "height": min(max(height + 70, WIDTHS[shot.width]), tallest)}
    )
    settle(page)
    page.screenshot(path=folder / f"{shot.name}.png", animations="disabled")
    context.close()


def share(page: Page, lang: str) -> None:
    """Make a link."""
    page.get_by_role("button", name=t("share.title", lang), exact=True).click()
    page.get_by_role("button", name=t("share.make", lang), exact=True).click()
    page.get_by_text(t("share.made", lang)).wait_for()
    settle(page)


def send(page: Page, lang: str, file: Path = NASTY) -> None:
    """Fill the upload form and choose a file."""
    words = {
        "vi": ("Đơn vị", "Huyện Tân Yên", "Năm", "Kỳ báo cáo", "9 tháng", "Người gửi"),
        "en": ("Unit", "Tân Yên district", "Year", "Period", "9 months", "Sender"),
    }[lang]
    pick(page, words[0], words[1])
    pick(page, words[2], "2023")
    pick(page, words[3], words[4])
    page.get_by_label(words[5]).fill("Nguyễn Văn An, Văn phòng UBND")
    page.keyboard.press("Tab")
    settle(page)
    uploader(page).set_input_files(file)
    page.locator("article.problem").first.wait_for()
    settle(page)


@contextmanager
def served_copy(prepare: Callable[[Path], None] = lambda _: None) -> Iterator[str]:
    """The address of an app on a copy of the demonstration store, prepared before it starts."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "demo.sqlite"
        shutil.copyfile(DEFAULT_FILE, copy)
        prepare(copy)
        port = free_port()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = start_app(sys.executable, port, {**os.environ, "STORE": str(copy), "GUESTS": "try"}, **quiet)
        try:
            if not wait_until_ready(server, port):
                sys.exit("the app did not come up")
            yield f"http://{ADDRESS}:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def main() -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("--guide", action="store_true", help="the pictures of docs/huong-dan.md instead")
    asked = parser.parse_args()
    folder, shots = (GUIDE, guide_shots()) if asked.guide else (SHOTS, all_shots())
    folder.mkdir(parents=True, exist_ok=True)
    offices: list[Office] = []
    with served_copy(lambda file: offices.append(with_people(file))) as base, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        taken = 0
        for shot in shots:
            take(browser, base, offices[0], shot, folder, 1_300 if asked.guide else TALLEST)
            taken += 1
        browser.close()
    print(f"{taken} pictures in {folder.relative_to(ROOT)}/")
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main())
