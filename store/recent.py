"""What was worked out for the editions asked for lately: it never changes, but memory has an end."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most `size` values by edition, those used last; shared between threads."""

    def __init__(self, size: int) -> None:
        self._size, self._lock = size, Lock()
        self._held: OrderedDict[int, Value] = OrderedDict()

    def get(self, edition: int, make: Callable[[int], Value]) -> Value:
        """The value of an edition, made where it is not held."""
        with self._lock:
            if edition in self._held:
                self._held.move_to_end(edition)
                return self._held[edition]
        value = make(edition)
        with self._lock:
            self._held[edition] = value
            while len(self._held) > self._size:
                self._held.popitem(last=False)
        return value
