"""A territory of a few units and successions, written anew with what a test changes in it."""

from pathlib import Path

from domain.territory_files import SUCCESSION_COLUMNS, SUCCESSIONS, UNIT_COLUMNS, UNITS
from tests.unit.domain.tiny_catalogue import write_lines

OLD_DAYS, NEW_DAYS = ",2025-06-30", "2025-07-01,"
# Commune 00001's code passes to the commune made of 00002 and a part of 00003.
TINY_UNITS = (
    "01,province,Tỉnh A,,,",
    "001,district,Huyện B,01,,2025-06-30",
    f"00001,commune,Xã Một,001,{OLD_DAYS}",
    f"00002,commune,Xã Hai,001,{OLD_DAYS}",
    f"00003,commune,Xã Ba,001,{OLD_DAYS}",
    f"00001,commune,Xã Hai,01,{NEW_DAYS}",
    f"00003,commune,Xã Ba,01,{NEW_DAYS}",
)
TINY_SUCCESSIONS = (
    "00002,00001@2025-07-01,2025-07-01,merge,1",
    "00003,00001@2025-07-01,2025-07-01,split,",
    "00001,00003@2025-07-01,2025-07-01,merge,1",
    "00003,00003@2025-07-01,2025-07-01,split,",
)


def write_territory(folder: Path, *, units: tuple[str, ...] = (), successions: tuple[str, ...] = ()) -> Path:
    """The tiny territory in a folder, with further units from row 9 on, further successions from row 6 on."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / UNITS, ",".join(UNIT_COLUMNS), *TINY_UNITS, *units)
    write_successions(folder / SUCCESSIONS, *TINY_SUCCESSIONS, *successions)
    return folder


def write_successions(file: Path, *lines: str) -> Path:
    """A file of successions with its header."""
    write_lines(file, ",".join(SUCCESSION_COLUMNS), *lines)
    return file
