"""Whether a write may pass: by role, by unit, by what is written, and under whose name."""

import itertools

import pytest

from access import (
    ADMINISTER,
    ADMINISTRATOR,
    APPROVE,
    APPROVER,
    BEARER,
    CATALOGUE,
    EVERY_UNIT,
    GUEST,
    SEND,
    SHARE,
    STAFF,
    TRIAL,
    VIEW,
    VIEWER,
    WAITING,
    NotAllowed,
    Person,
    permit,
    reaches,
    require,
)
from domain import entries
from domain.catalogue import Catalogue
from domain.catalogue_files import load_catalogue
from store import Act
from store.guarding import DRAFT
from store.tables import ACCEPT, REDO, UNDO
from tests.unit.domain.tiny_catalogue import write_catalogue

KINDS = (ACCEPT, UNDO, REDO)
WRITERS = (STAFF, APPROVER, ADMINISTRATOR, TRIAL)
LOOKERS = (BEARER, GUEST, VIEWER)
# Those of words that whoever sends for a unit writes too.
WORDS = set(entries.KINDS) - {entries.CATALOGUE, entries.PERIOD_STATE, entries.DUE_DAY}
# The province, the district in it, a commune in that, and another district.
PROVINCE, OWN, WITHIN, FOREIGN = "tinh", "huyen", "xa", "huyen_khac"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    rows = (
        "xa,commune,Xã C,Commune C,huyen,,2025-06-30,,no,",
        "huyen_khac,district,Huyện D,District D,tinh,,2025-06-30,,no,",
    )
    return load_catalogue(write_catalogue(tmp_path_factory.mktemp("rights"), extra={"units.csv": rows}))


def person(role: str, *units: str) -> Person:
    has_account = role not in (BEARER, GUEST, TRIAL)
    return Person(role, "An" if has_account else "", frozenset(units), account=int(has_account))


def figures_of(*units: str, kind: str = ACCEPT, who: str = "An", said: set[str] | None = None) -> Act:
    return Act(kind, who, frozenset(units), frozenset(said or ()), has_figures=True)


def words_of(*units: str, kind: str = ACCEPT, said: str) -> Act:
    return Act(kind, "An", frozenset(units), frozenset({said}))


def denied(act: Act, who: Person | None, catalogue: Catalogue, *, is_two_step: bool = False) -> str:
    """Why a write may not pass, '' where it may."""
    try:
        permit(act, who, catalogue, is_two_step=is_two_step)
    except NotAllowed as why:
        return f"{why.code} {why.details.get('action', '')}".strip()
    return ""


# What a role may do at all


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (BEARER, {VIEW}),
        (GUEST, {VIEW}),
        (VIEWER, {VIEW, SHARE}),
        (STAFF, {VIEW, SHARE, SEND}),
        (APPROVER, {VIEW, SHARE, SEND, APPROVE, CATALOGUE}),
        (TRIAL, {VIEW, SHARE, SEND, APPROVE, CATALOGUE}),
        (ADMINISTRATOR, {VIEW, SHARE, SEND, APPROVE, CATALOGUE, ADMINISTER}),
    ],
)
def test_what_each_role_may_do(role: str, may: set[str]) -> None:
    every = {VIEW, SHARE, SEND, APPROVE, CATALOGUE, ADMINISTER}
    assert {action for action in every if person(role).may(action)} == may
    for action in every - may:
        with pytest.raises(NotAllowed) as refused:
            require(person(role), action)
        assert (refused.value.code, refused.value.details) == ("role", {"action": action})
    for action in may:
        assert require(person(role), action) == person(role)


def test_nobody_may_do_anything(catalogue: Catalogue) -> None:
    with pytest.raises(NotAllowed) as refused:
        require(None, VIEW)
    assert refused.value.code == "nobody"
    for kind in (*KINDS, DRAFT):
        assert denied(figures_of(OWN, kind=kind), None, catalogue) == "nobody"


@pytest.mark.parametrize("kind", [*KINDS, DRAFT])
@pytest.mark.parametrize("role", LOOKERS)
def test_who_only_looks_writes_nothing_whatever_units_are_theirs(
    catalogue: Catalogue, role: str, kind: str
) -> None:
    for units in ((), (OWN,), (EVERY_UNIT,)):
        assert denied(figures_of(OWN, kind=kind), person(role, *units), catalogue) == "role send"
        for said in entries.KINDS:
            act = words_of(OWN, kind=kind, said=said)
            assert denied(act, person(role, *units), catalogue) == "role send"


