"""The front door: `streamlit run app.py`. The gate stands before Streamlit, the script behind it.

The script is ui/main.py and not this file: a folder pages/ beside the main script would let a cold
server run a page alone, without the router.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from texts import t
from web.fonts import font_routes
from web.gate import Gate, require_loopback
from web.index_page import IndexPage
from web.own_files import BOARD_STYLE, OF_EVERY_PAGE, file_routes
from web.start import require_ready
from web.upload_answers import keep_upload_answers

require_loopback(st.get_option("server.address"))
require_ready()
keep_upload_answers()

ROOT = Path(__file__).resolve().parent
PAGES = (ROOT / "pages").glob("*.py")

app = st.App(
    ROOT / "ui" / "main.py",
    routes=[*font_routes(), *file_routes()],
    middleware=[
        Middleware(Gate),
        Middleware(
            IndexPage,
            lang="vi",
            title=t("app.title"),
            pages=frozenset(page.stem for page in PAGES),
            scripts=OF_EVERY_PAGE,
            style=BOARD_STYLE,
        ),
    ],
)
