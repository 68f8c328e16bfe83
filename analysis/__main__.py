"""`python -m analysis UNIT PERIOD [--edition N] [--store URL] [--lang vi|en] [--json]`."""

import argparse
import sys
from typing import Any, NamedTuple

import pandas as pd

from analysis.comparable import read_comparable
from analysis.contract import figures_as_json, shortcomings_as_json, tasks_as_json
from analysis.report import periods_read, unit_report
from analysis.task_states import reference_day
from analysis.text_table import write_table
from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.clock import local_today
from domain.commands import CommandLine, print_json, run_command
from domain.entries import CATALOGUE, COMMENT, SHORTCOMING, TASK, Kept
from domain.errors import CatalogueError, Fault, NotKnown, StoreFault
from domain.periods import Period
from domain.shortcomings import shortcomings_of
from domain.task_entries import tasks_of
from domain.tasks import with_body_names
from domain.units import Unit
from store import Store, open_store
from texts import LANGUAGES, t


class Words(NamedTuple):
    """What the unit said of the period, and of its tasks of the year."""

    comments: list[Kept]
    shortcomings: list[Kept]
    tasks: list[Kept]


class View(NamedTuple):
    """What is looked at: a unit and period as of an edition."""

    unit: Unit
    period: Period
    edition: int
    demonstration: bool


def main(arguments: list[str] | None = None) -> int:
    """Print the report of a unit and period; raises Fault with one line in the language asked for."""
    asked = _parser().parse_args(arguments)
    try:
        report = _answer(asked)
    except Fault as why:
        raise Fault(_refusal(why, asked.lang)) from why
    if report.empty:
        print(t("analysis.table.empty", asked.lang), file=sys.stderr)
    return 0


def _parser() -> CommandLine:
    parser = CommandLine(prog="python -m analysis", description=t("analysis.command.about"))
    parser.add_argument("unit", help=t("analysis.command.unit"))
    parser.add_argument("period", help=t("analysis.command.period"))
    parser.add_argument("--edition", help=t("analysis.command.edition"))
    parser.add_argument("--store", help=t("analysis.command.store"))
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help=t("analysis.command.lang"))
    parser.add_argument("--json", action="store_true", help=t("analysis.command.json"))
    return parser


def _answer(asked: argparse.Namespace) -> pd.DataFrame:
    """Print what was asked for, and give the report it was made of."""
    period = Period.parse(asked.period)
    with open_store(asked.store, create=False) as store:
        edition = _edition(asked.edition, store)
        changes = store.entries(CATALOGUE, [""], [0], edition)
        shipped = catalogue_for(store.is_demonstration)
        catalogue = with_changes(shipped, (kept.entry for kept in changes))
        unit = catalogue.unit(asked.unit, period)
        view = View(unit, period, edition, store.is_demonstration)
        report = _report(store, catalogue, view, asked.lang)
        words = Words(
            store.entries(COMMENT, [unit.key], [period.code], view.edition),
            store.entries(SHORTCOMING, [unit.key], [period.code], view.edition, withdrawn=True),
            store.entries(TASK, [unit.key], [period.plan_year.code], view.edition),
        )
    if asked.json:
        print_json(_object(report, words, catalogue, view, asked.lang))
    else:
        print(f"{_title(view, asked.lang)}\n{write_table(report, asked.lang, t)}")
    return report


def _edition(text: str | None, store: Store) -> int:
    latest = store.edition()
    if text is None:
        return latest
    if not text.isdecimal() or not 0 < int(text) <= latest:
        raise NotKnown("edition", text)
    return int(text)


def _report(store: Store, catalogue: Catalogue, view: View, lang: str) -> pd.DataFrame:
    unit, period = view.unit.key, view.period
    figures = store.figures(units=[unit], periods=periods_read(period), edition=view.edition)
    targets = store.targets(units=[unit], years=[period.year], edition=view.edition)
    comparable = read_comparable(
        lambda keys, before: store.figures(units=keys, periods=before, edition=view.edition),
        catalogue, view.unit, period,
    )  # fmt: skip
    return unit_report(figures, targets, catalogue, period, lang, comparable)


def _object(
    report: pd.DataFrame, words: Words, catalogue: Catalogue, view: View, lang: str
) -> dict[str, Any]:
    unit, period = view.unit.code, view.period
    shortcomings = shortcomings_of(catalogue.shortcomings, words.shortcomings, view.unit, period)
    said = tasks_of(catalogue.tasks, words.tasks, view.unit, period.year)
    tasks = [with_body_names(task, catalogue.bodies, lang) for task in said]
    return {
        "unit": unit,
        "period": str(period),
        "edition": view.edition,
        "demonstration": view.demonstration,
        "figures": figures_as_json(report, {kept.entry.key: kept.entry.body for kept in words.comments}),
        "tasks": tasks_as_json(tasks, reference_day(period, local_today()), lang),
        "shortcomings": shortcomings_as_json(shortcomings, lang),
    }


def _title(view: View, lang: str) -> str:
    return t(
        "analysis.table.title",
        lang,
        unit=view.unit.name(lang),
        period=str(view.period),
        edition=view.edition,
    )


def _refusal(why: Fault, lang: str) -> str:
    if isinstance(why, NotKnown):
        return t(f"analysis.refused.{why.what}", lang, found=why.found)
    if isinstance(why, CatalogueError):
        return t("analysis.refused.catalogue", lang, found=why)
    kind = "store" if isinstance(why, StoreFault) else "other"
    return t(f"analysis.refused.{kind}", lang, found=" ".join(str(why).split()))


if __name__ == "__main__":
    sys.exit(run_command(main))
