"""Publishing in two steps: checked files handed over to those who approve, taken up by them or given back.

What waits is a draft whose owner is nobody (access.WAITING): its body says who handed it over. Every step
asks anew who acts, and whether they write for the unit; it is one change of the store, of that which was
looked at and of nothing that has come into its place since.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from access import APPROVE, SEND, WAITING, NotAllowed, Person, is_two_step, reaches, require
from domain.errors import Fault
from domain.periods import Period
from store import Deed, Draft, DraftMoved
from ui.here import the_person
from ui.sending.drafts import draft_key, remember_said, remember_taken, taken_file
from ui.sending.sent_files import SentFile
from ui.sending.upload_form import Stated
from ui.sending.upload_state import FileState, opened_drafts, put_away
from ui.served import person_now, the_catalogue, the_records, the_store

SUBMITTED, RETURNED, SETTLED = "submitted", "returned", "settled"
# The shelf is everybody's: nobody fills it alone.
MOST_OF_ONE = 100
MOST_REASON = 500


class NotTaken(Fault):
    """A file cannot be handed over; the texts say why (waiting.not_taken)."""

    def __init__(self, code: str, **details: object) -> None:
        self.code, self.details = code, details
        super().__init__(f"not handed over: {code}")


def must_wait() -> bool:
    """Whether the files of who is there wait for an approver."""
    return not the_person().may(APPROVE) and is_two_step(the_records())


def waiting_files() -> list[Draft]:
    """What waits and who is there may see: an approver that of their units, others what they handed over."""
    person = the_person()
    held = [one for one in the_store().drafts(WAITING) if RETURNED not in one.body]
    if person.may(APPROVE):
        return [one for one in held if reaches(person, str(one.body["key"]), the_catalogue())]
    return [one for one in held if _is_of(person, one)]


def fetch_returned() -> None:
    """What was given back to who is there becomes their own draft again; raises StoreFault for too many.

    Its submitter fetches it: nobody else writes under their name. What they write for no more stays there,
    and what they have said since of a draft of their own stands.
    """
    person = the_person()
    for listed in the_store().drafts(WAITING):
        mine = RETURNED in listed.body and _is_of(person, listed)
        if mine and reaches(person, str(listed.body["key"]), the_catalogue()):
            draft = the_store().draft(WAITING, listed.key)
            if draft is not None:
                own = the_store().draft(person.name, draft.key)
                body = {**(own or draft).body, RETURNED: draft.body[RETURNED]}
                kept = replace(draft, owner=person.name, body=body)
                # Another tab of theirs has fetched it meanwhile.
                with suppress(DraftMoved):
                    the_store().exchange_drafts([draft, *([own] if own else [])], kept)


def hand_over(stated: Stated, file: SentFile, message: str) -> None:
    """Hand a file over with all that was said of it; raises NotAllowed, NotTaken, or the store's fault."""
    if stated.unit is None or stated.period is None:
        raise NotTaken("unstated")
    person = _who_may(SEND, stated.unit.key)
    who, key = person.name if person.account else stated.who, draft_key(stated, file)
    before, own = the_store().draft(WAITING, key), the_store().draft(who, key)
    if before is not None and before.body["who"] != who:
        raise NotTaken("others")
    if before is None and len(_those_of(who)) >= MOST_OF_ONE:
        raise NotTaken("many", count=MOST_OF_ONE)
    said = FileState(file.file_id).said()
    body = {
        "file": file.name, "unit": stated.unit.code, "key": stated.unit.key, "period": str(stated.period),
        "said": said, "decision": stated.decision, "message": message, "who": who,
        "effective": f"{stated.effective:%d/%m/%Y}" if stated.effective else "",
    }  # fmt: skip
    gone = [one for one in (before, own) if one is not None]
    kept = Draft(WAITING, key, "", body, file.content)
    the_store().exchange_drafts(gone, kept, Deed(who, SUBMITTED, _about(body)))
    # It may stay at hand beside other files: what is said of it was kept, and is not kept anew.
    remember_said(who, key, said)


def give_back(draft: Draft, reason: str) -> str:
    """Give a file that was taken up back to its submitter, with the reason; gives whose, '' for none."""
    person, submitter = _who_may(APPROVE, str(draft.body["key"])), str(draft.body["who"])
    returned = {"who": person.name, "reason": (reason := reason[:MOST_REASON])}
    kept = replace(draft, body={**draft.body, RETURNED: returned})
    told = {**_about(draft.body), "submitter": submitter, "reason": reason}
    try:
        the_store().exchange_drafts([draft], kept, Deed(person.name, RETURNED, told))
    except DraftMoved:
        return ""
    # What the approver mended goes with the file that is no longer theirs to accept.
    the_store().delete_draft(person.name, draft.key)
    put_away(draft.key)
    return submitter


def taken_up(files: Sequence[SentFile]) -> dict[str, Draft]:
    """What waits among the files at hand, as it was taken up, by the file's id."""
    return {one.file_id: one.waits for one in files if one.waits is not None}


def let_go(files: Sequence[SentFile]) -> list[str]:
    """Put away what was taken up and does not wait any more as it was; gives the names of the files."""
    here = {draft.key for draft in taken_up(files).values()}
    gone = [key for owner, key in opened_drafts() if owner == WAITING and key not in here]
    for key in gone:
        put_away(key)
    return [taken_file(key) for key in gone] if the_person().may(APPROVE) else []


def may_take_up(key: str) -> bool:
    """Whether who acts may open a waiting file; as it stands now it is what they decide on."""
    draft, person = the_store().draft(WAITING, key), person_now()
    if draft is None or RETURNED in draft.body or person is None or not person.may(APPROVE):
        return False
    remember_taken(draft)
    return reaches(person, str(draft.body["key"]), the_catalogue())


def settle(draft: Draft) -> None:
    """Take from the shelf what changes nothing any more, unless it is another by now."""
    told = {**_about(draft.body), "submitter": draft.body["who"]}
    with suppress(DraftMoved):
        the_store().exchange_drafts([draft], deed=Deed(the_person().name, SETTLED, told))


def _those_of(who: str) -> list[Draft]:
    return [one for one in the_store().drafts(WAITING) if one.body["who"] == who]


def _is_of(person: Person, draft: Draft) -> bool:
    return bool(person.account) and draft.body["who"] == person.name


def _who_may(action: str, unit: str) -> Person:
    person, catalogue = require(person_now(), action), the_catalogue()
    if not reaches(person, unit, catalogue):
        held = catalogue.units.get(unit)
        raise NotAllowed("unit", unit=held.name("vi") if held else unit)
    return person


def _about(body: Any) -> dict[str, object]:
    return {"unit": body["key"], "period": Period.parse(str(body["period"])).code, "file": body["file"]}
