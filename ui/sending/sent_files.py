"""The files at hand: those chosen and those of opened drafts, each known by its content alone."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple, Protocol

import streamlit as st

from store import Draft
from texts import t
from ui.markup import plain


class Uploaded(Protocol):
    """What Streamlit gives of a chosen file."""

    @property
    def name(self) -> str:
        """Its name with the sender."""

    def getvalue(self) -> bytes:
        """Its content."""


class SentFile(NamedTuple):
    """A file at hand; `draft` is the key of the draft it was opened from, '' where it was chosen.

    `waits` is what waits for an approver, as it was read for this run and as it was taken up.
    """

    file_id: str
    name: str
    content: bytes
    draft: str = ""
    waits: Draft | None = None

    @classmethod
    def of(cls, name: str, content: bytes, draft: str = "", waits: Draft | None = None) -> "SentFile":
        """A file known by its content: chosen again, it is the one of which something was said before."""
        return cls(sha256(content).hexdigest(), name, content, draft, waits)


def files_at_hand(
    uploads: Iterable[Uploaded], drafted: Iterable[SentFile], lang: str
) -> tuple[SentFile, ...]:
    """Chosen files and drafts, no content twice; of files with one name the one chosen last.

    What waits for an approver waits still where it was chosen too.
    """
    drafted = list(drafted)
    named: dict[str, SentFile] = {}
    for one in uploads:
        file = SentFile.of(one.name, one.getvalue())
        before = named.pop(file.name, file)
        named[file.name] = file
        if before.file_id != file.file_id:
            # Most often it was mended elsewhere and chosen again; two parts of a report may share a name.
            st.info(t("upload.same_name", lang, name=plain(file.name)))
    waiting = [one for one in drafted if one.waits]
    return tuple({one.file_id: one for one in (*drafted, *named.values(), *waiting)}.values())
