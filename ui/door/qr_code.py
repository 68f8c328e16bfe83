"""An address as a QR code, for the camera of another device."""

import segno
from markupsafe import Markup

from reports.markup import fill

# As a picture in the page's own address space: Streamlit takes drawings (svg) out of markup.
_PICTURE = '<p class="qr"><img src="{}" alt="{}"></p>'
_BORDER = 4


def qr_code(address: str) -> Markup:
    """The picture of an address, as wide as its place: read a hand's breadth or a room away."""
    code = segno.make_qr(address, error="m")
    # White all around also on a dark page: cameras need it.
    drawn = code.svg_data_uri(border=_BORDER, light="white", omitsize=True, encode_minimal=False)
    return fill(_PICTURE, drawn, address)
