"""What must be in order before the first visitor, and what the start says: who may look, how to set up."""

import sys

from access import ADMINISTRATOR, SET_UP, accounts, make_ticket
from domain.errors import Fault
from reports import catalogue_at
from texts import LANGUAGES, t
from web.callers import is_loopback
from web.serving import the_records, the_store
from web.settings import TRYING, BadSetting, read_guests, read_provider

LOOPBACK_NAME = "localhost"


def require_loopback(address: str | None) -> None:
    """Ends the process with a message when the server is set to listen beyond this machine."""
    if address is not None and (address == LOOPBACK_NAME or is_loopback((address, 0))):
        return
    sys.exit("\n".join(_not_loopback(address, lang) for lang in LANGUAGES))


def require_ready() -> str:
    """The setting of guests; ends the process where catalogue, store or a setting is not in order."""
    try:
        # The catalogue is kept as it is read here, so that the first visitor does not wait for it.
        store = the_store()
        # Units of the territory are read when first needed; a broken file is to be found before that.
        catalogue_at(store, store.edition()).territory  # noqa: B018 - it is read here
        read_provider()
        return read_guests(is_demonstration=store.is_demonstration)
    except BadSetting as why:
        told = {"name": why.name, "found": repr(why.found), "expected": why.expected}
        sys.exit("\n".join(t("door.bad_setting", lang, **told) for lang in LANGUAGES))
    except Fault as why:
        sys.exit("\n".join(t("door.not_ready", lang, reason=why) for lang in LANGUAGES))


def announce(guests: str, port: int) -> None:
    """Say who may look without an account; print the link of the first set-up where nobody looks after it."""
    for lang in LANGUAGES:
        print(t(f"door.guest.{guests or 'nobody'}", lang))
    records = the_records()
    if guests == TRYING or any(one.role == ADMINISTRATOR and one.is_active for one in accounts(records)):
        return
    token = make_ticket(records, "", SET_UP)
    for lang in LANGUAGES:
        print(t("door.guest.set_up", lang, address=f"http://127.0.0.1:{port}/set-up/{token}"))
    sys.stdout.flush()


def _not_loopback(address: str | None, lang: str) -> str:
    return t("door.not_loopback", lang, address=address or t("door.every_address", lang))
