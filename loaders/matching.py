"""Names in files to things in the catalogue: exact by name key, nearest only as a suggestion."""

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.catalogue import Catalogue
from domain.indicators import Indicator
from domain.names import child_name, name_key, plain_key

_NEAR_ENOUGH = 80
# The mark of a footnote behind a name: 'Tổng thu ngân sách (*)'.
_FOOTMARK = re.compile(r"\s*(?:\(\s*(?:\*+|\d)\s*\)|\*+|[¹²³])$")


def indicator_for(text: str, catalogue: Catalogue, above: tuple[str, ...] = ()) -> Indicator | None:
    """The indicator a text names; among namesakes the one whose parent stands nearest above it."""
    stripped = text.strip()
    if stripped in catalogue.indicators:
        return catalogue.indicators[stripped]
    bare = _FOOTMARK.sub("", stripped)
    found = (
        catalogue.indicators_named(name_key(text))
        or catalogue.indicators_named(child_name(text)[0])
        or catalogue.indicators_named(child_name(bare)[0])
    )
    if len(found) > 1:
        parent = next((code for code in reversed(above) if any(i.parent == code for i in found)), "")
        found = tuple(i for i in found if i.parent == parent)
    return found[0] if len(found) == 1 else None


def nearest_indicator(text: str, catalogue: Catalogue) -> str | None:
    """The catalogue's name nearest to a text, diacritics aside, or None where none is near."""
    wanted = plain_key(child_name(text)[0])
    spelled = _plain_spellings(tuple(catalogue.spellings))
    best = process.extractOne(wanted, spelled.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return catalogue.indicators_named(spelled[best[0]])[0].name_vi if best else None


@lru_cache(maxsize=4)
def _plain_spellings(spellings: tuple[str, ...]) -> dict[str, str]:
    return {plain_key(spelling): spelling for spelling in spellings}
