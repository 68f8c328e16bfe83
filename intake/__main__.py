"""`python -m intake FILE --unit CODE [--period 2023-9M] [--accept --as NAME] --json`."""

import argparse
import re
import sys
from pathlib import Path

from domain.catalogue import Catalogue
from domain.catalogue_changes import with_changes
from domain.catalogue_files import catalogue_for
from domain.commands import REFUSED, CommandLine, print_json, run_command
from domain.entries import CATALOGUE
from domain.errors import Fault, NotKnown
from domain.numbers import FORMATS
from domain.periods import Period
from domain.problems import Problem, Where
from domain.target_days import read_day
from domain.units import Unit
from intake import Check, accept, check_content, describe, place
from intake.checks import refused_check
from intake.contract import as_dict
from intake.exporting import figures_table
from loaders import Additions, ReadAs
from loaders.additions import LAYOUTS
from loaders.read_as import ENCODINGS, QUOTES
from store import Receipt, Store, open_store
from texts import LANGUAGES, t

CLEAN, ERRORS = 0, 1
_HEADER = re.compile(r"(?:(?P<sheet>.+)!)?(?P<row>[1-9]\d{0,6})")
_ANSWER = re.compile(r"(?:(?P<sheet>.+)!)?(?P<row>\d{1,7})=(?P<unit>.+)")


def main(arguments: list[str] | None = None) -> int:
    """Check one file and, where asked and clean, accept it; 0 clean, 1 errors, 2 refused."""
    asked = _parser().parse_args(arguments)
    if asked.accept and not (asked.who or "").strip():
        raise Fault(t("intake.who_needed", asked.lang))
    with open_store(asked.store) as store:
        changes = (kept.entry for kept in store.entries(CATALOGUE, [""], [0]))
        catalogue = with_changes(catalogue_for(demonstration=store.is_demonstration), changes)
        check = _check(asked, store, catalogue)
        # Before accepting: a place that cannot be written to must not be found out after it.
        if asked.figures:
            _write_figures(check, catalogue, Path(asked.figures))
        receipt = None
        if asked.accept and check.acceptable:
            receipt = accept(check, store, catalogue, asked.who, asked.message)
        _answer(check, catalogue, receipt, as_json=asked.json, lang=asked.lang)
    if check.refused:
        return REFUSED
    return ERRORS if check.findings.has_errors else CLEAN


def _check(asked: argparse.Namespace, store: Store, catalogue: Catalogue) -> Check:
    """The check asked for; what was stated wrongly and a file that is not there are problems like others."""
    name = Path(asked.file).name
    try:
        period = Period.parse(asked.period) if asked.period else None
    except NotKnown:
        return refused_check(name, Problem("bad_period", Where(text=asked.period), asked.period), store)
    try:
        unit = _unit(asked.unit, period, catalogue) if asked.unit else None
    except NotKnown:
        return refused_check(name, Problem("unknown_unit", Where(text=asked.unit), asked.unit), store)
    try:
        content = Path(asked.file).read_bytes()
    except (OSError, ValueError):
        problem = Problem("unreadable", details={"reason": "no_file"})
        return refused_check(name, problem, store, unit, period)
    return check_content(content, name, store, catalogue, unit, period, added=_additions(asked))


