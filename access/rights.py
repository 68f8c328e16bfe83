"""Whether a person may make a write: by role, by unit, and under their own name."""

from collections.abc import Iterable

from access.people import APPROVE, CATALOGUE, SEND, NotAllowed, Person
from domain import entries
from domain.catalogue import Catalogue
from store import Act
from store.guarding import DRAFT

# In the place of a draft's owner: it was handed over, and waits for someone who approves it.
WAITING = "*waiting*"
# What the kinds of entries ask for; all others are words of the unit's own.
_ASKS = {
    entries.CATALOGUE: CATALOGUE,
    entries.PERIOD_STATE: APPROVE,
    entries.DUE_DAY: APPROVE,
}


def require(person: Person | None, action: str) -> Person:
    """The person; raises NotAllowed where there is none any more, or the role does not allow the action."""
    if person is None:
        raise NotAllowed("nobody")
    if not person.may(action):
        raise NotAllowed("role", action=action)
    return person


def reaches(person: Person, unit: str, catalogue: Catalogue) -> bool:
    """Whether a person writes for a unit key: one of their own, or one that lies in it."""
    if person.has_every_unit:
        return True
    seen = catalogue.units.get(unit)
    while seen is not None:
        if seen.key in person.units:
            return True
        seen = catalogue.parent_of(seen)
    return False


def permit(act: Act, person: Person | None, catalogue: Catalogue, *, is_two_step: bool = False) -> None:
    """Let a write pass, or raise NotAllowed: the role, the units, the name it would be kept under.

    Where publishing takes two steps, figures are accepted by those who approve.
    """
    writer = require(person, SEND)
    if not _may_stand_under(act, writer):
        raise NotAllowed("name", name=writer.name)
    if act.kind == DRAFT:
        if act.who.strip() == WAITING:
            _require_shelf(act, writer, catalogue)
        return
    for action in _asked(act, is_two_step=is_two_step):
        require(writer, action)
    _require_units(act.units, writer, catalogue, of_office=act.entries == {entries.CATALOGUE})


def _may_stand_under(act: Act, writer: Person) -> bool:
    """Whether something may be kept under a name: one's own; a draft also under that of what waits."""
    who = act.who.strip()
    return not writer.account or who == writer.name or (act.kind == DRAFT and who == WAITING)


def _require_shelf(act: Act, writer: Person, catalogue: Catalogue) -> None:
    """What waits is touched by those who write for its unit, that of others by who approves."""
    if act.submitters - {writer.name}:
        require(writer, APPROVE)
    _require_units(act.units, writer, catalogue, of_office=False)


def _asked(act: Act, *, is_two_step: bool) -> Iterable[str]:
    if act.has_figures and is_two_step:
        yield APPROVE
    for kind in sorted(act.entries):
        yield _ASKS.get(kind, SEND)


def _require_units(units: Iterable[str], writer: Person, catalogue: Catalogue, *, of_office: bool) -> None:
    for unit in sorted(units):
        # Rows of the catalogue belong to no unit: who may change it at all, may.
        if of_office and not unit:
            continue
        if not reaches(writer, unit, catalogue):
            held = catalogue.units.get(unit)
            raise NotAllowed("unit", unit=held.name("vi") if held else unit)