# Whose units


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("units", "unit", "passes"),
    [
        ((OWN,), OWN, True),
        ((OWN,), WITHIN, True),
        ((PROVINCE,), WITHIN, True),
        ((OWN,), FOREIGN, False),
        ((OWN,), PROVINCE, False),
        ((WITHIN,), OWN, False),
        ((FOREIGN,), WITHIN, False),
        ((), OWN, False),
        ((EVERY_UNIT,), FOREIGN, True),
        ((EVERY_UNIT,), "", True),
        ((OWN,), "", False),
        ((PROVINCE,), "", False),
        ((OWN,), "never_heard_of", False),
        (("never_heard_of",), "never_heard_of", False),
        (("",), "", False),
    ],
)
def test_staff_and_approvers_write_for_their_units_and_what_lies_in_them(
    catalogue: Catalogue, kind: str, units: tuple[str, ...], unit: str, passes: bool
) -> None:
    expected = "" if passes else "unit"
    for role in (STAFF, APPROVER):
        assert reaches(person(role, *units), unit, catalogue) is passes
        assert denied(figures_of(unit, kind=kind), person(role, *units), catalogue) == expected
        for said in WORDS:
            act = words_of(unit, kind=kind, said=said)
            assert denied(act, person(role, *units), catalogue) == expected


@pytest.mark.parametrize("role", [ADMINISTRATOR, TRIAL])
@pytest.mark.parametrize("unit", [OWN, FOREIGN, PROVINCE, "", "never_heard_of"])
def test_administrators_and_who_tries_the_demonstration_write_for_every_unit(
    catalogue: Catalogue, role: str, unit: str
) -> None:
    for kind, said in itertools.product(KINDS, entries.KINDS):
        assert denied(figures_of(unit, kind=kind, said={said}), person(role), catalogue) == ""


def test_one_foreign_unit_among_own_ones_stops_the_whole(catalogue: Catalogue) -> None:
    with pytest.raises(NotAllowed) as refused:
        permit(figures_of(OWN, WITHIN, FOREIGN), person(STAFF, OWN), catalogue)
    assert (refused.value.code, refused.value.details) == ("unit", {"unit": "Huyện D"})


def test_the_units_of_others_are_no_ones_by_likeness(catalogue: Catalogue) -> None:
    for near in ("huyen ", "HUYEN", "huye", "huyen_"):
        assert not reaches(person(STAFF, near), OWN, catalogue)


# What is written


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said", [entries.PERIOD_STATE, entries.DUE_DAY])
def test_periods_are_closed_and_due_days_set_by_who_approves(
    catalogue: Catalogue, kind: str, said: str
) -> None:
    act = words_of(OWN, kind=kind, said=said)
    assert denied(act, person(STAFF, OWN), catalogue) == "role approve"
    assert denied(act, person(APPROVER, OWN), catalogue) == ""
    assert denied(act, person(APPROVER, FOREIGN), catalogue) == "unit"
    for_all = words_of("", kind=kind, said=said)
    assert denied(for_all, person(APPROVER, OWN), catalogue) == "unit"
    assert denied(for_all, person(APPROVER, EVERY_UNIT), catalogue) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_the_catalogue_is_changed_by_who_may_whatever_their_units(catalogue: Catalogue, kind: str) -> None:
    act = words_of("", kind=kind, said=entries.CATALOGUE)
    assert denied(act, person(STAFF, EVERY_UNIT), catalogue) == "role catalogue"
    for units in ((), (OWN,)):
        assert denied(act, person(APPROVER, *units), catalogue) == ""


def test_rows_of_the_catalogue_carry_nothing_else_past_the_units(catalogue: Catalogue) -> None:
    both = Act(ACCEPT, "An", frozenset({""}), frozenset({entries.CATALOGUE, entries.COMMENT}))
    assert denied(both, person(APPROVER, OWN), catalogue) == "unit"
    with_figures = figures_of("", FOREIGN, said={entries.CATALOGUE})
    assert denied(with_figures, person(APPROVER, OWN), catalogue) == "unit"


