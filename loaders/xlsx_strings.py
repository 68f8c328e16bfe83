"""The shared strings of an .xlsx package set in more than one font, one of them old or above the line."""

from loaders.cell_styles import PLAIN, Style, style_of
from loaders.cell_texts import raised
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
        self.raised = self.has_raised = False
        self.runs: MixedString = []
        self.font: Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        if kind == "si":
            self.number, self.runs, self.font = self.number + 1, [], None
            self.raised = self.has_raised = False
        elif kind == "r":
            self.font, self.raised = None, False
        elif kind == "vertAlign":
            self.raised = attributes.get("val") == "superscript"
        elif kind == "rFont":
            self.font = style_of(attributes.get("val", ""), "")
        elif kind == "rPh":
            self.phonetic = True
        elif kind == "t":
            self.in_text = not self.phonetic

    def end(self, name: str) -> None:
        kind = local(name)
        if kind == "si" and (self.has_raised or any(style and style.letters for _, style in self.runs)):
            self.mixed[self.number] = self.runs
        elif kind == "rPh":
            self.phonetic = False
        elif kind == "t":
            self.in_text = False

    def text(self, text: str) -> None:
        if not self.in_text:
            return
        shown = raised(text, self.runs[-1][0]) if self.raised and self.runs else text
        self.has_raised = self.has_raised or shown != text
        # A raised digit is a letter of the old fonts, and is none here.
        self.runs.append((shown, self.font if shown == text else PLAIN))
