"""The address of a view: a small versioned codec with stable codes, every field explicit.

`?v=1&unit=tan_yen&period=2023-9M&at=latest&lang=vi&indicator=&within=&slide=1&theme=light&choices=`:
`at` is an edition's number or 'latest'. What is not understood is left at its default and named, so that a
viewer can be told.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from domain.errors import NotKnown
from domain.periods import Period

VERSION = "1"
# Those of the texts, which know nothing of views: a test holds the two together.
LANGUAGES = ("vi", "en")
FIRST_PAGE = "overview"
LATEST = "latest"
# In the place of a unit within which units are compared: all of the country.
EVERYWHERE = "all"
MOST_SLIDES = 999
MOST_CHOICES = 20
_MOST = 10**9
FIELDS = ("v", "unit", "period", "at", "lang", "indicator", "within", "slide", "theme", "choices")
# Beside them where a view was opened by a link, and only there.
LINK = "link"
# Between a choice and the next; an address leaves it and the dot as they are.
_NEXT = "~"
_CHOICE = re.compile(r"([a-z_]{1,20})\.([^~]{1,200})")
THEMES = ("light", "dark", "projector")


@dataclass(frozen=True)
class View:
    """What a page shows: whose figures, of when, as of which edition (None: the newest), in which words.

    `indicator` is looked at closely, `within` is the unit whose units are compared (EVERYWHERE for all of
    the country, '' for the page's own choice), `slide` the one of the presentation, from 1, `theme` one of
    THEMES, `choices` what pages let one choose beside all that (ui.kept_choices), by name, `link` the number
    of the link that it was opened by, 0 for none.
    """

    unit: str
    period: Period
    edition: int | None = None
    lang: str = "vi"
    indicator: str = ""
    within: str = ""
    slide: int = 1
    theme: str = "light"
    choices: tuple[tuple[str, str], ...] = ()
    link: int = 0

    def chosen(self, name: str, default: str = "") -> str:
        """What was chosen of a page's own choices."""
        return dict(self.choices).get(name, default)

    def with_choice(self, name: str, text: str) -> "View":
        """The view with a choice kept; no text takes it back, and what no address could hold is not kept."""
        kept = {**dict(self.choices), name: text}
        pairs = sorted(pair for pair in kept.items() if _CHOICE.fullmatch(".".join(pair)))
        return replace(self, choices=tuple(pairs))


def encode(view: View) -> dict[str, str]:
    """The query parameters of a view, every field written out."""
    return {
        "v": VERSION,
        "unit": view.unit,
        "period": str(view.period),
        "at": LATEST if view.edition is None else str(view.edition),
        "lang": view.lang,
        "indicator": view.indicator,
        "within": view.within,
        "slide": str(view.slide),
        "theme": view.theme,
        "choices": _NEXT.join(map(".".join, view.choices)),
        **({LINK: str(view.link)} if view.link else {}),
    }


def address_of(page: str, view: View) -> str:
    """The address of a page and view, relative to any other page's; the first page is the folder itself."""
    return f"{'./' if page == FIRST_PAGE else page}?{urlencode(encode(view))}"


def decode(
    params: Mapping[str, str], default: View, units: Container[str], indicators: Container[str], newest: int
) -> tuple[View, tuple[str, ...]]:
    """The view that parameters describe, and the names of those not understood."""
    view, lost = default, [name for name in params if name not in (*FIELDS, LINK)]
    if params.get("v", VERSION) != VERSION:
        return default, ("v",)
    for name in (*FIELDS[1:], LINK):
        if name in params:
            found = _with_field(view, name, params[name], units, indicators, newest)
            view = found or view
            lost += [] if found else [name]
    return view, tuple(lost)


class _Anything:
    """Holds whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


def reread(params: Mapping[str, str]) -> View:
    """The view of an address that `encode` wrote: it was checked when its view was made."""
    anything = _Anything()
    return decode(params, View("", Period(2024)), anything, anything, _MOST)[0]


def _with_field(
    view: View, name: str, text: str, units: Container[str], indicators: Container[str], newest: int
) -> View | None:
    """The view with one field read, or None where the text means nothing."""
    if name == "period":
        try:
            return replace(view, period=Period.parse(text))
        except NotKnown:
            return None
    if name == "at":
        if text == LATEST:
            return replace(view, edition=None)
        return replace(view, edition=int(text)) if _is_count(text, newest) else None
    if name == LINK:
        return replace(view, link=int(text)) if _is_count(text, _MOST) else None
    if name == "slide":
        return replace(view, slide=int(text)) if _is_count(text, MOST_SLIDES) else None
    if name == "choices":
        found = [_CHOICE.fullmatch(part) for part in text.split(_NEXT) if part]
        return (
            replace(view, choices=tuple(sorted((one[1], one[2]) for one in found if one)))
            if all(found) and len(found) <= MOST_CHOICES
            else None
        )
    known = {
        "unit": text in units,
        "lang": text in LANGUAGES,
        "indicator": text in indicators or not text,
        "within": text in units or text in ("", EVERYWHERE),
        "theme": text in THEMES,
    }
    # Only these five are texts; mypy cannot see that from their names.
    return replace(view, **{name: text}) if known[name] else None  # type: ignore[arg-type]


def _is_count(text: str, most: int) -> bool:
    return text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most