def test_what_asks_for_most_decides_where_several_things_are_written(catalogue: Catalogue) -> None:
    act = figures_of(OWN, said={entries.COMMENT, entries.PERIOD_STATE})
    assert denied(act, person(STAFF, OWN), catalogue) == "role approve"


def test_every_kind_of_words_is_either_the_units_own_or_asks_for_more(catalogue: Catalogue) -> None:
    open_to_staff = {
        said for said in entries.KINDS if not denied(words_of(OWN, said=said), person(STAFF, OWN), catalogue)
    }
    assert open_to_staff == WORDS


# Two steps


@pytest.mark.parametrize("kind", KINDS)
def test_where_publishing_takes_two_steps_figures_wait_for_who_approves(
    catalogue: Catalogue, kind: str
) -> None:
    act = figures_of(OWN, kind=kind)
    assert denied(act, person(STAFF, OWN), catalogue, is_two_step=True) == "role approve"
    assert denied(act, person(APPROVER, OWN), catalogue, is_two_step=True) == ""
    assert denied(act, person(APPROVER, FOREIGN), catalogue, is_two_step=True) == "unit"
    assert denied(act, person(ADMINISTRATOR), catalogue, is_two_step=True) == ""
    # Words and drafts do not wait.
    for said in WORDS:
        words = words_of(OWN, kind=kind, said=said)
        assert denied(words, person(STAFF, OWN), catalogue, is_two_step=True) == ""
    assert denied(figures_of(kind=DRAFT), person(STAFF), catalogue, is_two_step=True) == ""


def shelf(submitter: str, *units: str) -> Act:
    return Act(DRAFT, WAITING, frozenset(units), submitters=frozenset({submitter}))


@pytest.mark.parametrize(
    ("role", "submitter", "unit", "expected"),
    [
        (STAFF, "An", OWN, ""),
        (STAFF, "An", WITHIN, ""),
        (STAFF, "An", FOREIGN, "unit"),
        (STAFF, "An", "", "unit"),
        (STAFF, "Bình", OWN, "role approve"),
        (STAFF, "", OWN, "role approve"),
        (APPROVER, "Bình", OWN, ""),
        (APPROVER, "Bình", FOREIGN, "unit"),
        (ADMINISTRATOR, "Bình", FOREIGN, ""),
        (TRIAL, "Bình", FOREIGN, ""),
        (VIEWER, "An", OWN, "role send"),
    ],
)
def test_what_waits_is_its_submitters_and_who_approves_there(
    catalogue: Catalogue, role: str, submitter: str, unit: str, expected: str
) -> None:
    assert denied(shelf(submitter, unit), person(role, OWN), catalogue) == expected


def test_nobody_puts_their_own_in_the_place_of_anothers(catalogue: Catalogue) -> None:
    both = Act(DRAFT, WAITING, frozenset({OWN}), submitters=frozenset({"An", "Bình"}))
    assert denied(both, person(STAFF, OWN), catalogue) == "role approve"


# Under whose name


@pytest.mark.parametrize("kind", [*KINDS, DRAFT])
@pytest.mark.parametrize("role", [STAFF, APPROVER, ADMINISTRATOR])
@pytest.mark.parametrize("who", ["Bình", "", "an", "An B", "Аn"])
def test_nobody_writes_in_the_name_of_another(catalogue: Catalogue, kind: str, role: str, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        permit(figures_of(OWN, kind=kind, who=who), person(role, OWN), catalogue)
    assert (refused.value.code, refused.value.details) == ("name", {"name": "An"})


def test_blanks_around_a_name_make_no_other(catalogue: Catalogue) -> None:
    assert denied(figures_of(OWN, who=" An "), person(STAFF, OWN), catalogue) == ""


def test_who_tries_the_demonstration_signs_as_they_like(catalogue: Catalogue) -> None:
    assert denied(figures_of(OWN, who="Bất kỳ ai"), person(TRIAL), catalogue) == ""


@pytest.mark.parametrize("role", WRITERS)
def test_a_draft_is_kept_by_whoever_may_send_at_all(catalogue: Catalogue, role: str) -> None:
    assert denied(figures_of(FOREIGN, kind=DRAFT), person(role), catalogue) == ""
