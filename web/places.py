"""The addresses of the app by what they are: the one list that door and board go by.

One that ends with '/' stands for all under it.
"""

from starlette.datastructures import Headers
from starlette.types import Scope

SIGN_IN, LINK_PAGE = "/sign-in", "/e/"
OWN_FILES, FONTS = "/own/", "/fonts/"
# The same for everybody: nobody is looked up for them, and they answer while the store is away too.
FREE = ("/health", FONTS, OWN_FILES)
# They say themselves who may come in.
_OPEN = (SIGN_IN, "/set-up/", "/password/", "/in/", "/s/", LINK_PAGE, "/oidc/", "/api/")
# Pages of the door's own for those who are in.
_INSIDE = ("/account", "/account/", "/sign-out", "/edition")
# What belongs to the pages of the board and is none.
DOWNLOADS = "/media/"
_PARTS = ("/_stcore/", "/static/", DOWNLOADS, "/component/")
# Who asks for the head of a page is told what GET would be.
_ASKING = frozenset({"GET", "HEAD"})


def is_free(path: str) -> bool:
    """Whether an address answers everybody alike."""
    return _is_among(path, FREE)


def is_open(path: str) -> bool:
    """Whether an address answers those who are not in: everybody, or whom it lets in itself."""
    return _is_among(path, FREE + _OPEN)


def is_board(path: str) -> bool:
    """Whether the page of the board is what stands at an address."""
    return not _is_among(path, FREE + _OPEN + _INSIDE + _PARTS)


def is_looked_at(scope: Scope) -> bool:
    """Whether somebody looks at a page, and not a program at what belongs to one."""
    if scope["type"] != "http" or scope["method"] not in _ASKING:
        return False
    if _is_among(scope["path"], (*_PARTS, "/api/")):
        return False
    return "text/html" in Headers(scope=scope).get("accept", "")


def _is_among(path: str, places: tuple[str, ...]) -> bool:
    return any(path.startswith(one) if one.endswith("/") else path == one for one in places)
