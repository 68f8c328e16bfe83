"""Names by which a browser, the door and the pages behind it tell each other who came."""

# The cookie of an account's session; that of a link has the link's number behind it.
SESSION, LINK_COOKIE = "session", "link_"
# Headers of the door's own, taken away where they come from outside: by what somebody was let in, from where.
ADMITTED, ORIGIN = "x-board-admitted", "x-board-origin"
# By what a connection was let in, else the role of a guest.
BY_ACCOUNT, BY_LINK = "account", "link"


def link_cookie(number: int) -> str:
    """The name of the cookie that a link is exchanged for."""
    return f"{LINK_COOKIE}{number}"


def link_number(said: str) -> int:
    """The number of a link as an address names it, 0 for what is none; larger ones no store can keep."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
