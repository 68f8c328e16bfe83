"""The Chromium that tests and screenshots drive: found, or installed, or said to be missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.environment import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Nothing but the page may use the network, and a container has no sandbox, graphics card or desktop.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ASK_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as driver: print(driver.chromium.executable_path)"
)


def find_chromium(names=NAMES):
    """Path of a Chromium that starts: the setting CHROMIUM, else one on PATH, else Playwright's; or None."""
    named = os.environ.get("CHROMIUM")
    for candidate in [named] if named else [shutil.which(name) for name in names]:
        if candidate and answers(candidate):
            return candidate
    return None if named else playwright_chromium()


def answers(path):
    """Whether a browser says its version: a package that is only a stub on PATH does not."""
    if os.name == "nt":  # Chrome for Windows opens a window instead of answering.
        return Path(path).is_file()
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def playwright_chromium(python=sys.executable):
    """Path of the Chromium that Playwright installed for itself, or None."""
    done = subprocess.run([str(python), "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, timeout=120)
    path = done.stdout.strip()
    return path if done.returncode == 0 and Path(path).is_file() else None


def ensure_chromium(python):
    """Finds a Chromium or installs one with the given environment; SetupError when none can be had."""
    found = find_chromium() or playwright_chromium(python)
    if found is None and _may_use_apt():
        found = _install_with_apt()
    if found is None:
        print("Installing Playwright's own Chromium", flush=True)
        subprocess.run([str(python), "-m", "playwright", "install", "chromium"])
        found = playwright_chromium(python)
    if found is None or not answers(found):
        raise SetupError(
            "The browser tests need a Chromium and none could be found or installed.\n"
            "Install chromium or google-chrome, or name one: make test CHROMIUM=/path/to/chromium"
        )
    return found


def _may_use_apt():
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install_with_apt():
    print("Installing chromium with apt-get", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=quiet)
    subprocess.run(["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"], env=quiet)
    return find_chromium()