def _parser() -> CommandLine:
    parser = CommandLine(prog="python -m intake", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--unit", help="code of the unit the file speaks of, where it does not say so itself")
    parser.add_argument("--period", help="YYYY-nM, or YYYY for plans")
    parser.add_argument("--decision", default="", help="number of the decision that sets the file's plans")
    parser.add_argument("--effective", help="day those plans come into force: YYYY-MM-DD or DD/MM/YYYY")
    parser.add_argument(
        "--measure-unit",
        action="append",
        default=[],
        metavar="[SHEET!]ROW=UNIT",
        help="unit of measure of a row that leaves it out",
    )
    parser.add_argument(
        "--decimal", choices=[fmt.decimal for fmt in FORMATS], help="decimal sign of the file"
    )
    parser.add_argument("--encoding", default="", choices=ENCODINGS, help="encoding of a text file")
    parser.add_argument("--delimiter", default="", help="sign between the columns of a text file")
    parser.add_argument(
        "--quote", default="", choices=QUOTES, help="quotation mark around cells of a text file"
    )
    parser.add_argument("--layout", default="", choices=LAYOUTS, help="layout of the file's tables")
    parser.add_argument(
        "--header-row",
        action="append",
        default=[],
        metavar="[SHEET!]ROW",
        help="row in which the headings of a sheet's first table stand",
    )
    parser.add_argument(
        "--add-quarters", action="store_true", help="add up columns of single quarters from January"
    )
    parser.add_argument("--accept", action="store_true", help="store the figures where no error stands")
    parser.add_argument("--as", dest="who", help="who sends the file; needed with --accept")
    parser.add_argument("--message", default="", help="a remark kept with the submission")
    parser.add_argument(
        "--late-official",
        default="",
        metavar="REASON",
        help="why official or settled figures change a period that is closed; kept with the submission",
    )
    parser.add_argument("--figures", help="write every figure read to this .csv or .parquet file")
    parser.add_argument("--store", help="URL or path of the store; the setting STORE otherwise")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi")
    parser.add_argument("--json", action="store_true")
    return parser


def _additions(asked: argparse.Namespace) -> Additions:
    """What the sender states beside the file; raises Fault where it is not understood."""
    effective = read_day(asked.effective) if asked.effective else None
    if asked.effective and effective is None:
        raise Fault(t("intake.bad_effective", asked.lang, found=asked.effective))
    answers = {}
    for answer in asked.measure_unit:
        match = _ANSWER.fullmatch(answer)
        if match is None:
            raise Fault(t("intake.bad_measure_unit", asked.lang, found=answer))
        answers[match["sheet"] or "", int(match["row"])] = match["unit"].strip()
    return Additions(
        asked.decision.strip(), effective, answers,
        read_as=_read_as(asked),
        number_format=next((fmt for fmt in FORMATS if fmt.decimal == asked.decimal), None),
        late_official=asked.late_official.strip(),
        layout=asked.layout,
        header_rows=_header_rows(asked),
        add_quarters=asked.add_quarters,
    )  # fmt: skip


def _header_rows(asked: argparse.Namespace) -> dict[str, int]:
    rows = {}
    for said in asked.header_row:
        match = _HEADER.fullmatch(said)
        if match is None:
            raise Fault(t("intake.bad_header_row", asked.lang, found=said))
        rows[match["sheet"] or ""] = int(match["row"])
    return rows


def _read_as(asked: argparse.Namespace) -> ReadAs:
    try:
        return ReadAs(asked.encoding, asked.delimiter, asked.quote)
    except ValueError as why:
        raise Fault(t("intake.bad_delimiter", asked.lang, found=asked.delimiter)) from why


def _unit(code: str, period: Period | None, catalogue: Catalogue) -> Unit:
    if period:
        return catalogue.unit(code, period)
    held = catalogue.by_code.get(code, ())
    if len(held) != 1:
        raise NotKnown("unit", code)
    return held[0]


def _write_figures(check: Check, catalogue: Catalogue, path: Path) -> None:
    parquet = path.suffix == ".parquet"
    table = figures_table(check, catalogue, as_text=not parquet)
    try:
        if parquet:
            table.to_parquet(path, index=False)
        else:
            table.to_csv(path, index=False)
    except OSError as why:
        raise Fault(f"the figures cannot be written to {path}: {why.strerror or why}") from why


def _answer(check: Check, catalogue: Catalogue, receipt: Receipt | None, *, as_json: bool, lang: str) -> None:
    if as_json:
        print_json(as_dict(check, catalogue, receipt))
        return
    for problem in check.findings.in_order():
        where = f"{place(problem, lang)}: " if place(problem, lang) else ""
        print(f"[{t(f'intake.{problem.severity}', lang)}] {where}{describe(problem, catalogue, lang)}")
    counts = {word: check.count(word) for word in ("new", "revised", "same")}
    print(t("intake.changes", lang, **counts))
    if receipt:
        print(t("intake.accepted", lang, edition=receipt.edition, submission=receipt.submission))


if __name__ == "__main__":
    sys.exit(run_command(main))
