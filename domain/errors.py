"""Faults: what cannot go on. Wrong data is no fault, it is a Problem (see domain.problems)."""

from domain.catalogue_reasons import REASONS


class Fault(Exception):
    """Base of every fault this project raises on purpose; its text is fit to be shown."""


class Refused(Fault):
    """A file that will not be read: `code` is a problem code, `details` fill its message."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code}: {', '.join(f'{k}={v}' for k, v in details.items())}")


class CatalogueError(Fault):
    """A broken catalogue: names the file, the row and the reason (a code of REASONS, with its details)."""

    def __init__(self, file: str, row: int, code: str, /, **details: object) -> None:
        self.file, self.row, self.code, self.details = file, row, code, details
        self.reason = REASONS[code].format(**details)
        super().__init__(f"{file}, row {row}: {self.reason}")


class BrokenEntry(Fault):
    """Something kept in words that is not understood: names its kind, its key and the reason."""

    def __init__(self, kind: str, key: str, reason: str) -> None:
        self.kind, self.key, self.reason = kind, key, reason
        super().__init__(f"{kind} {key}: {reason}")


class PeriodClosed(Fault):
    """Figures of a closed period were to be changed: of which unit and period, and by whom it was closed."""

    def __init__(self, unit: str, period: str, who: str) -> None:
        self.unit, self.period, self.who = unit, period, who
        super().__init__(f"{unit} {period}: closed by {who}; reopen the period first")


class NotKnown(Fault):
    """A unit, indicator, period or edition that does not exist; `what` names the kind of thing."""

    def __init__(self, what: str, found: object) -> None:
        self.what, self.found = what, found
        super().__init__(f"unknown {what}: {found}")


class StoreFault(Fault):
    """The store cannot be opened, is damaged, or a write to it cannot be carried out.

    Where a reader may meet it, `code` and `details` tell it in their language (store.fault in the texts).
    """

    def __init__(self, text: str, code: str = "", **details: object) -> None:
        self.code, self.details = code, details
        super().__init__(text)
