"""The edition page: what stands on it for whom, that it is inert, small, and the same for ever."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from domain.errors import NotKnown
from domain.periods import Period
from domain.views import View
from reports import Around, edition_page, figures_block
from reports import figures as figures_of
from reports.reading import catalogue_at
from store import Store
from tests.unit.reports.editions import (
    HOSTILE_UNIT,
    INDUSTRY,
    LAND,
    NASTY,
    opened,
    seed,
    seed_hostile,
    seen,
    send_again,
)
from texts import LANGUAGES
from tools import demo

AROUND = Around(board="/?v=1&unit=tan_yen", other_language="/e/1?lang=en")
PAGES = ("overview", "plan", "year_on_year", "present", "indicator", "compare", "tasks")
LARGEST = 60_000
_VOID = {"meta", "img", "br", "link", "input"}


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """The first edition of one district."""
    with opened(sqlite_url) as store:
        seed(store)
        yield store


@pytest.fixture
def hostile(sqlite_url: str) -> Iterator[Store]:
    """A store whose every name is markup."""
    with opened(sqlite_url) as store:
        seed_hostile(store)
        yield store


@pytest.fixture(scope="module")
def demonstration() -> Iterator[Store]:
    """The demonstration store."""
    assert demo.main([]) == 0
    with opened(str(demo.DEFAULT_FILE)) as store:
        yield store


class Reader(HTMLParser):
    """Elements with their attributes, the words between them, and what was left open."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID and not (self.get_starttag_text() or "").endswith("/>"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(document: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(
        " ".join(Reader(re.sub(r"<style>.*?</style>", "", document, flags=re.DOTALL)).words).split()
    )


def redrawn(store: Store, view: View, page: str = "overview") -> str:
    """The figures drawn anew, whatever was kept."""
    figures_of._drawn.cache_clear()
    figures_of.read_contents.cache_clear()
    return figures_block(store, view, page)


def test_the_page_says_unit_period_sentence_cards_tables_and_sources(store: Store) -> None:
    page = edition_page(store, seen(), "overview", AROUND)
    told = words(page)
    assert "Huyện Tân Yên — 9 tháng đầu năm 2023" in told
    assert "thấp nhất là thu tiền sử dụng đất" in told
    assert "Lần cập nhật số 1, ngày" in told
    for text in ("4.132 tỷ đồng", "6.000", "tăng 6,7%", "thiếu vốn", "so-lieu.csv", "An", "ước"):
        assert text in told
    for caption in ("Số liệu so với kế hoạch năm", "Số liệu so với cùng kỳ năm 2022", "Nguồn số liệu"):
        assert f"<caption>{caption}</caption>" in page
    assert page.count("<svg aria-hidden") == 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_in_both_languages_is_whole(page: str, lang: str, store: Store) -> None:
    document = edition_page(store, seen(lang=lang, indicator=LAND), page, AROUND)
    read = Reader(document)
    assert read.open == []
    assert read.elements[0] == ("html", {"lang": lang})
    tags = [tag for tag, _ in read.elements]
    assert tags.count("h1") == 1
    assert "script" not in tags
    ids = [attrs["id"] for _, attrs in read.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]


def test_nothing_is_called_from_outside(store: Store) -> None:
    document = edition_page(store, seen(), "overview", AROUND._replace(printing="/own/x/print.js"))
    outside = re.findall(r"(?:\b(?:src|href)=\"|url\()([^\")]+)", document)
    assert set(outside) == {
        "/?v=1&amp;unit=tan_yen",
        "/e/1?lang=en",
        "/own/x/print.js",
        "#end",
        "#hatched",
        "#dotted",
    }


def test_what_is_around_the_figures_is_told_apart(store: Store) -> None:
    send_again(store)
    around = Around(
        "/board", "/en", newer="/e/2", newest=2, is_frozen=True, link_name="Họp tháng 10", ends="2026-12-31"
    )
    page = edition_page(store, seen(), "overview", around)
    told = words(page)
    assert "Số liệu giữ nguyên tại lần cập nhật số 1. Đã có số liệu mới hơn: lần cập nhật số 2" in told
    assert "Liên kết: Họp tháng 10; chỉ xem, hết hạn sau ngày 31/12/2026" in told
    assert '<a href="/e/2">' in page
    block = figures_block(store, seen(), "overview")
    assert block in page
    assert "Họp tháng 10" not in block
    bare = words(edition_page(store, seen(edition=None), "overview", Around("", "/en")))
    assert "Số liệu mới nhất, lần cập nhật số 2." in bare
    assert "Mở bảng tương tác" not in bare
    assert "Liên kết" not in bare


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_names_are_inert(page: str, lang: str, hostile: Store) -> None:
    around = Around(NASTY, NASTY, NASTY, 9, True, NASTY, "2026-12-31")
    view = seen(HOSTILE_UNIT, lang=lang, indicator=INDUSTRY)
    read = Reader(edition_page(hostile, view, page, around))
    assert read.open == []
    tags = {tag for tag, _ in read.elements}
    assert tags.isdisjoint({"script", "img"})
    assert not [name for _, attrs in read.elements for name in attrs if name.startswith("on")]
    title = "".join(read.words).strip().splitlines()[0]
    assert NASTY in title
    assert "49" not in title


