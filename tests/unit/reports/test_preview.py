"""What a chat shows of a link: words and a picture with the right letters; no figure where none may be."""

import re
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from PIL import Image, ImageChops

from reports import preview_picture, preview_words
from reports.preview_drawing import SIZE, Shown, draw, font, lines_of
from store import Store
from tests.unit.reports.editions import HOSTILE_UNIT, INDUSTRY, NASTY, opened, seed, seed_hostile, seen
from texts import LANGUAGES

LETTERS = "ẮẴữộĐỳặỗợẩ≈"
FIGURES = re.compile(r"\d+[.,]\d|%")


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """The first edition of one district."""
    with opened(sqlite_url) as store:
        seed(store)
        yield store


def opened_picture(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["overview", "indicator", "compare", "tasks"])
@pytest.mark.parametrize("told", [True, False])
def test_a_picture_has_the_size_chats_ask_for(page: str, lang: str, told: bool, store: Store) -> None:
    view = seen(lang=lang, indicator=INDUSTRY)
    picture = opened_picture(preview_picture(store, view, page, tells_figures=told))
    assert (picture.format, picture.size) == ("PNG", SIZE)
    assert picture.convert("RGB").getcolors(maxcolors=1) is None


def test_words_carry_the_finding_or_no_figure_at_all(store: Store) -> None:
    title, told = preview_words(store, seen(), "overview")
    assert title == "Huyện Tân Yên — 9 tháng đầu năm 2023"
    assert "63,2%" in told
    assert "**" not in told
    silent = preview_words(store, seen(), "overview", tells_figures=False)
    assert silent[0] == title
    assert not FIGURES.search(silent[1])


def test_the_picture_without_figures_is_another(store: Store) -> None:
    pictures = {preview_picture(store, seen(), "overview", tells_figures=told) for told in (True, False)}
    assert len(pictures) == 2


def test_hostile_names_are_only_letters(sqlite_url: str) -> None:
    with opened(sqlite_url) as store:
        seed_hostile(store)
        assert opened_picture(preview_picture(store, seen(HOSTILE_UNIT), "overview")).size == SIZE
        assert NASTY in preview_words(store, seen(HOSTILE_UNIT), "overview")[0]


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_the_font_has_every_letter(weight: str) -> None:
    letters = font(weight, 40)
    lacking = bytes(letters.getmask("\U0010fffd"))
    assert [one for one in LETTERS if bytes(letters.getmask(one)) == lacking] == []


def test_letters_in_two_parts_are_drawn_as_one() -> None:
    whole, parted = (Shown("", normalize(form, LETTERS), "", []) for form in ("NFC", "NFD"))
    assert ImageChops.difference(draw(whole, "vi"), draw(parted, "vi")).getbbox() is None


def test_lines_are_no_wider_than_the_paper() -> None:
    letters = font("Regular", 30)
    lines = lines_of("Giá trị sản xuất công nghiệp " * 9 + "x" * 400, letters, 600, 3)
    assert len(lines) == 3
    assert all(letters.getlength(line) <= 600 for line in lines)
    assert lines[-1].endswith("…")
    assert lines_of("", letters, 600, 3) == []
