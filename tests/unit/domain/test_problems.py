"""Problems are counted all and listed up to a bound."""

from collections.abc import Iterator

import pytest

from domain.problems import ERROR, LISTED_PER_CODE, SEVERITY, SWITCHABLE, WARNING, Findings, Problem, Where


def at(row: int, code: str = "bad_number", sheet: str | None = None) -> Problem:
    return Problem(code, Where(sheet, row, "C"), "x")


def test_a_code_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no_such_code"):
        Problem("no_such_code")


@pytest.mark.parametrize("code", sorted(SEVERITY))
def test_the_code_alone_says_how_severe_it_is(code: str) -> None:
    assert Problem(code).severity == SEVERITY[code]
    assert SEVERITY[code] in (ERROR, WARNING)


@pytest.mark.parametrize("code", ["no_plan", "over_plan", "far_from_plan", "missing_indicator"])
def test_what_is_only_unusual_is_a_warning(code: str) -> None:
    findings = Findings()
    findings.add(Problem(code))
    assert (findings.has_errors, findings.errors, findings.count(WARNING)) == (False, 0, 1)


def test_all_are_counted_and_at_most_200_of_a_code_listed() -> None:
    findings = Findings()
    for row in range(1, 251):
        findings.add(at(row))
    findings.add(at(1, "no_plan"))
    assert LISTED_PER_CODE == 200
    assert findings.counts == {"bad_number": 250, "no_plan": 1}
    assert [p.where.row for p in findings.listed if p.code == "bad_number"] == list(range(1, 201))
    assert len(findings.listed) == 201
    assert (findings.errors, findings.count(WARNING), findings.has_errors) == (250, 1, True)


def test_what_is_not_listed_is_never_built() -> None:
    built = 0

    def problems() -> Iterator[Problem]:
        nonlocal built
        while True:
            built += 1
            yield at(built)

    findings = Findings()
    findings.add_many("bad_number", 1_000_000, problems())
    findings.add_many("bad_number", 5, problems())
    assert (findings.counts["bad_number"], len(findings.listed), built) == (1_000_005, 200, 200)


def test_no_problem_leaves_no_count() -> None:
    findings = Findings()
    findings.add_many("bad_number", 0, iter(()))
    assert (findings.counts, findings.listed, findings.has_errors) == ({}, [], False)


def test_two_gatherings_together_are_bounded_as_one() -> None:
    one, other = Findings(), Findings()
    one.add_many("bad_number", 150, (at(n) for n in range(150)))
    other.add_many("bad_number", 300, (at(n) for n in range(300)))
    other.add(at(7, "no_plan"))
    one.extend(other)
    assert one.counts == {"bad_number": 450, "no_plan": 1}
    assert len(one.listed) == 201


def test_errors_stand_before_warnings_then_by_place() -> None:
    findings = Findings()
    for problem in (at(9, "no_plan"), at(5, sheet="B"), at(7, sheet="A"), at(2, sheet="A"), Problem("empty")):
        findings.add(problem)
    places = [(p.severity, p.where.sheet, p.where.row) for p in findings.in_order()]
    assert places == [
        ("error", None, None), ("error", "A", 2), ("error", "A", 7), ("error", "B", 5), ("warning", None, 9),
    ]  # fmt: skip


def test_a_place_has_the_keys_of_the_contract() -> None:
    assert Where("Biểu 1", 7, "C", "4.132").as_dict() == {
        "sheet": "Biểu 1",
        "row": 7,
        "column": "C",
        "text": "4.132",
    }


def test_only_rules_of_judgement_can_be_switched_off() -> None:
    assert set(SWITCHABLE) <= set(SEVERITY)
    of_a_figure = {"no_plan", "over_plan", "far_from_plan", "missing_indicator"}
    assert set(SWITCHABLE) - of_a_figure == {"unit_slip", "rate_out_of_range"}


def test_what_is_an_error_contradicts_itself_or_cannot_be_stored() -> None:
    warnings = {code for code, severity in SEVERITY.items() if severity == WARNING}
    assert warnings == {
        "duplicate_file", "hidden_sheet", "missing_indicator", "over_plan", "far_from_plan", "no_plan",
    }  # fmt: skip
