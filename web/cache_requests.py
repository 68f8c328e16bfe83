"""Nobody empties the caches of everybody: Streamlit lets any open tab do so.

A message `clear_cache` over the websocket has Streamlit 1.67 drop what it keeps for all sessions: cached
answers, and the store that the pages read. Its own menu, which sends it, is not shown here; whoever looks on
could send it by hand, again and again. This has the message do nothing.
"""

from streamlit.runtime.app_session import AppSession


def ignore_cache_requests() -> None:
    """Have sessions pass over what asks them to clear caches."""
    AppSession._handle_clear_cache_request = _pass_over  # type: ignore[assignment, method-assign]


def _pass_over(_session: AppSession) -> None:
    """In the place of Streamlit's own, which also empties the state of the tab."""
