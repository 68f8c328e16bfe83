r"""The one mechanism behind `make`: sets the machine up, then runs, tests, lints or measures.

Without make, on Windows: `py tools\launch.py run`. Standard library only.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

# Started as a file, Python looks for modules in tools/ and not in the project.
if not __package__:
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from tools.browser import ensure_chromium
from tools.environment import LOCKS, ROOT, SetupError, ensure_environment
from tools.serving import ADDRESS, DEFAULT_PORT, check_port_free, read_port, serve_until_stopped

# A worker a core of a small machine; a file stays with one worker, and so does the server it starts.
# Long files of browser tests come early, as they are collected: the last to end are short ones.
PARALLEL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
# Tests, pictures and samples never touch the store an office has set.
NO_OFFICE = {"STORE": ""}
# Who may come in without an account: web/settings.py.
TRYING = "try"
# Universal: one lock for Linux, macOS and Windows. No address of any package index stands in it.
LOCK_FORM = (
    *("--quiet", "--upgrade", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
)
# import-linter has no module to start, only a script whose place differs from system to system.
IMPORT_RULES = "from importlinter.cli import lint_imports_command as main; main(['--no-logo'])"
# What bandit looks at; each finding is answered in docs/decisions/0026-audit.md.
AUDITED = (
    *("app.py", "access", "analysis", "charts", "domain", "intake", "loaders", "pages", "reports"),
    *("store", "texts", "tools", "ui", "validation", "web"),
)
LINTERS = {
    "style": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "mypy"),
    "import rules": ("-c", IMPORT_RULES),
}


def run_python(python, *arguments, **settings):
    """Exit code of the environment's Python in the project's root, settings added to the environment."""
    return subprocess.run([str(python), *arguments], cwd=ROOT, env={**os.environ, **settings}).returncode


def prepare_demonstration(python, *options):
    """Builds the demonstration store where it is absent or stale; SetupError when that fails."""
    if run_python(python, "-m", "tools.demo", *options, **NO_OFFICE) != 0:
        raise SetupError("The demonstration store could not be prepared; the reason stands above.")


def place_of_store(store):
    """A store's URL as it is, a file as seen from where the command was given; "" for the demonstration."""
    return store if not store or "://" in store else str(Path(store).expanduser().absolute())


def run_app(options):
    """Starts the app on loopback and stays until it ends."""
    port = read_port(options.port or os.environ.get("PORT"))
    store = place_of_store(options.store or os.environ.get("STORE"))
    check_port_free(port)
    python = ensure_environment("run")
    if not store:
        prepare_demonstration(python)
    # An empty STORE means the demonstration, as an unset one does: whoever sits here may try all of it.
    settings = {"GUESTS": "" if store else TRYING, **os.environ, "STORE": store or ""}
    return serve_until_stopped(python, port, settings)


def rebuild_demonstration(_options):
    """Builds the demonstration store anew from the samples."""
    prepare_demonstration(ensure_environment("run"), "--rebuild")
    return 0


def run_tests(options):
    """The whole test suite but for what is marked slow or bench."""
    python = ensure_environment("dev")
    chromium = ensure_chromium(python)
    prepare_demonstration(python)
    return run_python(python, "-m", "pytest", *PARALLEL, *options.rest, CHROMIUM=chromium, **NO_OFFICE)


def run_linters(_options):
    """Every linter, even after one has failed, so that one run shows all there is to mend."""
    python = ensure_environment("dev")
    failed = [name for name, arguments in LINTERS.items() if run_python(python, *arguments) != 0]
    if failed:
        print(f"lint failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def audit(_options):
    """What bandit finds in the project and pip-audit in its packages; a package not audited is a fault."""
    python = ensure_environment("dev")
    code = run_python(python, "-m", "bandit", "-q", "-r", *AUDITED)
    packages = run_python(
        python, "-m", "pip_audit", "--strict", "--disable-pip", "--no-deps", "-r", LOCKS["run"].name
    )
    return code or packages


def fix_style(_options):
    """Mends what ruff can mend by itself."""
    python = ensure_environment("dev")
    fixed = run_python(python, "-m", "ruff", "check", "--fix", ".")
    return run_python(python, "-m", "ruff", "format", ".") or fixed


def run_bench(options):
    """The benchmark: prints its table."""
    python = ensure_environment("dev")
    chromium = ensure_chromium(python)
    prepare_demonstration(python)
    return run_python(python, "-m", "tests.bench", *options.rest, CHROMIUM=chromium, **NO_OFFICE)


def run_backtest(_options):
    """The error of each way to foretell a year."""
    return run_python(ensure_environment("dev"), "-m", "tests.backtest", **NO_OFFICE)


def take_shots(options):
    """Screenshots of every page into an ignored folder."""
    python = ensure_environment("dev")
    chromium = ensure_chromium(python)
    prepare_demonstration(python)
    return run_python(python, "-m", "tests.shots", *options.rest, CHROMIUM=chromium, **NO_OFFICE)


def write_locks(_options):
    """Resolves both sets anew; the run set is resolved under the dev set, so it is a subset of it."""
    python = ensure_environment("dev")
    compile_one = ("-m", "uv", "pip", "compile", *LOCK_FORM)
    dev, run = LOCKS["dev"].name, LOCKS["run"].name
    failed = run_python(python, *compile_one, "requirements-dev.in", "-o", dev)
    return failed or run_python(python, *compile_one, "requirements.in", "-c", dev, "-o", run)


def set_up(_options):
    """Installs everything tests and linting need, and nothing else."""
    ensure_chromium(ensure_environment("dev"))
    return 0


COMMANDS = {
    "run": run_app,
    "demo": rebuild_demonstration,
    "test": run_tests,
    "lint": run_linters,
    "audit": audit,
    "fix": fix_style,
    "bench": run_bench,
    "backtest": run_backtest,
    "shots": take_shots,
    "lock": write_locks,
    "setup": set_up,
}


def read_arguments(arguments):
    """The command, its options, and in `rest` what is handed on to pytest or the module."""
    parser = argparse.ArgumentParser(prog="launch.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("--store", help="an office's own store: a file or an SQLAlchemy URL (run)")
    parser.add_argument("--port", help=f"port on {ADDRESS}, {DEFAULT_PORT} if not given (run)")
    options, rest = parser.parse_known_args(arguments)
    options.rest = rest
    return options


def main(arguments=None):
    """Runs one command and returns its exit code; 2 when the machine lacks something."""
    options = read_arguments(arguments)
    try:
        return COMMANDS[options.command](options)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
