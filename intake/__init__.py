"""The only place that joins loaders, validation and store: check, compare, publish, undo."""

from intake.catalogue_files import (
    CatalogueCheck,
    accept_rows,
    check_row,
    check_rows,
    export_rows,
)
from intake.catalogue_rows import RowChange
from intake.checked import NEW, REVISED, SAME, Check
from intake.checks import check_content
from intake.publishing import NotAcceptable, NotUndoable, accept, undo
from intake.task_exporting import write_tasks
from intake.task_files import TaskCheck, accept_tasks, check_tasks
from intake.task_updates import update_task, withdraw_task
from intake.wording import Described, describe, place, why_not_undone
from intake.words import submit_entries
from loaders import Additions
from store import EditionMoved

__all__ = [
    "NEW",
    "REVISED",
    "SAME",
    "Additions",
    "CatalogueCheck",
    "Check",
    "Described",
    "EditionMoved",
    "NotAcceptable",
    "NotUndoable",
    "RowChange",
    "TaskCheck",
    "accept",
    "accept_rows",
    "accept_tasks",
    "check_content",
    "check_row",
    "check_rows",
    "check_tasks",
    "describe",
    "export_rows",
    "place",
    "submit_entries",
    "undo",
    "update_task",
    "why_not_undone",
    "withdraw_task",
    "write_tasks",
]  # fmt: skip
