"""A row of the trail in words: what was done, and what about."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.catalogue import Catalogue
from domain.clock import local_time
from domain.errors import NotKnown
from domain.periods import Period
from reports.wording import period_name
from store import TrailRow
from texts import t

ACTIONS = (
    "signed_in", "sign_in_failed", "session_ended", "account_added", "account_changed", "password_set",
    "ticket_made", "token_made", "link_made", "link_opened", "link_revoked", "setting_changed", "accept",
    "undo", "redo", "submitted", "returned", "settled",
)  # fmt: skip
# What is a word of the program's own, and where its words for readers stand.
_WORDS = {
    "role": "access.role",
    "kind": "trail.word",
    "how": "trail.word",
    "setting": "trail.word",
    "reach": "trail.word",
    "page": "page",
}
# Unit keys; a setting's value may be one.
_OF_UNITS = ("unit", "units", "value")
_TIMES = ("ends", "since")


class Speaker:
    """Tells rows of the trail in a language, with the names that units and accounts have today."""

    def __init__(self, catalogue: Catalogue, accounts: Mapping[int, str], lang: str) -> None:
        self.catalogue, self.accounts, self.lang = catalogue, accounts, lang

    def action(self, word: str) -> str:
        """What was done; a word that is not known shows itself."""
        return self._word("trail.action", word)

    def about(self, row: TrailRow) -> str:
        """What about: each fact under its name, those that say nothing left out."""
        told = ((name, self._value(name, value)) for name, value in row.about.items())
        return " · ".join(f"{self._word('trail.about', name)}: {text}" for name, text in told if text)

    def at(self, row: TrailRow) -> str:
        """When, by the clocks of Vietnam."""
        return f"{local_time(row.at):%H:%M:%S %d/%m/%Y}"

    def who(self, row: TrailRow) -> str:
        """By whom; what nobody's name stands under, the program did, or who held a link."""
        return row.who or t("trail.nobody", self.lang)

    def origin(self, row: TrailRow) -> str:
        """From where."""
        return row.origin or t("trail.no_origin", self.lang)

    def _value(self, name: str, value: Any) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(name, one) for one in value)
        if isinstance(value, bool):
            return t("trail.yes" if value else "trail.no", self.lang)
        if name == "account":
            return self.accounts.get(value, str(value or ""))
        if name in _OF_UNITS:
            return self._unit(str(value))
        if name in _TIMES:
            return _written(_time_of, value)
        if name == "period":
            return _written(lambda code: period_name(Period.from_code(int(code)), self.lang), value)
        return self._word(_WORDS[name], str(value)) if name in _WORDS else str(value or "")

    def _unit(self, key: str) -> str:
        unit = self.catalogue.units.get(key)
        return unit.name(self.lang) if unit else self._word("trail.word", key)

    def _word(self, place: str, word: str) -> str:
        try:
            return t(f"{place}.{word}", self.lang)
        except KeyError:
            return word


def _time_of(at: Any) -> str:
    return f"{local_time(at):%H:%M %d/%m/%Y}"


def _written(write: Callable[[Any], str], value: Any) -> str:
    """A value as readers know it; as it stands where it is none of its kind."""
    try:
        return write(value) if value else ""
    except (NotKnown, ValueError, TypeError):
        return str(value)
