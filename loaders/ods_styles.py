"""The fonts of an .ods package's cell styles, each by its own name or its parent's."""

from loaders.cell_styles import Style, style_of

_DEFAULT = "Default"
# Styles that name each other as parents end somewhere.
_DEEPEST = 10


class FontWalk:
    """Gathers fonts and cell styles wherever they stand in a document."""

    def __init__(self) -> None:
        self._faces: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._style: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of an element, if it is one that tells of fonts."""
        if name == "style:font-face":
            self._faces[attributes.get("style:name", "")] = attributes.get("svg:font-family", "").strip("'\"")
        elif name in ("style:style", "style:default-style"):
            of_cells = attributes.get("style:family") == "table-cell"
            self._style = attributes.get("style:name", "") if of_cells else None
            if self._style:
                self._parents[self._style] = attributes.get("style:parent-style-name", "")
        elif name == "style:text-properties" and self._style is not None:
            named = attributes.get("style:font-name", "")
            family = attributes.get("fo:font-family", "").strip("'\"")
            self._fonts[self._style] = family or self._faces.get(named, named)
            self._style = None

    def style(self, name: str, percent: bool) -> Style:
        """The style of a cell whose style has this name."""
        name = name or _DEFAULT
        for _ in range(_DEEPEST):
            if self._fonts.get(name) or not name:
                break
            name = self._parents.get(name, "")
        return style_of(self._fonts.get(name, ""), "")._replace(percent=percent)
