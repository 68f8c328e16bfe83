"""What is asked of a password, and that what is kept of it is strong and opens with nothing else."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from argon2 import PasswordHasher, extract_parameters

from access.passwords import LEAST, MOST, fault_of, hashed, is_outdated, is_right

PASSWORD = "chín tháng đầu năm"


@pytest.fixture(scope="module")
def kept() -> str:
    """The password as it is kept, made once: it takes its time on purpose."""
    return hashed(PASSWORD)


def test_what_is_kept_is_argon2id_with_at_least_what_owasp_asks_for(kept: str) -> None:
    assert kept.startswith("$argon2id$")
    found = extract_parameters(kept)
    assert found.memory_cost >= 19 * 1024
    assert found.time_cost >= 2
    assert PASSWORD not in kept


def test_the_same_password_is_kept_differently_each_time(kept: str) -> None:
    assert hashed(PASSWORD) != kept


def test_only_the_password_itself_is_right(kept: str) -> None:
    assert is_right(PASSWORD, kept)
    assert is_right(unicodedata.normalize("NFD", PASSWORD), kept)
    for other in (PASSWORD + " ", PASSWORD.upper(), ""):
        assert not is_right(other, kept)


@pytest.mark.parametrize("kept", ["", "$argon2id$", "nonsense", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA", "é"])
def test_nothing_is_right_where_no_password_is_kept_or_it_is_damaged(kept: str) -> None:
    for password in ("", "nobody has this password"):
        assert not is_right(password, kept)


def test_a_hash_of_weaker_settings_is_to_be_made_anew(kept: str) -> None:
    assert not is_outdated(kept)
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        (PASSWORD, ""),
        ("x1y2z" * 2, ""),
        ("abcde" * (MOST // 5), ""),
        ("", "length"),
        ("abcdefghi", "length"),
        ("x" * (MOST + 1), "length"),
        ("aaaaaaaaaaaaaaaa", "easy"),
        ("abcdabcdabcd", "easy"),
        ("aAaAbBbBcCcCdD", "easy"),
        ("tôi là AN.NGUYEN đây", "easy"),
        ("an.nguyen123", "easy"),
    ],
)
def test_a_new_password_is_long_enough_and_not_easy(password: str, fault: str) -> None:
    assert fault_of(password, "an.nguyen") == fault
    assert LEAST >= 10


@pytest.mark.parametrize(("crowd", "is_met"), [(4, True), (5, False)])
def test_four_passwords_are_checked_at_once_and_no_more(
    monkeypatch: pytest.MonkeyPatch, crowd: int, is_met: bool
) -> None:
    together = Barrier(crowd, timeout=20 if is_met else 0.2)

    def meet(*_: object) -> bool:
        try:
            together.wait()
        except BrokenBarrierError:
            return False
        return True

    monkeypatch.setattr(PasswordHasher, "verify", meet)
    with ThreadPoolExecutor(crowd) as pool:
        assert list(pool.map(lambda _: is_right(PASSWORD, "kept"), range(crowd))) == [is_met] * crowd
