"""Undo and redo: events of their own, that make a submission invisible or visible again."""

from dataclasses import asdict

from sqlalchemy import Connection, Engine, select

from domain.errors import StoreFault
from store.chain import append_edition
from store.engine import writing
from store.records import Receipt
from store.tables import REDO, UNDO, submission, toggle
from store.trail import Deed, append_trail
from store.wording import require_name

_HIDDEN, _VISIBLE = 0, 1


def undo(engine: Engine, number: int, who: str) -> Receipt:
    """Makes a visible submission invisible from a new edition on; raises StoreFault."""
    return _turn(engine, number, who, UNDO, _HIDDEN)


def redo(engine: Engine, number: int, who: str) -> Receipt:
    """Makes an undone submission visible again, in its old place in the order; raises StoreFault."""
    return _turn(engine, number, who, REDO, _VISIBLE)


def _turn(engine: Engine, number: int, who: str, kind: str, visible: int) -> Receipt:
    require_name(who)
    with writing(engine) as connection:
        if _visible_now(connection, number) == visible:
            state = "visible" if visible else "undone"
            told = f"submission {number} is {state} already; nothing was changed"
            raise StoreFault(told, f"{state}_already", submission=number)
        made = Receipt(number, append_edition(connection, kind, number, who, visible=visible))
        append_trail(connection, Deed(who.strip(), kind, asdict(made)))
        return made


def _visible_now(connection: Connection, number: int) -> int:
    known = connection.execute(select(submission.c.id).where(submission.c.id == number)).first()
    if known is None:
        told = f"there is no submission {number}; the history lists those there are"
        raise StoreFault(told, "no_submission", submission=number)
    latest = (
        select(toggle.c.visible)
        .where(toggle.c.submission == number)
        .order_by(toggle.c.edition.desc())
        .limit(1)
    )
    turned = connection.execute(latest).scalar()
    return _VISIBLE if turned is None else int(turned)
