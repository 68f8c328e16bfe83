"""`python -m intake FILE --unit CODE [--period 2023-9M] [--accept --as NAME] --json`."""

import argparse
import sys
from pathlib import Path

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.commands import REFUSED, print_json, run_command
from domain.errors import NotKnown, Refused
from domain.periods import Period
from domain.units import Unit
from intake import Check, accept, check_content, describe, place
from intake.contract import as_dict, figures_table
from store import Receipt, open_store
from texts import LANGUAGES, t

CLEAN, ERRORS = 0, 1


def main(arguments: list[str] | None = None) -> int:
    """Check one file and, where asked and clean, accept it; 0 clean, 1 errors, 2 refused."""
    asked = _parser().parse_args(arguments)
    if asked.accept and not (asked.who or "").strip():
        print(t("intake.who_needed", asked.lang), file=sys.stderr)
        return REFUSED
    with open_store(asked.store) as store:
        catalogue = catalogue_for(demonstration=store.is_demonstration)
        period = Period.parse(asked.period) if asked.period else None
        unit = _unit(asked.unit, period, catalogue) if asked.unit else None
        check = check_content(_content(asked.file), Path(asked.file).name, store, catalogue, unit, period)
        receipt = None
        if asked.accept and check.acceptable:
            receipt = accept(check, store, catalogue, asked.who, asked.message)
        if asked.figures:
            _write_figures(check, catalogue, Path(asked.figures))
        _answer(check, catalogue, receipt, as_json=asked.json, lang=asked.lang)
    if check.refused:
        return REFUSED
    return ERRORS if check.findings.has_errors else CLEAN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m intake", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--unit", help="code of the unit the file speaks of, where it does not say so itself")
    parser.add_argument("--period", help="YYYY-nM, or YYYY for plans")
    parser.add_argument("--accept", action="store_true", help="store the figures where no error stands")
    parser.add_argument("--as", dest="who", help="who sends the file; needed with --accept")
    parser.add_argument("--message", default="", help="a remark kept with the submission")
    parser.add_argument("--figures", help="write every figure read to this .csv or .parquet file")
    parser.add_argument("--store", help="URL or path of the store; the setting STORE otherwise")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi")
    parser.add_argument("--json", action="store_true")
    return parser


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as why:
        raise Refused("unreadable", reason=str(why)) from why


def _unit(code: str, period: Period | None, catalogue: Catalogue) -> Unit:
    if period:
        return catalogue.unit(code, period)
    held = catalogue.by_code.get(code, ())
    if len(held) != 1:
        raise NotKnown("unit", code)
    return held[0]


def _write_figures(check: Check, catalogue: Catalogue, path: Path) -> None:
    table = figures_table(check, catalogue)
    if path.suffix == ".parquet":
        table.to_parquet(path, index=False)
    else:
        table.to_csv(path, index=False)


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
