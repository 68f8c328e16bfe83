"""The bodies that lead or support (cơ quan): known under every name they have or had."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.names import name_key


@dataclass(frozen=True)
class Body:
    """One row of bodies.csv; what names it by an alias or a former name is shown under its name of today."""

    code: str
    name_vi: str
    name_en: str
    short_vi: str = ""
    aliases: tuple[str, ...] = ()

    def name(self, lang: str) -> str:
        """The name in a language."""
        return self.name_en if lang == "en" else self.name_vi

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name it answers to."""
        return tuple(filter(None, (self.name_vi, self.name_en, self.short_vi, *self.aliases)))


@dataclass(frozen=True)
class Bodies:
    """The bodies by code, and by the key of every name; a text that names none stands as it is."""

    by_code: dict[str, Body] = field(default_factory=dict)
    _spelled: dict[str, Body] = field(default_factory=dict)

    @classmethod
    def of(cls, bodies: Iterable[Body]) -> "Bodies":
        """The bodies under their names; each name is that of one body (see body_faults)."""
        by_code = {one.code: one for one in bodies}
        spelled = {name_key(name): one for one in by_code.values() for name in one.spellings}
        return cls(by_code, spelled)

    def name(self, text: str, lang: str) -> str:
        """The name of today of the body that a text names; the text itself where it names none."""
        known = self._spelled.get(name_key(text))
        return known.name(lang) if known else text

    def names(self, texts: Iterable[str], lang: str) -> tuple[str, ...]:
        """The same for several, each once."""
        return tuple(dict.fromkeys(self.name(text, lang) for text in texts))

    def as_said(self, typed: str, before: str) -> str:
        """What to keep of a name typed over another: the one before where both name the same body."""
        known = self._spelled.get(name_key(typed))
        return before if known and known is self._spelled.get(name_key(before)) else typed

    def all_as_said(self, typed: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
        """The same for several names over several."""
        held = {self._spelled.get(name_key(text)): text for text in before}
        held.pop(None, None)
        return tuple(held.get(self._spelled.get(name_key(text)), text) for text in typed)
