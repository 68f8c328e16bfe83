"""What no file that staff send comes near: looked at before anything is unpacked or split into cells."""

from domain.errors import Refused

# A million rows of the longest codes fit well; a file twice as large is no file that staff send.
MAX_BYTES = MAX_UNPACKED = 100 * 1024 * 1024
MAX_ROWS = 2_000_000
# As many as the newest spreadsheets have.
MAX_COLUMNS = 16_384
MAX_CELLS = 25_000_000
# Of all cells together, written out.
MAX_TEXT = 250 * 1024 * 1024
MAX_LINE = 10 * 1024 * 1024


def hold(what: str, found: int, limit: int, **place: int) -> None:
    """Raises Refused where `found` is over the limit of what is counted: size, unpacked, rows, line, ..."""
    if found > limit:
        raise Refused("too_large", reason=f"over_{what}", size=found, limit=limit, **place)


def hold_lines(content: bytes) -> None:
    """Raises Refused for more lines than are taken, or one longer than is taken; in UTF-8."""
    lines = content.count(b"\n") or content.count(b"\r")
    hold("rows", lines, MAX_ROWS)
    start = 0
    while len(content) - start > MAX_LINE:
        end = max(content.rfind(sign, start, start + MAX_LINE) for sign in (b"\n", b"\r"))
        if end < 0:
            hold("line", _line_length(content, start), MAX_LINE, row=_row_of(content, start))
            return
        start = end + 1


def _line_length(content: bytes, start: int) -> int:
    ends = [end for sign in (b"\n", b"\r") if (end := content.find(sign, start)) >= 0]
    return min(ends, default=len(content)) - start


def _row_of(content: bytes, place: int) -> int:
    before = content[:place]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
