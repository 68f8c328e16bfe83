"""The deck on the page: all slides at once in a component, whose own keys and buttons turn them."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from texts import t
from ui.markup import fill, join

_HERE = Path(__file__).parent
_KEY, _CONCLUDE = "deck", "conclude_about"
_SECONDS, _USUAL = (5, 10, 15, 20, 30, 60), 15
_DECK = """<div class="stage" aria-label="{label}" aria-live="polite">{slides}</div>
<div class="bar" role="toolbar" aria-label="{bar}">{buttons}</div>"""
_BUTTON = """<button type="button" class="{kind}" data-does="{does}">{text}</button>"""
_PLAY = """<button type="button" class="shown" data-does="play" data-play="{play}" data-stop="{stop}"
aria-pressed="false">{play}</button><select class="shown" aria-label="{label}">{options}</select>"""
_OPTION = """<option value="{count}"{chosen}>{text}</option>"""
# In the order of the bar; `shown` only while presenting.
_BEFORE = (("start", "start"), ("back", ""), ("next", ""))
_AFTER = (("dark", ""), ("full", "shown wide-only"))

_mount = st.components.v2.component(
    "slides",
    html='<div class="deck" tabindex="-1">\n</div>',
    css=(_HERE / "deck.css").read_text(encoding="utf-8"),
    js=(_HERE / "deck.js").read_text(encoding="utf-8"),
)


def show_deck(slides: Markup, slide: int, lang: str, *, can_conclude: bool) -> None:
    """Put the slides on the page, from the one of the address on; `concluding` then says what was asked."""

    def keep() -> None:
        st.session_state[_CONCLUDE] = st.session_state[_KEY].conclude

    if not isinstance(slides, Markup):
        raise TypeError("show_deck() takes Markup only")
    html = fill(
        _DECK,
        label=t("present.bar.deck", lang),
        slides=slides,
        bar=t("present.bar.label", lang),
        buttons=_buttons(lang, can_conclude),
    )
    _mount(key=_KEY, data={"html": str(html), "slide": slide}, on_conclude_change=keep)


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
