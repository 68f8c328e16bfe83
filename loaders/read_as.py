"""How a sender says that a text file is to be read, where the evidence in it is not enough."""

from dataclasses import dataclass

UTF_8, UTF_16, WINDOWS_1258, TCVN3, VNI = ENCODINGS = ("utf-8", "utf-16", "windows-1258", "tcvn3", "vni")
QUOTES = ('"', "'")


@dataclass(frozen=True)
class ReadAs:
    """What is stated of a text file, '' where nothing is. Raises ValueError for what is no choice."""

    encoding: str = ""
    delimiter: str = ""
    quote: str = ""

    def __post_init__(self) -> None:
        if self.encoding not in ("", *ENCODINGS):
            raise ValueError(f"{self.encoding!r} is none of {ENCODINGS}")
        if len(self.delimiter) > 1 or self.delimiter in ("\r", "\n", "\0", *QUOTES):
            raise ValueError(f"{self.delimiter!r} parts no cells")
        if self.quote not in ("", *QUOTES):
            raise ValueError(f"{self.quote!r} is none of {QUOTES}")


BY_EVIDENCE = ReadAs()
