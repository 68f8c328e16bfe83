"""Who is there: roles, what each may do, and the person a request comes from."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.errors import Fault

VIEWER, STAFF, APPROVER, ADMINISTRATOR = "viewer", "staff", "approver", "administrator"
# What an account may be given, from least to most.
ROLES = (VIEWER, STAFF, APPROVER, ADMINISTRATOR)
# Those without an account: who holds a link, who may look on, and who tries the demonstration.
BEARER, GUEST, TRIAL = "bearer", "guest", "trial"
# What can be done. SEND is every write of an own unit, undo among them; APPROVE closes and accepts.
VIEW, SHARE, SEND, APPROVE, CATALOGUE, ADMINISTER = (
    "view", "share", "send", "approve", "catalogue", "administer",
)  # fmt: skip
_LOOKS = frozenset({VIEW})
_APPROVES = frozenset({VIEW, SHARE, SEND, APPROVE, CATALOGUE})
MAY: Mapping[str, frozenset[str]] = {
    BEARER: _LOOKS,
    GUEST: _LOOKS,
    VIEWER: _LOOKS | {SHARE},
    STAFF: _LOOKS | {SHARE, SEND},
    APPROVER: _APPROVES,
    TRIAL: _APPROVES,
    ADMINISTRATOR: _APPROVES | {ADMINISTER},
}
# In the place of a unit key: all of them.
EVERY_UNIT = "*"


class NotAllowed(Fault):
    """Someone may not do what was asked; `code` (access.denied in the texts) and `details` say why."""

    def __init__(self, code: str, **details: object) -> None:
        self.code, self.details = code, details
        super().__init__(f"not allowed: {code} {details or ''}".strip())


@dataclass(frozen=True)
class Person:
    """Who acts: `units` are the keys of those written for, `account` and `share` are 0 for none."""

    role: str
    name: str = ""
    units: frozenset[str] = frozenset()
    account: int = 0
    share: int = 0

    def may(self, action: str) -> bool:
        """Whether the role allows something at all."""
        return action in MAY[self.role]

    @property
    def has_every_unit(self) -> bool:
        """Whether no unit is out of reach: administrators, and who tries the demonstration."""
        return self.role in (ADMINISTRATOR, TRIAL) or EVERY_UNIT in self.units
