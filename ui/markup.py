"""The only place where raw HTML reaches the page: Markup only, made of escaped parts (reports.markup)."""

import re
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from reports.markup import fill, remark_of
from texts import t

_ROOM = Path(__file__).parent
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|<>~$:^-]")


def plain(text: str) -> str:
    """A text for Streamlit's own labels and notices, which take Markdown: every sign of it is escaped."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def show(markup: Markup) -> None:
    """Put markup on the page, if any; a plain text is refused, so nothing unescaped slips through."""
    if not isinstance(markup, Markup):
        raise TypeError("show() takes Markup only")
    if markup:
        st.html(str(markup))


def mark_unsent(lang: str, *, is_unsent: bool) -> None:
    """Say where something has not been sent yet: web/links.js asks before a link leaves it.

    Its place is kept where all is sent: what is unfolded below would fold up where it moved.
    """
    mark = fill(' data-unsent="{}"', t("frame.unsent", lang)) if is_unsent else Markup("")
    show(fill('<i class="mark" hidden{}></i>', mark))


def show_remark(text: str) -> None:
    """A small remark under what it belongs to; Streamlit's own captions are too pale to read."""
    show(remark_of(text))


def show_pinned(label: str, word: str) -> None:
    """What a link pins, in the place of the box in which it would be chosen."""
    show_remark(f"{label}: {word}")


def show_theme(theme: str) -> None:
    """What a theme of domain.views.THEMES changes of every page's style sheet (board.css, served by web)."""
    if theme != "light":
        show_style(_ROOM / f"{theme}.css")


def show_style(sheet: Path) -> None:
    """A style sheet of the project's own."""
    st.html(sheet)
