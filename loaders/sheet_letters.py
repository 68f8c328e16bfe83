"""Which cells hold the letters of an old font: by the cell's font, or by evidence where no font tells.

Files that were converted on their way often keep the old letters and lose the fonts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress

from loaders.cell_styles import PLAIN, Style
from loaders.cell_texts import Value, may_be_old
from loaders.legacy_letters import LEGACY, UnknownLetter, from_legacy
from loaders.sheet_source import SheetSource, Workbook
from loaders.syllables import share_of_syllables

# Of its marked words a text in the right letters has nearly all right, in the wrong ones hardly any.
_RIGHT, _APART = 0.7, 0.3
# Texts looked at; a workbook of old letters shows it long before.
_SAMPLE = 2_000


class Letters:
    """The letters of a workbook's texts; `encoding` names the old ones most met so far, None for Unicode."""

    def __init__(self, book: Workbook) -> None:
        self._by_evidence = _old_letters(book)
        self._met: Counter[str] = Counter()

    @property
    def encoding(self) -> str | None:
        """'tcvn3' or 'vni' where any text was read so."""
        return self._met.most_common(1)[0][0] if self._met else None

    def styled(self, sheet: SheetSource, row: int, values: list[Value]) -> Mapping[int, Style]:
        """The styles that matter in a row, by column, those told by evidence among them."""
        styled = sheet.styled(row)
        found = dict(styled) if self._by_evidence else styled
        for column, text in _marked(values):
            style = found.get(column, PLAIN)
            if not may_be_old(text):
                continue
            if not style.letters and self._by_evidence:
                style = style._replace(letters=self._by_evidence)
                found = {**found, column: style}
            if style.letters:
                self._met[style.letters] += 1
        return found


def _old_letters(book: Workbook) -> str:
    """The old letters that the texts without an old font are in; '' where they are what they seem to be."""
    texts: list[str] = []
    for text in _texts_without_old_font(book):
        if not may_be_old(text):
            # Someone typed Unicode: then all such texts are.
            return ""
        if len(texts) < _SAMPLE:
            texts.append(text)
    whole = "\n".join(texts)
    shares = {"": share_of_syllables(whole)}
    for font in LEGACY:
        with suppress(UnknownLetter):
            shares[font] = share_of_syllables(from_legacy(whole, font))
    best = max(shares, key=lambda font: shares[font])
    rivals = [share for font, share in shares.items() if font != best]
    return best if shares[best] >= _RIGHT and shares[best] - max(rivals, default=0) >= _APART else ""


def _texts_without_old_font(book: Workbook) -> Iterator[str]:
    for sheet in book.sheets:
        for number, values in enumerate(sheet.rows()):
            if marked := _marked(values):
                styled = sheet.styled(number)
                yield from (text for column, text in marked if not styled.get(column, PLAIN).letters)


def _marked(values: list[Value]) -> list[tuple[int, str]]:
    """The texts of a row that hold more than plain letters."""
    return [
        (column, value)
        for column, value in enumerate(values)
        if isinstance(value, str) and not value.isascii()
    ]
