"""Looking after a store from the command line: verify, history, undo, redo, backup, restore.

Exit 0: done; 1: verify, backup or restore found damage; 2: refused or unknown.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.commands import CommandLine, run_command
from domain.entries import CATALOGUE
from domain.errors import Fault, PeriodClosed, StoreFault
from store import Damaged, Event, Finding, Receipt, Store, backup, open_store, resolve_url, restore, verify
from store.address import shown_url
from store.verifying import damage
from texts import LANGUAGES, t

DONE, FOUND, REFUSED = 0, 1, 2
Answer = tuple[int, dict[str, Any], list[str]]
log = logging.getLogger("store")


def main(argv: list[str]) -> int:
    """Runs one command; gives the exit code."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    given = _parser().parse_args(argv)
    try:
        code, answer, lines = given.run(given)
    except Damaged as why:
        code, answer, lines = FOUND, {"error": _told(why, given.lang)}, []
    except (Fault, OSError) as why:
        code, answer, lines = REFUSED, {"error": _told(why, given.lang)}, []
    if "error" in answer:
        log.error(answer["error"])
    _print(json.dumps(answer, ensure_ascii=False) if given.json else "\n".join(lines))
    return code


def _told(why: Exception, lang: str) -> str:
    if isinstance(why, PeriodClosed):
        return t("upload.period_closed", lang, unit=why.unit, period=why.period, who=why.who)
    if isinstance(why, StoreFault) and why.code:
        return t(f"store.fault.{why.code}", lang, **why.details)
    return str(why)


def _parser() -> CommandLine:
    shared = CommandLine(add_help=False)
    shared.add_argument("--store", metavar="URL")
    shared.add_argument("--json", action="store_true")
    shared.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser = CommandLine(prog="python -m store", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="verify|history|undo|redo|backup|restore")

    def add(name: str, run: Callable[[argparse.Namespace], Answer]) -> CommandLine:
        command = commands.add_parser(name, parents=[shared])
        command.set_defaults(run=run, command=name)
        return command

    add("verify", _verify)
    history = add("history", _history)
    history.add_argument("--limit", type=_whole)
    history.add_argument("--offset", type=_whole, default=0)
    for name, run in (("undo", _undo), ("redo", _redo)):
        turn = add(name, run)
        turn.add_argument("submission", type=_whole)
        turn.add_argument("--as", dest="who", metavar="NAME", required=True)
    for name, run in (("backup", _backup), ("restore", _restore)):
        add(name, run).add_argument("file")
    return parser


def _whole(text: str) -> int:
    # Beyond 32 bits no store has a number, and PostgreSQL has no room.
    if not text.isdecimal() or int(text) >= 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to {2**31 - 1}")
    return int(text)


def _open(given: argparse.Namespace) -> Store:
    # Whoever looks after a store means one that is there: a mistyped address must not look like a sound one.
    return open_store(given.store, create=False)


def _verify(given: argparse.Namespace) -> Answer:
    edition: int | None = None
    try:
        with _open(given) as store:
            findings = verify(store)
            edition = store.edition() if not findings else None
    except Damaged as why:
        findings = [damage(shown_url(resolve_url(given.store)), _told(why, given.lang))]
    answer = {"ok": not findings, "edition": edition, "findings": [asdict(one) for one in findings]}
    lines = [_finding(one, given.lang) for one in findings]
    return (FOUND if findings else DONE), answer, lines or [t("store.whole", given.lang, edition=edition)]


def _finding(one: Finding, lang: str) -> str:
    return t(
        "store.found",
        lang,
        place=one.place,
        what=t(f"store.finding.{one.code}", lang),
        found=one.found,
        expected=one.expected,
        todo=t(f"store.todo.{one.todo}", lang),
    )


def _history(given: argparse.Namespace) -> Answer:
    with _open(given) as store:
        events = store.history(given.limit, given.offset)
    lines = [_event(event, given.lang) for event in events]
    return DONE, {"editions": [asdict(event) for event in events]}, lines or [t("store.empty", given.lang)]


def _event(event: Event, lang: str) -> str:
    state = "" if event.visible else t("store.hidden", lang)
    kind = t(f"store.kind.{event.kind}", lang)
    return t("store.event", lang, **{**asdict(event), "kind": kind, "state": state}).rstrip()


def _undo(given: argparse.Namespace) -> Answer:
    """As on the page: not where a closed period, rows of the catalogue or data would be harmed."""
    # All that looks into files: only who undoes waits for it.
    from intake import undo_or_why  # noqa: PLC0415

    with _open(given) as store:
        shipped = catalogue_for(demonstration=store.is_demonstration)
        catalogue = with_changes(shipped, (kept.entry for kept in store.entries(CATALOGUE, [""], [0])))
        receipt = undo_or_why(given.submission, store, given.who, catalogue, given.lang)
    if isinstance(receipt, str):
        return REFUSED, {"error": receipt}, []
    return _turned(given, receipt)


def _redo(given: argparse.Namespace) -> Answer:
    with _open(given) as store:
        return _turned(given, store.redo(given.submission, given.who))


def _turned(given: argparse.Namespace, receipt: Receipt) -> Answer:
    return DONE, asdict(receipt), [t(f"store.done.{given.command}", given.lang, **asdict(receipt))]


def _backup(given: argparse.Namespace) -> Answer:
    with _open(given) as store:
        manifest = backup(store, given.file)
    return _moved(given, manifest)


def _restore(given: argparse.Namespace) -> Answer:
    if not given.store and not os.environ.get("STORE"):
        # The default is the demonstration store, which no office means to fill.
        raise StoreFault("restore: name the empty store to fill with --store URL", "restore_where")
    return _moved(given, restore(given.file, given.store))


def _moved(given: argparse.Namespace, manifest: dict[str, Any]) -> Answer:
    answer = {"file": given.file, "edition": manifest["edition"], "head": manifest["head"]}
    return DONE, answer, [t(f"store.done.{given.command}", given.lang, **answer)]


def _print(text: str) -> None:
    try:
        if text:
            sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`); nothing more may be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(run_command(main))
