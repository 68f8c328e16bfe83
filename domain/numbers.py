"""Numbers as officials write them: which format a text admits, its value, and how to write it back.

A format is decided for a whole column or document, never for one cell (see `formats_admitted`).
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal


@dataclass(frozen=True)
class NumberFormat:
    """The decimal sign and the sign between thousands."""

    decimal: str
    thousands: str


VIETNAMESE = NumberFormat(decimal=",", thousands=".")
ENGLISH = NumberFormat(decimal=".", thousands=",")
FORMATS = (VIETNAMESE, ENGLISH)

# Digits enough for any float: a slip of the pen as large as 1e300 is still rounded, not a fault.
_EXACT = Context(prec=400)
# Nothing that is counted reaches this: such a run of digits is a slip, and twice as long no float at all.
_LARGEST = 1e200
# No written figure has more, and no float could keep them.
_MOST_DECIMALS = 15
# Half of the last digit that a value is kept to (see decimals_of): what a float loses beyond is no digit.
_FINEST = Decimal("5e-13")
_SPACED = re.compile(r"[+-]?\s*\d{1,3}(?:\s\d{3})*(?:[.,]\d+)?|[+-]\s*\S*")
_SPACES = re.compile(r"\s+")
_SIGN = str.maketrans({"−": "-", "–": "-", "≈": ""})
_PATTERNS = {
    fmt: re.compile(
        rf"[+-]?(?:\d+|[1-9]\d{{0,2}}(?:{re.escape(fmt.thousands)}\d{{3}})+)"
        rf"(?:{re.escape(fmt.decimal)}(\d+))?"
    )
    for fmt in FORMATS
}


@dataclass(frozen=True)
class Number:
    """A value with the decimals it was written with: '97,0' is 97 with one decimal."""

    value: float
    decimals: int

    def half_digit(self) -> float:
        """Half of the last written digit: how far rounding may have moved the value."""
        return 0.5 * 10.0**-self.decimals

    def written(self, lang: str = "vi") -> str:
        """The number as a reader of the language writes it."""
        return format_number(self.value, self.decimals, lang)


def bare_number(text: str) -> str:
    """The text with one kind of minus, without a closing percent sign and blanks between thousands.

    Other blanks stay, and make it no number: '12 5' may be two numbers or a slip, and is not guessed.
    """
    bare = text.translate(_SIGN).strip().removesuffix("%").rstrip()
    return _SPACES.sub("", bare) if _SPACED.fullmatch(bare) else bare


def formats_admitted(text: str) -> frozenset[NumberFormat]:
    """The formats in which the text is a number; both for '68' and '4.132', none for 'abc'."""
    bare = bare_number(text)
    return frozenset(fmt for fmt in FORMATS if _PATTERNS[fmt].fullmatch(bare))


def is_ambiguous(text: str) -> bool:
    """Whether the two formats read the text as different numbers, as in '4.132'."""
    if len(formats_admitted(text)) < len(FORMATS):
        return False
    return parse_number(text, VIETNAMESE) != parse_number(text, ENGLISH)


def parse_number(text: str, fmt: NumberFormat) -> Number | None:
    """The number a text stands for in a format, or None where it stands for none that can be kept.

    A float keeps some 16 digits: '1.234.567.890.123.456.789' would lose its last ones.
    """
    bare = bare_number(text)
    match = _PATTERNS[fmt].fullmatch(bare)
    if not match:
        return None
    plain = bare.replace(fmt.thousands, "").replace(fmt.decimal, ".")
    value = float(plain)
    if abs(value) >= _LARGEST or not _is_kept(plain, value):
        return None
    return Number(value, min(len(match[1] or ""), _MOST_DECIMALS))


def _is_kept(plain: str, value: float) -> bool:
    """Whether a float is the number that its digits write; fifteen of them always fit."""
    if len(plain) <= _MOST_DECIMALS:
        return True
    return abs(_EXACT.subtract(Decimal(repr(value)), Decimal(plain))) < _FINEST


def other_format(text: str, fmt: NumberFormat) -> str | None:
    """A text that is no number in its column's format but one in another, written in the column's; else None.

    '1,593.85' in a Vietnamese column is offered as '1.593,85'.
    """
    if parse_number(text, fmt) is not None:
        return None
    read = (parse_number(text, one) for one in FORMATS if one != fmt)
    found = next((number for number in read if number), None)
    return found.written("en" if fmt == ENGLISH else "vi") if found else None


def rescale(number: Number, factor: Decimal) -> Number:
    """The number in another unit of measure: value times factor, with the decimals it needs there.

    '195.000 triệu' becomes 195 tỷ, not 195,000: moved zeros are no digits that somebody wrote.
    """
    exact = Decimal(repr(float(number.value))) * factor
    return Number(float(exact), number.decimals if factor == 1 else decimals_of(float(exact)))


def exact(value: float) -> Number:
    """A value with the decimals it needs."""
    return Number(float(value), decimals_of(value))


def decimals_of(value: float) -> int:
    """The decimals that a value needs to be written exactly (at most 12)."""
    exponent = Decimal(repr(round(float(value), 12))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def format_number(value: float, decimals: int, lang: str = "vi", *, sign: bool = False) -> str:
    """'1.593,851' in Vietnamese, '1,593.851' in English; `sign` also writes the plus."""
    text = f"{round_half_up(value, decimals):{'+' if sign else ''},.{decimals}f}"
    if text.strip("+-0.,") == "":
        text = text.lstrip("+-")
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def round_half_up(value: float, decimals: int) -> Decimal:
    """Commercial rounding, as in official tables: 0,125 to two decimals is 0,13."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(step, rounding="ROUND_HALF_UP", context=_EXACT)
