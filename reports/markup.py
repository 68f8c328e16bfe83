"""Markup out of templates of this project's own: everything put into it is escaped first."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

_STRONG = re.compile(r"\*\*(.+?)\*\*")


def fill(template: str, *values: object, **named: object) -> Markup:
    """A template of this project's own with values put in, each escaped unless it is Markup already."""
    return Markup(template).format(*values, **named)  # noqa: S704 - templates are ours, values escaped


def join(parts: Iterable[Markup]) -> Markup:
    """Pieces of markup one after another."""
    return Markup("").join(parts)


def emphasised(text: str) -> Markup:
    """A plain text in which **stars** make a part strong; all else is escaped."""
    return Markup(_STRONG.sub(r"<strong>\1</strong>", str(escape(text))))  # noqa: S704 - escaped before


def unmarked(text: str) -> str:
    """A cell's bare words: without the stars of `emphasised`, without elements where it is Markup."""
    return text.striptags() if isinstance(text, Markup) else _STRONG.sub(r"\1", text)


def remark_of(text: str) -> Markup:
    """A small remark under what it belongs to; nothing for no text."""
    return fill('<p class="remark">{}</p>', text) if text else Markup("")
