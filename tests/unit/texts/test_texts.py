"""The texts: both languages say the same things, every key the code uses exists, none is left unused."""

import re
import string

import pytest

from domain.catalogue_kinds import KINDS_OF_ROWS
from domain.catalogue_reasons import REASONS
from domain.problems import SEVERITY
from texts import LANGUAGES, keys, t
from tools.environment import ROOT
from tools.problem_guide import GUIDE, written_guide

# What a code is called, what is said of one case of it, what to do; what it means in general, and an example.
PARTS = ("name", "message", "advice", "meaning", "example")
ROOMS = ("ui", "pages", "intake", "analysis", "charts", "reports", "web", "store", "tools")


def places(key: str, lang: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(t(key, lang)) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert keys("vi")
    assert keys("vi") ^ keys("en") == frozenset()


@pytest.mark.parametrize("key", sorted(keys("vi")))
def test_both_languages_fill_the_same_places(key: str) -> None:
    assert places(key, "vi") == places(key, "en")


def test_every_key_written_out_in_the_code_exists() -> None:
    written_in = [path for room in ROOMS for kind in ("*.py", "*.html") for path in (ROOT / room).rglob(kind)]
    sources = [path.read_text(encoding="utf-8") for path in written_in]
    written = {key for text in sources for key in re.findall(r'\bt\(\s*"([a-z_.]+)"\s*[,)]', text)}
    assert len(written) > 50
    assert written - keys("vi") == set()


def test_every_problem_has_its_words() -> None:
    wanted = {f"problem.{code}.{part}" for code in SEVERITY for part in PARTS}
    assert wanted <= keys("vi")


@pytest.mark.parametrize("code", REASONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_for_a_broken_row_of_the_catalogue_has_its_words(code: str, lang: str) -> None:
    filled = {name for _, name, _, _ in string.Formatter().parse(REASONS[code]) if name}
    assert places(f"problem.reason.catalogue_{code}", lang) <= filled


@pytest.mark.parametrize("kind", KINDS_OF_ROWS)
def test_every_column_and_word_of_the_catalogue_has_its_words(kind: str) -> None:
    row = KINDS_OF_ROWS[kind]
    wanted = {f"catalogue.columns.{kind}.{column}" for column in row.columns}
    wanted |= {
        f"catalogue.words.{kind}.{column}.{one or 'blank'}"
        for column, words in row.closed.items()
        for one in words
    }
    assert wanted <= keys("vi")


def test_the_problem_guide_is_up_to_date() -> None:
    assert GUIDE.read_text(encoding="utf-8") == written_guide()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_key_is_a_fault(lang: str) -> None:
    with pytest.raises(KeyError):
        t("no.such.key", lang)
