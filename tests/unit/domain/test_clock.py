"""Evening in London is the next morning in Hà Nội."""

from datetime import date

from domain.clock import local_day, local_time, written_day

LATE = "2026-11-25T18:30:00+00:00"


def test_a_day_is_that_of_vietnam() -> None:
    assert local_day(LATE) == date(2026, 11, 26)
    assert written_day(LATE) == "26/11/2026"
    assert f"{local_time(LATE):%H:%M}" == "01:30"
    assert written_day("2026-11-25T16:59:59+00:00") == "25/11/2026"
