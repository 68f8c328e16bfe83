"""What a report says, in words, tables and pages that need no Streamlit."""

from reports.around import Around
from reports.edition import edition_page
from reports.figures import figures_block
from reports.preview import preview_picture, preview_words

__all__ = ["Around", "edition_page", "figures_block", "preview_picture", "preview_words"]
