"""What a text file is written in, by evidence; decided on a sample, then held against every byte."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from domain.errors import Refused
from loaders.byte_pieces import BEYOND_ASCII, pieces, sample_beyond_ascii, wide_pieces
from loaders.legacy_letters import LEGACY, UnknownLetter, from_legacy
from loaders.read_as import UTF_8, UTF_16, WINDOWS_1258
from loaders.syllables import is_syllable, marked_words, share_of_syllables

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Of its marked words a text in the right letters has nearly all right, in the wrong ones hardly any.
_RIGHT, _APART = 0.7, 0.3
_LEAST_PAIRS = 4
_MIXED_WORDS, _MIXED_SHARE = 3, 0.2
# Letters that no old font was ever taken for: where they stand, the text is Unicode at least in part.
_UNICODE_ONLY = re.compile("[\u0102-\u01b0\u1ea0-\u1ef9]")
Given = TypeVar("Given", str, bytes)


class Decoded(NamedTuple):
    """A text file's content as UTF-8 without a mark before it, and the word for what it was written in."""

    content: bytes
    encoding: str


def decode(content: bytes, stated: str = "") -> Decoded:
    """The content as UTF-8; `stated` is what the sender says it is written in. Raises Refused."""
    bom, codec = next(((bom, codec) for bom, codec in _BOMS if content.startswith(bom)), (b"", ""))
    body = content[len(bom) :] if bom else content
    codec = codec or _wide_codec(body) or "utf-8"
    if codec != "utf-8":
        return _in_letters(_recoded(body, partial(_plain, codec=codec), codec), UTF_16, stated)
    if body.isascii():
        return Decoded(body, stated or UTF_8)
    wrong = _first_wrong_byte(body)
    if wrong is None and stated != WINDOWS_1258:
        return _in_letters(body, UTF_8, stated)
    if bom or stated in (UTF_8, UTF_16) or b"\0" in body:
        raise _refused(body, wrong or 0)
    encoding = stated or _by_letters(sample_beyond_ascii(body), body, wrong or 0)
    return Decoded(_recoded(body, _NARROW[encoding], "utf-8"), encoding)


def rows_before(content: bytes, place: int) -> int:
    """How many lines end before a byte."""
    before = content[:place]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _refused(content: bytes, place: int) -> Refused:
    return Refused("unreadable", reason="encoding", row=rows_before(content, place) + 1)


def _wide_codec(content: bytes) -> str:
    """UTF-16 without a mark: of its pairs one byte is nearly always zero, the other never."""
    sample = content[: 1 << 16]
    low, high = sample[::2].count(0), sample[1::2].count(0)
    pairs = len(sample) // 2
    if pairs < _LEAST_PAIRS or low + high < pairs / 3 or (low and high):
        return ""
    return "utf-16-le" if high else "utf-16-be"


def _first_wrong_byte(content: bytes) -> int | None:
    """Where content stops being UTF-8; looked at in pieces, for a large text is never needed as a whole."""
    for start, piece in pieces(content):
        try:
            piece.decode("utf-8")
        except UnicodeDecodeError as why:
            return start + why.start
    return None


def _in_letters(content: bytes, encoding: str, stated: str) -> Decoded:
    """Unicode text as it is, or out of the letters of an old font that were taken for characters."""
    font = stated if stated in LEGACY else "" if stated else _font_of(content)
    if not font:
        return Decoded(content, stated or encoding)
    return Decoded(_recoded(content, partial(_unicode_in, font=font), "utf-8"), font)


