"""Vietnamese order: letters of their own, tones last, and never by code point."""

from domain.collation import vietnamese_order

WORDS = [
    "Xã 9", "Xã An", "Xã Ân", "Xã Dào", "Xã Đa", "Xã Đà", "Xã Đả", "Xã Đã", "Xã Đá", "Xã Đạ",
    "Xã Em", "Xã Êm", "Xã Mà", "Xã Ma Nơi", "Xã Ôn", "Xã Ơn", "Xã Út", "Xã Ưng", "Xã Y",
]  # fmt: skip


def test_words_stand_as_in_a_dictionary():
    by_code_point = sorted(WORDS)
    assert by_code_point != WORDS
    assert sorted(by_code_point, key=vietnamese_order) == WORDS


def test_two_spellings_of_one_name_have_one_place():
    assert vietnamese_order("Xã Hoà  Bình") == vietnamese_order("xã Hòa Bình")
