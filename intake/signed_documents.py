"""The signed paper behind a submission: number, day, signer and its PDF, given at once or later."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from domain.clock import local_today
from domain.entries import SIGNED_DOCUMENT, Entry
from domain.errors import Refused
from loaders.frames import tidy_frame
from store import Receipt, Store, Submission

MOST_BYTES = 20 * 1024 * 1024
_PDF = b"%PDF-"


@dataclass(frozen=True)
class SignedDocument:
    """What stands on the paper, and by whom and when it was attached; `sha256` is '' without a PDF."""

    number: str
    day: date
    signer: str
    sha256: str
    who: str
    at: str
    # The submission of its own that holds it, by which it is undone.
    submission: int


def attach_document(
    store: Store, submission: int, number: str, day: date, signer: str, pdf: bytes | None, who: str
) -> Receipt:
    """Keep the paper of a submission as an edition of its own, in the place of one attached before.

    Without `pdf` only what stands on it is kept, and a PDF attached before stays. Raises Refused
    (bad_document) for what is no PDF, too large, incomplete or not signed yet, NotKnown for an unknown
    submission.
    """
    number, signer = number.strip(), signer.strip()
    if not number or not signer:
        raise Refused("bad_document", reason="document_incomplete")
    if day > local_today():
        raise Refused("bad_document", reason="document_future", day=f"{day:%d/%m/%Y}")
    if pdf is not None:
        _require_pdf(pdf)
    sent = store.accepted(submission)
    before = document_of(store, submission)
    content = pdf if pdf is not None else _as_json(submission, number, day, signer)
    digest = hashlib.sha256(content).hexdigest()
    held = digest if pdf is not None else before.sha256 if before else ""
    body = {"number": number, "day": day.isoformat(), "signer": signer, "sha256": held}
    # The number has strokes, a file's name none.
    file = f"{number.replace('/', '-')}.{'json' if pdf is None else 'pdf'}"
    paper = Submission(sent.unit, sent.period, file, digest, content, sent.file, who)
    entry = Entry(SIGNED_DOCUMENT, sent.unit, sent.period, str(submission), body)
    return store.publish(paper, tidy_frame({}, 0), entries=[entry])


def document_of(store: Store, submission: int, edition: int | None = None) -> SignedDocument | None:
    """The paper of a submission as of an edition, or None; raises NotKnown for an unknown submission."""
    sent = store.accepted(submission)
    kept = store.entries(SIGNED_DOCUMENT, units=[sent.unit], periods=[sent.period], edition=edition)
    for one in kept:
        if one.entry.key == str(submission):
            body = one.entry.body or {}
            told = (body["number"], date.fromisoformat(body["day"]), body["signer"], body["sha256"])
            return SignedDocument(*told, one.who, one.at, one.submission)
    return None


def document_pdf(store: Store, document: SignedDocument) -> bytes | None:
    """The PDF of a signed document, None where none was attached."""
    return store.raw_file(document.sha256) if document.sha256 else None


def _require_pdf(content: bytes) -> None:
    if not content.startswith(_PDF):
        raise Refused("bad_document", reason="document_no_pdf")
    if len(content) > MOST_BYTES:
        raise Refused("bad_document", reason="document_too_large", limit=MOST_BYTES // 1024 // 1024)


def _as_json(submission: int, number: str, day: date, signer: str) -> bytes:
    told = {"submission": submission, "number": number, "day": day.isoformat(), "signer": signer}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
