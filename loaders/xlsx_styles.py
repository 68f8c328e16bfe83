"""The cell styles of an .xlsx package: its fonts' names and number formats."""

from loaders.cell_styles import PLAIN, Style, style_of
from loaders.packages import Package, local

_STYLES = "xl/styles.xml"
# Excel's own formats of percents, which no workbook lists.
BUILT_IN = {"9": "0%", "10": "0.00%"}


def cell_styles(package: Package) -> list[Style]:
    """Every style that cells are numbered by, at least the first."""
    if _STYLES not in package.names:
        return [PLAIN]
    walk = _Walk()
    package.walk(_STYLES, walk.start)
    return walk.styles or [PLAIN]


class _Walk:
    """Fonts and formats are listed before the styles that count them; other parts hold fonts as well."""

    def __init__(self) -> None:
        self.section = ""
        self.fonts: list[str] = []
        self.formats = dict(BUILT_IN)
        self.styles: list[Style] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = local(name)
        if kind in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
            self.section = kind
        elif kind == "numFmt" and self.section == "numFmts":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif kind == "font" and self.section == "fonts":
            self.fonts.append("")
        elif kind == "name" and self.section == "fonts" and self.fonts:
            self.fonts[-1] = attributes.get("val", "")
        elif kind == "xf" and self.section == "cellXfs":
            font = int(attributes.get("fontId", 0))
            name = self.fonts[font] if 0 <= font < len(self.fonts) else ""
            self.styles.append(style_of(name, self.formats.get(attributes.get("numFmtId", ""), "")))
