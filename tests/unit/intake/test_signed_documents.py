"""Signed documents: kept with their submission as editions of their own, refused, replaced, undone."""

from datetime import date

import pytest

from domain.errors import NotKnown, Refused
from domain.problems import Problem
from intake import attach_document, describe, document_of, document_pdf, undo
from intake import signed_documents as module
from store import open_store, verify
from tests.unit.store.samples import NINE, figure, sent, tidy

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
DAY = date(2023, 9, 28)


@pytest.fixture
def store(store_url):
    with open_store(store_url) as opened:
        opened.publish(sent(), tidy(figure("tan_yen", "go_industry", 4132)))
        yield opened


def test_the_paper_stands_with_its_submission(store):
    assert document_of(store, 1) is None
    receipt = attach_document(store, 1, " 612/BC-UBND ", DAY, "Nguyễn Văn A", PDF, "Lan")
    found = document_of(store, 1)
    assert (found.number, found.day, found.signer, found.who) == ("612/BC-UBND", DAY, "Nguyễn Văn A", "Lan")
    assert (receipt.edition, found.submission) == (2, receipt.submission)
    assert document_pdf(store, found) == PDF
    event = store.accepted(receipt.submission)
    assert (event.unit, event.period, event.file) == ("tan_yen", NINE, "612-BC-UBND.pdf")
    assert document_of(store, 1, edition=1) is None
    assert verify(store) == []


def test_the_number_may_come_first_and_the_file_later(store):
    attach_document(store, 1, "612/BC-UBND", DAY, "Nguyễn Văn A", None, "Lan")
    assert document_pdf(store, document_of(store, 1)) is None
    attach_document(store, 1, "612/BC-UBND", DAY, "Nguyễn Văn A", PDF, "Lan")
    assert document_pdf(store, document_of(store, 1)) == PDF
    attach_document(store, 1, "613/BC-UBND", DAY, "Nguyễn Văn A", None, "Lan")
    found = document_of(store, 1)
    assert (found.number, document_pdf(store, found)) == ("613/BC-UBND", PDF)
    assert document_of(store, 1, edition=3).number == "612/BC-UBND"


def test_it_is_undone_like_the_rest(store):
    attach_document(store, 1, "612/BC-UBND", DAY, "Nguyễn Văn A", PDF, "Lan")
    wrong = attach_document(store, 1, "999/BC-UBND", DAY, "Nguyễn Văn A", PDF, "Lan")
    undo(wrong.submission, store, "Bình")
    assert document_of(store, 1).number == "612/BC-UBND"
    assert store.figures(units=["tan_yen"])["value"].tolist() == [4132]


def test_a_day_that_is_yet_to_come_is_refused(store):
    with pytest.raises(Refused) as refused:
        attach_document(store, 1, "612/BC-UBND", date(2099, 9, 25), "A", PDF, "Lan")
    assert refused.value.details["reason"] == "document_future"
    assert document_of(store, 1) is None


def test_papers_of_two_submissions_do_not_meet(store):
    store.publish(sent(b"other"), tidy(figure("tan_yen", "go_agriculture", 3943)))
    attach_document(store, 2, "2/BC-UBND", DAY, "B", PDF, "Lan")
    attach_document(store, 1, "1/BC-UBND", DAY, "A", PDF, "Lan")
    assert [document_of(store, one).number for one in (1, 2)] == ["1/BC-UBND", "2/BC-UBND"]


@pytest.mark.parametrize(
    ("number", "signer", "pdf", "reason"),
    [
        ("612", "A", b"PK\x03\x04 docx", "document_no_pdf"),
        ("612", "A", b"", "document_no_pdf"),
        ("612", "A", PDF + b" " * 99, "document_too_large"),
        (" ", "A", PDF, "document_incomplete"),
        ("612", "", PDF, "document_incomplete"),
    ],
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_no_signed_paper_is_refused_in_words(
    store, catalogue, monkeypatch, number, signer, pdf, reason, lang
):
    monkeypatch.setattr(module, "MOST_BYTES", 60)
    with pytest.raises(Refused) as caught:
        attach_document(store, 1, number, DAY, signer, pdf, "Lan")
    assert caught.value.details["reason"] == reason
    told = describe(Problem(caught.value.code, details=dict(caught.value.details)), catalogue, lang)
    assert "PDF" in told.message or reason == "document_incomplete"
    assert told.message.strip()
    assert store.edition() == 1


def test_a_submission_nobody_sent_has_no_paper(store):
    with pytest.raises(NotKnown):
        attach_document(store, 9, "612", DAY, "A", PDF, "Lan")
