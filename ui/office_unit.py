"""The office's own unit, which comes first wherever a unit is chosen."""

from access import OWN_UNIT, read_setting
from domain.catalogue import Catalogue
from domain.units import Unit
from ui.served import the_records


def own_unit(catalogue: Catalogue) -> Unit | None:
    """The unit that was chosen at the set-up; None before that."""
    return catalogue.units.get(read_setting(the_records(), OWN_UNIT))
