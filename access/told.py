"""Names by which a browser, the door and the pages behind it tell each other who came."""

# The cookie of an account's session; that of a link has the link's number behind it.
SESSION, LINK_COOKIE = "session", "link_"
# Headers of the door's own, taken away where they come from outside: by what somebody was let in, from where.
ADMITTED, ORIGIN = "x-board-admitted", "x-board-origin"
