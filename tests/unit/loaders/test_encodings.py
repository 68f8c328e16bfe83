"""What a text is written in: told by its letters, held against every byte, refused where uncertain."""

import unicodedata

import pytest

from loaders import ReadAs, Refused, read_content
from loaders.encodings import decode
from loaders.syllables import is_syllable
from loaders.text_files import LARGE
from tests.unit.loaders.letters import ENCODINGS, encoded, legacy, windows_1258

TEXT = (
    "TT;Chỉ tiêu;Đơn vị tính;Ước thực hiện\n"
    "1;Tổng thu ngân sách trên địa bàn huyện;tỷ đồng;1.593,851\n"
    "2;Giá trị sản xuất nông, lâm nghiệp và thủy sản;tỷ đồng;3.943\n"
)
LETTERS = "đĐăĂâÂêÊôÔơƠưƯ" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in "\u0300\u0301\u0303\u0309\u0323"
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_vietnamese_text_is_known_by_its_letters(encoding):
    found = decode(encoded(TEXT, encoding))
    assert (found.content.decode(), found.encoding) == (TEXT, ENCODINGS[encoding])


@pytest.mark.parametrize("encoding", ["windows-1258", "tcvn3", "vni", "tcvn3 as utf-8", "vni as utf-16"])
def test_every_letter_has_its_place(encoding):
    text = TEXT * 20 + "".join(f"{letter};{letter}\n" for letter in LETTERS)
    assert decode(encoded(text, encoding)).content.decode() == text


def test_the_horned_u_of_tcvn3_is_the_soft_hyphen_and_stays():
    assert legacy("ư", "tcvn3") == b"\xad"
    found = decode(legacy("lương thực;hướng dẫn;đường;trường\n", "tcvn3"))
    assert found.content.decode() == "lương thực;hướng dẫn;đường;trường\n"


def test_windows_1258_comes_out_composed():
    content = windows_1258("những;chữ;số;liệu\n")
    assert b"\xde" in content
    assert decode(content).content.decode() == unicodedata.normalize("NFC", "những;chữ;số;liệu\n")


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "Tong thu;5\n", "~^|`\n"])
def test_plain_ascii_stays_utf_8(text):
    assert decode(text.encode()) == (text.encode(), "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Krông Pắk;Đắk Lắk;Ea H'leo\n",
        "Café;Zürich;naïve;São Paulo\n",
        "đơn vị: m², °C, ‰, “tỷ đồng” – 50%\n",
        "à;é;ì;ò;ù\n",
        "Hà Nội\nTổng thu\n",
    ],
)
def test_unicode_text_is_left_as_it_is(text):
    assert decode(text.encode()) == (text.encode(), "utf-8")


def test_decomposed_unicode_is_not_altered():
    text = unicodedata.normalize("NFD", TEXT)
    assert decode(text.encode()).content.decode() == text


def test_signs_that_are_the_same_everywhere_need_no_letters_to_tell():
    found = decode(b"a;m\xb2\n1;\x96 5\xb0C\n")
    assert (found.content.decode(), found.encoding) == ("a;m²\n1;– 5°C\n", "windows-1258")


@pytest.mark.parametrize(
    "content",
    [
        b"a;b\n1;caf\xe9\n",
        b"a;b\n1;\xe1\xbb\n",
        "Tổng thu ngân sách\n".encode() * 5 + b"\xff\xfe\n",
        "Thu;Tổng".encode()[:-3],
        b"\xef\xbb\xbfa;\xe1\xbb\n",
        b"\xff\xfea\x00\x00\xd8",
    ],
    ids=["western", "cut letter", "stray bytes", "cut file", "marked", "half a pair"],
)
def test_what_cannot_be_told_is_refused(content):
    with pytest.raises(Refused) as refused:
        decode(content)
    assert (refused.value.code, refused.value.details["reason"]) == ("unreadable", "encoding")


def test_a_sheet_half_in_unicode_and_half_in_an_old_font_is_refused():
    half = "Tổng thu ngân sách\n" * 3 + legacy("Tổng chi ngân sách huyện\n" * 3, "tcvn3").decode("latin-1")
    with pytest.raises(Refused) as refused:
        decode(half.encode())
    assert refused.value.details == {"reason": "encoding", "row": 1}


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_the_row_of_the_first_wrong_byte_is_named(end):
    content = end.join(["a;b", "1;2", "Tổng thu"]).encode() + b"\xff"
    with pytest.raises(Refused) as refused:
        decode(content)
    assert refused.value.details["row"] == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1258", "tcvn3", "vni", "tcvn3 as utf-8"])
def test_a_large_file_is_decided_on_a_sample_and_held_to_the_end(encoding):
    text = TEXT * (LARGE * 3 // len(TEXT))
    content = encoded(text, encoding)
    assert decode(content).content.decode() == text
    wrong = b"\x00\xd8" if encoding == "utf-16" else b"\x81\xff"
    with pytest.raises(Refused) as refused:
        decode(content + wrong)
    assert refused.value.details == {"reason": "encoding", "row": text.count("\n") + 1}


def test_letters_that_begin_late_are_found():
    text = "a;b;1\n" * 300_000 + TEXT
    assert decode(encoded(text, "vni")) == (text.encode(), "vni")


class TestStated:
    def test_what_the_sender_states_is_taken_where_the_evidence_is_not_enough(self):
        content = b"a;b\n1;caf\xe9\n"
        raw = read_content(content, "a.csv", ReadAs(encoding="windows-1258"))
        assert (raw.encoding, list(raw.grids[0].rows)) == ("windows-1258", [["a", "b"], ["1", "café"]])

    @pytest.mark.parametrize("encoding", ["tcvn3", "tcvn3 as utf-8", "tcvn3 as utf-16"])
    def test_an_old_font_may_be_stated_for_bytes_and_for_characters(self, encoding):
        assert decode(encoded("ngã\n", encoding), "tcvn3").content.decode() == "ngã\n"

    @pytest.mark.parametrize("stated", ["utf-8", "utf-16", "tcvn3", "vni"])
    def test_what_does_not_fit_is_refused_all_the_same(self, stated):
        with pytest.raises(Refused):
            decode(b"a;b\n1;\xff\n", stated)

    @pytest.mark.parametrize(
        "wrong", [{"encoding": "latin-1"}, {"delimiter": "\n"}, {"delimiter": "ab"}, {"quote": "x"}]
    )
    def test_what_is_no_choice_cannot_be_stated(self, wrong):
        with pytest.raises(ValueError, match=r"is none of|parts no cells"):
            ReadAs(**wrong)


@pytest.mark.parametrize(
    "word",
    ["nghiêng", "quyết", "hoà", "hòa", "thuỷ", "thủy", "giếng", "gì", "khuỷu", "ước", "HĐND", "đ", "yếu"],
)
def test_words_that_are_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["tÝnh", "l\xadîng", "Tæng", "bàch", "ắă", "ngđ", "caf", "café", "œ", "hoaí"]
)
def test_words_that_are_none(word):
    assert not is_syllable(word)