def test_figures_are_the_same_for_ever(store_url: str) -> None:
    with opened(store_url) as store:
        seed(store)
        first = {page: redrawn(store, seen(indicator=LAND), page) for page in PAGES}
        undone = send_again(store)
        store.undo(undone, "An")
        send_again(store, 5500)
        assert {page: redrawn(store, seen(indicator=LAND), page) for page in PAGES} == first
        assert "5.500" in redrawn(store, seen(edition=4))
        assert "4.132" in redrawn(store, seen(edition=3))
    with opened(store_url) as again:
        assert {page: redrawn(again, seen(indicator=LAND), page) for page in PAGES} == first
        again.undo(1, "An")
        assert {page: redrawn(again, seen(indicator=LAND), page) for page in PAGES} == first


def test_what_a_page_does_not_depend_on_makes_no_other_letters(store: Store) -> None:
    first = figures_block(store, seen(), "overview")
    view = seen(indicator=LAND, within="all", slide=4, theme="dark", choices=(("order", "name"),))
    assert figures_block(store, view, "present") == first


def test_what_the_door_gets_is_plain_text(store: Store) -> None:
    # Markup would escape whatever is put beside it.
    assert type(edition_page(store, seen(), "overview", AROUND)) is str
    assert type(figures_block(store, seen(), "overview")) is str


def test_figures_are_of_one_edition(store: Store) -> None:
    with pytest.raises(ValueError, match="edition"):
        figures_block(store, seen(edition=None), "overview")


def test_a_link_to_one_indicator_tells_no_other(store: Store) -> None:
    told = words(edition_page(store, seen(indicator=LAND), "indicator", AROUND))
    assert "568,7" in told
    for other in ("4.132", "4.260", "6.000", "công nghiệp", "thương mại", "thiếu vốn"):
        assert other not in told.lower()


@pytest.mark.parametrize(
    ("view", "page"),
    [
        (seen("nobody"), "overview"),
        (seen(indicator="nothing"), "indicator"),
        (seen(indicator="nothing"), "compare"),
        (seen(edition=7), "overview"),
        (seen(), "upload"),
    ],
)
def test_what_nobody_knows_is_a_fault(view: View, page: str, store: Store) -> None:
    with pytest.raises(NotKnown):
        edition_page(store, view, page, AROUND)


def test_a_period_without_figures_says_so(store: Store) -> None:
    early = replace(seen(), period=Period(2019, 3))
    assert "Chưa có số liệu: Quý I năm 2019." in words(edition_page(store, early, "overview", AROUND))
    # The district had ended by then.
    late = replace(seen(), period=Period(2026, 3))
    told = words(edition_page(store, late, "overview", AROUND))
    assert "Chưa có số liệu: Quý I năm 2026." in told
    assert "đến hết ngày 30/06/2025" in told


def test_tasks_stand_as_at_the_end_of_the_period(demonstration: Store) -> None:
    newest = demonstration.edition()
    at_the_end = View("huu_lung", Period(2024), newest)
    told = words(edition_page(demonstration, at_the_end, "tasks", AROUND))
    assert "Tính đến 31/12/2024: không có nhiệm vụ quá hạn" in told


def test_units_are_ranked_as_the_board_ranks_them(demonstration: Store) -> None:
    newest = demonstration.edition()
    view = View("vi_du", Period(2024, 9), newest, indicator="go_agriculture")
    page = edition_page(demonstration, view, "compare", AROUND)
    assert "12/12 đơn vị cấp xã đã gửi số liệu" in words(page)
    assert "thấp nhất là Xã Thung Mai (giả định) (65,8%)" in words(page)
    assert len(re.findall('<th scope="row">Xã ', page)) == 12
    by_value = replace(view, choices=(("measure", "value"),))
    assert "12 đơn vị có số liệu" in words(edition_page(demonstration, by_value, "compare", AROUND))


@pytest.mark.timeout(600)
def test_every_edition_of_the_demonstration_is_small(demonstration: Store) -> None:
    newest = demonstration.edition()
    around = Around(
        "/board", "/en", newer="/e/2", newest=newest, is_frozen=True, link_name="Họp", ends="2026-12-31"
    )
    catalogue, coverage = catalogue_at(demonstration, newest), demonstration.coverage(newest)
    full = coverage[coverage["period"].isin([202309, 202400, 202409, 202412])]
    sizes = {}
    for unit, period in zip(full["unit"].astype("str"), full["period"], strict=True):
        view = View(catalogue.units[unit].code, Period.from_code(period), newest)
        for page in ("overview", "tasks", "compare"):
            size = len(edition_page(demonstration, view, page, around).encode())
            sizes[f"{unit} {period} {page}"] = size
    assert {name.split()[0] for name in sizes} == set(coverage["unit"].astype("str"))
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_without_an_indicator_its_page_is_of_the_one_furthest_behind(store: Store) -> None:
    """As the board shows it where none was chosen; and of no other."""
    furthest = figures_block(store, seen(indicator=LAND), "indicator")
    assert figures_block(store, seen(), "indicator") == furthest
