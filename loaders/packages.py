"""The zip that an .xlsx, .xlsb or .ods is: held to its limits before anything in it is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from loaders.workbook_limits import MAX_PARTS, MAX_UNPACKED, damaged, hold_to

_ENTRY = b"PK\x01\x02"
Start = Callable[[str, dict[str, str]], None]


class Package:
    """The parts of a workbook's zip by name; their names are never taken for paths."""

    def __init__(self, content: bytes) -> None:
        hold_to("parts", content.count(_ENTRY), MAX_PARTS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as why:
            raise damaged() from why
        entries = self._zip.infolist()
        hold_to("unpacked", sum(entry.file_size for entry in entries), MAX_UNPACKED)
        self.names = frozenset(entry.filename for entry in entries)
        if len(self.names) != len(entries):
            # Two parts of one name: which of them is read would depend on who reads.
            raise damaged()

    def open(self, part: str) -> IO[bytes]:
        """A part to read from; it yields no more than the directory says, and fails where that was a lie."""
        return self._zip.open(part)

    def read(self, part: str) -> bytes:
        """A part as a whole."""
        return self._zip.read(part)

    def walk(self, part: str, start: Start, **others: Callable[..., None]) -> None:
        """Calls `start` with name and attributes of every element of a part; `end` and `text` if given."""
        self.parse(part, xml_parser(start, **others))

    def parse(self, part: str, parser: expat.XMLParserType) -> None:
        """Runs a parser over an XML part; raises Refused where it is damaged."""
        try:
            with self.open(part) as stream:
                parser.ParseFile(stream)
        except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, KeyError) as why:
            raise damaged() from why


def xml_parser(
    start: Start, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> expat.XMLParserType:
    """A parser for one part. Entities are never declared, so none is fetched or multiplied."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def _refuse(*_: object) -> None:
    """No office program writes a document type; who does wants entities."""
    raise damaged()


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name[name.rfind(":") + 1 :]
