"""The words of the catalogue's files, in both languages: what is written in one is read in either."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from domain.catalogue import Catalogue
from domain.catalogue_kinds import KINDS_OF_ROWS
from domain.names import name_key
from texts import LANGUAGES, keys, t

_BLANK = "blank"


def heading(kind: str, column: str, lang: str) -> str:
    """The heading of a column."""
    return t(f"catalogue.columns.{kind}.{column}", lang)


def column_named(kind: str, text: str) -> str:
    """The column a heading names, by its code too; '' for none."""
    return _headings(kind).get(name_key(text), "")


def word(kind: str, column: str, value: str, lang: str) -> str:
    """A value of a closed list as it is read; any other as it is."""
    if value not in KINDS_OF_ROWS[kind].closed.get(column, ()):
        return value
    return t(f"catalogue.words.{kind}.{column}.{value or _BLANK}", lang)


def value_named(kind: str, column: str, text: str) -> str:
    """The value of a closed list that a word names, by its code too; the text itself for none."""
    return _values(kind, column).get(name_key(text), text)


def worded(kind: str, cells: Mapping[str, str], lang: str) -> dict[str, str]:
    """A row in the words of a language; an empty cell where a list says nothing."""
    return {column: word(kind, column, text, lang) if text else "" for column, text in cells.items()}


def row_words(details: Mapping[str, Any], catalogue: Catalogue, lang: str) -> dict[str, str]:
    """What fills the words of a row's fault: columns, words of lists, units and bodies as they are read."""
    kind, column = details["row_kind"], details.get("column", "")
    named = [name for name in ("other", "code") if name in details]
    told = {name: _thing(str(details[name]), catalogue, lang) for name in named}
    if column:
        told["column"] = heading(kind, column, lang)
    if details.get("found") == "":
        told["found"] = t("problem.nothing", lang)
    if "allowed" in details:
        told["expected"] = ", ".join(word(kind, column, one, lang) for one in details["allowed"])
    if details["reason"] == "catalogue_price_basis":
        told |= {name: word(kind, "price_basis", details[name], lang) for name in ("found", "expected")}
    if details["reason"] == "catalogue_parent_level":
        told |= {name: word(kind, "level", details[name], lang).lower() for name in ("level", "expected")}
    if "day" in details:
        told["day"] = f"{details['day']:%d/%m/%Y}"
    return told


def _thing(text: str, catalogue: Catalogue, lang: str) -> str:
    """'Xã Hữu Liên (06400@2025-07-01)' for a key or code; a text that is none stands as it is."""
    known = catalogue.indicators.get(text) or catalogue.bodies.by_code.get(text) or catalogue.units.get(text)
    return f"{known.name(lang)} ({text})" if known else text


@cache
def _headings(kind: str) -> dict[str, str]:
    columns = KINDS_OF_ROWS[kind].columns
    named = {name_key(heading(kind, column, lang)): column for column in columns for lang in LANGUAGES}
    other = {
        name_key(t(key, lang)): column
        for column in columns
        for lang in LANGUAGES
        if (key := f"catalogue.also.{kind}.{column}") in keys(lang)
    }
    return other | named | {name_key(column): column for column in columns}


@cache
def _values(kind: str, column: str) -> dict[str, str]:
    allowed = KINDS_OF_ROWS[kind].closed.get(column, ())
    named = {name_key(word(kind, column, one, lang)): one for one in allowed for lang in LANGUAGES}
    return named | {name_key(one): one for one in allowed}
