"""Changes of accounts, settings and the trail: who makes them is asked anew at every one."""

from access import ADMINISTER, Person, require
from ui.served import person_now


def the_administrator() -> Person:
    """Who acts, where they may administer at this very moment; else raises NotAllowed."""
    return require(person_now(), ADMINISTER)
