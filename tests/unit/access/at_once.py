"""People who come at the same moment: whoever looks before writing has looked before any of them writes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Barrier, local
from typing import TypeVar

import pytest
from sqlalchemy import Connection, Engine

from store import access_records

T = TypeVar("T")
_SECONDS = 20


def at_once(act: Callable[[int], T], times: int = 2) -> list[T]:
    """What each of several gets; none begins to write before all are about to."""
    all_about_to, seen, writing = Barrier(times, timeout=_SECONDS), local(), access_records.writing

    def writing_with_the_others(engine: Engine, wait_seconds: float) -> AbstractContextManager[Connection]:
        if not getattr(seen, "waited", False):
            seen.waited = True
            all_about_to.wait()
        return writing(engine, wait_seconds)

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(times) as pool:
        patch.setattr(access_records, "writing", writing_with_the_others)
        return list(pool.map(act, range(times)))
