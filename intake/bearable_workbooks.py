"""Whether a sender's workbook may be opened for writing in this process: small, plain, spanning little."""

import io
import re
import zipfile

from domain.places import column_index

# A cell costs some hundred bytes once a workbook is open for writing, and its XML some thirty unpacked.
MOST_UNPACKED = 16 * 1024 * 1024
MOST_SPANNED = 200_000
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref\s*=\s*[\"']([^\"']{1,40})")
_CORNERS = re.compile(r"(?P<first>[A-Z]{1,3})(?P<top>\d{1,7}):(?P<last>[A-Z]{1,3})(?P<bottom>\d{1,7})")
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError)


def bearable_parts(content: bytes) -> list[str] | None:
    """The names of the parts of an .xlsx or .xlsm that may be opened; None for what is none, or may not be.

    Any part may turn out to be a sheet, whatever its name: all of them are counted and looked at.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            held = packed.infolist()
            names = [one.filename for one in held]
            if "xl/workbook.xml" not in names or sum(one.file_size for one in held) > MOST_UNPACKED:
                return None
            parts = [packed.read(one) for one in held]
    except _BROKEN:
        return None
    is_plain = not any(map(_declares_entities, parts))
    return names if is_plain and sum(map(_spanned_cells, parts)) <= MOST_SPANNED else None


def _declares_entities(part: bytes) -> bool:
    # In two bytes a letter the words would stand otherwise: no spreadsheet program writes so.
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or part.startswith((b"\xff\xfe", b"\xfe\xff"))


def _spanned_cells(part: bytes) -> int:
    """How many cells would be made for areas shown as one cell or bearing one link."""
    areas = [one.decode(errors="replace").upper().replace("$", "") for one in _AREA.findall(part)]
    return sum(_area(area) for area in areas if ":" in area)


def _area(ref: str) -> int:
    corners = _CORNERS.fullmatch(ref)
    if corners is None:
        # Whole rows or columns, or nothing that a spreadsheet program writes.
        return MOST_SPANNED + 1
    first, last = (column_index(corners[name]) for name in ("first", "last"))
    return abs(last - first + 1) * abs(int(corners["bottom"]) - int(corners["top"]) + 1)
