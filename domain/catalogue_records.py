"""What each row of a catalogue file makes; every fault names file, row and reason."""

from collections.abc import Callable
from datetime import date

from domain import targets
from domain.bodies import Body
from domain.catalogue_rows import Row
from domain.errors import NotKnown
from domain.indicators import COMPLETE, DIRECTIONS, GROUPS, KINDS, PRICE_BASES, WEIGHTED, Indicator
from domain.measure_units import MeasureUnit, MeasureUnits
from domain.periods import Period
from domain.problems import SWITCHABLE
from domain.tasks import INFERRED, STATED, TASK_STATES, Item, Shortcoming, Task, contradiction_of
from domain.units import LEVELS, Unit

UNIT_COLUMNS = (
    "code", "level", "name_vi", "name_en", "parent", "valid_from", "valid_to", "official_code", "invented",
    "aliases",
)  # fmt: skip
INDICATOR_COLUMNS = (
    "code", "group", "parent", "name_vi", "name_en", "short_vi", "short_en", "measure_unit", "kind",
    "cumulates", "direction", "decimals", "target_form", "aliases", "price_basis", "parts", "lead_body",
    "supporting", "definition_vi", "definition_en", "source", "formula", "official_code", "weight",
    "rules_off",
)  # fmt: skip
BODY_COLUMNS = ("code", "name_vi", "name_en", "short_vi", "aliases")
MEASURE_UNIT_COLUMNS = ("code", "name_en", "base", "factor", "aliases")
TASK_COLUMNS = (
    "unit", "year", "code", "title_vi", "title_en", "written", "state", "lead_body", "items", "deadline",
    "note", "field", "supporting", "indicator", "obstacle",
)  # fmt: skip
SHORTCOMING_COLUMNS = ("unit", "period", "code", "title_vi", "title_en", "written")


def make_measure_unit(row: Row) -> MeasureUnit:
    """A row of measure_units.csv."""
    return MeasureUnit(
        row.required("code"),
        row.required("name_en"),
        row.required("base"),
        row.amount("factor"),
        row.names("aliases"),
    )


def make_unit(row: Row) -> Unit:
    """A row of units.csv."""
    unit = Unit(
        row.required("code"),
        row.one_of("level", LEVELS),
        row.required("name_vi"),
        row.required("name_en"),
        row.text("parent"),
        row.day("valid_from"),
        row.day("valid_to"),
        row.text("official_code"),
        row.flag("invented"),
        row.names("aliases"),
    )
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise row.fault("ends_before")
    return unit


def make_indicator(measure_units: MeasureUnits) -> Callable[[Row], Indicator]:
    """What makes an indicator of a row of indicators.csv, its unit of measure being one of these."""

    def make(row: Row) -> Indicator:
        if row.required("measure_unit") not in measure_units.by_code:
            raise row.fault("measure_unit", found=row.text("measure_unit"))
        return Indicator(
            row.required("code"),
            row.one_of("group", GROUPS),
            row.text("parent"),
            row.required("name_vi"),
            row.required("name_en"),
            row.text("measure_unit"),
            row.one_of("kind", KINDS),
            row.flag("cumulates"),
            row.one_of("direction", DIRECTIONS),
            row.whole("decimals", at_most=12),
            row.one_of("target_form", ("", *targets.OPERATORS)),
            row.number,
            row.text("short_vi"),
            row.text("short_en"),
            row.names("aliases"),
            row.one_of("price_basis", PRICE_BASES),
            row.one_of("parts", ("", COMPLETE, WEIGHTED)) == COMPLETE,
            row.text("lead_body"),
            row.names("supporting"),
            row.text("definition_vi"),
            row.text("definition_en"),
            row.text("source"),
            row.text("formula"),
            row.text("official_code"),
            row.text("weight"),
            _rules_off(row),
            row.text("parts") == WEIGHTED,
        )

    return make


def make_body(row: Row) -> Body:
    """A row of bodies.csv."""
    return Body(
        row.required("code"),
        row.required("name_vi"),
        row.required("name_en"),
        row.text("short_vi"),
        row.names("aliases"),
    )


def _rules_off(row: Row) -> tuple[str, ...]:
    """Codes of rules that do not hold for an indicator; only those of judgement may be switched off."""
    for code in row.names("rules_off"):
        if code not in SWITCHABLE:
            raise row.fault("rules_off", found=code, expected=", ".join(SWITCHABLE))
    return row.names("rules_off")


def make_task(units: frozenset[str], indicators: frozenset[str]) -> Callable[[Row], Task]:
    """What makes a task of a row of tasks.csv, its unit and indicator being of these codes."""

    def make(row: Row) -> Task:
        stated, year = row.day("deadline"), row.year("year")
        state = row.one_of("state", TASK_STATES)
        if row.text("indicator") and row.text("indicator") not in indicators:
            raise row.fault("indicator", found=row.text("indicator"))
        task = Task(
            _known_unit(row, units),
            year,
            row.required("code"),
            row.required("title_vi"),
            row.required("title_en"),
            row.required("written"),
            state,
            row.text("lead_body"),
            tuple(_item(row, text, state) for text in row.names("items")),
            stated or date(year, 12, 31),
            STATED if stated else INFERRED,
            row.text("note"),
            row.one_of("field", ("", *GROUPS)),
            row.names("supporting"),
            row.text("indicator"),
            obstacle=row.text("obstacle"),
        )
        if contradiction := contradiction_of(task):
            raise row.fault("task", code=task.code, found=contradiction)
        return task

    return make


def _item(row: Row, text: str, state: str) -> Item:
    """'Xã Minh Tiến=done'; without a state of its own a part stands as its task does."""
    name, _, own = text.partition("=")
    if own and own not in TASK_STATES:
        raise row.fault("item_state", found=own, expected=", ".join(TASK_STATES))
    return Item(name, own or state)


def make_shortcoming(units: frozenset[str]) -> Callable[[Row], Shortcoming]:
    """What makes a shortcoming of a row of shortcomings.csv, its unit being one of these codes."""

    def make(row: Row) -> Shortcoming:
        try:
            period = str(Period.parse(row.required("period")))
        except NotKnown as why:
            raise row.fault("period", found=row.text("period")) from why
        return Shortcoming(
            _known_unit(row, units),
            period,
            row.required("code"),
            row.required("title_vi"),
            row.required("title_en"),
            row.required("written"),
        )

    return make


def _known_unit(row: Row, units: frozenset[str]) -> str:
    if row.required("unit") not in units:
        raise row.fault("unit", found=row.text("unit"))
    return row.text("unit")
