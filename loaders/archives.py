"""A gz or zip file that holds one file: unpacked in memory, never further than is taken."""

import gzip
import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO

from domain.errors import Refused
from loaders import limits

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
_PIECE = 1 << 20
_ENCRYPTED = 0x1
_WORKBOOK_PARTS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsx"}
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_DAMAGE = (
    zipfile.BadZipFile,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def workbook_in(content: bytes) -> str | None:
    """'xlsx' or 'ods' where a zip file is a workbook, '' where it is none, None where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.NameToInfo
            found = next((kind for part, kind in _WORKBOOK_PARTS.items() if part in names), "")
            kind = packed.read("mimetype") if "mimetype" in names and _is_short(packed) else b""
            return "ods" if kind.startswith(_OPENDOCUMENT) else found
    except _DAMAGE:
        return None


def _is_short(packed: zipfile.ZipFile) -> bool:
    return packed.getinfo("mimetype").file_size < len(_OPENDOCUMENT) * 10


def unpacked(content: bytes, name: str) -> tuple[bytes, str]:
    """The one file in an archive and its name, of which only the ending is of use; raises Refused."""
    if content.startswith(GZIP):
        return _gunzipped(content), PurePosixPath(name).stem
    return _unzipped(content)


def _gunzipped(content: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return _read_within_limit(packed)
    except _DAMAGE as why:
        raise Refused("unreadable", reason="archive") from why


def _unzipped(content: bytes) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            files = [one for one in packed.infolist() if not one.is_dir() and not _is_litter(one.filename)]
            if len(files) != 1:
                raise Refused("unreadable", reason="several", size=len(files))
            if files[0].flag_bits & _ENCRYPTED:
                raise Refused("encrypted")
            limits.hold("unpacked", files[0].file_size, limits.MAX_UNPACKED)
            with packed.open(files[0]) as member:
                return _read_within_limit(member), files[0].filename
    except _DAMAGE as why:
        raise Refused("unreadable", reason="archive") from why


def _is_litter(name: str) -> bool:
    """What some systems put beside the file without their users knowing."""
    return name.startswith("__MACOSX/") or PurePosixPath(name).name in (".DS_Store", "Thumbs.db")


def _read_within_limit(packed: IO[bytes] | gzip.GzipFile) -> bytes:
    """All of a stream; raises Refused as soon as more comes out than is taken, whatever its header says."""
    whole = bytearray()
    while piece := packed.read(_PIECE):
        whole += piece
        limits.hold("unpacked", len(whole), limits.MAX_UNPACKED)
    return bytes(whole)
