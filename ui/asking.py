"""Who says what is sent: the account that is signed in, else the name that is typed."""

import streamlit as st

from reports.markup import fill
from ui.here import the_person
from ui.markup import show

_SIGNED = '<p class="signed">{}: <strong>{}</strong></p>'


def ask_who(label: str, hint: str, key: str, lang: str, *, width: int = 320, before: str = "") -> str:
    """The name under which something is kept; '' until it is there."""
    person = the_person()
    if person.account:
        show(fill(_SIGNED, label, person.name))
        return person.name
    return st.text_input(label, before, placeholder=hint or None, key=key, width=width).strip()
