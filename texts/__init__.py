"""What users read, in Vietnamese and English: `t("page.overview.title", "vi")`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("vi", "en")


def t(key: str, lang: str = "vi", /, **values: object) -> str:
    """The text of a dotted key in a language, its {places} filled; raises KeyError for an unknown key."""
    text = _texts(lang)[key]
    return text.format(**values) if values else text


def keys(lang: str) -> frozenset[str]:
    """Every key there is in a language."""
    return frozenset(_texts(lang))


@cache
def _texts(lang: str) -> dict[str, str]:
    with (Path(__file__).parent / f"{lang}.toml").open("rb") as handle:
        return dict(_flatten(tomllib.load(handle)))


def _flatten(table: dict[str, Any], prefix: str = ""):  # type: ignore[no-untyped-def]
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
