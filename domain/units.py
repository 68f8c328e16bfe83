"""Units of administration: a code may pass to another unit, so the key is code and first day."""

import re
from dataclasses import dataclass
from datetime import date

from domain.periods import Period

ADMINISTRATIVE = ("country", "province", "district", "commune")
# Thôn, bản, tổ dân phố; and what is no territory: a department, a branch.
VILLAGE, OFFICE = "village", "office"
LEVELS = (*ADMINISTRATIVE, VILLAGE, OFFICE)
_IN_ENGLISH = {
    "Tỉnh": "province", "Thành phố": "city", "Quận": "district", "Huyện": "district", "Thị xã": "town",
    "Thị trấn": "township", "Phường": "ward", "Xã": "commune", "Đặc khu": "special zone", "Thôn": "village",
    "Bản": "village", "Tổ dân phố": "residential group",
}  # fmt: skip
_KIND = re.compile(rf"({'|'.join(_IN_ENGLISH)})\s+")


@dataclass(frozen=True)
class Unit:
    """A province, district, commune or part of one, valid from day to day (None: not known, or not ended)."""

    code: str
    level: str
    name_vi: str
    name_en: str
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    official_code: str = ""
    invented: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells the unit from every other, also from later holders of its code."""
        return f"{self.code}@{self.valid_from.isoformat()}" if self.valid_from else self.code

    @property
    def official_key(self) -> str:
        """The key of the territory's unit whose place it takes, where it names an official code."""
        return f"{self.official_code}{self.key.removeprefix(self.code)}"

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name it goes by in Vietnamese."""
        return (self.name_vi, *self.aliases)

    def valid_in(self, period: Period) -> bool:
        """Whether the unit stood at the period's end; for a plan year, on its first day."""
        day = period.end if period.months else date(period.year, 1, 1)
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )

    def overlaps(self, other: "Unit") -> bool:
        """Whether there is a day on which both stood."""
        first, second = sorted((self, other), key=lambda unit: unit.valid_from or date.min)
        return (first.valid_to or date.max) >= (second.valid_from or date.min)

    def name(self, lang: str) -> str:
        """The name in a language."""
        return self.name_en if lang == "en" else self.name_vi


def english_name(name_vi: str, level: str) -> str:
    """'Xã Hữu Liên' as 'Hữu Liên commune', 'Phường 5' as 'Ward 5'; the level where the name says no kind."""
    found = _KIND.match(name_vi)
    word, name = (_IN_ENGLISH[found[1]], name_vi[found.end() :]) if found else (level, name_vi)
    return f"{word.capitalize()} {name}" if name.isdecimal() else f"{name} {word}"
