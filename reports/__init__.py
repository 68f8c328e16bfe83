"""What a report says, in words, tables and pages that need no Streamlit."""

from reports.around import Around
from reports.edition import edition_page
from reports.figures import PAGES, figures_block
from reports.preview import SIZE, preview_picture, preview_words
from reports.reading import catalogue_at

__all__ = [
    "PAGES",
    "SIZE",
    "Around",
    "catalogue_at",
    "edition_page",
    "figures_block",
    "preview_picture",
    "preview_words",
]
