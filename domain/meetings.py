"""What a meeting is shown and what it concludes, as entries: the deck of a period, the conclusions of it."""

from collections.abc import Iterable, Sequence

from domain.entries import CONCLUSION, DECK, Entry, Kept
from domain.errors import BrokenEntry
from domain.periods import Period
from domain.units import Unit

# A store takes no empty key: that of the one deck of a period, and of what is concluded of the whole.
SLIDES, WHOLE = "slides", "@whole"


def deck_entry(slides: Sequence[str], unit: Unit, period: Period) -> Entry:
    """The entry that keeps which slides are shown, by key and in order."""
    return Entry(DECK, unit.key, period.code, SLIDES, {"slides": list(slides)})


def chosen_slides(kept: Iterable[Kept]) -> tuple[str, ...] | None:
    """The slides that staff chose, in their order; None where nobody chose. Raises BrokenEntry."""
    for one in kept:
        if one.entry.body is not None:
            slides = one.entry.body.get("slides")
            if not isinstance(slides, list) or not all(isinstance(key, str) for key in slides):
                raise BrokenEntry(DECK, one.entry.key, "slides is no list of texts")
            return tuple(slides)
    return None


def conclusion_entry(about: str, text: str, unit: Unit, period: Period) -> Entry:
    """What a meeting on a period concluded of an indicator, '' for the whole; no text withdraws it."""
    words = text.strip()
    return Entry(CONCLUSION, unit.key, period.code, about or WHOLE, {"text": words} if words else None)


def conclusions_of(kept: Iterable[Kept], period: Period) -> dict[str, str]:
    """The conclusions of a period by indicator, '' for the whole. Raises BrokenEntry."""
    return _by_indicator(one for one in _standing(kept) if one.period == period.code)


def conclusions_before(kept: Iterable[Kept], period: Period) -> tuple[Period | None, dict[str, str]]:
    """The last period before this one on which anything was concluded, and its conclusions by indicator."""
    standing = list(_standing(kept))
    earlier = [one.period for one in standing if one.period < period.code]
    if not earlier:
        return None, {}
    last = max(earlier)
    return Period.from_code(last), _by_indicator(one for one in standing if one.period == last)


def _standing(kept: Iterable[Kept]) -> Iterable[Entry]:
    return (one.entry for one in kept if one.entry.body is not None)


def _by_indicator(entries: Iterable[Entry]) -> dict[str, str]:
    return {"" if one.key == WHOLE else one.key: _text(one) for one in entries}


def _text(entry: Entry) -> str:
    text = (entry.body or {}).get("text")
    if not isinstance(text, str) or not text:
        raise BrokenEntry(CONCLUSION, entry.key, "text is no text")
    return text