def _font_of(content: bytes) -> str:
    """The old font whose letters Unicode text holds; '' where it is what it seems to be."""
    text = sample_beyond_ascii(content).decode("utf-8", errors="ignore")
    if not re.search("[\xa1-\xff]", text):
        return ""
    plain = share_of_syllables(text)
    readings = {font: read for font in LEGACY if (read := _tried(partial(from_legacy, font=font), text))}
    shares = {font: share_of_syllables(text) for font, text in readings.items()}
    best = max(shares, key=lambda font: shares[font], default="")
    if not best or shares[best] <= plain:
        return ""
    rivals = [plain, *(share for font, share in shares.items() if readings[font] != readings[best])]
    if shares[best] >= _RIGHT and shares[best] - max(rivals) >= _APART and not _UNICODE_ONLY.search(text):
        return best
    if shares[best] >= _RIGHT or _is_mixed(text, best):
        raise _refused(content, next(BEYOND_ASCII.finditer(content)).start())
    return ""


def _is_mixed(text: str, font: str) -> bool:
    """Whether many words make sense only in the old font while others make sense as they are."""
    words = marked_words(text)
    turned = [_tried(partial(from_legacy, font=font), word) for word in words if not is_syllable(word)]
    sensible = sum(bool(word) and is_syllable(word or "") for word in turned)
    return sensible >= _MIXED_WORDS and sensible >= _MIXED_SHARE * len(words)


def _by_letters(sample: bytes, content: bytes, wrong: int) -> str:
    """The narrow encoding under which a sample reads as Vietnamese, and no other does."""
    readings = {name: text for name, read in _NARROW.items() if (text := _tried(read, sample)) is not None}
    if readings and len(set(readings.values())) == 1 and WINDOWS_1258 in readings:
        # Signs alone, the same in all of them; letters must be Vietnamese ones.
        words = marked_words(readings[WINDOWS_1258])
        if not words or share_of_syllables(readings[WINDOWS_1258]) >= _RIGHT:
            return WINDOWS_1258
    shares = {name: share_of_syllables(text) for name, text in readings.items()}
    best = max(shares, key=lambda name: shares[name], default="")
    rivals = [
        name
        for name, share in shares.items()
        if share > shares[best] - _APART and readings[name] != readings[best]
    ]
    if not best or shares[best] < _RIGHT or rivals:
        raise _refused(content, wrong)
    return best


def _tried(read: Callable[[Given], str], given: Given) -> str | None:
    try:
        return read(given)
    except (UnicodeDecodeError, UnknownLetter):
        return None


def _recoded(content: bytes, read: Callable[[bytes], str], codec: str) -> bytes:
    """All of the content as UTF-8; raises Refused with the row of the first byte that does not fit."""
    texts: list[bytes] = []
    for start, piece in wide_pieces(content) if codec.startswith("utf-16") else pieces(content):
        try:
            texts.append(read(piece).encode())
        except UnicodeDecodeError as why:
            before = piece[: why.start].decode(codec, errors="ignore")
            raise _misfit(content[:start], before, codec) from why
        except UnicodeEncodeError as why:
            raise _misfit(content[:start], str(why.object)[: why.start], codec) from why
        except UnknownLetter as why:
            raise _misfit(content[:start], why.before, codec) from why
    return b"".join(texts)


def _misfit(pieces: bytes, before: str, codec: str) -> Refused:
    """The refusal of what stands behind some pieces and the text that follows them."""
    text = pieces.decode(codec, errors="ignore").encode() + before.encode(errors="ignore")
    return _refused(text, len(text))


def _plain(piece: bytes, codec: str) -> str:
    return piece.decode(codec)


def _unicode_in(piece: bytes, font: str) -> str:
    return from_legacy(piece.decode("utf-8"), font)


def _narrow_in(piece: bytes, font: str) -> str:
    return from_legacy(piece.decode("windows-1252"), font)


def _vietnamese(piece: bytes) -> str:
    """Windows-1258 keeps most tones as marks behind their letters; every mark must find its letter."""
    text = unicodedata.normalize("NFC", piece.decode("windows-1258"))
    if lone := _MARK.search(text):
        raise UnknownLetter(text[: lone.start()])
    return text


_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_NARROW: dict[str, Callable[[bytes], str]] = {
    WINDOWS_1258: _vietnamese,
    **{font: partial(_narrow_in, font=font) for font in LEGACY},
}
