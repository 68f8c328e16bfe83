"""Names as written by many hands meet under one key."""

import unicodedata

import pytest

from domain.names import child_name, name_key, plain_key, tidy_text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"), ("hoá", "hóa"), ("hoả", "hỏa"), ("hoạ", "họa"), ("xoã", "xõa"),
        ("khoẻ", "khỏe"), ("xoè", "xòe"), ("loé", "lóe"), ("oẹ", "ọe"),
        ("thuỷ", "thủy"), ("thuý", "thúy"), ("luỹ", "lũy"), ("tuỵ", "tụy"), ("tuỳ", "tùy"),
        ("Toà án", "Tòa án"), ("UỶ BAN", "Ủy ban"), ("Hoà Lạc", "Hòa Lạc"), ("loà xoà", "lòa xòa"),
    ],
)  # fmt: skip
def test_both_places_of_a_tone_mark_are_one_name(old: str, new: str) -> None:
    assert name_key(old) == name_key(new) == new.casefold()


@pytest.mark.parametrize(
    "word",
    ["quý", "quỳ", "quỷ", "quỹ", "quỵ", "hoàn", "toán", "hoạt", "ngoài", "khoảng", "thuyền", "huỳnh", "xoèn"],
)
def test_other_words_keep_their_letters(word: str) -> None:
    assert name_key(word) == word


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("\u00a0Huyện\u00a0 Tân \t\n Yên ", "Huyện Tân Yên"),
        ("Ðào tạo", "Đào tạo"),
        ("lao ðộng", "lao động"),
        (unicodedata.normalize("NFD", "Hữu Lũng"), "Hữu Lũng"),
        ("Hư\u0303u Lu\u0303ng", "Hữu Lũng"),
        ("", ""),
    ],
)
def test_text_is_composed_and_its_blanks_are_single(written: str, tidy: str) -> None:
    assert tidy_text(written) == tidy


def test_combining_letters_of_windows_1258_are_composed() -> None:
    decoded = b"H\xfd\xdeu Lu\xdeng, Qu\xfd\xec".decode("cp1258")
    assert decoded not in (unicodedata.normalize("NFC", "Hữu Lũng"), unicodedata.normalize("NFD", "Hữu Lũng"))
    assert tidy_text(decoded).startswith("Hữu Lũng")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tổng thu  ngân sách:", "tổng thu ngân sách"),
        ("TỔNG THU NSNN", "Tổng thu NSNN."),
        ("công nghiệp-tiểu thủ công nghiệp", "Công nghiệp – tiểu thủ công nghiệp"),
        ("thương mại — dịch vụ", "thương mại - dịch vụ"),
        ("ÐỒNG", "đồng"),
    ],
)
def test_two_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Tân Yên", "Tan Yen"), ("Tân Thành", "Tân Thanh"), ("thu", "thú"), ("đông", "dông")]
)
def test_other_tones_and_letters_are_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("written", "name", "is_part"),
    [
        ("- Chi thường xuyên", "chi thường xuyên", True),
        ("– Chi thường xuyên", "chi thường xuyên", True),
        ("+ Thu tiền sử dụng đất", "thu tiền sử dụng đất", True),
        ("• Thu", "thu", True),
        ("Trong đó: Thu trên địa bàn", "thu trên địa bàn", True),
        ("Trong đó, thu trên địa bàn", "thu trên địa bàn", True),
        ("- Trong đó: thu", "thu", True),
        ("Trong đó", "", True),
        ("I. - Thu", "thu", True),
        ("Tổng thu", "tổng thu", False),
        ("1. Tổng thu", "tổng thu", False),
        ("1.2. Thu", "thu", False),
        ("IV. NGÂN SÁCH", "ngân sách", False),
        ("a) Thu", "thu", False),
        ("đ) Thu", "thu", False),
        ("2.500 lao động", "2.500 lao động", False),
        ("02 xã", "02 xã", False),
        ("Thương mại - dịch vụ", "thương mại - dịch vụ", False),
        ("", "", False),
    ],
)
def test_a_bullet_or_of_which_makes_a_part(written: str, name: str, is_part: bool) -> None:
    assert child_name(written) == (name, is_part)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Huyện Hữu Lũng", "huyen huu lung"), ("Đồng", "dong"), ("thuỷ lợi", "thuy loi"), ("quý", "quy")],
)
def test_the_plain_key_has_no_marks(written: str, plain: str) -> None:
    assert plain_key(written) == plain
