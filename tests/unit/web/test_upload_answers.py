"""A file chosen while a run begins: the browser still hears where it may send it."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from web.upload_answers import keep_upload_answers


@pytest.fixture(autouse=True)
def own_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's own method, put back after each test."""
    original = getattr(ForwardMsgQueue.clear, "replaces", ForwardMsgQueue.clear)
    monkeypatch.setattr(ForwardMsgQueue, "clear", original)


def a_queue() -> ForwardMsgQueue:
    """Something drawn, an answer to a file chooser, something drawn."""
    queue = ForwardMsgQueue()
    for number, kind in enumerate(("delta", "answer", "delta")):
        message = ForwardMsg()
        if kind == "answer":
            message.file_urls_response.response_id = "mot.xlsx"
        else:
            message.delta.new_element.text.body = str(number)
            message.metadata.delta_path.extend((0, number))
        queue.enqueue(message)
    return queue


def kinds(queue: ForwardMsgQueue) -> list[str | None]:
    return [one.WhichOneof("type") for one in queue.flush()]


def test_streamlit_still_drops_them_by_itself() -> None:
    """When this fails, Streamlit keeps them: web/upload_answers.py can go."""
    queue = a_queue()
    queue.clear(retain_lifecycle_msgs=True)
    assert kinds(queue) == []


def test_an_answer_outlives_the_beginning_of_a_run() -> None:
    keep_upload_answers()
    keep_upload_answers()
    queue = a_queue()
    queue.clear(retain_lifecycle_msgs=True)
    assert kinds(queue) == ["file_urls_response"]


def test_a_fragment_s_run_doubles_nothing() -> None:
    keep_upload_answers()
    queue = a_queue()
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["part"])
    assert kinds(queue).count("file_urls_response") == 1


def test_what_was_sent_is_not_sent_again() -> None:
    keep_upload_answers()
    queue = a_queue()
    assert kinds(queue) == ["delta", "file_urls_response", "delta"]
    assert queue.is_empty()
