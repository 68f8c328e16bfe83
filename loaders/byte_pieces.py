"""A file's bytes in pieces of a megabyte, and a sample of where they are more than ASCII."""

import re
from collections.abc import Iterator

BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_PIECE = 1 << 20
# Where pieces may be cut: no letter of any encoding here reaches across one of these.
_CUTS = b"\n\r\t,;| "
_CUT = re.compile(rb"[\n\r\t,;| ]")
_WINDOW, _WINDOWS = 4096, 64


def sample_beyond_ascii(content: bytes) -> bytes:
    """Windows of the content around its first bytes beyond ASCII, cut between words."""
    windows: list[bytes] = []
    place = 0
    while len(windows) < _WINDOWS and (found := BEYOND_ASCII.search(content, place)):
        start = max(0, found.start() - 64, place)
        cut = _last_cut(content, start, found.start())
        place = _next_cut(content, found.start() + _WINDOW)
        windows.append(content[cut if cut > start else start : place])
    return b"\n".join(windows)


def _last_cut(content: bytes, start: int, end: int) -> int:
    """The place behind the last separator between two places; the first of them where there is none."""
    return max(start, max(content.rfind(bytes((sign,)), start, end) for sign in _CUTS) + 1)


def _next_cut(content: bytes, place: int) -> int:
    found = _CUT.search(content, place)
    return found.end() if found else len(content)


def pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Pieces of about a megabyte with the place of each, cut between words."""
    start = 0
    while start < len(content):
        end = len(content)
        if end - start > _PIECE:
            end = _last_cut(content, start, start + _PIECE)
            end = end if end > start else _next_cut(content, start + _PIECE)
        yield start, content[start:end]
        start = end


def wide_pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Pieces of UTF-16: of an even length, and no pair of surrogates cut in two."""
    start = 0
    while start < len(content):
        end = min(len(content), start + _PIECE)
        if end < len(content) and 0xD8 <= max(content[end - 1], content[end - 2]) <= 0xDB:
            end -= 2
        yield start, content[start:end]
        start = end
