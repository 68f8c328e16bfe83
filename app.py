"""The front door: `streamlit run app.py`. The door stands before Streamlit, the script behind it.

The script is ui/main.py and not this file: a folder pages/ beside the main script would let a cold
server run a page alone, without the router.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from texts import t
from web.account_page import account_routes
from web.api import api_routes
from web.cache_requests import ignore_cache_requests
from web.door import Door
from web.edition_pages import edition_routes
from web.fonts import font_routes
from web.health import health_routes
from web.index_page import IndexPage
from web.oidc import oidc_routes
from web.own_files import file_routes, own_file
from web.policy import Policy
from web.prompt_answers import send_at_once
from web.serving import the_records
from web.share_routes import share_routes
from web.sign_in import sign_in_routes
from web.start import announce, require_loopback, require_ready
from web.upload_answers import keep_upload_answers

require_loopback(st.get_option("server.address"))
guests = require_ready()
announce(guests, st.get_option("server.port"))
keep_upload_answers()
ignore_cache_requests()
send_at_once()

ROOT = Path(__file__).resolve().parent
SCRIPTS = ("chart-tools.js", "links.js", "deck.js", "who-is-there.js")
PAGES = (ROOT / "pages").glob("*.py")

app = st.App(
    ROOT / "ui" / "main.py",
    routes=[
        *font_routes(),
        *file_routes(),
        *health_routes(),
        *sign_in_routes(),
        *account_routes(),
        *oidc_routes(),
        *share_routes(),
        *edition_routes(),
        *api_routes(),
    ],
    middleware=[
        Middleware(Policy),
        Middleware(Door, records=the_records, guests=guests),
        Middleware(
            IndexPage,
            lang="vi",
            title=t("app.title"),
            pages=frozenset(page.stem for page in PAGES),
            scripts=tuple(own_file(name) for name in SCRIPTS),
            style=own_file("board.css"),
        ),
    ],
)
