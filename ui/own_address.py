"""Addresses of this app as another device has to be given them: whole, by the name it was reached by."""

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

_HERE_ONLY = ("localhost", "127.0.0.1", "::1")


def whole_address(path: str) -> str:
    """A path with the scheme and host by which this page was opened."""
    page = urlsplit(st.context.url or "")
    return urlunsplit((page.scheme, page.netloc, path, "", ""))


def is_here_only(address: str) -> bool:
    """Whether an address opens on this machine alone."""
    return urlsplit(address).hostname in _HERE_ONLY
