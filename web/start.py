"""What must be in order before the first visitor: the address, the catalogue and the store."""

import sys

from domain.catalogue_files import catalogue_for
from domain.errors import Fault
from store import open_store
from texts import LANGUAGES, t


def require_ready() -> None:
    """End the process with a message where the catalogue is broken or the store cannot be opened."""
    try:
        with open_store() as store:
            # Units of the territory are read when first needed; a broken file is to be found before that.
            catalogue_for(demonstration=store.is_demonstration).territory  # noqa: B018 - it is read here
    except Fault as why:
        sys.exit("\n".join(t("gate.not_ready", lang, reason=why) for lang in LANGUAGES))
