"""The templates of this room: every value is escaped unless it is Markup, and no name may be missing."""

import re
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from texts import t

_ROOM = Path(__file__).parent
_COMMENT, _BLANKS = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s*\n\s*")


def piece(template: str, lang: str, **values: object) -> Markup:
    """A template filled in; in it `t` gives the texts of the language, `lang` is its code."""
    say = partial(_say, lang)
    return Markup(_templates().get_template(template).render(lang=lang, t=say, **values))  # noqa: S704 - autoescaped


@cache
def style() -> Markup:
    """The style sheet of the edition page without comments and line ends."""
    text = (_ROOM / "edition.css").read_text(encoding="utf-8")
    return Markup(_BLANKS.sub("", _COMMENT.sub("", text)))  # noqa: S704 - a file of our own


def _say(lang: str, key: str, **values: object) -> str:
    return t(key, lang, **values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_ROOM / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
