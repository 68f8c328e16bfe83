"""Nhật ký: who did what, when and from where, the newest first; proved, and taken away as a file."""

from ui.door.trail_view import ask_narrowed, offer_proof_and_file, show_rows, speaker
from ui.frame import open_page

page = open_page("trail", filters=False)
lang = page.lang
told = speaker(page.catalogue, lang)
narrowed = ask_narrowed(page.view, lang)
offer_proof_and_file(narrowed, told, lang)
show_rows(narrowed, told, page.view, lang)
