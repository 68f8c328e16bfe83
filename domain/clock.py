"""The office's wall calendar: the store keeps times in UTC, offices live by those of Vietnam."""

from datetime import UTC, date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def local_today() -> date:
    """The day it is in Vietnam, wherever the server stands."""
    return datetime.now(VIETNAM).date()


def local_time(at: str) -> datetime:
    """A time that the store keeps (ISO, UTC), as clocks in Vietnam show it."""
    return datetime.fromisoformat(at).astimezone(VIETNAM)


def local_day(at: str) -> date:
    """Its day in Vietnam."""
    return local_time(at).date()


def written_day(at: str) -> str:
    """Its day as officials write it: '26/11/2026'."""
    return f"{local_day(at):%d/%m/%Y}"


def end_of_day(day: date) -> str:
    """The moment a day is over in Vietnam, as the store keeps times."""
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), VIETNAM)
    return end.astimezone(UTC).isoformat(timespec="seconds")
