"""Draws the picture of a preview: big letters, for it is looked at as small as a stamp."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

from reports import wording
from texts import t

SIZE = (1200, 630)
INK, FAINT, BLUE, LINE, TRACK = "#14202B", "#475467", "#0B5CAD", "#D9DEE7", "#E6EAF0"
_STATES = {"behind": "#B42318", "near": "#855800", "ahead": "#1A7F4B"}
_MARGIN, _GAP, _CARD_HIGH, _PAD = 48, 20, 208, 18
# A card alone is no wider than half of the paper.
_WIDEST = 542
_SMALLEST = 16
_SENTENCE_SIZES = (34, 31, 28, 25, 22)
_ELLIPSIS = "…"
# The signs of states are no letters of the font: they are drawn, as corners of a square of 1.
_SIGNS = {"behind": ((0, 0), (1, 0), (0.5, 1)), "ahead": ((0, 1), (1, 1), (0.5, 0))}


class Shown(NamedTuple):
    """What is drawn: a line above, the title, the sentence, and rows of a report as cards."""

    kicker: str
    title: str
    sentence: str
    cards: list[dict[str, Any]]


def draw(shown: Shown, lang: str) -> Image.Image:
    """The picture of a preview, SIZE in px."""
    image = Image.new("RGB", SIZE, "#FFFFFF")
    pen = ImageDraw.Draw(image)
    width = SIZE[0] - 2 * _MARGIN
    pen.rectangle((0, 0, SIZE[0], 10), fill=BLUE)
    y = _write(pen, shown.kicker, (_MARGIN, 36), font("SemiBold", 22), BLUE, width, 1)
    y = _write(
        pen, shown.title, (_MARGIN, y + 4), _fitting(shown.title, "Bold", (46, 42, 38), width), INK, width, 2
    )
    bottom = SIZE[1] - _MARGIN - (_CARD_HIGH + _GAP if shown.cards else 0)
    size, lines = _sentence_fit(shown.sentence, width, bottom - y - 16)
    _write(pen, shown.sentence, (_MARGIN, y + 16), font("Regular", size), INK, width, lines)
    for place, row in enumerate(shown.cards):
        _card(pen, row, place, len(shown.cards), lang)
    return image


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """A weight of the font the board is set in, in px."""
    return ImageFont.truetype(
        str(files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf"), size
    )


def lines_of(text: str, letters: ImageFont.FreeTypeFont, width: int, most: int) -> list[str]:
    """A text in lines no wider than `width`; what does not fit into `most` of them ends in an ellipsis."""
    lines: list[str] = []
    # The font has whole letters only: Ắ is one, and not a letter with two marks.
    for word in normalize("NFC", text).split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += _ELLIPSIS
    return [_shortened(line, letters, width) for line in kept]


def _shortened(line: str, letters: ImageFont.FreeTypeFont, width: int) -> str:
    while len(line) > 1 and letters.getlength(line) > width:
        line = line.removesuffix(_ELLIPSIS)[:-1].rstrip() + _ELLIPSIS
    return line


def _fitting(text: str, weight: str, sizes: Sequence[int], width: int) -> ImageFont.FreeTypeFont:
    """The first of some sizes at which a line fits, else the last."""
    fitting = (font(weight, size) for size in sizes if font(weight, size).getlength(text) <= width)
    return next(fitting, font(weight, sizes[-1]))


def _sentence_fit(text: str, width: int, height: int) -> tuple[int, int]:
    """The largest size whose lines all fit, and how many lines there is room for."""
    rooms = {size: max(height // _line_height(size), 1) for size in _SENTENCE_SIZES}
    fitting = (
        size for size, room in rooms.items() if len(lines_of(text, font("Regular", size), width, 99)) <= room
    )
    size = next(fitting, _SENTENCE_SIZES[-1])
    return size, rooms[size]


def _line_height(size: int) -> int:
    return round(size * 1.4)


def _write(
    pen: ImageDraw.ImageDraw,
    text: str,
    at: tuple[int, int],
    letters: ImageFont.FreeTypeFont,
    colour: str,
    width: int,
    most: int,
) -> int:
    """Write a text in lines from a place on; gives where the next may begin."""
    x, y = at
    for line in lines_of(text, letters, width, most):
        pen.text((x, y), line, font=letters, fill=colour)
        y += _line_height(int(letters.size))
    return y


def _card(pen: ImageDraw.ImageDraw, row: dict[str, Any], place: int, count: int, lang: str) -> None:
    wide = min((SIZE[0] - 2 * _MARGIN - (count - 1) * _GAP) // count, _WIDEST)
    left, top = _MARGIN + place * (wide + _GAP), SIZE[1] - _MARGIN - _CARD_HIGH
    pen.rounded_rectangle((left, top, left + wide, top + _CARD_HIGH), 12, outline=LINE, width=2)
    kind, words = wording.state(row, lang)
    x, room = left + _PAD, wide - 2 * _PAD
    y = _write(pen, row["short"], (x, top + 12), font("SemiBold", 20), INK, room, 2)
    amount, percent = wording.amount(row, lang), _percent(row, room, lang)
    _write(pen, amount, (x, y + 2), _fitting(amount, "Bold", (28, 24, 21, 18), room), INK, room, 1)
    _write(
        pen, percent, (x, top + 120), _fitting(percent, "Regular", (20, 18, _SMALLEST), room), FAINT, room, 1
    )
    _percent_bar(pen, row, (x, top + 150, room), _STATES.get(kind, BLUE))
    _state(pen, kind, words, (x, top + 166), room)


def _percent(row: dict[str, Any], width: int, lang: str) -> str:
    """The percent and of which plan, without who gave it where that is too long."""
    percent = wording.percent(row, lang)
    if not percent:
        return wording.growth_on_prior(row, lang)
    whole = f"{percent} {wording.plan_name(row, lang)}"
    if font("Regular", _SMALLEST).getlength(whole) <= width:
        return whole
    return f"{percent} {t('plan.budget' if row['is_budget'] else 'plan.other', lang)}"


def _percent_bar(
    pen: ImageDraw.ImageDraw, row: dict[str, Any], at: tuple[int, int, int], colour: str
) -> None:
    """Percent of plan as a bar that is full at 100%; nothing without a percent."""
    x, y, wide = at
    if row["pct_plan"] == row["pct_plan"]:
        pen.rectangle((x, y, x + wide, y + 10), fill=TRACK)
        pen.rectangle((x, y, x + round(wide * min(max(row["pct_plan"], 0), 100) / 100), y + 10), fill=colour)


def _state(pen: ImageDraw.ImageDraw, kind: str, words: str, at: tuple[int, int], room: int) -> None:
    """The word of the state, its sign drawn before it."""
    x, y = at
    colour, letters = _STATES.get(kind, FAINT), font("SemiBold", 20)
    if kind not in _STATES:
        _write(pen, words, at, letters, colour, room, 1)
        return
    side = 14
    if kind in _SIGNS:
        pen.polygon([(x + side * dx, y + 8 + side * dy) for dx, dy in _SIGNS[kind]], fill=colour)
    else:
        pen.ellipse((x, y + 8, x + side, y + 8 + side), fill=colour)
    _write(pen, words.partition(" ")[2], (x + side + 8, y), letters, colour, room - side - 8, 1)
