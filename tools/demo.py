"""Builds the demonstration store from the samples: `python -m tools.demo [--rebuild]`.

They go through the intake that staff use. The store is built beside the old one under a name of its
own and put in its place when it is whole, so that two runs at once, or one that is cut off, leave a
whole store behind.
"""

import argparse
import csv
import hashlib
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from domain.catalogue import Catalogue
from domain.catalogue_files import catalogue_for
from domain.errors import Fault, StoreFault
from domain.periods import Period
from domain.problems import ERROR
from intake import Check, accept, check_content, describe, place
from store import Store, open_store
from store.address import DEFAULT_FILE
from texts import LANGUAGES, t

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "data" / "samples"
# What a store was built from: where one of these differs, the store is stale.
SOURCES = (
    (SAMPLES, "*.csv"),
    (ROOT / "data" / "catalogue", "*.csv"),
    (ROOT / "store" / "migrations", "*.py"),
)
_SIDE_FILES = ("-wal", "-shm")
_ANY_YEAR = Period(2020)


class BrokenSample(Fault):
    """A sample that the intake does not let through; `problems` are its lines of words by language."""

    def __init__(self, file: str, problems: dict[str, list[str]]) -> None:
        self.file, self.problems = file, problems
        super().__init__(f"{file}: {'; '.join(problems['en'])}")


@dataclass(frozen=True)
class Sample:
    """A line of the manifest: a file, and the unit and period it is sent for ('' where the file says)."""

    file: str
    unit: str
    period: str
    who: str
    message: str


def read_manifest(folder: Path = SAMPLES) -> list[Sample]:
    """The samples in the order they are sent; the last is what the first page opens on."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        return [Sample(**row) for row in csv.DictReader(handle, strict=True)]


def sources_digest(sources: tuple[tuple[Path, str], ...] = SOURCES) -> str:
    """One hash over names and contents of all a demonstration store is made of."""
    whole = hashlib.sha256()
    for folder, pattern in sources:
        for file in sorted(folder.rglob(pattern)):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            whole.update(f"{file.relative_to(folder).as_posix()} {content}\n".encode())
    return whole.hexdigest()


def is_fresh(target: Path, digest: str) -> bool:
    """Whether there is a store that was built from just these sources."""
    stamp = _stamp_of(target)
    return target.exists() and stamp.exists() and stamp.read_text(encoding="utf-8").strip() == digest


def build(target: Path, digest: str, *, rebuild: bool = False, samples: Path = SAMPLES) -> None:
    """Build the store and put it in the place of the old one; raises BrokenSample and other faults."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="demo-building-", dir=target.parent) as folder:
        built = Path(folder) / target.name
        _fill(built, samples)
        # Another run may have finished the same meanwhile; an app may have it open by now.
        if rebuild or not is_fresh(target, digest):
            _put_in_place(built, target, digest)


def _fill(file: Path, samples: Path) -> None:
    catalogue = catalogue_for(demonstration=True)
    with open_store(str(file)) as store:
        store.mark_demonstration()
        for sample in read_manifest(samples):
            _send(sample, samples, store, catalogue)


def _send(sample: Sample, folder: Path, store: Store, catalogue: Catalogue) -> None:
    file = folder / sample.file
    period = Period.parse(sample.period) if sample.period else None
    unit = catalogue.unit(sample.unit, period or _ANY_YEAR)
    checked = check_content(file.read_bytes(), file.name, store, catalogue, unit, period)
    if not checked.acceptable:
        lines = {lang: _problem_lines(checked, catalogue, lang) for lang in LANGUAGES}
        raise BrokenSample(sample.file, lines)
    accept(checked, store, catalogue, sample.who, sample.message)


def _problem_lines(checked: Check, catalogue: Catalogue, lang: str) -> list[str]:
    found = checked.findings.in_order()
    errors = [problem for problem in found if problem.severity == ERROR] or found
    return [
        t("demo.problem", lang, place=place(problem, lang), problem=describe(problem, catalogue, lang))
        for problem in errors
    ]


def _put_in_place(built: Path, target: Path, digest: str) -> None:
    if _side_file(built, "-wal").exists():
        raise StoreFault(f"{built.name} was not written out in full; free some disk space and run again")
    stamp = built.with_name(_stamp_of(target).name)
    stamp.write_text(f"{digest}\n", encoding="utf-8")
    # A log left by the old store would be played into the new one.
    for suffix in _SIDE_FILES:
        _side_file(target, suffix).unlink(missing_ok=True)
    built.replace(target)
    stamp.replace(_stamp_of(target))


def _side_file(file: Path, suffix: str) -> Path:
    return file.with_name(file.name + suffix)


def _stamp_of(target: Path) -> Path:
    return target.with_suffix(".stamp")


def _say(key: str, **values: object) -> None:
    for lang in LANGUAGES:
        print(t(key, lang, **values), flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 when a fresh demonstration store stands, 1 when it could not be built."""
    parser = argparse.ArgumentParser(prog="python -m tools.demo", description=__doc__)
    parser.add_argument("--rebuild", action="store_true", help="build it anew even if it is fresh")
    options = parser.parse_args(arguments)
    digest = sources_digest()
    if not options.rebuild and is_fresh(DEFAULT_FILE, digest):
        _say("demo.fresh", path=DEFAULT_FILE)
        return 0
    try:
        build(DEFAULT_FILE, digest, rebuild=options.rebuild, samples=SAMPLES)
    except BrokenSample as fault:
        for lang in LANGUAGES:
            lines = [t("demo.broken", lang, file=fault.file), *fault.problems[lang]]
            print("\n".join(lines), file=sys.stderr)
        return 1
    except (Fault, OSError) as fault:
        for lang in LANGUAGES:
            print(t("demo.failed", lang, reason=fault), file=sys.stderr)
        return 1
    _say("demo.built", count=len(read_manifest(SAMPLES)), path=DEFAULT_FILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
