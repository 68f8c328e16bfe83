"""Looking after accounts and the trail from the command line: account, trail.

Exit 0: done; 1: the trail is broken; 2: refused or unknown. A password is asked for, or read from standard
input; it is never an argument.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable
from typing import Any

from access import ROLES, VIEWER, BadAccount
from domain.commands import REFUSED, CommandLine, print_json, run_command
from domain.errors import Fault, StoreFault
from texts import LANGUAGES, t
from web import account_commands, trail_commands
from web.argument_texts import require_texts

Answer = tuple[int, dict[str, Any], list[str]]
log = logging.getLogger("web")


def main(argv: list[str]) -> int:
    """Runs one command; gives the exit code."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    given, left = _parser().parse_known_args(argv)
    try:
        # Not repeated: what was not asked for may be a password.
        if left:
            raise Fault(t("account.command.too_much", given.lang))
        require_texts(given)
        code, answer, lines = given.run(given)
    except (Fault, OSError) as why:
        code, answer, lines = REFUSED, {"error": _told(why, given.lang)}, []
    if "error" in answer:
        log.error(answer["error"])
    if given.json:
        print_json(answer)
    else:
        _print("\n".join(lines))
    return code


def _told(why: Exception, lang: str) -> str:
    if isinstance(why, BadAccount):
        return account_commands.fault_in_words(why, lang)
    if isinstance(why, StoreFault) and why.code:
        return t(f"store.fault.{why.code}", lang, **why.details)
    return str(why)


def _parser() -> CommandLine:
    shared = CommandLine(add_help=False)
    shared.add_argument("--store", metavar="URL")
    shared.add_argument("--json", action="store_true")
    shared.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
    parser = CommandLine(prog="python -m web", description=__doc__)
    rooms = parser.add_subparsers(required=True, metavar="account|trail")
    _add_account_commands(rooms, shared)
    _add_trail_commands(rooms, shared)
    return parser


def _add_account_commands(rooms: Any, shared: CommandLine) -> None:
    named = CommandLine(add_help=False)
    named.add_argument("name", metavar="NAME")
    named.add_argument("--as", dest="who", metavar="WHO", default=account_commands.COMMAND_LINE)
    commands = rooms.add_parser("account").add_subparsers(
        required=True, metavar="add|list|disable|enable|password|token|tokens|revoke"
    )
    both = [shared, named]
    add = _command(commands, "add", account_commands.add, both)
    add.add_argument("--role", choices=ROLES, default=VIEWER)
    add.add_argument("--unit", dest="units", metavar="CODE", nargs="+", action="extend", default=[])
    add.add_argument("--shown", metavar="FULL NAME")
    add.add_argument("--subject", metavar="ID")
    _command(commands, "list", account_commands.list_accounts, [shared])
    _command(commands, "disable", account_commands.change, both)
    _command(commands, "enable", account_commands.change, both)
    _command(commands, "password", account_commands.new_password, both)
    _command(commands, "token", account_commands.token, both)
    _command(commands, "tokens", account_commands.tokens, both)
    revoke = _command(commands, "revoke", account_commands.revoke, both)
    which = revoke.add_mutually_exclusive_group(required=True)
    which.add_argument("--id")
    # Said out: an empty variable of a shell in the place of an id must not mean all of them.
    which.add_argument("--all", action="store_true")


def _add_trail_commands(rooms: Any, shared: CommandLine) -> None:
    commands = rooms.add_parser("trail").add_subparsers(required=True, metavar="verify|export")
    _command(commands, "verify", trail_commands.verify, [shared])
    _command(commands, "export", trail_commands.export, [shared])


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], Answer], parents: list[CommandLine]
) -> CommandLine:
    command: CommandLine = commands.add_parser(name, parents=parents)
    command.set_defaults(run=run, command=name)
    return command


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
