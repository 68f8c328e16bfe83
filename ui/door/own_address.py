"""Addresses of this app as another device has to be given them: whole, by the name it was reached by."""

from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

_OFFICE_NAMES = (".local", ".lan", ".internal")
_HERE_ONLY = ("localhost", "127.0.0.1", "::1")


def whole_address(path: str) -> str:
    """A path with the scheme and host by which this page was opened."""
    page = urlsplit(st.context.url or "")
    return urlunsplit((page.scheme, page.netloc, path, "", ""))


def is_here_only(address: str) -> bool:
    """Whether an address opens on this machine alone."""
    return urlsplit(address).hostname in _HERE_ONLY


def is_office_only(address: str) -> bool:
    """Whether an address opens within the office's own network, or on this machine, and nowhere else."""
    host = urlsplit(address).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_OFFICE_NAMES)
