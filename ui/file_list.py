"""Several files sent at once: how each stands, and the one that is at hand."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from domain.numbers import format_number
from texts import t
from ui.markup import plain


class Standing(NamedTuple):
    """How one file stands: its name, how many errors it has, and whether accepting would change something."""

    file_id: str
    name: str
    errors: int
    acceptable: bool


def pick_file(files: Sequence[Standing], lang: str) -> str:
    """The id of the file at hand: the one chosen, at first the first that needs something done."""
    if len(files) == 1:
        return files[0].file_id
    known = {one.file_id: one for one in files}
    first = next((one.file_id for one in files if one.errors), files[0].file_id)
    # The files are in the key: a file that is gone cannot stay chosen.
    key = f"file_at_hand_{'_'.join(known)}"
    chosen = st.segmented_control(
        t("upload.files", lang, count=len(files)), list(known), default=first, required=True, key=key,
        format_func=lambda file_id: _label(known[file_id], lang),
    )  # fmt: skip
    return chosen or first


def _label(file: Standing, lang: str) -> str:
    if file.errors:
        return t("upload.file_errors", lang, name=plain(file.name), count=format_number(file.errors, 0, lang))
    return t("upload.file_clean" if file.acceptable else "upload.file_same", lang, name=plain(file.name))
