"""What a workbook may hold; beyond it nothing is unpacked or laid out, and the sender hears how much."""

from domain.errors import Refused

# Sheets of a million rows by eight columns unpack to 400 MB.
MAX_UNPACKED = 512 * 1024**2
MAX_PARTS = 5_000
MAX_SHEETS = 500
# What Excel itself can show.
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
# Of all sheets, each counted from A1 to its last row and last column that hold something.
MAX_CELLS = 10_000_000
# Letters of all cells together; what is held of them afterwards is about as many bytes.
MAX_LETTERS = 128 * 1024**2
# Of one cell; Excel takes 32.767.
MAX_CELL = 1_000_000


def most_memory(size: int) -> int:
    """Bytes of address space for reading a workbook of `size` bytes: ten million cells and the file twice."""
    return 700 * 1024**2 + 2 * size


def hold_to(what: str, found: int, limit: int) -> None:
    """Refuses more parts, sheets, rows, columns, cells, letters or unpacked bytes than the limit."""
    if found > limit:
        raise Refused("too_large", reason=f"book_{what}", size=found, limit=limit)


def damaged() -> Refused:
    """The refusal of what is no workbook, or no longer one."""
    return Refused("unreadable", reason="workbook")
