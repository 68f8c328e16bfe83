"""A process that writes to a store: `python -m tests.unit.store.writer URL NAME ROUNDS [FIGURES]`.

It prints 'edition submission' for each receipt as soon as it has it; every other write it breaks off.
"""

import sys

from domain.errors import StoreFault
from store import Store, open_store
from store.chain import append_edition
from store.engine import writing
from tests.unit.store.samples import figure, sent, tidy


def write(store: Store, name: str, rounds: int, figures: int = 1) -> list[tuple[int, int]]:
    """The (edition, submission) of each receipt; rounds 0: without end."""
    frame = tidy(*(figure(name, f"i{number}", number) for number in range(figures)))
    receipts, number = [], 0
    while not rounds or number < rounds:
        number += 1
        _break_off(store)
        receipt = store.publish(sent(f"{name} {number}".encode(), unit=name, who=name), frame)
        print(receipt.edition, receipt.submission, flush=True)
        receipts.append((receipt.edition, receipt.submission))
        if number % 3 == 0:
            undone = store.undo(receipt.submission, name)
            print(undone.edition, undone.submission, flush=True)
            receipts.append((undone.edition, undone.submission))
    return receipts


def _break_off(store: Store) -> None:
    try:
        with writing(store.engine) as connection:
            append_edition(connection, "undo", 1, "nobody") if store_has_data(connection) else None
            raise StoreFault("broken off on purpose, after the number was taken")
    except StoreFault as why:
        if "on purpose" not in str(why):
            raise


def store_has_data(connection) -> bool:
    """Whether there is a submission to refer to."""
    return connection.exec_driver_sql("SELECT count(*) FROM submission").scalar() > 0


if __name__ == "__main__":
    with open_store(sys.argv[1]) as opened:
        write(opened, sys.argv[2], int(sys.argv[3]), *map(int, sys.argv[4:]))
