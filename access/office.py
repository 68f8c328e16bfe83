"""Choices of the whole office: its own unit, and whether publishing takes two steps."""

from domain.errors import NotKnown
from store import AccessRecords, Deed

OWN_UNIT, TWO_STEP = "own_unit", "two_step"
SETTINGS = (OWN_UNIT, TWO_STEP)
CHANGED = "setting_changed"
_YES = "yes"


def read_setting(records: AccessRecords, name: str) -> str:
    """What was chosen, '' for nothing."""
    row = records.row("setting", key=name)
    return row["value"] if row else ""


def is_two_step(records: AccessRecords) -> bool:
    """Whether figures that staff submit wait for someone who accepts them."""
    return read_setting(records, TWO_STEP) == _YES


def change_setting(records: AccessRecords, who: str, name: str, value: str) -> None:
    """Choose; raises NotKnown for another name."""
    if name not in SETTINGS:
        raise NotKnown("setting", name)
    deed = Deed(who, CHANGED, {"setting": name, "value": value})
    records.put_one("setting", {"key": name}, {"value": value}, deed)
