"""What is done once an hour: counted in memory, each process for itself."""

from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from store import AccessRecords

_ONCE = RateLimitItemPerHour(1)
_limiter = MovingWindowRateLimiter(MemoryStorage())


def is_first_this_hour(records: AccessRecords, *what: str) -> bool:
    """Whether something of a store was not asked for within the last hour; asking counts."""
    return _limiter.hit(_ONCE, str(records.engine.url), *what)
