"""Who gets the preview of a link, and who the link itself: by what they say they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from access import Terms, make_share
from domain.periods import Period
from domain.views import View
from tests.unit.web.board import Board, open_board, said
from texts import t
from web import share_routes

TERMS = Terms("Ông Bình", "overview", View("tan_yen", Period(2024, 9)), "2999-01-01T00:00:00+00:00")
_PHONE = "Mozilla/5.0 (Linux; Android 14; {}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile"
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
ROBOTS = (
    "TelegramBot (like TwitterBot)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Facebot",
    "Twitterbot/1.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Slackbot 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "WhatsApp/2.24.11.78 A",
    "WhatsApp/2.2418.10 W",
    "Viber/21.0.0.0",
    "Viber",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
    "ZaloBot/1.0",
    "Mozilla/5.0 ZaloPreview",
    "ZaloLinkInfo/1.0",
)
PEOPLE = (
    _PHONE.format("SM-S921B"),
    f"{_PHONE.format('SM-S921B')} Telegram-Android/10.14.5 (Samsung SM-S921B; Android 14; SDK 34; HIGH)",
    f"{_IPHONE} [LinkedInApp]/9.29.7553",
    f"{_PHONE.format('SM-S921B')} BingSapphire/28.2 Bing/28.2",
    f"{_IPHONE} BingWeb/6.9.8",
    _PHONE.format("CUBOT X70"),
    _PHONE.format("CUBOT_NOTE_S"),
    f"{_IPHONE} Zalo iOS/24.06 ZaloTheme/light ZaloLanguage/vn",
    f"{_PHONE.format('SM-A155F')} Zalo android/24060631 ZaloTheme/light ZaloLanguage/vi",
    f"{_PHONE.format('SM-A155F')} [FB_IAB/FB4A;FBAV/465.0.0.0;]",
    f"{_PHONE.format('SM-A155F')} Viber/21.0.0.0",
    f"{_IPHONE} WhatsApp/2.24.11",
    f"{_IPHONE} GSA/320.0",
    "Mozilla/5.0 (Windows NT 10.0) Slack/4.38 Electron discord/1.0",
    "Firefox",
    "",
)


@pytest.fixture
def board(tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Board]:
    """A board whose previews say something, though nothing was published."""
    monkeypatch.setattr(share_routes, "preview_words", lambda *_, **__: ("Tân Yên", "97,5%"))
    with open_board(tmp_path, empty_store, monkeypatch, share_routes.share_routes()) as opened:
        yield opened


def ask(board: Board, address: str, agent: str) -> Any:
    return board.browser().get(address, headers={"accept": "text/html", "user-agent": agent})


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_gets_the_preview_and_is_not_counted(board: Board, agent: str) -> None:
    _, token = make_share(board.records, "An", 0, TERMS)
    answer = ask(board, f"/s/{token}", agent)
    assert answer.status_code == 200
    assert "og:title" in answer.text
    assert board.actions() == ["link_made"]


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_person_gets_the_link(board: Board, agent: str) -> None:
    number, token = make_share(board.records, "An", 0, TERMS)
    answer = ask(board, f"/s/{token}", agent)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/e/{number}")
    assert board.actions() == ["link_made", "link_opened"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_was_taken_for_a_robot_is_taken_at_their_word(board: Board, lang: str) -> None:
    number, token = make_share(board.records, "An", 0, TERMS)
    shown = said(ask(board, f"/s/{token}?lang={lang}", ROBOTS[0]))
    assert f'href="/s/{token}?open=1&lang={lang}" rel="nofollow">{t("door.open_link", lang)}<' in shown
    assert ask(board, f"/s/{token}?open=1", ROBOTS[0]).headers["location"] == f"/e/{number}"
    assert "og:title" in ask(board, f"/s/{token}?open=0", ROBOTS[0]).text
