"""What an address of figures asks for, read strictly: a parameter that is not understood is refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.errors import Fault, NotKnown
from domain.periods import Period
from domain.views import LATEST

USUAL_LIMIT, MOST_LIMIT = 1000, 10_000
MOST_INDICATORS = 500
PARAMETERS = ("unit", "period", "indicator", "at", "limit", "offset", "link")
_CODE = re.compile(r"[A-Za-z0-9_@-]{1,80}")
_WHOLE = re.compile(r"[0-9]{1,9}")
_MOST_TOLD = 200


class BadParameter(Fault):
    """A parameter is not understood; `expected` (api.expected in the texts, with `details`) says what is."""

    def __init__(self, place: str, found: str, expected: str, **details: object) -> None:
        self.place, self.found, self.expected, self.details = place, found[:_MOST_TOLD], expected, details
        super().__init__(f"parameter {place}: {self.found!r}; expected {expected}")


@dataclass(frozen=True)
class Query:
    """What is asked for, as it was written: `at` is '' for no word, 'latest' or a number."""

    unit: str
    period: Period | None
    indicators: tuple[str, ...]
    at: str
    limit: int
    offset: int
    link: int


def read_query(pairs: Iterable[tuple[str, str]]) -> Query:
    """The query of an address; raises BadParameter."""
    given = _once(pairs, PARAMETERS)
    if "unit" not in given:
        raise BadParameter("unit", "", "unit")
    return Query(
        _code("unit", given["unit"]),
        _period(given.get("period")),
        _indicators(given.get("indicator")),
        _at(given.get("at", "")),
        _whole("limit", given.get("limit", str(USUAL_LIMIT)), 1, MOST_LIMIT),
        _whole("offset", given.get("offset", "0"), 0, 10**9),
        _link(given),
    )


def read_link(pairs: Iterable[tuple[str, str]]) -> int:
    """The link of an address that takes no other parameter, 0 for none; raises BadParameter."""
    return _link(_once(pairs, ("link",)))


def _once(pairs: Iterable[tuple[str, str]], allowed: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for name, text in pairs:
        if name not in allowed:
            raise BadParameter(name[:_MOST_TOLD], text, "parameter", allowed=", ".join(allowed))
        if name in given:
            raise BadParameter(name, text, "once")
        given[name] = text
    return given


def _code(place: str, text: str) -> str:
    if not _CODE.fullmatch(text):
        raise BadParameter(place, text, place)
    return text


def _period(text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        # As it is written everywhere: no blanks around it, no other script's digits.
        return Period.parse(text if text.isascii() and text == text.strip() else "")
    except NotKnown:
        raise BadParameter("period", text, "period") from None


def _indicators(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    codes = tuple(dict.fromkeys(_code("indicator", code) for code in text.split(",")))
    if len(codes) > MOST_INDICATORS:
        raise BadParameter("indicator", str(len(codes)), "indicators", most=MOST_INDICATORS)
    return codes


def _at(text: str) -> str:
    if text and text != LATEST and not _WHOLE.fullmatch(text):
        raise BadParameter("at", text, "at")
    return text


def _whole(place: str, text: str, least: int, most: int) -> int:
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise BadParameter(place, text, "whole", least=least, most=most)
    return int(text)


def _link(given: dict[str, str]) -> int:
    return _whole("link", given["link"], 1, 10**9 - 1) if "link" in given else 0
