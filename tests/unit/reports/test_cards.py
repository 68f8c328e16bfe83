"""Cards as they reach the page: order, digits, a word for every colour, nothing unescaped."""

import re

from reports.cards import cards_of, share_out
from tests.unit.reports.shown import tan_yen_report

NASTY = "<script>alert(1)</script>"
ORDER = [
    "Thu tiền sử dụng đất", "Thu trên địa bàn", "Sản xuất công nghiệp - TTCN", "Sản xuất nông nghiệp",
    "Tổng chi ngân sách", "Vốn đầu tư phát triển", "Tổng thu ngân sách", "Thương mại - dịch vụ",
]  # fmt: skip


def draw(lang: str = "vi", short: str = "") -> list[str]:
    """The cards of the first seed, one text of HTML each; `short` renames the first indicator."""

    report = tan_yen_report(lang)
    report.loc[0, "short"] = short or report.loc[0, "short"]
    return re.findall(r"<article.*?</article>", cards_of(share_out(report), lang), re.DOTALL)


def words(card: str) -> str:
    """What a reader sees of a card, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", card).split())


def test_the_furthest_behind_comes_first_and_what_has_no_plan_last() -> None:
    assert [re.findall(r"<h3>(.*?)</h3>", card)[0] for card in draw()] == ORDER


def test_a_card_says_value_percent_growth_and_state() -> None:
    cards = dict(zip(ORDER, map(words, draw()), strict=True))
    assert cards["Sản xuất công nghiệp - TTCN"] == (
        "Sản xuất công nghiệp - TTCN 4.132 tỷ đồng ước 68% kế hoạch tăng 6,7% so với cùng kỳ ▼ Chậm tiến độ"
    )
    assert cards["Tổng thu ngân sách"] == (
        "Tổng thu ngân sách 1.593,851 tỷ đồng ước 97,0% dự toán huyện giao Chưa có số liệu cùng kỳ "
        "▲ Vượt tiến độ"
    )


def test_without_a_plan_there_is_no_percent_but_a_reason() -> None:
    card = draw()[-1]
    assert words(card) == (
        "Thương mại - dịch vụ 4.260 tỷ đồng ước tăng 10,2% so với cùng kỳ Chưa có số liệu kế hoạch"
    )
    assert "0%" not in words(card)


def test_parts_without_a_percent_stand_in_the_card_of_their_total() -> None:
    (total,) = [card for card in draw() if "Tổng chi ngân sách" in card]
    assert words(total).endswith("Trong đó: Chi thường xuyên 472,5 tỷ đồng; Chi đầu tư XDCB 534,2 tỷ đồng")


def test_the_bar_tells_its_numbers_to_those_who_cannot_see_it() -> None:
    assert 'aria-label="63,19%; tiến độ bình quân 75%"' in draw()[0]
    assert 'aria-label="chưa có số liệu kế hoạch"' in draw()[-1]


def test_every_state_has_a_word_beside_its_colour() -> None:
    for card in draw("en"):
        (state,) = re.findall(r'<p class="state">(.*?)</p>', card)
        assert re.search(r"\w{2,}", state)


def test_a_name_is_never_markup() -> None:
    cards = "".join(draw(short=NASTY))
    assert NASTY not in cards
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in cards


def test_what_no_card_shows_is_left_for_the_table_below() -> None:
    left = share_out(tan_yen_report()).others
    assert list(left["indicator"]) == ["industrial_clusters_in_progress"]
