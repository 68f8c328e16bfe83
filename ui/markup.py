"""The only place where raw HTML reaches the page: everything put into it is escaped first."""

import re
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from markupsafe import Markup, escape

_ROOM = Path(__file__).parent
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|<>~$:^-]")
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


def plain(text: str) -> str:
    """A text for Streamlit's own labels and notices, which take Markdown: every sign of it is escaped."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def show(markup: Markup) -> None:
    """Put markup on the page, if any; a plain text is refused, so nothing unescaped slips through."""
    if not isinstance(markup, Markup):
        raise TypeError("show() takes Markup only")
    if markup:
        st.html(str(markup))


def show_remark(text: str) -> None:
    """A small remark under what it belongs to; Streamlit's own captions are too pale to read."""
    show(fill('<p class="remark">{}</p>', text))


def show_style(theme: str) -> None:
    """The project's own style sheet, and what a theme of ui.link.THEMES changes of it."""
    st.html(_ROOM / "board.css")
    if theme != "light":
        st.html(_ROOM / f"{theme}.css")
