"""The shared strings of an .xlsx package that are set in more than one font, an old one among them."""

from loaders.cell_styles import Style, style_of
from loaders.packages import Package, local

_STRINGS = "xl/sharedStrings.xml"
# Each run of text with the style of its font, None for the cell's own.
MixedString = list[tuple[str, Style | None]]


def mixed_strings(package: Package) -> dict[int, MixedString]:
    """Those strings by their numbers; all of the part is read, so that its size is no lie."""
    if _STRINGS not in package.names:
        return {}
    walk = _Walk()
    package.walk(_STRINGS, walk.start, end=walk.end, text=walk.text)
    return walk.mixed


class _Walk:
    def __init__(self) -> None:
        self.mixed: dict[int, MixedString] = {}
        self.number, self.phonetic, self.in_text = -1, False, False
        self.runs: MixedString = []
        self.font: Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        if kind == "si":
            self.number, self.runs, self.font = self.number + 1, [], None
        elif kind == "r":
            self.font = None
        elif kind == "rFont":
            self.font = style_of(attributes.get("val", ""), "")
        elif kind == "rPh":
            self.phonetic = True
        elif kind == "t":
            self.in_text = not self.phonetic

    def end(self, name: str) -> None:
        kind = local(name)
        if kind == "si" and any(style and style.letters for _, style in self.runs):
            self.mixed[self.number] = self.runs
        elif kind == "rPh":
            self.phonetic = False
        elif kind == "t":
            self.in_text = False

    def text(self, text: str) -> None:
        if self.in_text:
            self.runs.append((text, self.font))
