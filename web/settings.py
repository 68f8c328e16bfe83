"""What is set from outside for the door: who may look on without an account, and the provider of sign-ins."""

import os
from dataclasses import dataclass

from domain.errors import Fault

# Nobody; who sits at this machine may look; may try everything (demonstration only); everybody may look.
NOBODY, HERE, TRYING, EVERYBODY = "", "view", "try", "board"
GUESTS = (NOBODY, HERE, TRYING, EVERYBODY)


class BadSetting(Fault):
    """A setting that is not understood; `name`, `found` and `expected` tell it (door.bad_setting)."""

    def __init__(self, name: str, found: str, expected: str) -> None:
        self.name, self.found, self.expected = name, found, expected
        super().__init__(f"{name} is {found!r}; expected {expected}")


@dataclass(frozen=True)
class Provider:
    """A provider of OpenID Connect: where it is, and as whom it knows this app."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


def read_guests(*, is_demonstration: bool) -> str:
    """The setting GUESTS; raises BadSetting, also where an office's own store was to be tried by anyone."""
    found = os.environ.get("GUESTS", "").strip()
    allowed = [one for one in GUESTS if one != TRYING or is_demonstration]
    if found not in allowed:
        raise BadSetting("GUESTS", found, ", ".join(one or "(empty)" for one in allowed))
    return found


def read_provider() -> Provider | None:
    """The settings OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_NAME; raises BadSetting."""
    names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    issuer, client, secret = (os.environ.get(name, "").strip() for name in names)
    if not (issuer or client or secret):
        return None
    for name, text in zip(names, (issuer, client, secret), strict=True):
        if not text:
            raise BadSetting(name, "", "a value, as the other settings of OIDC are given")
    return Provider(
        issuer.rstrip("/"), client, secret, os.environ.get("OIDC_NAME", "").strip() or "OpenID Connect"
    )
