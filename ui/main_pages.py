"""The pages of the app, in their rows, and what each asks of who is there."""

from access import ADMINISTER, SEND, SHARE, VIEW

LEADERS = ("overview", "plan", "year_on_year", "indicator", "compare", "tasks", "present")
# What a page asks for; who may do less is told so, and does not find it in the list.
STAFF = {"comments": SEND, "catalogue": VIEW, "sending": VIEW, "upload": SEND}
OFFICE = {"links": SHARE, "accounts": ADMINISTER, "trail": ADMINISTER, "set_up": ADMINISTER}
ASKS = {**dict.fromkeys(LEADERS, VIEW), **STAFF, **OFFICE}
