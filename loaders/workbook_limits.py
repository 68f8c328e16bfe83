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
# Bytes of address space: what the largest lawful workbook takes, and some air.
MAX_MEMORY = 1024**3


def hold_to(what: str, found: int, limit: int) -> None:
    """Refuses more parts, sheets, rows, columns, cells or unpacked bytes than the limit."""
    if found > limit:
        raise Refused("too_large", reason=f"book_{what}", size=found, limit=limit)


def damaged() -> Refused:
    """The refusal of what is no workbook, or no longer one."""
    return Refused("unreadable", reason="workbook")
