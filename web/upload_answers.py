"""A file chosen while the page is running must not vanish: Streamlit's answer to the browser is kept.

The browser asks where it may send a chosen file. Streamlit 1.67 puts the answer among the messages of
the run under way and drops those when the next run begins: the file is then neither sent nor shown,
and nothing is said. This keeps that one kind of message, as Streamlit itself keeps toasts.
"""

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_ANSWER = "file_urls_response"


def keep_upload_answers() -> None:
    """Have every queue of messages keep its answers to file choosers when a run begins."""
    clear = getattr(ForwardMsgQueue.clear, "replaces", ForwardMsgQueue.clear)

    def clear_but_answers(
        queue: ForwardMsgQueue,
        retain_lifecycle_msgs: bool = False,
        fragment_ids_this_run: list[str] | None = None,
    ) -> None:
        waiting = [one for one in queue._queue if one.WhichOneof("type") == _ANSWER]
        clear(queue, retain_lifecycle_msgs, fragment_ids_this_run)
        if retain_lifecycle_msgs:
            queue._queue += [one for one in waiting if one not in queue._queue]

    clear_but_answers.replaces = clear  # type: ignore[attr-defined]
    ForwardMsgQueue.clear = clear_but_answers  # type: ignore[assignment, method-assign]
