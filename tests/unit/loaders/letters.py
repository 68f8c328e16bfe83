"""Texts as old systems keep them: the letters of TCVN3, VNI and windows-1258 as bytes."""

import csv
import unicodedata
from functools import cache
from pathlib import Path

import loaders

LEGACY = ("tcvn3", "vni")
_MARKS = "\u0300\u0301\u0303\u0309\u0323"


@cache
def _bytes(font: str) -> dict[str, bytes]:
    table = Path(loaders.__file__).with_name("legacy_letters.csv").read_text(encoding="utf-8")
    return {row["letter"]: bytes.fromhex(row[font]) for row in csv.DictReader(table.splitlines())}


def legacy(text: str, font: str) -> bytes:
    """The text as typed with an old font; what is no Vietnamese letter must be ASCII."""
    return b"".join(_bytes(font).get(letter) or letter.encode("ascii") for letter in text)


def windows_1258(text: str) -> bytes:
    """The text as Windows writes it: a letter that has no byte of its own as a letter and its tone."""
    return b"".join(map(_letter_1258, unicodedata.normalize("NFC", text)))


def _letter_1258(letter: str) -> bytes:
    try:
        return letter.encode("windows-1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next(part for part in parts if part in _MARKS)
        base = unicodedata.normalize("NFC", parts.replace(tone, ""))
        return (base + tone).encode("windows-1258")


def encoded(text: str, encoding: str) -> bytes:
    """The text in any of the encodings that staff's systems write."""
    if encoding in LEGACY:
        return legacy(text, encoding)
    if encoding.endswith(" as utf-8"):
        font = encoding.removesuffix(" as utf-8")
        return legacy(text, font).decode("latin-1").encode("utf-8-sig")
    if encoding.endswith(" as utf-16"):
        font = encoding.removesuffix(" as utf-16")
        return legacy(text, font).decode("latin-1").encode("utf-16")
    return windows_1258(text) if encoding == "windows-1258" else text.encode(encoding)


# What is written, and the word by which it is reported.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "windows-1258": "windows-1258",
    "tcvn3": "tcvn3",
    "vni": "vni",
    "tcvn3 as utf-8": "tcvn3",
    "vni as utf-8": "vni",
    "tcvn3 as utf-16": "tcvn3",
    "vni as utf-16": "vni",
}
