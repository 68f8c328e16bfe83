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
from domain.errors import StoreFault
from domain.periods import Period
from store import Deed, Draft, DraftMoved
from ui.here import the_person
from ui.sending.drafts import draft_key, remember_said, remember_taken, taken_draft, taken_file
from ui.sending.sent_files import SentFile
from ui.sending.upload_form import Stated
from ui.sending.upload_state import FileState, open_drafts, opened_drafts
from ui.served import person_now, the_catalogue, the_records, the_store

SUBMITTED, RETURNED = "submitted", "returned"
# The shelf is everybody's: nobody fills it alone.
MOST_OF_ONE = 100
MOST_REASON = 500


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


def hand_over(stated: Stated, file: SentFile, message: str) -> bool:
    """Hand a file over with all that was said of it; False where somebody else did so before.

    Raises NotAllowed, and the store's fault where too much waits already.
    """
    if stated.unit is None or stated.period is None:
        return False
    person = _who_may(SEND, stated.unit.key)
    who, key = person.name if person.account else stated.who, draft_key(stated, file)
    before = the_store().draft(WAITING, key)
    if before is not None and before.body["who"] != who:
        return False
    if before is None and len(_those_of(who)) >= MOST_OF_ONE:
        told = f"{MOST_OF_ONE} files of {who} wait already; an approver sees to some of them first"
        raise StoreFault(told, "shelf_full", count=MOST_OF_ONE)
    said = FileState(file.file_id).said()
    body = {
        "file": file.name, "unit": stated.unit.code, "key": stated.unit.key, "period": str(stated.period),
        "said": said, "decision": stated.decision, "message": message, "who": who,
        "effective": f"{stated.effective:%d/%m/%Y}" if stated.effective else "",
    }  # fmt: skip
    kept = Draft(WAITING, key, "", body, file.content)
    try:
        the_store().exchange_drafts([before] if before else [], kept, Deed(who, SUBMITTED, _about(body)))
    except DraftMoved:
        return False
    the_store().delete_draft(who, key)
    # It may stay at hand beside other files: what is said of it was kept, and is not kept anew.
    remember_said(who, key, said)
    return True


def give_back(key: str, reason: str) -> str:
    """Give a file that was taken up back to its submitter, with the reason; gives whose, '' for none."""
    draft = taken_draft(key)
    if draft is None:
        return ""
    person, submitter = _who_may(APPROVE, str(draft.body["key"])), str(draft.body["who"])
    returned = {"who": person.name, "reason": (reason := reason[:MOST_REASON])}
    kept = replace(draft, body={**draft.body, RETURNED: returned})
    told = {**_about(draft.body), "submitter": submitter, "reason": reason}
    try:
        the_store().exchange_drafts([draft], kept, Deed(person.name, RETURNED, told))
    except DraftMoved:
        return ""
    # What the approver mended goes with the file that is no longer theirs to accept.
    the_store().delete_draft(person.name, key)
    open_drafts([one for one in opened_drafts() if one[1] != key])
    return submitter


def taken_up(files: Sequence[SentFile]) -> dict[str, Draft]:
    """What waits among the files at hand, as it was taken up, by the file's id."""
    keys = {key for owner, key in opened_drafts() if owner == WAITING}
    held = ((one.file_id, taken_draft(one.draft)) for one in files if one.draft in keys)
    return {file_id: draft for file_id, draft in held if draft is not None}


def let_go() -> list[str]:
    """Put away what was taken up and does not wait any more as it was; gives the names of the files."""
    opened = opened_drafts()
    gone = [key for owner, key in opened if owner == WAITING and taken_draft(key) is None]
    open_drafts([(owner, key) for owner, key in opened if owner != WAITING or key not in gone])
    return [taken_file(key) for key in gone]


def may_take_up(key: str) -> bool:
    """Whether who acts may open a waiting file; as it stands now it is what they decide on."""
    draft, person = the_store().draft(WAITING, key), person_now()
    if draft is None or RETURNED in draft.body or person is None or not person.may(APPROVE):
        return False
    remember_taken(draft)
    return reaches(person, str(draft.body["key"]), the_catalogue())


def settle(draft: Draft) -> None:
    """Take from the shelf what changes nothing any more, unless it is another by now."""
    with suppress(DraftMoved):
        the_store().exchange_drafts([draft])


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
