"""The only place that joins loaders, validation and store: check, compare, publish, undo."""

from intake.annotating import annotated_workbook
from intake.catalogue_files import (
    CatalogueCheck,
    accept_rows,
    check_row,
    check_rows,
    export_rows,
)
from intake.catalogue_guard import NotUndoable
from intake.catalogue_rows import RowChange
from intake.checked import NEW, REVISED, SAME, Check
from intake.checks import check_content
from intake.mending import describe_mend, mends_entry, mends_of, sent_with
from intake.period_states import close_period, reopen_period, set_due_day
from intake.publishing import NotAcceptable, accept, undo
from intake.signed_documents import SignedDocument, attach_document, document_of, document_pdf
from intake.task_exporting import write_tasks
from intake.task_files import TaskCheck, accept_tasks, check_tasks
from intake.task_updates import update_task, withdraw_task
from intake.templates import template_workbook
from intake.undoing import undo_or_why
from intake.wording import Described, describe, place
from intake.words import submit_entries
from loaders import Additions, CellPlace, Mend, ReadAs, mended, mends_made
from store import Draft, EditionMoved, Receipt

__all__ = [
    "NEW",
    "REVISED",
    "SAME",
    "Additions",
    "CatalogueCheck",
    "CellPlace",
    "Check",
    "Described",
    "Draft",
    "EditionMoved",
    "Mend",
    "NotAcceptable",
    "NotUndoable",
    "ReadAs",
    "Receipt",
    "RowChange",
    "SignedDocument",
    "TaskCheck",
    "accept",
    "accept_rows",
    "accept_tasks",
    "annotated_workbook",
    "attach_document",
    "check_content",
    "check_row",
    "check_rows",
    "check_tasks",
    "close_period",
    "describe",
    "describe_mend",
    "document_of",
    "document_pdf",
    "export_rows",
    "mended",
    "mends_entry",
    "mends_made",
    "mends_of",
    "place",
    "reopen_period",
    "sent_with",
    "set_due_day",
    "submit_entries",
    "template_workbook",
    "undo",
    "undo_or_why",
    "update_task",
    "withdraw_task",
    "write_tasks",
]  # fmt: skip
