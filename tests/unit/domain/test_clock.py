"""Evening in London is the next morning in Hà Nội."""

from datetime import UTC, date, datetime, tzinfo

import pytest

from domain.clock import local_day, local_time, local_today, written_day

LATE = "2026-11-25T18:30:00+00:00"


def test_a_day_is_that_of_vietnam() -> None:
    assert local_day(LATE) == date(2026, 11, 26)
    assert written_day(LATE) == "26/11/2026"
    assert f"{local_time(LATE):%H:%M}" == "01:30"
    assert written_day("2026-11-25T16:59:59+00:00") == "25/11/2026"


class LateEvening(datetime):
    """A clock that stands at 18:30 in London."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime(2026, 11, 25, 18, 30, tzinfo=UTC).astimezone(tz)


def test_today_is_that_of_vietnam_wherever_the_server_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("domain.clock.datetime", LateEvening)
    assert local_today() == date(2026, 11, 26)
