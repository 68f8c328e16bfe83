"""The deck on the page: all slides at once, which web/deck.js turns by keys and buttons."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from analysis.deck import OF_NO_INDICATOR
from reports.markup import fill, join
from texts import t
from ui.markup import show, show_style

_STYLE = Path(__file__).parents[1] / "deck.css"
_CONCLUDE, _DRAWN = "conclude_about", "slides_drawn"
_SECONDS, _USUAL = (5, 10, 15, 20, 30, 60), 15
_DECK = """<div class="deck" tabindex="-1"><div class="stage" aria-label="{label}" aria-live="polite"
data-slide="{slide}">{slides}</div>
<div class="bar" role="toolbar" aria-label="{bar}">{buttons}</div></div>"""
_BUTTON = """<button type="button" class="{kind}" data-does="{does}">{text}</button>"""
_PLAY = """<button type="button" class="shown" data-does="play" data-play="{play}" data-stop="{stop}"
aria-pressed="false">{play}</button><select class="shown" aria-label="{label}">{options}</select>"""
_OPTION = """<option value="{count}"{chosen}>{text}</option>"""
# In the order of the bar; `shown` only while presenting.
_BEFORE = (("start", "start"), ("back", ""), ("next", ""))
_AFTER = (("dark", ""), ("full", "shown wide-only"))


def show_deck(slides: Markup, slide: int, lang: str, *, can_conclude: bool) -> None:
    """Put the slides on the page, from the one of the address on."""
    show_style(_STYLE)
    show(
        fill(
            _DECK,
            label=t("present.bar.deck", lang),
            slide=slide,
            slides=slides,
            bar=t("present.bar.label", lang),
            buttons=_buttons(lang, can_conclude),
        )
    )


def ask_conclusion(keys: Sequence[str], slide: int, lang: str) -> None:
    """The button that records a conclusion of the slide shown: it is the one of the address."""
    # The number is a place among the slides that were looked at: a colleague may have saved another
    # order since, which `keys` has already.
    drawn = st.session_state.get(_DRAWN) or keys
    st.session_state[_DRAWN] = tuple(keys)
    if st.button(t("present.bar.conclude", lang), key="conclude"):
        key = drawn[min(slide, len(drawn)) - 1]
        st.session_state[_CONCLUDE] = "" if key.startswith(OF_NO_INDICATOR) else key


def concluding() -> str | None:
    """The indicator a conclusion is being recorded of, '' for the whole; None where none is."""
    about = st.session_state.get(_CONCLUDE)
    return about if isinstance(about, str) else None


def end_concluding() -> None:
    """The conclusion was recorded, or given up."""
    st.session_state[_CONCLUDE] = None


def _buttons(lang: str, can_conclude: bool) -> Markup:
    ends = [("conclude", "")] if can_conclude else []
    parts = [_button(does, kind, lang) for does, kind in _BEFORE]
    parts.append(_play(lang))
    parts += [_button(does, kind, lang) for does, kind in (*_AFTER, *ends, ("leave", "shown"))]
    return join(parts)


def _button(does: str, kind: str, lang: str) -> Markup:
    return fill(_BUTTON, does=does, kind=kind, text=t(f"present.bar.{does}", lang))


def _play(lang: str) -> Markup:
    options = join(
        fill(
            _OPTION,
            count=count,
            chosen=" selected" if count == _USUAL else "",
            text=t("present.bar.second", lang, count=count),
        )
        for count in _SECONDS
    )
    play, stop = (t(f"present.bar.{name}", lang) for name in ("play", "stop"))
    return fill(_PLAY, play=play, stop=stop, label=t("present.bar.seconds", lang), options=options)
