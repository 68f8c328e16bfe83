"""The virtual environment: made once, filled from a lock, and stamped only when it is whole.

Standard library only, and plain enough for an old Python to read: it has to say that it is too old.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "installed.json"
LOCKS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
OLDEST = (3, 11)
KNOWN_MINORS = range(19, OLDEST[1] - 1, -1)


class SetupError(Exception):
    """The machine lacks something; the message says what and what to do."""


def venv_python(venv=VENV):
    """Path of the environment's own interpreter, on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def python_version(command):
    """(major, minor) of the interpreter a command starts, or None when it does not start one."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([*command, "-c", code], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(int(part) for part in done.stdout.split()) if done.returncode == 0 else None


def candidate_pythons():
    """Commands that may start a Python, the running one first."""
    yield [sys.executable]
    for minor in KNOWN_MINORS:
        yield ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
    yield ["python3"]
    yield ["python"]


def find_python(candidates=None):
    """The first command that starts Python 3.11 or newer; SetupError when there is none."""
    for command in candidates or candidate_pythons():
        version = python_version(command)
        if version is not None and version >= OLDEST:
            return command
    found = ".".join(str(part) for part in sys.version_info[:2])
    raise SetupError(
        f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; found only {found} ({sys.executable}).\n"
        "Install it from the system's package manager or python.org and run the command again."
    )


def lock_digest(which):
    """sha256 of a lock's text, the same whatever line ends the checkout wrote."""
    text = LOCKS[which].read_text(encoding="utf-8")
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_stamp(path):
    """What was installed whole, as {"run": digest, "dev": digest}; empty when nothing was."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def plan_setup(which, stamp, digests):
    """What has to be done for a set: "nothing", "add" to what is there, or "rebuild" from nothing.

    A changed run lock means a rebuild: what the new lock no longer names must not stay behind.
    """
    if stamp.get("run") != digests["run"]:
        return "rebuild"
    if which == "run" or stamp.get("dev") == digests["dev"]:
        return "nothing"
    return "rebuild" if "dev" in stamp else "add"


def ensure_environment(which):
    """Makes .venv hold the wanted set ("run" or "dev") and returns its interpreter."""
    digests = {name: lock_digest(name) for name in LOCKS}
    python = venv_python()
    stamp = read_stamp(STAMP) if python_version([str(python)]) else {}
    step = plan_setup(which, stamp, digests)
    if step == "nothing":
        return python
    # The stamp goes first and comes back last: an interrupted installation never looks done.
    STAMP.unlink(missing_ok=True)
    if step == "rebuild":
        _make_venv()
    _install(python, which)
    written = {"run": digests["run"]} if which == "run" else digests
    STAMP.write_text(json.dumps(written), encoding="utf-8")
    return python


def _make_venv():
    command = find_python()
    print(f"Creating {VENV.name} with {' '.join(command)}", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    done = subprocess.run([*command, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if done.returncode != 0:
        raise SetupError(
            f"The virtual environment could not be made:\n{(done.stdout + done.stderr).strip()}\n"
            "On Debian and Ubuntu the package python3-venv is needed for it."
        )


def _install(python, which):
    lock = LOCKS[which]
    print(f"Installing the pinned packages of {lock.name} (the first time takes a minute)", flush=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--require-hashes", "-r", str(lock)])
    if done.returncode != 0:
        raise SetupError(f"pip could not install {lock.name}: its message stands above.")
